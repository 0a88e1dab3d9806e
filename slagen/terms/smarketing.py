"""What sales and marketing owe each other: goals, leads, follow-up, pacing, needs and reports both ways."""


from typing import Literal

from slagen.quantities import Duration, Money, Percent
from slagen.terms.base import AtLeastOne, Count, CoverageRef, PartyRef, Positive, SomeRecords, Term
from slagen.terms.leads import Capacity, FollowUpDuty, LeadEscalation, LeadType, Region, Temperature


class RevenueSource(Term, frozen=True, kw_only=True):
    """Where revenue comes from: marketing, sales' own work, partners, existing customers."""

    name: str
    share: Percent
    owner: PartyRef | None = None


class Attribution(Term, frozen=True, kw_only=True):
    """Which source a sale counts for, and how a dispute about it ends."""

    counts: Literal["first-contact", "last-contact", "shared"] = "first-contact"
    look_back: Duration | None = None
    claim_within: Duration = Duration.parse("10 business days")
    decide_within: Duration = Duration.parse("5 business days")
    undecided: Literal["record", "halves", "sponsor"] = "record"


class LeadData(Term, frozen=True, kw_only=True):
    """What the record of a lead must hold, how complete the records are, and how consent is shown."""

    fields: AtLeastOne[str]
    complete: Percent | None = None
    correct_within: Duration = Duration.parse("1 business day")
    consent: str | None = None


class Duplicates(Term, frozen=True, kw_only=True):
    """When two leads are one, within which time, and what the second one is."""

    same: Literal["person", "company"] = "person"
    within: Duration = Duration.parse("90 days")
    second: Literal["joined", "counts-again"] = "joined"


class NamedAccounts(Term, frozen=True, kw_only=True):
    """Companies that a person of sales already looks after: where their list stands and what happens to their leads."""

    listed_in: str
    kept_by: PartyRef | None = None
    changed_every: Duration | None = None
    first_response: Duration | None = None
    counts: bool = True


class Need(Term, frozen=True, kw_only=True):
    """What one team needs from the other beyond leads and calls: stories for content, feedback on a campaign."""

    what: str
    by: PartyRef
    every: Duration | None = None
    within: Duration | None = None
    after: str | None = None
    why: str | None = None


class Dashboard(Term, frozen=True, kw_only=True):
    """A view of figures between the reports. A `duty` is kept up to date by the party that owes it."""

    name: str
    shows: str | None = None
    every: Duration | None = None
    by: PartyRef | None = None
    to: tuple[PartyRef, ...] = ()
    duty: bool = False


class Release(Term, frozen=True, kw_only=True):
    """A failure of one side that frees the other from a duty."""

    when: str
    frees: PartyRef
    from_duty: str


class Smarketing(Term, frozen=True, kw_only=True):
    """The whole plan for one period.

    Lead goals come from the revenue goal, or from `goal_from`: the number of representatives, or figures that are given.
    Without any of these and without a value goal, the agreement holds rules of quality and follow-up only.
    """

    period: Literal["month", "quarter", "half-year", "year"] = "quarter"
    revenue_goal: Money | None = None
    value_goal: Money | None = None
    goal_from: Literal["head-count", "given"] | None = None
    sources: dict[str, RevenueSource] = {}
    marketing_source: str = "marketing"
    attribution: Attribution | None = None
    leads: SomeRecords[LeadType]
    temperatures: dict[str, Temperature] = {}
    regions: dict[str, Region] = {}
    rounding: Literal["per-region-and-type", "per-type", "customers-first"] = "per-region-and-type"
    mql: tuple[str, ...]
    sal: tuple[str, ...] = ()
    sql: tuple[str, ...] = ()
    hand_over_within: Duration = Duration.parse("5 minutes")
    notify_by: tuple[str, ...] = ()
    data: LeadData | None = None
    duplicates: Duplicates | None = None
    named_accounts: NamedAccounts | None = None
    follow_up: dict[str, FollowUpDuty]
    escalation: dict[str, LeadEscalation] = {}
    capacity: Capacity | None = None
    coverage: CoverageRef | None = None
    worked_share: Percent | None = None
    reject_within: Duration | None = Duration.parse("2 business days")
    reject_reasons: tuple[str, ...] = ()
    reason_share: Percent | None = None
    recycle_after: Duration | None = Duration.parse("90 days")
    pacing: Literal["straight-line", "weekly"] | None = "straight-line"
    pacing_days: Literal["working", "calendar"] = "working"
    period_days: Positive | None = None
    tolerance: Percent = Percent.parse("10")
    sales_cycle: Duration | None = None
    history_leads_per_rep: Count | None = None
    needs: dict[str, Need] = {}
    dashboards: dict[str, Dashboard] = {}
    releases: dict[str, Release] = {}
