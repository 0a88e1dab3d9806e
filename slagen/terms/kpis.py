"""What is measured: one KPI with formula, unit, clock, point, source and rounding, and its targets for tiers, sites, levels."""

from __future__ import annotations

from typing import Literal

from slagen.quantities import Duration, Measure, Money, Percent
from slagen.terms.base import CoverageRef, KpiRef, LevelRef, PartyRef, ServiceRef, SeverityRef, SiteRef, Term, TierRef
from slagen.terms.prices import PriceExample

Period = Literal["week", "month", "billing-cycle", "quarter", "half-year", "year", "fiscal-quarter", "term", "incident"]


class Target(Term, frozen=True, kw_only=True):
    """A figure and where it applies; what is left out means everywhere. `dimensions` are the agreement's own (network: premium).

    `minimum` is the value that must be met (the expected level), `stretch` the higher level that earn-back asks for.
    """

    minimum: Measure
    stretch: Measure | None = None
    operator: Literal["at-least", "more-than", "at-most", "less-than"] | None = None
    modality: Literal["commitment", "objective", "aim", "best-effort"] = "commitment"
    tier: TierRef | None = None
    level: LevelRef | None = None
    service: ServiceRef | None = None
    site: SiteRef | None = None
    region: str | None = None
    severity: SeverityRef | None = None
    coverage: CoverageRef | None = None
    dimensions: dict[str, str] = {}
    condition: str | None = None
    surcharge: Percent | None = None
    fee: Money | None = None


class Breach(Term, frozen=True, kw_only=True):
    """When a single event breaches: longer than a span, more often than a count; `all_of` are further conditions."""

    longer_than: Duration | None = None
    more_than: int | None = None
    per: Duration | None = None
    all_of: tuple[str, ...] = ()


class Range(Term, frozen=True, kw_only=True):
    """A range to stay inside, edges included; an alarm range lies within it."""

    low: Measure | None = None
    high: Measure | None = None
    alarm_low: Measure | None = None
    alarm_high: Measure | None = None


class Kpi(Term, frozen=True, kw_only=True):
    """One key performance indicator. All fields together let a third person compute the same figure."""

    name: str
    form: Literal[
        "availability", "request-success", "condition-availability", "response-time", "resolution-time",
        "turnaround-time", "first-contact-resolution", "closing-rate", "cases-handled", "service-level",
        "satisfaction", "latency", "packet-loss", "jitter", "temperature", "humidity", "dew-point", "power-usage",
        "delivery-time", "event-count", "restore-time", "recovery-point", "throughput", "volume", "other",
    ]
    definition: str
    formula: str
    formula_operator: Literal["at-least", "more-than", "at-most", "less-than"] | None = None
    unit: str = "%"
    direction: Literal["higher-is-better", "lower-is-better", "inside-range"] = "higher-is-better"
    statistic: Literal["ratio", "mean", "median", "percentile", "maximum", "minimum", "share", "count", "sum"] = "ratio"
    percentile: Percent | None = None
    targets: tuple[Target, ...] = ()
    range: Range | None = None
    breach: Breach | None = None
    period: Period = "month"
    period_basis: Literal["actual", "actual-local", "30-days", "mean-month", "360-days", "365-days"] = "actual"
    rolling: bool = False
    partial_period: Literal["only-days-in-term", "not-measured", "whole-period"] = "only-days-in-term"
    clock: Literal["24x7", "service"] = "24x7"
    coverage: CoverageRef | None = None
    counted_from: Literal["detection", "report", "confirmation", "first-failed-check"] = "first-failed-check"
    bad_minute: str | None = None
    shortest_counted: Duration | None = None
    probe_every: Duration | None = None
    point: str | None = None
    measured_by: PartyRef | None = None
    source: str | None = None
    disputed_by: Literal["other-monitoring", "audit", "expert", "nobody"] = "other-monitoring"
    rounding: int | None = 2
    rounding_rule: Literal["half-up", "down", "none"] = "half-up"
    compared: Literal["after-rounding", "before-rounding"] = "after-rounding"
    empty_period: Literal["target-met", "not-measured", "target-missed"] = "not-measured"
    smallest_sample: int | None = None
    services: tuple[ServiceRef, ...] = ()
    weight: Percent | None = None
    credit_bearing: bool | None = None
    depends_on: tuple[KpiRef, ...] = ()
    owner: str | None = None
    price_examples: tuple[PriceExample, ...] = ()
