"""What sales and marketing owe each other: a revenue goal, lead types with worth, follow-up, pacing, reports both ways."""

from __future__ import annotations

from typing import Literal

from slagen.quantities import Currency, Duration, Money, Percent
from slagen.terms.base import AtLeastOne, Count, CoverageRef, LeadRef, PartyRef, Positive, SomeRecords, Term


class Stage(Term, frozen=True, kw_only=True):
    """One stage of the funnel, and the share of the stage before that reaches it."""

    name: str
    rate: Percent
    means: str | None = None


class LeadType(Term, frozen=True, kw_only=True):
    """One type and quality of lead with a goal of its own. `share` is its part of marketing's revenue.

    `goal` may be typed; it is then computed again and refused where it differs.
    """

    name: str
    quality: str
    share: Percent
    deal: Money
    stages: dict[str, Stage] = {}
    close_rate: Percent | None = None
    goal: Positive | None = None
    criteria: tuple[str, ...] = ()
    not_leads: tuple[str, ...] = ()


class FollowUpDuty(Term, frozen=True, kw_only=True):
    """How sales works a type of lead: first call, attempts in a window, channels."""

    leads: AtLeastOne[LeadRef]
    first_response: Duration
    attempts: Positive
    window: Duration
    most_a_day: Positive | None = None
    channels: tuple[str, ...] = ()
    minutes_per_attempt: Positive = 10
    status_within: Duration = Duration.parse("2 business days")


class Capacity(Term, frozen=True, kw_only=True):
    """The hours sales has for follow-up in a period."""

    representatives: Positive
    hours_a_day: Positive = 6
    working_days: Positive
    utilisation: Percent = Percent.parse("80")


class Region(Term, frozen=True, kw_only=True):
    """A region's own share of the goal, in its own currency."""

    name: str
    revenue_goal: Money
    currency: Currency | None = None


class RevenueSource(Term, frozen=True, kw_only=True):
    """Where revenue comes from: marketing, sales' own work, partners, existing customers."""

    name: str
    share: Percent
    owner: PartyRef | None = None


class Release(Term, frozen=True, kw_only=True):
    """A failure of one side that frees the other from a duty."""

    when: str
    frees: PartyRef
    from_duty: str


class Smarketing(Term, frozen=True, kw_only=True):
    """The whole plan for one period, in one currency."""

    period: Literal["month", "quarter", "half-year", "year"] = "quarter"
    revenue_goal: Money
    sources: SomeRecords[RevenueSource]
    marketing_source: str = "marketing"
    leads: SomeRecords[LeadType]
    regions: dict[str, Region] = {}
    mql: tuple[str, ...]
    sal: tuple[str, ...] = ()
    sql: tuple[str, ...] = ()
    hand_over_within: Duration = Duration.parse("5 minutes")
    follow_up: dict[str, FollowUpDuty]
    capacity: Capacity
    coverage: CoverageRef | None = None
    reject_within: Duration = Duration.parse("2 business days")
    reject_reasons: tuple[str, ...] = ()
    recycle_after: Duration | None = Duration.parse("90 days")
    pacing: Literal["straight-line", "weekly"] = "straight-line"
    tolerance: Percent = Percent.parse("10")
    sales_cycle: Duration | None = None
    history_leads_per_rep: Count | None = None
    dashboards: tuple[str, ...] = ()
    releases: dict[str, Release] = {}
