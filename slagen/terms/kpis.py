"""What is measured: one KPI with formula, unit, clock, point, source and rounding, and its targets for tiers, sites, levels."""


from datetime import date
from typing import Literal

from slagen.quantities import Duration, Measure, Money, Percent
from slagen.terms.base import (
    Comparison,
    Count,
    CoverageRef,
    CriticalRef,
    Decimals,
    DimensionRef,
    Effort,
    KpiRef,
    LevelRef,
    PartyRef,
    Positive,
    RegionRef,
    ServiceRef,
    SeverityRef,
    SiteRef,
    Term,
    TierRef,
)
from slagen.terms.prices import PriceExample

SHARES = (
    "availability", "request-success", "condition-availability", "first-contact-resolution", "closing-rate",
    "service-level", "packet-loss",
)
"""Kinds of indicator that are shares by nature."""
AVAILABILITY = ("availability", "condition-availability")
Period = Literal["week", "month", "billing-cycle", "quarter", "half-year", "year", "fiscal-quarter", "term", "incident"]


class Published(Term, frozen=True, kw_only=True):
    """A figure that stands on a page outside the agreement; `as_of` or `version` fixes which state of the page counts."""

    where: str
    address: str | None = None
    as_of: date | None = None
    version: str | None = None


class StatedAllowance(Term, frozen=True, kw_only=True):
    """Lost time that the parties print beside a percentage: in each `per`, or in a period that is `length` long."""

    lost: Duration
    per: Duration | None = None
    length: Duration | None = None


class Target(Term, frozen=True, kw_only=True):
    """A figure and where it applies; what is left out means everywhere. `dimensions` are the agreement's own (network: premium).

    `minimum` is the value that must be met (the expected level), `stretch` the higher level that earn-back asks for.
    Without a figure a target is either `published` elsewhere or expressly no commitment. `allowances` are the lost times
    that the parties print beside a percentage; they are computed again and never taken as they stand. A `clock` of its own
    counts its times otherwise than the KPI's.
    """

    minimum: Measure | None = None
    published: Published | None = None
    stretch: Measure | None = None
    operator: Comparison | None = None
    modality: Literal["commitment", "objective", "aim", "best-effort", "no-commitment"] = "commitment"
    effort: Effort | None = None
    tier: TierRef | None = None
    level: LevelRef | None = None
    service: ServiceRef | None = None
    site: SiteRef | None = None
    region: RegionRef | None = None
    severity: SeverityRef | None = None
    clock: Literal["24x7", "service"] | None = None
    coverage: CoverageRef | None = None
    critical_periods: tuple[CriticalRef, ...] = ()
    dimensions: dict[DimensionRef, str] = {}
    condition: str | None = None
    allowances: tuple[StatedAllowance, ...] = ()
    surcharge: Percent | None = None
    fee: Money | None = None

    def __post_init__(self) -> None:
        if self.minimum is None and self.published is None and self.modality != "no-commitment":
            raise ValueError(
                "it has no figure: give minimum, or published where the figure stands elsewhere, "
                "or modality no-commitment where nothing is promised"
            )


class BreachCase(Term, frozen=True, kw_only=True):
    """When events breach; everything said in one case must be true together.

    Events longer than `longer_than`; more than `more_than` or at least `at_least` events, or more than `total_longer_than`
    in sum, in each span `per`. `counting_from` leaves shorter events out of the count and the sum.
    """

    longer_than: Duration | None = None
    more_than: Count | None = None
    at_least: Positive | None = None
    total_longer_than: Duration | None = None
    counting_from: Duration | None = None
    per: Duration | None = None
    all_of: tuple[str, ...] = ()


class Breach(BreachCase, frozen=True, kw_only=True):
    """One case, or one of several: it is a breach as well if a case of `or_else` is true."""

    or_else: tuple[BreachCase, ...] = ()


class UsualEvents(Term, frozen=True, kw_only=True):
    """How many events a Measurement Period usually has."""

    low: Positive
    high: Positive | None = None


class Range(Term, frozen=True, kw_only=True):
    """A range to stay inside, edges included; an alarm range lies within it."""

    low: Measure | None = None
    high: Measure | None = None
    alarm_low: Measure | None = None
    alarm_high: Measure | None = None


class Kpi(Term, frozen=True, kw_only=True):
    """One key performance indicator. All fields together let a third person compute the same figure.

    `per` is what one result is measured for (each project in each region). A `monitor` measures where no party does.
    A `unit` that was not said is that of the targets. No `rounding` means that nothing was said of it; `rounding_rule`
    none says that the figure is not rounded.
    """

    name: str
    form: Literal[
        "availability", "request-success", "condition-availability", "response-time", "resolution-time",
        "turnaround-time", "first-contact-resolution", "closing-rate", "cases-handled", "service-level",
        "satisfaction", "latency", "packet-loss", "jitter", "temperature", "humidity", "dew-point", "power-usage",
        "delivery-time", "event-count", "restore-time", "recovery-point", "throughput", "volume", "other",
    ]
    definition: str | None = None
    formula: str | None = None
    formula_operator: Comparison | None = None
    per: str | None = None
    unit: str | None = None
    direction: Literal["higher-is-better", "lower-is-better", "inside-range"] = "higher-is-better"
    statistic: Literal["ratio", "mean", "median", "percentile", "maximum", "minimum", "share", "count", "sum"] = "ratio"
    percentile: Percent | None = None
    targets: tuple[Target, ...] = ()
    range: Range | None = None
    breach: Breach | None = None
    period: Period = "month"
    period_basis: Literal["actual", "actual-local", "30-days", "mean-month", "360-days", "365-days"] = "actual"
    rolling: bool = False
    partial_period: Literal["only-days-in-term", "not-measured", "whole-period"] | None = "only-days-in-term"
    clock: Literal["24x7", "service"] = "24x7"
    coverage: CoverageRef | None = None
    counted_from: Literal["detection", "report", "confirmation", "first-failed-check"] | None = "first-failed-check"
    counted_until: str | None = None
    bad_minute: str | None = None
    shortest_counted: Duration | None = None
    shortest_operator: Literal["at-least", "more-than"] = "at-least"
    partial_outage: Literal["counts-fully", "by-share", "above-share"] | None = None
    partial_share: Percent | None = None
    probe_every: Duration | None = None
    point: str | None = None
    measured_by: PartyRef | None = None
    monitor: str | None = None
    source: str | None = None
    disputed_by: Literal["other-monitoring", "audit", "expert", "nobody"] = "other-monitoring"
    rounding: Decimals | None = None
    rounding_rule: Literal["half-up", "down", "none"] = "half-up"
    compared: Literal["after-rounding", "before-rounding"] = "after-rounding"
    empty_period: Literal["target-met", "not-measured", "target-missed"] | None = "not-measured"
    smallest_sample: Positive | None = None
    usual_events: UsualEvents | None = None
    services: tuple[ServiceRef, ...] = ()
    weight: Percent | None = None
    credit_bearing: bool | None = None
    depends_on: tuple[KpiRef, ...] = ()
    owner: str | None = None
    price_examples: tuple[PriceExample, ...] = ()


def unit_of(kpi: Kpi) -> str:
    """The unit of the KPI's figures: as said, else that of its first target or range, else percent for what is a share."""
    figures = (*(target.minimum for target in kpi.targets), *((kpi.range.low, kpi.range.high) if kpi.range else ()))
    shares = kpi.form in SHARES or not any(figures)
    return kpi.unit or next((figure.unit for figure in figures if figure is not None and figure.unit), "%" if shares else "")


def allowed_share(kpi: Kpi, target: Target) -> Percent | None:
    """The percentage that may not be lost; None for what is no availability, or has no figure."""
    minimum = target.minimum
    if kpi.form not in AVAILABILITY or minimum is None or minimum.unit != "%" or minimum.value > 100:
        return None
    return None if target.modality == "no-commitment" else Percent(minimum.value)
