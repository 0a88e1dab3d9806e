"""What does not count: exclusions with limits and proof, maintenance windows with caps and graded notice."""

from __future__ import annotations

from typing import Literal

from slagen.quantities import Duration, Measure, WeeklyHours, Zone
from slagen.terms.base import Count, KpiRef, PartyRef, ServiceRef, SiteRef, Term


class Exclusion(Term, frozen=True, kw_only=True):
    """One exclusion. `limit` bounds it (“at most 4 hours a month”); `lower` and `upper` bound an environmental condition."""

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
    kpis: tuple[KpiRef, ...] = ()
    supplier: PartyRef | None = None
    quantity: str | None = None
    lower: Measure | None = None
    upper: Measure | None = None
    limit: Duration | None = None
    limit_per: Duration | None = None


class Exclusions(Term, frozen=True, kw_only=True):
    """All exclusions, who proves them, how directly they must have caused the failure, and how fast they are claimed."""

    items: dict[str, Exclusion] = {}
    proof: Literal["provider", "customer"] = "provider"
    causation: Literal["to-the-extent", "wholly-and-directly"] = "to-the-extent"
    notify_within: Duration = Duration.parse("5 business days")


class GradedNotice(Term, frozen=True, kw_only=True):
    """Notice that depends on what the work does (“outage longer than 50 ms”)."""

    case: str
    notice: Duration


class MaintenanceWindow(Term, frozen=True, kw_only=True):
    """A recurring window. `first` narrows a weekly window to one week of the month; `budget` caps its own hours."""

    name: str
    hours: WeeklyHours
    recurrence: Literal["weekly", "monthly", "quarterly", "yearly", "on-notice"] = "weekly"
    week: Literal["first", "second", "third", "fourth", "last"] | None = None
    zone: Zone | None = None
    sites: tuple[SiteRef, ...] = ()
    services: tuple[ServiceRef, ...] = ()
    longest: Duration | None = None


class Budget(Term, frozen=True, kw_only=True):
    """The most maintenance time in a span (a week, a month, a year; `rolling` says how the span lies)."""

    most: Duration
    per: Duration
    rolling: bool = False


class Maintenance(Term, frozen=True, kw_only=True):
    """Planned and emergency work. Work outside window, notice or budget is Downtime.

    Emergency work is explained in writing within `explained_within` after it ends.
    """

    windows: dict[str, MaintenanceWindow] = {}
    notice: Duration = Duration.parse("3 business days")
    graded_notice: tuple[GradedNotice, ...] = ()
    budgets: tuple[Budget, ...] = ()
    events_per_year: Count | None = None
    planned_counts: bool = False
    emergency_counts: bool = True
    emergency_notice: Duration | None = Duration.parse("1 h")
    explained_within: Duration = Duration.parse("5 business days")
    channel: str | None = None
