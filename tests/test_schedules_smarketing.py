"""The schedules of a sales and marketing agreement show the arithmetic of published examples and of the sample."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from slagen.answers.loading import load
from slagen.answers.reading import compose
from slagen.document.nodes import Block, Cell, Table, Value
from slagen.schedules import capacity, follow_up, funnel, lead_goals, pacing
from slagen.schedules import lead_arithmetic as sums
from slagen.terms.agreement import Agreement

SAMPLE = Path(__file__).parent.parent / "samples" / "smarketing" / "answers.yaml"


@pytest.fixture(scope="module")
def terms() -> Agreement:
    return load(Agreement, compose(SAMPLE.read_bytes(), str(SAMPLE)), file=str(SAMPLE)).value


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
    assert sums.customers(*given).quantize(number("0.0001")) == number("30.5556")
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
    assert sums.quotient(number("500"), number("21")).quantize(number("0.01")) == number("23.81")


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
    plan = sums.plan_of(terms)
    for lead in plan.leads.values():
        assert lead.goal == sums.goal_of(plan, lead)
        assert lead.close_rate is not None and lead.close_rate.fraction == sums.close_rate(lead)
    assert sum(lead.share.value for lead in plan.leads.values()) == 100
    assert sum(source.share.value for source in plan.sources.values()) == 100
    assert sum(region.revenue_goal.amount for region in plan.regions.values()) == plan.revenue_goal.amount


def test_the_sample_promises_no_more_attempts_than_sales_has_time_for(terms: Agreement) -> None:
    plan = sums.plan_of(terms)
    assert sums.minutes_needed(plan) == 66000
    assert sums.minutes_available(plan.capacity) == 103680
    assert sums.suffices(plan)


def test_lead_goals_show_every_factor_and_the_regions_add_up(terms: Agreement) -> None:
    sources, goals, regions = lead_goals.build(terms)
    assert rows(sources)[-1] == ["All sources", "100%", "EUR 1,200,000", ""]
    assert rows(goals)[0] == [
        "Decision maker", "50%", "EUR 300,000", "EUR 15,000", "20", "5%", "400", "EUR 750",
    ]  # fmt: skip
    assert rows(goals)[-1][-2] == "2,200"
    assert [row[-1] for row in rows(regions)] == ["1,320", "880"]
    assert "smarketing.leads.manager.deal" in paths(goals)


def test_the_last_stage_of_a_funnel_holds_the_customers(terms: Agreement) -> None:
    tables = funnel.build(terms)
    assert len(tables) == 3
    assert [row[3] for row in rows(tables[0])] == ["400", "320", "160", "80", "20"]


def test_the_capacity_tables_show_minutes_needed_beside_minutes_available(terms: Agreement) -> None:
    needed, available = capacity.build(terms)
    assert rows(needed)[-1][-1] == "66,000"
    figures: dict[str, str] = dict(rows(available))
    assert figures["Minutes available (people × days × hours × 60 × share)"] == "103,680"
    assert figures["Fewest representatives that suffice"] == "4"


def test_the_pacing_line_ends_at_the_goal_and_shows_the_band_in_both_directions(terms: Agreement) -> None:
    (table,) = pacing.build(terms)
    last = rows(table)[-1]
    assert last == ["60", "400", "800", "1,000", "2,200", "1,980 to 2,420"]
    assert rows(table)[0][:2] == ["5", "34"]


@pytest.mark.parametrize(("days", "expected"), [(3, (3,)), (12, (5, 10, 12)), (10, (5, 10))])
def test_the_pacing_line_always_shows_the_last_day(days: int, expected: tuple[int, ...]) -> None:
    assert pacing.days_shown(days) == expected


def test_each_follow_up_duty_is_one_row_whose_figures_lead_back_to_their_answers(terms: Agreement) -> None:
    (table,) = follow_up.build(terms)
    assert rows(table)[0] == [
        "Decision maker", "4 service hours", "6", "10 Business Days", "2", "telephone, e-mail, video call",
        "1 Business Day",
    ]  # fmt: skip
    assert "smarketing.follow_up.students.window" in paths(table)
