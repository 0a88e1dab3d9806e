"""When and how service is given: hours per site or team, zone, holidays, channels, what a day's end means; severities."""


from typing import Literal

from slagen.quantities import Duration, Money, TimePromise, WeeklyHours, Zone
from slagen.terms.base import AtLeastOne, Count, CoverageRef, Holidays, Positive, SeverityRef, SiteRef, Term
from slagen.terms.prices import PriceExample


class Channel(Term, frozen=True, kw_only=True):
    """A way to reach support. Empty `severities` means every one. A report there may start no clock, or may be none at all."""

    kind: Literal["telephone", "e-mail", "portal", "chat", "remote", "on-site", "api"]
    address: str | None = None
    severities: tuple[SeverityRef, ...] = ()
    starts_clock: bool = True
    refused: bool | None = None
    coverage: CoverageRef | None = None


class PricedResponse(Term, frozen=True, kw_only=True):
    """A response time sold for one schedule of hours: what it costs each month and what an hour of work costs.

    Without `within` no response time is sold, and the price may be nothing. `booked` is the customer's choice.
    """

    within: Duration | None = None
    monthly: Money
    hourly: Money | None = None
    booked: bool = False


class Coverage(Term, frozen=True, kw_only=True):
    """A named schedule of hours. `day_means` settles what “1 day” is; a request before closing time runs on when open.

    `zones` is for one schedule over several zones: `zone_rule` says whether any site's hours count or only the common ones.
    With `severities` it holds for these alone; `purpose` says what the hours are for, where they are not for all. Hours that
    nobody stated are None: then nothing is reckoned in them.
    """

    name: str
    hours: WeeklyHours | None = None
    zone: Zone | None = None
    zones: tuple[Zone, ...] = ()
    zone_rule: Literal["union", "intersection"] | None = None
    holidays: Holidays | None = None
    closed_on: tuple[str, ...] = ()
    sites: tuple[SiteRef, ...] = ()
    purpose: Literal["service", "support", "reporting", "access"] | None = None
    staffing: Literal["staffed", "on-call", "monitored"] = "staffed"
    severities: tuple[SeverityRef, ...] = ()
    channels: tuple[Channel, ...] = ()
    languages: tuple[str, ...] = ("English",)
    named_contacts: Positive | None = None
    remote_support: bool | None = None
    day_means: Literal["24-hours", "service-day", "end-of-next-business-day"] | None = "service-day"
    clock_change: Literal["local-time", "elapsed-time"] = "local-time"
    priced_responses: dict[str, PricedResponse] = {}
    price_examples: tuple[PriceExample, ...] = ()

    @property
    def is_always(self) -> bool:
        """Whether it never stops."""
        return self.hours is not None and self.hours.is_always


class TimesOutsideHours(Term, frozen=True, kw_only=True):
    """Other times for what is reported outside the hours of the times beside; they run around the clock."""

    notice: TimePromise | None = None
    response: TimePromise | None = None
    action: TimePromise | None = None
    update: TimePromise | None = None
    workaround: TimePromise | None = None
    resolution: TimePromise | None = None


class SeverityTimes(TimesOutsideHours, frozen=True, kw_only=True):
    """Times for one severity. Each carries its clock or takes `clock`; words such as “as time allows” are no figure.

    `modality` is for the whole row; the times named in `aims` are aims although the others are promised.
    """

    clock: Literal["24x7", "service"] | None = None
    coverage: CoverageRef | None = None
    outside_hours: TimesOutsideHours | None = None
    escalation_levels: Count | None = None
    modality: Literal["commitment", "objective", "aim", "best-effort"] = "commitment"
    aims: tuple[Literal["notice", "response", "action", "update", "workaround", "resolution"], ...] = ()


class Severity(Term, frozen=True, kw_only=True):
    """One severity: what it means, an example, and its times. Severities stand in order, the gravest first."""

    name: str
    meaning: str | None = None
    example: str | None = None
    contact: str | None = None
    times: SeverityTimes = SeverityTimes()


class PriorityMatrix(Term, frozen=True, kw_only=True):
    """Impact (rows, widest first) by urgency (columns, most urgent first): each cell is a severity."""

    impact: AtLeastOne[str]
    urgency: AtLeastOne[str]
    cells: AtLeastOne[tuple[SeverityRef, ...]]


class Severities(Term, frozen=True, kw_only=True):
    """How incidents are graded: by whom, who may change it, what ends the response clock, what pauses the others.

    `times` are for every incident; a severity replaces single ones. Incidents need no grades: `levels` may be empty.
    Within `corrected_within` after the end, a wrong grade may still be corrected for the figures.
    """

    levels: dict[str, Severity] = {}
    times: SeverityTimes | None = None
    matrix: PriorityMatrix | None = None
    decided_by: Literal["customer", "provider", "jointly", "customer-first"] = "customer-first"
    changed_by: Literal["agreement", "provider", "customer"] = "agreement"
    response_means: Literal["automatic-reply", "human-acknowledgement", "start-of-work"] | None = "human-acknowledgement"
    clock_starts: Literal["report", "detection", "confirmation"] | None = "report"
    corrected_within: Duration = Duration.parse("5 business days")
    pauses: tuple[str, ...] = ("the Provider waits for information that it asked the Customer for",)
