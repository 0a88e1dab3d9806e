"""The schedules of a sales and marketing agreement show the arithmetic of published examples and of the sample."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from support.agreements import agreement

from slagen.answers.loading import load
from slagen.answers.reading import compose
from slagen.document.nodes import Block, Cell, Table, Value
from slagen.quantities import Duration, Money, Percent, Share, TimePromise
from slagen.schedules import both_sides, capacity, follow_up, funnel, lead_goals, lead_types, pacing
from slagen.terms import lead_arithmetic as sums
from slagen.terms.agreement import Agreement
from slagen.terms.leads import Capacity, FollowUpDuty, HeadcountChange, LeadType, Region, RegionLead, Stage, Temperature
from slagen.terms.smarketing import RevenueSource, Smarketing

SAMPLE = Path(__file__).parent.parent / "samples" / "smarketing" / "answers.yaml"


@pytest.fixture(scope="module")
def terms() -> Agreement:
    return load(Agreement, compose(SAMPLE.read_bytes(), str(SAMPLE)), file=str(SAMPLE)).value


def plan_of(terms: Agreement) -> Smarketing:
    assert terms.smarketing is not None
    return terms.smarketing


def number(text: str) -> Decimal:
    return Decimal(text)


def words(cell: Cell) -> str:
    return "".join(getattr(part, "text", "") for part in cell.content)


def rows(block: Block) -> list[list[str]]:
    assert isinstance(block, Table)
    return [[words(cell) for cell in row.cells] for row in block.rows]


def paths(block: Block) -> set[str]:
    assert isinstance(block, Table)
    return {
        part.path for row in block.rows for cell in row.cells for part in cell.content if isinstance(part, Value)
    } - {""}


def test_half_a_million_at_sixty_percent_needs_thirty_customers_and_1500_leads() -> None:
    given = (number("500000"), number("0.60"), number("1"), number("10000"))
    assert sums.customers(*given) == 30
    assert sums.leads(*given, [number("0.02")]) == 1500


def test_leads_are_rounded_once_at_the_end_so_1019_and_not_1034() -> None:
    given = (number("500000"), number("0.55"), number("1"), number("9000"))
    assert round(sums.decimal(sums.customers(*given)), 4) == number("30.5556")
    assert sums.leads(*given, [number("0.03")]) == 1019


def test_a_whole_number_of_leads_is_not_rounded_up_by_inexact_division() -> None:
    # 1/3 x 0.03 would leave a tail behind the point if customers were divided out first
    assert sums.leads(number("90000"), number("1"), number("1"), number("9000"), [number("0.1"), number("0.1")]) == 1000
    assert sums.leads(number("10"), number("1"), number("1"), number("3"), [number("1"), number("1") / 2]) == 7


def test_a_stage_that_is_not_used_changes_nothing_at_100_percent() -> None:
    given = (number("500000"), number("0.60"), number("1"), number("10000"))
    assert sums.leads(*given, [number("1"), number("0.02"), number("1")]) == 1500


def test_the_line_of_100000_stands_at_40000_on_day_12_of_30() -> None:
    assert sums.pace(100000, 12, 30) == 40000
    assert sums.pace_band(number("40000"), number("0.10")) == (36000, 44000)


def test_a_hundred_leads_with_five_attempts_need_about_24_attempts_on_each_of_21_days() -> None:
    assert round(sums.decimal(sums.quotient(500, 21)), 2) == number("23.81")


def test_attempts_available_are_people_times_minutes_times_utilisation_rounded_down() -> None:
    assert sums.attempts_available(6, 60, 6, 7, number("0.80")) == 14811  # 103,680 / 7 = 14,811.4
    assert sums.representatives_needed(17281, 60, 6, number("0.80")) == 2  # one has 17,280 minutes


def test_a_lead_is_worth_the_deal_times_the_share_that_buys() -> None:
    assert sums.lead_value(number("160000"), number("0.01")) == 1600
    assert sums.ceil_quotient(number("200000"), number("1600")) == 125


def test_a_rate_of_zero_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="zero"):
        sums.leads(number("1"), number("1"), number("1"), number("1"), [number("0")])


def test_typed_goals_shares_and_rates_of_the_sample_agree_with_the_arithmetic(terms: Agreement) -> None:
    plan = plan_of(terms)
    for key, lead in plan.leads.items():
        assert lead.goal == sums.goal_of(plan, key)
        assert lead.close_rate is not None and lead.close_rate.fraction == sums.close_rate(lead)
    assert sum(lead.share.value for lead in plan.leads.values() if lead.share) == 100
    assert sum(source.share.value for source in plan.sources.values()) == 100
    assert plan.revenue_goal is not None
    assert sum(region.revenue_goal.amount for region in plan.regions.values()) == plan.revenue_goal.amount


def test_the_sample_promises_no_more_attempts_than_sales_has_time_for(terms: Agreement) -> None:
    plan = plan_of(terms)
    assert plan.capacity is not None
    # 98 hot and 293 warm decision makers, 780 managers, 975 students; one more person for 40 of 60 days at 60 %.
    assert sums.minutes_needed(plan) == 98 * 8 * 10 + 293 * 6 * 10 + 780 * 5 * 8 + 975 * 2 * 5 == 66370
    assert sums.minutes_available(plan.capacity) == number("6.4") * 60 * 6 * 60 * number("0.8") == 110592
    assert sums.suffices(plan)


def test_lead_goals_show_every_factor_and_the_regions_add_up(terms: Agreement) -> None:
    sources, dach, nordics, regions = lead_goals.build(terms)
    assert rows(sources)[-1] == ["All sources", "100%", "EUR 1,200,000", ""]
    assert rows(dach)[0] == ["Decision maker", "50%", "EUR 180,000", "EUR 15,000", "12", "5%", "240", "EUR 750"]
    assert rows(nordics)[0] == ["Decision maker", "50%", "EUR 120,000", "EUR 16,000", "7.5", "5%", "150", "EUR 800"]
    assert rows(regions)[-1] == ["All regions", "EUR 1,200,000", "390", "780", "975", "2,145"]
    assert {"smarketing.leads.manager.deal", "smarketing.leads.manager.share"} <= paths(dach)
    assert "smarketing.regions.nordics.leads.manager.deal" in paths(nordics)


def test_the_last_stage_of_a_funnel_holds_the_customers(terms: Agreement) -> None:
    tables = funnel.build(terms)
    assert len(tables) == 3
    assert [row[3] for row in rows(tables[0])] == ["390", "312", "156", "78", "19.5"]


def test_the_capacity_tables_show_minutes_needed_beside_minutes_available(terms: Agreement) -> None:
    needed, _, changes, available = capacity.build(terms)
    assert rows(needed)[-1][-1] == "66,370"
    assert rows(changes) == [["1 joins", "21", "60%", "0.4"]]
    figures: dict[str, str] = dict(rows(available))
    assert figures["Minutes available (people × days × hours × 60 × share)"] == "110,592"
    assert figures["Fewest representatives that suffice"] == "4"


def test_the_pacing_line_ends_at_the_goal_and_shows_the_band_in_both_directions(terms: Agreement) -> None:
    (table,) = pacing.build(terms)
    last = rows(table)[-1]
    assert last == ["60", "390", "780", "975", "2,145", "1,931 to 2,359"]
    assert rows(table)[0][:2] == ["5", "33"]


@pytest.mark.parametrize(("days", "expected"), [(3, (3,)), (12, (5, 10, 12)), (10, (5, 10))])
def test_the_pacing_line_always_shows_the_last_day(days: int, expected: tuple[int, ...]) -> None:
    assert pacing.days_shown(days) == expected


def test_each_follow_up_duty_is_one_row_whose_figures_lead_back_to_their_answers(terms: Agreement) -> None:
    calls, attempts = follow_up.build(terms)
    assert rows(calls)[0] == ["Decision maker", "Hot", "1 service hour", "1 Business Day"]
    assert rows(attempts)[0] == [
        "Decision maker", "Hot", "6 to 8", "10 Business Days", "2", "telephone, e-mail, video call", "1 Business Day",
    ]  # fmt: skip
    assert "smarketing.follow_up.students.window" in paths(attempts)


# --- plans of other sorts ---------------------------------------------------------------------------------------


def plan(**fields: Any) -> Agreement:
    """500,000 USD, 55 % by marketing, 9,000 a deal, 3 % of leads buy: 1,018.5 leads; other fields replace these."""
    lead = LeadType(name="Lead", quality="any", deal=Money.parse("9000 USD"), close_rate=Share.parse("3 %"))
    known: dict[str, Any] = {
        "revenue_goal": Money.parse("500000 USD"),
        "sources": {"marketing": RevenueSource(name="Marketing", share=Percent.parse("55 %"))},
        "leads": {"lead": lead},
        "mql": ("asked",),
        "follow_up": {},
    }
    return agreement(kind="smarketing", smarketing=Smarketing(**known | fields))


def goal(**fields: Any) -> int | None:
    return sums.goal_of(plan_of(plan(**fields)), "lead")


def lead(**fields: Any) -> dict[str, LeadType]:
    return {"lead": LeadType(name="Lead", quality="any", **fields)}


def test_the_rule_says_where_a_goal_is_rounded() -> None:
    """Once at the end, or customers first: 1,019 or 1,034 leads, as published; by region or after adding."""
    assert goal() == goal(rounding="per-type") == 1019
    assert goal(rounding="customers-first") == 1034
    halves = {name: Region(name=name, revenue_goal=Money.parse("250000 USD")) for name in ("n", "s")}
    assert goal(regions=halves) == 510 + 510
    assert goal(regions=halves, rounding="per-type") == 1019


def test_regions_with_figures_of_their_own_are_computed_apart_and_added() -> None:
    """The two published examples in one agreement: 1,500 leads in one region, 1,019 in the other."""
    regions = {
        "east": Region(name="East", revenue_goal=Money.parse("500000 USD"), marketing_share=Percent.parse("60 %"),
                       deal=Money.parse("10000 USD"), close_rate=Share.parse("2 %")),
        "west": Region(name="West", revenue_goal=Money.parse("500000 USD")),
    }  # fmt: skip
    terms = plan(revenue_goal=Money.parse("1000000 USD"), regions=regions)
    assert sums.parts(plan_of(terms), "lead") == {"east": 1500, "west": 1019}
    sources, east, west, both = lead_goals.build(terms)
    assert rows(east)[0][3:7] == ["USD 10,000", "30", "2%", "1,500"]
    assert rows(both)[-1][-1] == "2,519"
    assert sources and west
    better = {"lead": RegionLead(close_rate=Share.parse("6 %"))}
    assert goal(regions={"w": Region(name="W", revenue_goal=Money.parse("500000 USD"), leads=better)}) == 510


def test_counts_of_a_funnel_are_exact_where_percentages_are_not() -> None:
    """50 of 100, 30 of 50, 15 of 30 and 5 of 15 are 5 % exactly; with 33.33 % a goal of 1,000 would become 1,001."""
    def stages(*rates: str) -> dict[str, Stage]:
        return {f"s{place}": Stage(name=f"S{place}", rate=Share.parse(rate)) for place, rate in enumerate(rates)}

    deal = Money.parse("2000 USD")
    exact = lead(deal=deal, stages=stages("50 of 100", "30 of 50", "15 of 30", "1/3"))
    rounded = lead(deal=deal, stages=stages("50 %", "60 %", "50 %", "33.33 %"))
    stated = lead(deal=deal, stages=stages("50 %", "60 %", "50 %", "33.33 %"), close_rate=Share.parse("5 %"))
    money, sources = Money.parse("100000 USD"), {"marketing": RevenueSource(name="M", share=Percent.parse("100 %"))}
    found = [goal(revenue_goal=money, sources=sources, leads=one) for one in (exact, rounded, stated)]
    assert found == [1000, 1001, 1000]


def test_a_goal_for_each_representative_grows_with_the_team() -> None:
    """100 leads for each of ten are 1,000; one who joins for the second half of 20 days at half a load adds 25."""
    each = lead(goal_per_rep=100, stages={"c": Stage(name="Connect", rate=Share.parse("50 of 100"))})
    joins = {"new": HeadcountChange(what="join", on_day=11, workload=Percent.parse("50 %"))}
    leaves = {"old": HeadcountChange(what="leave", people=2, on_day=11)}
    fields: dict[str, Any] = {"goal_from": "head-count", "revenue_goal": None, "leads": each}
    assert goal(**fields, capacity=Capacity(representatives=10, working_days=20)) == 1000
    assert goal(**fields, capacity=Capacity(representatives=10, working_days=20, changes=joins)) == 1025
    assert goal(**fields, capacity=Capacity(representatives=10, working_days=20, changes=leaves)) == 900
    terms = plan(**fields, capacity=Capacity(representatives=10, working_days=20))
    (table,) = lead_goals.build(terms)
    assert rows(table) == [["Lead", "100", "1,000"]]
    (stages,) = funnel.build(terms)
    assert [row[2:] for row in rows(stages)] == [["100%", "100", "1,000"], ["50%", "50", "500"]]


def test_a_value_goal_is_paced_in_money_over_calendar_days() -> None:
    """100,000 USD over 30 days stand at 40,000 on day 12, as published, and at 23,333.33 on day 7."""
    terms = plan(revenue_goal=None, value_goal=Money.parse("100000 USD"), leads=lead(value=Money.parse("100 USD")),
                 period="month", pacing_days="calendar")  # fmt: skip
    (table,) = pacing.build(terms)
    assert rows(table)[0] == ["7", "USD 23,333.33", "USD 21,000 to USD 25,666.67"]
    assert rows(table)[-1][0] == "30" and rows(table)[-1][1] == "USD 100,000"
    assert sums.pace(100000, 12, 30) == 40000


def test_rules_of_follow_up_alone_need_no_figure_of_revenue() -> None:
    """Without any goal there are no goals, funnel, capacity and pacing to show, but what sales owes stands there."""
    duty = FollowUpDuty(leads=("lead",), first_response=TimePromise.parse("same day"), at_latest=Duration.parse("24 h"),
                        outside_response=Duration.parse("2 h"), attempts=5, attempts_to=6,
                        window=Duration.parse("14 days"))  # fmt: skip
    terms = plan(revenue_goal=None, sources={}, leads=lead(), follow_up={"d": duty})
    assert lead_goals.build(terms) == funnel.build(terms) == capacity.build(terms) == pacing.build(terms) == ()
    calls, attempts = follow_up.build(terms)
    assert rows(calls) == [["Lead", "same day, at the latest 24 hours", "within 2 hours"]]
    assert rows(attempts)[0][:3] == ["Lead", "5 to 6", "14 days"]
    (both,) = both_sides.build(terms)
    assert rows(both) == [["Lead", "same day, at the latest 24 hours", "5 to 6 in 14 days"]]


def test_a_missing_figure_is_named_and_not_guessed() -> None:
    """A goal that cannot be computed says which figure is missing."""
    with pytest.raises(ValueError, match="'Lead' has no mean deal"):
        lead_goals.build(plan(leads=lead(close_rate=Share.parse("3 %"))))
    with pytest.raises(ValueError, match="zero"):
        lead_goals.build(plan(leads=lead(deal=Money.parse("0 USD"), close_rate=Share.parse("3 %"))))


def test_leads_of_a_temperature_are_its_part_of_all_leads() -> None:
    """A fifth of 1,019 leads are 204 hot ones, rounded up; without an expected part all of them count."""
    hot = {"hot": Temperature(name="Hot", means="asked", share=Percent.parse("20 %"))}
    open_end = {"hot": Temperature(name="Hot", means="asked")}
    duty = FollowUpDuty(leads=("lead",), temperature="hot", first_response=TimePromise.parse("1 h"), attempts=2,
                        window=Duration.parse("5 days"))  # fmt: skip
    assert sums.leads_of(plan_of(plan(temperatures=hot)), duty) == 204
    assert sums.leads_of(plan_of(plan(temperatures=open_end)), duty) == 1019


def test_columns_without_a_word_are_left_out_of_the_types_of_lead() -> None:
    """Types without further criteria and exceptions need no column for them."""
    (table,) = lead_types.build(plan())
    assert isinstance(table, Table)
    assert rows(table) == [["Lead", "any"]]
