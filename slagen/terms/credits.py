"""What a missed target pays: schemes of bands, steps, points or shares at risk; caps, claim, earn-back, chronic failure."""

from __future__ import annotations

from typing import Literal

from slagen.quantities import CreditAmount, Duration, Measure, Money, Percent
from slagen.terms.base import Count, KpiRef, Positive, SchemeRef, ServiceRef, SeverityRef, Term, TierRef

Basis = Literal[
    "monthly-fee-of-service", "monthly-fee-of-tier", "monthly-fee-of-all", "invoice-of-failing-month", "next-invoice",
    "previous-month-fee", "component-price", "fee-of-term", "annual-fee", "metered-quantity", "per-period-fee",
]


class Band(Term, frozen=True, kw_only=True):
    """One band of results. An edge is said with its operator; `edge_from` and `edge_to` are edges whose operator nobody said."""

    at_least: Measure | None = None
    above: Measure | None = None
    below: Measure | None = None
    at_most: Measure | None = None
    edge_from: Measure | None = None
    edge_to: Measure | None = None
    credit: CreditAmount
    label: str | None = None


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


class AtRisk(Term, frozen=True, kw_only=True):
    """A share of the invoice at risk, a pool that may exceed it, and the KPI's allocation of the pool."""

    at_risk: Percent
    pool: Percent = Percent.parse("100")
    allocation: dict[str, Percent] = {}


class Points(Term, frozen=True, kw_only=True):
    """Points from bands become money: a value each, or a table. A repeat counts `repeat_factor` fold until a period is met."""

    worth: CreditAmount | None = None
    table: tuple[Band, ...] = ()
    repeat_factor: Positive = 1
    repeat_within: Positive = 2
    reset_after: Positive = 1


class Cap(Term, frozen=True, kw_only=True):
    """The most that is paid in a span: a share of a fee or an amount. `rolling` makes a year the last twelve months."""

    per: Literal["event", "month", "billing-cycle", "quarter", "year", "term", "invoice"]
    share: Percent | None = None
    amount: Money | None = None
    days: Count | None = None
    of: Basis | None = None
    rolling: bool = False


class Example(Term, frozen=True, kw_only=True):
    """A worked example that the parties themselves print, beside the one that is computed."""

    tier: TierRef | None = None
    fee: Money
    measured: Measure
    credit: CreditAmount


class Scheme(Term, frozen=True, kw_only=True):
    """How one or more KPIs pay. Exactly one mechanism is given; bands may be told apart by tier."""

    name: str
    kpis: tuple[KpiRef, ...]
    tiers: tuple[TierRef, ...] = ()
    services: tuple[ServiceRef, ...] = ()
    bands: tuple[Band, ...] = ()
    step: StepRule | None = None
    pro_rata: ProRata | None = None
    at_risk: AtRisk | None = None
    gap_rate: StepRule | None = None
    relative_overrun: bool = False
    per_event: CreditAmount | None = None
    points: Points | None = None
    basis: Basis = "monthly-fee-of-service"
    caps: tuple[Cap, ...] = ()
    minimum: Money | None = None
    examples: tuple[Example, ...] = ()


class ClaimStep(Term, frozen=True, kw_only=True):
    """One deadline of a claim, counted from an event that can be dated."""

    act: str
    within: Duration
    counted_from: Literal[
        "incident-start", "incident-end", "period-end", "report-receipt", "month-end", "billing-cycle-end",
        "invoice", "eligibility",
    ]


class Claim(Term, frozen=True, kw_only=True):
    """How a credit is claimed; `automatic` needs none. `steps` are for claims with more than one deadline."""

    automatic: bool = False
    within: Duration = Duration.parse("30 days")
    counted_from: Literal[
        "incident-start", "incident-end", "period-end", "report-receipt", "month-end", "billing-cycle-end",
        "invoice", "eligibility",
    ] = "report-receipt"
    answer_within: Duration = Duration.parse("10 business days")
    channel: str | None = None
    evidence: tuple[str, ...] = ()
    steps: dict[str, ClaimStep] = {}


class EarnBack(Term, frozen=True, kw_only=True):
    """Regaining a credit by later performance at the stretch target."""

    share: Percent = Percent.parse("50")
    periods: Positive = 3
    threshold: Literal["stretch", "target"] = "stretch"
    within: Duration | None = Duration.parse("6 months")
    cap: Percent | None = None
    not_for: tuple[SeverityRef, ...] = ()
    not_for_chronic: bool = True
    counts_for_chronic: bool = True


class ChronicFailure(Term, frozen=True, kw_only=True):
    """`misses` of one KPI within `window` periods give a right to end the affected service or the whole agreement."""

    misses: Positive = 3
    window: Positive = 6
    window_kind: Literal["rolling", "contract-year", "consecutive"] = "rolling"
    kpis: tuple[KpiRef, ...] = ()
    scope: Literal["affected-service", "agreement"] = "affected-service"
    notice_within: Duration = Duration.parse("30 days")
    notice: Duration = Duration.parse("30 days")
    refund: bool = True
    needs_claim: bool = False


class Stacking(Term, frozen=True, kw_only=True):
    """Whether credits for one event add up; `excludes` are pairs of schemes of which only the higher is paid."""

    rule: Literal["highest-only", "add-up", "matrix"] = "highest-only"
    excludes: tuple[tuple[SchemeRef, ...], ...] = ()


class Credits(Term, frozen=True, kw_only=True):
    """All service credits of the agreement, from the figure to the payment."""

    schemes: dict[str, Scheme]
    payout: Literal["next-invoice", "money", "service-extension", "next-invoice-or-money"] = "next-invoice-or-money"
    pay_within: Duration = Duration.parse("30 days")
    caps: tuple[Cap, ...] = ()
    day_value: Literal["1/30-of-month", "actual-days", "1/360-of-year"] = "actual-days"
    expiry: Duration | None = None
    stacking: Stacking = Stacking()
    claim: Claim = Claim()
    earn_back: EarnBack | None = None
    chronic: ChronicFailure | None = None
    nature: Literal["price-adjustment", "liquidated-damages"] = "price-adjustment"
    sole_remedy: Literal["sole", "sole-except-chronic-and-wilful", "without-prejudice"] = "sole-except-chronic-and-wilful"
    counts_to_liability_cap: bool = True
