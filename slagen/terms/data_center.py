"""What a data center promises: feeds and load, climate, network routes, remote hands, access, delivery."""


from typing import Literal

from slagen.quantities import Duration, Measure, Money, Percent
from slagen.terms.base import Count, CoverageRef, KpiRef, SeverityRef, SiteRef, Term
from slagen.terms.kpis import Range


class Power(Term, frozen=True, kw_only=True):
    """Electrical supply of one kind of feed. `load_limit` is the share of one circuit that may be drawn.

    `promised: no` says openly that this feed carries no promise. Feeds and point of hand-over that nobody said are `none`.
    """

    name: str
    feeds: Literal["a-and-b", "single"] | None = None
    capacity: Measure | None = None
    load_limit: Percent | None = None
    demarcation: str | None = None
    sites: tuple[SiteRef, ...] = ()
    availability: KpiRef | None = None
    promised: bool = True
    dual_corded: bool = False
    outage_means: str | None = None


class Climate(Term, frozen=True, kw_only=True):
    """One climate range: where the sensor is, how often it reads, how long an excursion must last to count.

    With `join: any`, a long excursion or too many of them miss the range; with `all`, too many long ones do. `printed` is
    the same range in another unit, and `equals` the conditions from which a dew point is worked out. `severity` grades a
    failure. What nobody said is `none`.
    """

    name: str
    quantity: Literal["temperature", "relative-humidity", "dew-point", "rate-of-change"]
    range: Range | None = None
    printed: Range | None = None
    equals: tuple[Measure, ...] = ()
    aisle: Literal["cold", "hot", "rack-inlet", "room"] | None = None
    sensor: str | None = None
    reading_every: Duration | None = None
    excursion: Duration | None = None
    excursion_operator: Literal["at-least", "more-than"] = "at-least"
    excursions: Count | None = None
    excursions_per: Duration | None = None
    join: Literal["all", "any"] = "all"
    severity: SeverityRef | None = None
    also_requires: tuple[str, ...] = ()
    kpi: KpiRef | None = None


class Route(Term, frozen=True, kw_only=True):
    """A network route between two end points, with the figures promised on it."""

    name: str
    from_point: str
    to_point: str
    direction: Literal["one-way", "round-trip"] = "round-trip"
    latency: Measure | None = None
    packet_loss: Measure | None = None
    jitter: Measure | None = None
    jitter_definition: Literal["rfc-3550", "ipdv"] | None = None
    statistic: Literal["mean", "percentile", "maximum"] = "mean"


class RemoteHands(Term, frozen=True, kw_only=True):
    """Hands on site: how fast, in which steps charged, at which rates for which work, how much is included."""

    response: dict[str, Duration] = {}
    response_means: Literal["acknowledgement", "arrival-at-cabinet"] = "arrival-at-cabinet"
    charged_in: Duration = Duration.parse("30 minutes")
    hourly: Money | None = None
    rates: dict[str, Money] = {}
    no_fault_found: str | None = None
    included: Measure | None = None
    coverage: CoverageRef | None = None
    severities: tuple[SeverityRef, ...] = ()
    conditions: tuple[str, ...] = ()


class Access(Term, frozen=True, kw_only=True):
    """Who may enter, when, with how much notice given how, and what it costs: for each visit or hour, unless `free_with`."""

    coverage: CoverageRef | None = None
    visit_notice: Duration | None = None
    notice_by: str | None = None
    emergency_within: Duration | None = None
    identification: str | None = None
    escorted: bool = False
    charge_outside: Money | None = None
    charge_per: Literal["visit", "hour"] = "visit"
    free_with: str | None = None


class Delivery(Term, frozen=True, kw_only=True):
    """A delivery or exchange with its time: an order confirmed, a cabinet handed over, hardware replaced."""

    name: str
    within: Duration
    counted_from: str
    remedy: str | None = None


class HardwareExchange(Term, frozen=True, kw_only=True):
    """The exchange of failed hardware of the provider: how fast, from when, and what happens to data on it."""

    within: Duration
    counted_from: Literal["diagnosis", "report"] = "diagnosis"
    covers: tuple[str, ...] = ()
    coverage: CoverageRef | None = None
    remedy: str | None = None


class EnergyUse(Term, frozen=True, kw_only=True):
    """Power usage effectiveness: yearly, with boundary, category and the load from which it applies."""

    target: Measure
    boundary: str
    category: Literal["1", "2", "3"] = "2"
    from_load: Percent | None = None


class DataCenter(Term, frozen=True, kw_only=True):
    """The facility behind a colocation agreement."""

    facility: str | None = None
    design_tier: Literal["I", "II", "III", "IV"] | None = None
    power: dict[str, Power] = {}
    climate: dict[str, Climate] = {}
    routes: dict[str, Route] = {}
    cross_connect: Delivery | None = None
    remote_hands: RemoteHands | None = None
    access: Access | None = None
    deliveries: dict[str, Delivery] = {}
    energy_use: EnergyUse | None = None
    hardware: HardwareExchange | None = None
