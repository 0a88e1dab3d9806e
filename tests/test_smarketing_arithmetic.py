"""The sums of sales and marketing come out as published and as worked out by hand; rules and schedules use the same ones."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.agreements import agreement, paths

from slagen.checks import lead_duties, lead_plans, smarketing
from slagen.document.nodes import Table, Value
from slagen.quantities import Duration, Money, Percent, Share, TimePromise
from slagen.schedules import capacity, funnel, lead_goals, pacing
from slagen.terms import lead_arithmetic as sums
from slagen.terms import lead_work as work
from slagen.terms.agreement import Agreement
from slagen.terms.leads import Capacity, FollowUpDuty, LeadType, Stage
from slagen.terms.smarketing import RevenueSource, Smarketing

D = Decimal


def plan(**fields: Any) -> Smarketing:
    """Ten people, 1,000 leads of one type, five attempts in fourteen days."""
    duty = FollowUpDuty(
        leads=("lead",), first_response=TimePromise.parse("24 h"), attempts=5, window=Duration.parse("14 days"),
        **fields.pop("duty", {}),
    )  # fmt: skip
    lead = LeadType(
        name="Lead", quality="workable", goal_per_rep=100, deal=Money.parse("2000 EUR"),
        stages={
            "connect": Stage(name="Connect", rate=Share.parse("50 of 100")),
            "discovery": Stage(name="Discovery call", rate=Share.parse("30 of 50")),
            "demo": Stage(name="Demo", rate=Share.parse("15 of 30")),
            "customer": Stage(name="Customer", rate=Share.parse("5 of 15")),
        },
    )  # fmt: skip
    team = Capacity(representatives=10, working_days=21, **fields.pop("team", {}))
    whole: dict[str, Any] = {
        "period": "month", "goal_from": "head-count", "leads": {"lead": lead}, "mql": ("workable",),
        "follow_up": {"all": duty}, "capacity": team,
    }  # fmt: skip
    return Smarketing(**(whole | fields))


def held(found: Smarketing) -> Agreement:
    return agreement(kind="smarketing", smarketing=found)


def printed(table: Any) -> list[list[str]]:
    assert isinstance(table, Table)
    return [["".join(part.text for part in cell.content if isinstance(part, Value)) for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize(
    ("revenue", "share", "deal", "rate", "customers", "leads"),
    [
        ("500000", "0.60", "10000", ["0.02"], Fraction(30), 1500),
        ("500000", "0.55", "9000", ["0.03"], Fraction(275000, 9000), 1019),
        ("500000", "0.60", "10000", ["1", "0.02", "1"], Fraction(30), 1500),
        ("500000", "0.60", "10000", ["0.5", "0.2", "0.2"], Fraction(30), 1500),
    ],
)
def test_customers_and_leads_follow_from_revenue(
    revenue: str, share: str, deal: str, rate: list[str], customers: Fraction, leads: int
) -> None:
    """Customers are revenue times share over the deal; leads are these over all rates, rounded once; an unused stage is 100 %."""
    given_ = (D(revenue), D(share), 1, D(deal))
    assert sums.customers(*given_) == customers
    assert sums.leads(*given_, map(D, rate)) == leads


def test_rounding_customers_first_gives_more_leads() -> None:
    """30.5556 customers at 3 % are 1,019 leads; whole customers first would be 1,034, which the plan must have chosen."""
    figures = sums.Figures(Money.parse("500000 EUR"), Fraction(55, 100), Fraction(1), Money.parse("9000 EUR"), Fraction(3, 100))
    assert figures.leads("per-region-and-type") == 1019
    assert figures.leads("customers-first") == 1034


def test_a_lead_value_divides_the_value_goal() -> None:
    """160,000 at 1 % make a lead worth 1,600, so that 200,000 need 125 leads."""
    assert sums.lead_value(D(160000), D("0.01")) == 1600
    assert sums.ceil_quotient(200000, 1600) == 125


def test_the_pace_is_a_straight_line_with_a_band_in_both_directions() -> None:
    """100,000 over 30 days stand at 40,000 on day 12; 10 % either way are 36,000 to 44,000."""
    assert sums.pace(100000, 12, 30) == 40000
    assert sums.pace_band(40000, D("0.10")) == (36000, 44000)


def test_the_published_funnel_of_one_person() -> None:
    """100 leads for each of ten people are 1,000; of a hundred, 50 connect, 30 talk, 15 see a demo, 5 buy: 50 in all."""
    found = plan()
    assert sums.goals(found) == {"lead": 1000}
    assert sums.close_rate(found.leads["lead"]) == Fraction(5, 100)
    assert 1000 * Fraction(5, 100) == 50
    [table] = funnel.build(held(found))
    assert [row[3] for row in printed(table)] == ["100", "50", "30", "15", "5"]


def test_attempts_at_worst_and_a_day() -> None:
    """100 leads with five attempts are 500, 23.81 on each of 21 days; ten people make 5,000 for 1,000 leads."""
    assert round(sums.decimal(sums.quotient(100 * 5, 21)), 2) == D("23.81")
    assert sums.attempts_needed(plan(), plan().follow_up["all"]) == 5000


def test_attempts_available_and_people_needed() -> None:
    """People times days times hours times 60 times utilisation over minutes; one more minute than one person has needs two."""
    assert sums.attempts_available(10, 21, 6, 10, D("0.8")) == 6048
    assert sums.representatives_needed(6048, 21, 6, D("0.8")) == 1
    assert sums.representatives_needed(6049, 21, 6, D("0.8")) == 2
    assert sums.minutes_available(Capacity(representatives=10, working_days=21)) == 60480
    assert sums.suffices(plan())
    assert not sums.suffices(plan(duty={"minutes_per_attempt": 13}))


@given(st.fractions(min_value=Fraction(1, 20), max_value=1, max_denominator=20), st.integers(1, 6))
def test_expected_attempts_are_those_of_every_case(answered: Fraction, most: int) -> None:
    """(1 − (1 − p)^a) ÷ p is the mean over all courses that a row of calls can take, and so is the share that answers."""
    mean = answers = Fraction(0)
    for course in product((True, False), repeat=most):
        chance = sums.product(answered if hit else 1 - answered for hit in course)
        mean += chance * (course.index(True) + 1 if True in course else most)
        answers += chance * any(course)
    assert work.expected_attempts(answered, most) == mean
    assert work.reached(answered, most) == answers
    assert sum((work.attempt_brings(answered, place, 1) for place in range(1, most + 1)), Fraction(0)) == answers


def test_attempts_that_are_never_or_always_answered() -> None:
    """Without answers every attempt is made; where each is answered, one is."""
    assert work.expected_attempts(0, 5) == 5
    assert work.expected_attempts(1, 5) == 1
    assert work.expected_attempts(D("1.5"), 5) == 1
    assert work.reached(0, 5) == 0


def test_one_more_attempt_pays_while_it_brings_more_than_it_costs() -> None:
    """At 20 % and a value of 100, the attempts bring 20, 16, 12.80 and so on: at a cost of 13 the third is one too many."""
    brings = [work.attempt_brings(D("0.2"), place, 100) for place in range(1, 5)]
    assert brings == [20, 16, Fraction(64, 5), Fraction(256, 25)]
    assert [place for place, value in enumerate(brings, start=1) if value > 13] == [1, 2]


def test_the_busiest_hour_is_measured_against_the_people_there() -> None:
    """1,000 leads in 20 days, a fifth of a day's in one hour: 10 calls of 10 minutes need 100 of the minutes of that hour."""
    soon = {"duty": {"minutes_per_attempt": 10}, "team": {"peak_hour": Percent.parse("20")}}
    duty = FollowUpDuty(
        leads=("lead",), first_response=TimePromise.parse("5 min"), attempts=5, window=Duration.parse("14 days")
    )
    found = plan(**soon, follow_up={"all": duty})
    assert found.capacity is not None
    assert work.busiest_hour(found) == (Fraction(1000 * 10 * 20, 21 * 100), 600)
    assert work.busiest_hour(plan(**soon)) is None  # nobody is due within the hour


def test_the_schedule_of_capacity_shows_what_to_expect() -> None:
    """With a share of answered attempts, the schedule has the mean beside the worst: 3.36 of 5 attempts at 20 %."""
    found = plan(duty={"answer_rate": Percent.parse("20"), "minutes_per_attempt": 10})
    worst, expected, _ = capacity.build(held(found))
    assert printed(worst)[0][-1] == "50,000"
    assert printed(expected)[0] == ["Lead", "20%", "3.36", "3,362", "33,616", "672", "82"]
    assert work.minutes_expected(found) == 33616
    assert len(capacity.build(held(plan()))) == 2


def test_a_share_of_answers_is_a_share() -> None:
    """None and more than all of the attempts cannot be answered."""
    for typed, wrong in (("0", True), ("120", True), ("20", False), ("100", False)):
        found = paths("SM-RATES", held(plan(duty={"answer_rate": Percent.parse(typed)})))
        assert found == (["smarketing.follow_up.all.answer_rate"] if wrong else [])


def test_rules_and_schedules_reckon_with_one_module() -> None:
    """No rule and no schedule of a plan has sums of its own."""
    for module in (smarketing, lead_plans, lead_goals, funnel, pacing, capacity):
        assert vars(module)["sums"] is sums
    assert vars(lead_duties)["busiest_hour"] is work.busiest_hour


def test_a_goal_from_revenue_is_checked_with_the_same_sums() -> None:
    """1,019 typed passes, 1,034 is told to be rounded elsewhere, and 900 is wrong."""
    for typed, rules in (("1019", []), ("1034", ["SM-ROUND"]), ("900", ["SM-GOAL"])):
        lead = LeadType(
            name="Lead", quality="q", deal=Money.parse("9000 EUR"), close_rate=Share.parse("3 %"), goal=int(typed)
        )
        sources = {
            "marketing": RevenueSource(name="Marketing", share=Percent.parse("55")),
            "sales": RevenueSource(name="Sales", share=Percent.parse("45")),
        }
        found = plan(goal_from=None, revenue_goal=Money.parse("500000 EUR"), leads={"lead": lead}, sources=sources)
        assert [rule for rule in ("SM-GOAL", "SM-ROUND") if paths(rule, held(found))] == rules
