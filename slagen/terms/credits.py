"""What a missed target pays: schemes of bands, steps, points or shares at risk; caps, claim, earn-back, chronic failure."""


from typing import Literal

from slagen.quantities import CreditAmount, Duration, Measure, Money, Percent
from slagen.terms.base import (
    AtLeastOne,
    Count,
    CoverageRef,
    DimensionRef,
    KpiRef,
    LevelRef,
    PartyRef,
    Positive,
    RegionRef,
    SchemeRef,
    ServiceRef,
    SeverityRef,
    SiteRef,
    Term,
    TierRef,
)
from slagen.terms.claims import Claim
from slagen.terms.exits import ChronicFailure, EarnBack, Exit
from slagen.terms.fee_base import Basis


class Band(Term, frozen=True, kw_only=True):
    """One band of results. An edge is said with its operator; `edge_from` and `edge_to` are edges whose operator nobody said.

    `basis` is for a band that is a share of another fee than the scheme's; `printed` is the figure that stands beside it.
    """

    at_least: Measure | None = None
    above: Measure | None = None
    below: Measure | None = None
    at_most: Measure | None = None
    edge_from: Measure | None = None
    edge_to: Measure | None = None
    credit: CreditAmount
    label: str | None = None
    basis: Basis | None = None
    printed: Measure | None = None


class StepRule(Term, frozen=True, kw_only=True):
    """`credit` for every `each` of failure, and `initial` at once. `each` is a span of time or, as measure, a shortfall."""

    credit: CreditAmount
    each: Measure
    initial: CreditAmount | None = None
    counted_from: Literal["zero", "beyond-allowance"] | None = None
    rounding: Literal["full-steps", "started-steps", "exact"] | None = None


class ProRata(Term, frozen=True, kw_only=True):
    """The fee of the lost time, times `multiple`, times the share of users hit where `by_affected_share`."""

    multiple: Measure = Measure.parse("1")
    beyond_allowance: bool = False
    by_affected_share: bool = False
    share_of: str | None = None
    share_counted_by: PartyRef | None = None


class AtRisk(Term, frozen=True, kw_only=True):
    """A share of the invoice at risk, a pool that may exceed it, and the KPI's allocation of the pool."""

    at_risk: Percent
    pool: Percent = Percent.parse("100")
    allocation: dict[str, Percent] = {}


class PointsTrigger(Term, frozen=True, kw_only=True):
    """What so many points within a span set off."""

    at_least: Positive
    within: Duration
    then: Literal["plan", "escalation", "termination", "step-in"]


class Points(Term, frozen=True, kw_only=True):
    """Points from bands become money: a value each, or a table. A repeat counts `repeat_factor` fold until a period is met.

    A repeat is a failure in the next period (`consecutive`), or in one of `repeat_within` periods. Points are added up
    over `summed_over`, and lapse after `lapse_after`.
    """

    worth: CreditAmount | None = None
    table: tuple[Band, ...] = ()
    repeat_factor: Positive = 1
    repeat_kind: Literal["within", "consecutive"] = "within"
    repeat_growth: Literal["once", "each-time"] = "once"
    repeat_within: Positive = 2
    reset_after: Positive | None = 1
    summed_over: Duration | None = None
    lapse_after: Duration | None = None
    triggers: dict[str, PointsTrigger] = {}


class Cap(Term, frozen=True, kw_only=True):
    """The most that is paid in a span: a share of a fee or an amount. `rolling` makes a year the last twelve months.

    `unsaid` is for a limit whose span nobody said; `each` counts the limit for each component, service or order alone.
    """

    per: Literal["event", "month", "billing-cycle", "quarter", "year", "term", "invoice", "unsaid"]
    share: Percent | None = None
    amount: Money | None = None
    days: Count | None = None
    of: Basis | None = None
    each: Literal["component", "service", "order"] | None = None
    rolling: bool = False


class Example(Term, frozen=True, kw_only=True):
    """A worked example that the parties themselves print, beside the one that is computed. Each part is optional.

    `measured` is the KPI's result; `lost` the time lost, in a period of `of`; `events` single failures and `stated` their
    sum as printed; `misses` of `cases` with `met` as printed; `affected` the share of users hit; `printed` the formula.
    """

    tier: TierRef | None = None
    fee: Money | None = None
    measured: Measure | None = None
    lost: Duration | None = None
    of: Duration | None = None
    events: tuple[Measure, ...] = ()
    stated: Measure | None = None
    cases: Positive | None = None
    misses: Count | None = None
    met: bool | None = None
    affected: Percent | None = None
    credit: CreditAmount | None = None
    printed: str | None = None


class Scheme(Term, frozen=True, kw_only=True):
    """How one or more KPIs pay. Exactly one mechanism is given.

    Schemes of one KPI are told apart as its targets are: by tier, service, site, region and so on; nothing means all.
    `claim` replaces the claim of the agreement for this scheme. `goodwill` is paid without admitting a claim to it.
    """

    name: str
    kpis: AtLeastOne[KpiRef]
    tiers: tuple[TierRef, ...] = ()
    services: tuple[ServiceRef, ...] = ()
    sites: tuple[SiteRef, ...] = ()
    regions: tuple[RegionRef, ...] = ()
    severities: tuple[SeverityRef, ...] = ()
    levels: tuple[LevelRef, ...] = ()
    coverage: tuple[CoverageRef, ...] = ()
    dimensions: dict[DimensionRef, tuple[str, ...]] = {}
    bands: tuple[Band, ...] = ()
    step: StepRule | None = None
    pro_rata: ProRata | None = None
    at_risk: AtRisk | None = None
    gap_rate: StepRule | None = None
    relative_overrun: bool = False
    per_event: CreditAmount | None = None
    points: Points | None = None
    basis: Basis | None = "monthly-fee-of-service"
    caps: tuple[Cap, ...] = ()
    minimum: Money | None = None
    who: Literal["affected", "all-customers"] = "affected"
    goodwill: bool = False
    claim: Claim | None = None
    examples: tuple[Example, ...] = ()


class Stacking(Term, frozen=True, kw_only=True):
    """Whether credits for one event add up; `excludes` are pairs of schemes of which one is paid, as `of_excluded` says.

    A scheme that stands `alone` is combined with no other.
    """

    rule: Literal["highest-only", "add-up", "matrix"] = "highest-only"
    excludes: tuple[tuple[SchemeRef, ...], ...] = ()
    alone: tuple[SchemeRef, ...] = ()
    of_excluded: Literal["higher", "customer-chooses", "first-claimed", "none"] = "higher"


class Credits(Term, frozen=True, kw_only=True):
    """All service credits of the agreement, from the figure to the payment. What nobody said is `none`."""

    schemes: dict[str, Scheme]
    conditions: tuple[
        Literal["ticket-opened", "invoices-paid", "account-in-good-standing", "customer-not-in-breach"], ...
    ] = ()
    further_conditions: tuple[str, ...] = ()
    transferable: bool = True
    payout: Literal["next-invoice", "money", "service-extension", "next-invoice-or-money"] | None = "next-invoice-or-money"
    payout_chosen_by: Literal["provider", "customer"] | None = None
    pay_within: Duration | None = Duration.parse("30 days")
    at_end: Literal["paid-in-money", "lapse", "refunded-on-request"] | None = None
    caps: tuple[Cap, ...] = ()
    day_value: Literal["1/30-of-month", "actual-days", "1/360-of-year"] | None = "actual-days"
    expiry: Duration | None = None
    stacking: Stacking | None = Stacking()
    claim: Claim | None = Claim()
    earn_back: EarnBack | None = None
    chronic: ChronicFailure | None = None
    exits: dict[str, Exit] = {}
    nature: Literal["price-adjustment", "liquidated-damages"] | None = "price-adjustment"
    sole_remedy: (
        Literal["sole", "sole-except-exit", "sole-except-chronic-and-wilful", "without-prejudice"] | None
    ) = "sole-except-chronic-and-wilful"
    counts_to_liability_cap: bool | None = True
