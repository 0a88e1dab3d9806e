"""Leads: their types and temperatures, the funnel, the goals of regions, how sales follows up, and its time for that."""


from typing import Literal

from slagen.quantities import Currency, Duration, Money, Percent, Share, TimePromise
from slagen.terms.base import AtLeastOne, LeadRef, Positive, TemperatureRef, Term


class Stage(Term, frozen=True, kw_only=True):
    """One stage of the funnel, and the share of the stage before that reaches it: “40 %”, or in counts “5 of 15”."""

    name: str
    rate: Share
    means: str | None = None


class LeadType(Term, frozen=True, kw_only=True):
    """One type and quality of lead with a goal of its own. `share` is its part of marketing's revenue.

    `close_rate` is exact where it is given; otherwise it is the product of the stages. `value` is what one lead counts
    for; without it, the deal times the close rate. A typed `goal` is computed again where the plan has figures for it.
    """

    name: str
    quality: str
    share: Percent | None = None
    deal: Money | None = None
    deal_per: Literal["order", "month", "year"] = "order"
    value: Money | None = None
    stages: dict[str, Stage] = {}
    close_rate: Share | None = None
    goal: Positive | None = None
    goal_per_rep: Positive | None = None
    criteria: tuple[str, ...] = ()
    not_leads: tuple[str, ...] = ()


class Temperature(Term, frozen=True, kw_only=True):
    """How ready a lead is to buy, whatever its type. `share` is the part of all leads that is expected to be so."""

    name: str
    means: str
    share: Percent | None = None


class FollowUpDuty(Term, frozen=True, kw_only=True):
    """How sales works a type of lead: first call, attempts in a window, channels.

    A lead handed over while sales is closed waits for the next opening, or its time runs at once; `outside_response`
    gives it another time, and `at_latest` a second clock: whichever ends first counts. `decide_within` is the time for
    accepting or rejecting, where it differs from that of the plan. `answer_rate` is the share of attempts that are answered.
    """

    leads: AtLeastOne[LeadRef]
    temperature: TemperatureRef | None = None
    first_response: TimePromise
    at_latest: Duration | None = None
    outside_hours: Literal["wait", "run"] = "wait"
    outside_response: Duration | None = None
    attempts: Positive
    attempts_to: Positive | None = None
    window: Duration
    most_a_day: Positive | None = None
    channels: tuple[str, ...] = ()
    minutes_per_attempt: Positive = 10
    answer_rate: Percent | None = None
    status_within: Duration = Duration.parse("2 business days")
    decide_within: Duration | None = None


class LeadEscalation(Term, frozen=True, kw_only=True):
    """What happens to a lead that nobody has called: after which time who is reminded, told, or gets it instead."""

    after: Duration
    who: str
    does: Literal["reminder", "inform", "reassign"]
    leads: tuple[LeadRef, ...] = ()


class HeadcountChange(Term, frozen=True, kw_only=True):
    """People who join or leave within the period, from a working day on. `workload` is what one of them can take."""

    what: Literal["join", "leave"]
    people: Positive = 1
    on_day: Positive
    workload: Percent = Percent.parse("100")


class Capacity(Term, frozen=True, kw_only=True):
    """The hours sales has for follow-up in a period. `peak_hour` is the part of a day's leads in its busiest hour."""

    representatives: Positive
    hours_a_day: Positive = 6
    working_days: Positive
    utilisation: Percent = Percent.parse("80")
    changes: dict[str, HeadcountChange] = {}
    peak_hour: Percent | None = None


class RegionLead(Term, frozen=True, kw_only=True):
    """A region's own figures for one type of lead, each in place of the region's or the plan's."""

    share: Percent | None = None
    deal: Money | None = None
    close_rate: Share | None = None
    goal: Positive | None = None


class Region(Term, frozen=True, kw_only=True):
    """A region's part of the revenue goal, and whichever figures differ there.

    In another currency than the plan's, the region brings its own deals, and `counts_as` says what its goal is worth in
    the plan's currency.
    """

    name: str
    revenue_goal: Money
    currency: Currency | None = None
    counts_as: Money | None = None
    marketing_share: Percent | None = None
    deal: Money | None = None
    close_rate: Share | None = None
    leads: dict[LeadRef, RegionLead] = {}
