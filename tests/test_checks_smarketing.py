"""The rules about plans of sales and marketing find what is wrong, and what is odd but right passes."""

from __future__ import annotations

from typing import Any

from support.agreements import agreement, paths

from slagen.checks.registry import RULES
from slagen.quantities import Duration, Money, Percent, Share, TimePromise, WeeklyHours, Zone
from slagen.terms.agreement import Agreement
from slagen.terms.coverage import Coverage
from slagen.terms.leads import (
    Capacity,
    FollowUpDuty,
    HeadcountChange,
    LeadEscalation,
    LeadType,
    Region,
    RegionLead,
    Stage,
    Temperature,
)
from slagen.terms.parties import Party
from slagen.terms.smarketing import Release, RevenueSource, Smarketing

P, D, M, T = Percent.parse, Duration.parse, Money.parse, TimePromise.parse
TEAMS = {"s": Party(name="Sales", role="sales"), "m": Party(name="Marketing", role="marketing")}
OFFICE = Coverage(name="Office", hours=WeeklyHours.parse("mon-fri 09:00-17:00"), zone=Zone("Europe/Oslo"), holidays="NO")
ALWAYS = Coverage(name="Always", hours=WeeklyHours.parse("24x7"))


def lead(**fields: Any) -> LeadType:
    """A type with a deal of 10,000 EUR of which 5 % buy."""
    known: dict[str, Any] = {"deal": M("10000 EUR"), "close_rate": Share.parse("5 %")}
    return LeadType(name="Demo", quality="hot", **known | fields)


def duty(**fields: Any) -> FollowUpDuty:
    """Eight attempts of ten minutes in fourteen days, the first within an hour."""
    known: dict[str, Any] = {"leads": ("l",), "first_response": T("1 h"), "attempts": 8, "window": D("14 days")}
    return FollowUpDuty(**known | fields)


def plan(duty: FollowUpDuty | None = None, lead: LeadType = lead(), **fields: Any) -> Agreement:  # noqa: B008
    """1,000,000 EUR × 40 % / 10,000 EUR / 5 % = 800 leads; five people have the time for them."""
    known: dict[str, Any] = {
        "revenue_goal": M("1000000 EUR"),
        "sources": {
            "marketing": RevenueSource(name="Marketing", share=P("40 %")),
            "sales": RevenueSource(name="Sales", share=P("60 %")),
        },
        "leads": {"l": lead},
        "mql": ("asked for a demo",),
        "follow_up": {"f": duty or FollowUpDuty(leads=("l",), first_response=T("1 h"), attempts=8, window=D("14 days"))},
        "capacity": Capacity(representatives=5, working_days=60),
        "coverage": "office",
    }
    hours = {"office": OFFICE, "always": ALWAYS}
    return agreement(kind="smarketing", parties=TEAMS, coverage=hours, smarketing=Smarketing(**known | fields))


def test_a_sound_plan_has_no_finding() -> None:
    """None of the rules about sales and marketing finds anything in the plan that the tests below change."""
    assert [rule.id for rule in RULES if rule.id.startswith("SM-") and list(rule.find(plan()))] == []


def test_a_goal_typed_beside_rounded_rates_passes() -> None:
    """Stages shown in whole hundredths of a percent do not contradict the exact close rate beside them."""
    stages = {f"s{n}": Stage(name=f"S{n}", rate=Share.parse(rate)) for n, rate in enumerate(("50 %", "60 %", "50 %", "33.33 %"))}
    funnel = lead(stages=stages, goal=800)
    assert paths("SM-RATES", plan(lead=funnel)) == paths("SM-GOAL", plan(lead=funnel)) == []
    counts = {"a": Stage(name="A", rate=Share.parse("1/3")), "b": Stage(name="B", rate=Share.parse("15 of 100"))}
    assert paths("SM-RATES", plan(lead=lead(stages=counts))) == []
    assert paths("SM-RATES", plan(lead=lead(stages={"a": Stage(name="A", rate=Share.parse("16 of 15"))}, close_rate=None))) == [
        "smarketing.leads.l.stages.a.rate"
    ]


def test_goals_need_their_figures_wherever_they_come_from() -> None:
    """A missing deal, goal for each person, typed goal or head count is found; a goal that follows from nothing too."""
    at = "smarketing.leads.l"
    assert paths("SM-GOAL", plan(lead=lead(deal=None))) == [at]
    assert paths("SM-GOAL", plan(goal_from="head-count")) == [at]
    assert paths("SM-GOAL", plan(lead=lead(goal_per_rep=10), goal_from="head-count", capacity=None)) == ["smarketing.goal_from"]
    assert paths("SM-GOAL", plan(lead=lead(goal_per_rep=100, goal=500), goal_from="head-count")) == []
    assert paths("SM-GOAL", plan(lead=lead(goal_per_rep=100, goal=400), goal_from="head-count")) == [f"{at}.goal"]
    assert paths("SM-GOAL", plan(goal_from="given")) == [at]
    assert paths("SM-GOAL", plan(lead=lead(goal=7), goal_from="given")) == []
    assert paths("SM-GOAL", plan(lead=lead(goal=7), revenue_goal=None)) == [f"{at}.goal"]
    assert paths("SM-GOAL", plan(sources={})) == ["smarketing.marketing_source"]
    assert paths("SM-GOAL", plan(lead=lead(deal=M("0 EUR")))) == [f"{at}.deal"]


def test_a_regions_typed_goal_is_computed_again() -> None:
    """Of two equal regions each has 400 of the 800 leads."""
    def regions(goal: int) -> dict[str, Region]:
        own, half = {"l": RegionLead(goal=goal)}, M("500000 EUR")
        return {"n": Region(name="N", revenue_goal=half, leads=own), "s": Region(name="S", revenue_goal=half)}

    assert paths("SM-GOAL", plan(regions=regions(400))) == []
    assert paths("SM-GOAL", plan(regions=regions(410))) == ["smarketing.regions.n.leads.l.goal"]


def test_shares_of_temperatures_and_regions_add_up() -> None:
    """Where they are given; temperatures without an expected part are no finding."""
    def warm(share: str | None) -> dict[str, Temperature]:
        return {"h": Temperature(name="Hot", means="m", share=P(share) if share else None)}

    assert paths("SM-SHARE", plan(temperatures=warm("30 %"))) == ["smarketing.temperatures"]
    assert paths("SM-SHARE", plan(temperatures=warm("100 %"))) == paths("SM-SHARE", plan(temperatures=warm(None))) == []
    own = {"n": Region(name="N", revenue_goal=M("1000000 EUR"), leads={"l": RegionLead(share=P("70 %"))})}
    assert paths("SM-SHARE", plan(regions=own)) == ["smarketing.regions.n.leads"]


def test_a_goal_rounded_elsewhere_is_told_from_a_wrong_one() -> None:
    """1,034 leads follow if customers are rounded first, 1,019 if not; 1,020 follow from nothing."""
    sources = {"marketing": RevenueSource(name="M", share=P("55 %")), "rest": RevenueSource(name="R", share=P("45 %"))}

    def found(rule: str, goal: int, **more: Any) -> list[str]:
        one = lead(deal=M("9000 EUR"), close_rate=Share.parse("3 %"), goal=goal)
        return paths(rule, plan(lead=one, revenue_goal=M("500000 EUR"), sources=sources, **more))

    at = ["smarketing.leads.l.goal"]
    assert found("SM-ROUND", 1034) == at and found("SM-GOAL", 1034) == []
    assert found("SM-GOAL", 1020) == at and found("SM-ROUND", 1020) == []
    assert found("SM-ROUND", 1034, rounding="customers-first") == found("SM-ROUND", 1019) == found("SM-GOAL", 1019) == []


def test_leads_worth_less_than_the_value_goal_are_found() -> None:
    """800 leads of 500 EUR are worth 400,000 EUR; a value of its own counts before deal × close rate."""
    assert paths("SM-VALUE", plan(value_goal=M("400000 EUR"))) == paths("SM-VALUE", plan()) == []
    assert paths("SM-VALUE", plan(value_goal=M("400001 EUR"))) == ["smarketing.value_goal"]
    assert paths("SM-VALUE", plan(lead=lead(value=M("499 EUR")), value_goal=M("400000 EUR"))) == ["smarketing.value_goal"]
    bare = lead(deal=None, close_rate=None)
    assert paths("SM-VALUE", plan(lead=bare, value_goal=M("1 EUR"), revenue_goal=None)) == ["smarketing.leads.l"]
    alone = lead(value=M("1 EUR"))
    assert paths("SM-VALUE", plan(lead=alone, value_goal=M("99 EUR"), revenue_goal=None)) == []
    assert paths("SM-VALUE", plan(lead=lead(value=M("9 USD")), value_goal=M("1 EUR"))) == ["smarketing.leads.l"]


def test_regions_that_do_not_add_up_and_mixed_currencies_are_found() -> None:
    """Euros and kronor are told apart, and what a goal in kronor counts as is added up."""
    def found(**south: Any) -> list[str]:
        north = Region(name="N", revenue_goal=M("600000 EUR"))
        return paths("SM-REGION", plan(regions={"n": north, "s": Region(name="S", **south)}))

    assert found(revenue_goal=M("400000 EUR")) == []
    assert found(revenue_goal=M("300000 EUR")) == ["smarketing.regions"]
    assert found(revenue_goal=M("4400000 SEK"), counts_as=M("400000 EUR"), deal=M("110000 SEK")) == []
    assert found(revenue_goal=M("4400000 SEK"), deal=M("110000 SEK")) == ["smarketing.regions.s"]
    assert found(revenue_goal=M("4400000 SEK"), counts_as=M("400000 EUR")) == ["smarketing.regions.s"]

    def shares(north: str, south: str) -> dict[str, Region]:
        said = {"n": north, "s": south}
        return {key: Region(name=key, revenue_goal=M("500000 EUR"), marketing_share=P(share)) for key, share in said.items()}

    assert paths("SM-REGION", plan(regions=shares("30 %", "50 %"))) == []
    assert paths("SM-REGION", plan(regions=shares("30 %", "40 %"))) == ["smarketing.sources.marketing.share"]
    assert paths("SM-REGION", plan(lead=lead(deal=M("9 USD")))) == ["smarketing.leads.l.deal"]
    assert paths("SM-REGION", plan()) == []


def test_people_who_join_and_leave_count_for_their_part() -> None:
    """Three people are too few for 64,000 minutes, four are enough, and of three who get help late only some are."""
    def found(people: int, **changes: HeadcountChange) -> list[str]:
        return paths("SM-CAPACITY", plan(capacity=Capacity(representatives=people, working_days=60, changes=changes)))

    assert found(4) == [] and found(3) == ["smarketing.capacity"]
    assert found(3, new=HeadcountChange(what="join", on_day=1)) == []
    assert found(3, new=HeadcountChange(what="join", on_day=41)) == ["smarketing.capacity"]
    assert found(4, old=HeadcountChange(what="leave", people=4, on_day=1)) == ["smarketing.capacity"]
    assert paths("SM-CAPACITY", plan(duty(attempts_to=11))) == ["smarketing.capacity"]
    assert paths("SM-CAPACITY", plan(capacity=None)) == []


def test_far_more_leads_than_before_are_found() -> None:
    """160 leads each are as many as half again of 107, and too many beside 100."""
    assert paths("SM-RATIO", plan(history_leads_per_rep=107)) == paths("SM-RATIO", plan()) == []
    assert paths("SM-RATIO", plan(history_leads_per_rep=100)) == ["smarketing.history_leads_per_rep"]


def test_a_line_that_nobody_can_keep_is_found() -> None:
    """No tolerance, all tolerance, or no days; a calendar line needs no working days."""
    for tolerance in ("0 %", "100 %"):
        assert paths("SM-PACING", plan(tolerance=P(tolerance))) == ["smarketing.tolerance"]
    assert paths("SM-PACING", plan(capacity=None)) == ["smarketing.pacing"]
    assert paths("SM-PACING", plan(capacity=None, pacing_days="calendar")) == []
    assert paths("SM-PACING", plan(capacity=None, pacing=None)) == []
    assert paths("SM-PACING", plan(capacity=None, revenue_goal=None)) == []


def test_a_sale_longer_than_the_period_is_advice() -> None:
    """75 days fit a quarter and not a month; business days are converted."""
    assert paths("SM-CYCLE", plan(sales_cycle=D("75 days"), period="month")) == ["smarketing.sales_cycle"]
    assert paths("SM-CYCLE", plan(sales_cycle=D("75 days"))) == paths("SM-CYCLE", plan()) == []
    assert paths("SM-CYCLE", plan(sales_cycle=D("25 business days"), period="month")) == ["smarketing.sales_cycle"]
    assert {rule.id: rule.severity for rule in RULES}["SM-CYCLE"] == "advice"


def test_minutes_at_night_are_found() -> None:
    """Five minutes that run while nobody works; those that wait, long times and hours around the clock pass."""
    at = ["smarketing.follow_up.f.first_response"]
    quick: dict[str, Any] = {"first_response": T("5 min"), "outside_hours": "run"}
    assert paths("SM-SPEED", plan(duty(**quick))) == at
    assert paths("SM-SPEED", plan(duty(**quick), coverage="always")) == []
    assert paths("SM-SPEED", plan(duty(**quick), coverage=None)) == []
    assert paths("SM-SPEED", plan(duty(first_response=T("5 min")))) == []
    assert paths("SM-SPEED", plan(duty(first_response=T("72 h"), outside_hours="run"))) == []
    assert paths("SM-SPEED", plan(duty(outside_response=D("2 h")))) == ["smarketing.follow_up.f.outside_response"]
    assert paths("SM-SPEED", plan(duty(at_latest=D("24 h")))) == ["smarketing.follow_up.f.at_latest"]
    assert paths("SM-SPEED", plan(duty(first_response=T("same day")))) == []


def test_a_lead_taken_away_before_its_call_is_late_is_found() -> None:
    """Only a step that takes the lead away, only for its types, only on the same clock."""
    def found(after: str, does: Any = "reassign") -> list[str]:
        step = LeadEscalation(after=D(after), who="B", does=does)
        return paths("SM-SPEED", plan(duty(first_response=T("4 h")), escalation={"e": step}))

    assert found("2 h") == ["smarketing.escalation.e.after"]
    assert found("4 h") == found("2 h", "reminder") == found("2 service hours") == []


def test_a_busiest_hour_with_too_few_people_is_found() -> None:
    """800 / 60 leads a day, nine tenths of them in one hour, take 120 minutes; one person has 60, two have 120."""
    def found(people: int, **more: Any) -> list[str]:
        team = Capacity(representatives=people, working_days=60, peak_hour=P("90 %"))
        return paths("SM-SPEED", plan(duty(**more), capacity=team))

    assert found(1) == ["smarketing.capacity.peak_hour"]
    assert found(2) == found(1, first_response=T("4 h")) == []


def test_attempts_that_do_not_fit_are_found() -> None:
    """By days and the most of a day, by a range upside down, by a first call after the window."""
    at = "smarketing.follow_up.f"
    assert paths("SM-ATTEMPTS", plan(duty(attempts=6, window=D("2 business days"), most_a_day=2))) == [f"{at}.attempts"]
    assert paths("SM-ATTEMPTS", plan(duty(attempts=4, attempts_to=5, window=D("48 h"), most_a_day=2))) == [f"{at}.attempts"]
    assert paths("SM-ATTEMPTS", plan(duty(attempts=4, window=D("48 h"), most_a_day=2))) == []
    assert paths("SM-ATTEMPTS", plan(duty(attempts=40, window=D("1 day")))) == []
    assert paths("SM-ATTEMPTS", plan(duty(attempts=6, attempts_to=5))) == [f"{at}.attempts_to"]
    assert paths("SM-ATTEMPTS", plan(duty(first_response=T("15 days")))) == [f"{at}.first_response"]


def test_duties_of_one_side_alone_are_found() -> None:
    """A share of leads that sales works is a duty too, and so are criteria of marketing."""
    assert paths("SM-BILATERAL", plan(follow_up={})) == ["smarketing.follow_up"]
    assert paths("SM-BILATERAL", plan(follow_up={}, worked_share=P("90 %"))) == []
    assert paths("SM-BILATERAL", plan(revenue_goal=None, mql=())) == ["smarketing.mql"]
    assert paths("SM-BILATERAL", plan(revenue_goal=None)) == paths("SM-BILATERAL", agreement()) == []


def test_releases_that_free_both_sides_are_found() -> None:
    """Two releases of one side are no circle."""
    def found(*freed: str) -> list[str]:
        releases = {f"r{n}": Release(when="w", frees=who, from_duty="d") for n, who in enumerate(freed)}
        return paths("SM-RELEASE-CYCLE", plan(releases=releases))

    assert found("s", "m") == ["smarketing.releases.r1"]
    assert found("s", "s") == found("m") == found() == []


def test_rejected_leads_without_a_way_back_are_found() -> None:
    """Rejection without recycling, and a return before the attempts are over; without rejection nothing returns."""
    assert paths("SM-RECYCLE", plan(recycle_after=None)) == ["smarketing.recycle_after"]
    assert paths("SM-RECYCLE", plan(recycle_after=None, reject_within=None)) == paths("SM-RECYCLE", plan()) == []
    assert paths("SM-RECYCLE", plan(recycle_after=D("10 days"))) == ["smarketing.follow_up.f.window"]
