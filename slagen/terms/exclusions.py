"""What does not count: exclusions with limits and proof, maintenance windows with caps and graded notice."""


from typing import Literal

from slagen.quantities import Duration, Measure, WeeklyHours, Zone
from slagen.terms.base import Count, CoverageRef, Holidays, KpiRef, PartyRef, ServiceRef, SiteRef, Term


class Exclusion(Term, frozen=True, kw_only=True):
    """One exclusion. `limit` bounds it (“at most 4 hours a month”); `lower` and `upper` bound an environmental condition.

    `limit_each` says that the limit holds for each single event. `notice` is for what counts only without notice before, and
    `dealt_with_in` names another agreement that deals with it.
    """

    kind: Literal[
        "service", "region", "day", "hour", "environment", "maintenance", "force-majeure",
        "customer-caused", "third-party", "own-supplier", "beta", "over-quota", "suspension", "other",
    ]
    statement: str
    services: tuple[ServiceRef, ...] = ()
    sites: tuple[SiteRef, ...] = ()
    regions: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    hours: WeeklyHours | None = None
    zone: Zone | None = None
    holidays: Holidays | None = None
    kpis: tuple[KpiRef, ...] = ()
    supplier: PartyRef | None = None
    quantity: str | None = None
    lower: Measure | None = None
    upper: Measure | None = None
    limit: Duration | None = None
    limit_per: Duration | None = None
    limit_each: bool = False
    notice: Duration | None = None
    dealt_with_in: str | None = None


class Exclusions(Term, frozen=True, kw_only=True):
    """All exclusions, who proves them, how directly they must have caused the failure, and how fast they are claimed.

    `none` for one of these means that nobody said it, and the sentence about it is left out.
    """

    items: dict[str, Exclusion] = {}
    proof: Literal["provider", "customer"] | None = "provider"
    causation: Literal["to-the-extent", "wholly-and-directly"] | None = "to-the-extent"
    notify_within: Duration | None = Duration.parse("5 business days")


class GradedNotice(Term, frozen=True, kw_only=True):
    """Notice that depends on what the work does: an interruption longer than one figure, at most another, or a case in words."""

    case: str | None = None
    longer_than: Measure | None = None
    at_most: Measure | None = None
    notice: Duration


class MaintenanceWindow(Term, frozen=True, kw_only=True):
    """A recurring window: at certain hours, or outside the hours of a schedule. `week` narrows it to one week of the month.

    Its hours are those of `zone`, of each of `zones`, or with `local_to` of the place of each site or customer. `holidays`
    names the calendar for hours on holidays, or says `open` where they are like other days.
    """

    name: str
    hours: WeeklyHours | None = None
    outside: CoverageRef | None = None
    recurrence: Literal["weekly", "monthly", "quarterly", "yearly", "on-notice"] = "weekly"
    week: Literal["first", "second", "third", "fourth", "last"] | None = None
    zone: Zone | None = None
    zones: tuple[Zone, ...] = ()
    local_to: Literal["site", "customer"] | None = None
    holidays: Holidays | None = None
    sites: tuple[SiteRef, ...] = ()
    services: tuple[ServiceRef, ...] = ()
    longest: Duration | None = None


class Budget(Term, frozen=True, kw_only=True):
    """The most maintenance time in a span (a week, a month, a year; `rolling` says how the span lies), for each service."""

    most: Duration
    per: Duration
    rolling: bool = False
    kind: Literal["planned", "emergency", "any"] = "planned"
    services: tuple[ServiceRef, ...] = ()
    sites: tuple[SiteRef, ...] = ()


class EventLimit(Term, frozen=True, kw_only=True):
    """The most works in a span, however long each of them takes."""

    most: Count
    per: Duration = Duration.parse("1 year")
    rolling: bool = False
    kind: Literal["planned", "emergency", "any"] = "planned"


class Maintenance(Term, frozen=True, kw_only=True):
    """Planned and emergency work. Work outside window, notice or budget is Downtime.

    Without windows, work may be done at any time after notice; with `notice: none`, an announcement before it is enough.
    Emergency work is explained in writing within `explained_within` after it ends. No planned work is done on `frozen` days.
    """

    windows: dict[str, MaintenanceWindow] = {}
    notice: Duration | None = Duration.parse("3 business days")
    graded_notice: tuple[GradedNotice, ...] = ()
    budgets: tuple[Budget, ...] = ()
    events: tuple[EventLimit, ...] = ()
    frozen: tuple[str, ...] = ()
    planned_counts: bool = False
    emergency_counts: bool = True
    emergency_notice: Duration | None = Duration.parse("1 h")
    explained_within: Duration | None = Duration.parse("5 business days")
    channel: str | None = None
