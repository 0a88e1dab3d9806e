"""The credit engine reproduces published and derived figures; the agreement each comes from is named."""

from __future__ import annotations

from decimal import Decimal as D
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.agreements import band, kpi

from slagen.credits import composed, exact, limits, mechanisms
from slagen.credits.bands import band_reached
from slagen.credits.engine import Earned, Failure, earned, within_caps
from slagen.credits.fees import credit_share, day_share
from slagen.quantities import CreditAmount, Measure, Percent
from slagen.terms.credits import AtRisk, Band, Cap, Points, ProRata, Scheme, StepRule

MONTH = D(43200)
UNROUNDED = kpi(rounding=None)


def scheme(**fields: Any) -> Scheme:
    return Scheme(**({"name": "S", "kpis": ("k",)} | fields))


def result(text: str) -> Measure:
    return Measure.parse(text)


def steps(credit: str, each: str, **fields: Any) -> StepRule:
    initial = fields.pop("initial", None)
    return StepRule(
        credit=CreditAmount.parse(credit), each=Measure.parse(each),
        initial=CreditAmount.parse(initial) if initial else None, **fields,
    )  # fmt: skip


def share(found: Earned | None) -> D:
    assert found is not None and found.unit == "share"
    return found.value


CLOUD = (band("10 %", at_least="99 %", below="99.99 %"), band("30 %", at_least="95 %", below="99 %"), band("100 %", below="95 %"))


@pytest.mark.parametrize(("down", "pays"), [("4.32", 0), ("10", 10), ("432", 10), ("433", 30)])
def test_banded_months_of_a_cloud_computing_provider(down: str, pays: int) -> None:
    """AWS EC2, derived: 4.32 minutes are exactly at the target; 432 minutes belong to the upper band, 433 to the next."""
    found = Measure(exact.availability(MONTH, D(down), UNROUNDED), "%")
    assert share(earned(scheme(bands=CLOUD), Failure(result=found))) == pays


def test_a_credit_below_the_smallest_is_not_paid() -> None:
    """AWS EC2, derived: 10 % of 8.00 is 0.80, under a minimum of 1 USD."""
    assert limits.paid(D("8.00") * D("0.10"), (), D(1)) == D("0.00")


def test_a_result_in_a_gap_earns_nothing() -> None:
    """metro2, derived: 46 minutes leave 99.893519 %, between 99.89 and 99.90. Tailscale, derived: so does 99.895 %."""
    bands = (band("5 %", at_least="99 %", at_most="99.89 %"), band("10 %", below="99 %"))
    found = exact.availability(MONTH, D(46), UNROUNDED)
    assert exact.half_up(found, 6) == D("99.893519")
    assert band_reached(bands, Measure(found, "%")) is None
    assert band_reached(bands, result("99.895 %")) is None


def test_a_share_of_60_minutes_in_a_month() -> None:
    """Atlassian, published: 60 of 43,200 minutes are 0.138889 %, printed as 99.86 %."""
    assert exact.half_up(100 - exact.availability(MONTH, D(60), UNROUNDED), 6) == D("0.138889")
    assert exact.availability(MONTH, D(60), kpi(rounding=2)) == D("99.86")


ACCORD = ((D("99.7"), 2, D("0.20")), (D(97), 3, D("0.30")), (D(100), 0, D("0.00")))


@pytest.mark.parametrize(("measured", "percent", "pays"), ACCORD)
def test_bands_of_a_template_pay_a_share_of_the_charge(measured: D, percent: int, pays: D) -> None:
    """Accord Project, published: 99.7 % pays 0.20 of 10.00, 97 % pays 0.30, 100 % nothing; the worst band reached counts."""
    bands = (band("2 %", below="99.8 %"), band("3 %", below="98 %"))
    assert share(earned(scheme(bands=bands), Failure(result=Measure(measured, "%")))) == percent
    assert limits.paid(D("10.00") * percent / 100, ()) == pays


def test_monthly_and_yearly_limits_of_a_template() -> None:
    """Accord Project, published: a band of 11 % is cut to 1.00 by the month and to 0.99 by the last twelve months."""
    credit, monthly = D("10.00") * D("0.11"), D("10.00") * D("0.10")
    assert limits.paid(credit, (monthly,)) == D("1.00")
    left = limits.left_of_year(D("110.00"), D("10.00"), D("0.10"), D("11.01"))
    assert limits.paid(credit, (monthly, left)) == D("0.99")
    assert limits.left_of_year(D(0), D(10), D("0.1"), D(50)) == 0


@pytest.mark.parametrize(("minutes", "affected", "multiple", "pays"), [
    ("2160", "1.0", "1", "5"), ("60", "0.4", "1", "0.055556"), ("60", "0.4", "25", "1.388889"),
])  # fmt: skip
def test_lost_time_by_affected_share(minutes: str, affected: str, multiple: str, pays: str) -> None:
    """Cloudflare, derived: downtime ÷ month × share of users × multiple."""
    rule = ProRata(multiple=Measure.parse(multiple), by_affected_share=True)
    failure = Failure(lost=D(minutes), period=MONTH, affected=D(affected))
    assert exact.half_up(share(earned(scheme(pro_rata=rule), failure)), 6) == exact.half_up(D(pays), 6)


def test_lost_time_in_proportion_of_a_month_of_28_days() -> None:
    """Azure leap day 2012, derived: 16 of 672 hours are 2.38 %."""
    found = earned(scheme(pro_rata=ProRata()), Failure(lost=D(16 * 60), period=D(672 * 60)))
    assert exact.half_up(share(found), 2) == D("2.38")


def test_a_multiple_of_the_time_beyond_the_allowance() -> None:
    """hostingking, derived: 103.2 minutes less 43.2 allowed, times 10, of 100.00 are 1.39."""
    rule = ProRata(multiple=Measure.parse("10"), beyond_allowance=True)
    found = earned(scheme(pro_rata=rule), Failure(lost=D("103.2"), period=MONTH, target=result("99.9 %")))
    assert limits.paid(D(100) * share(found) / 100, ()) == D("1.39")


def test_a_multiple_of_lost_hours() -> None:
    """letsflo, derived: 12 of 720 hours, times 10, of 5,000 are 833.33 and not the 278 that is printed."""
    found = earned(scheme(pro_rata=ProRata(multiple=Measure.parse("10"))), Failure(lost=D(720), period=MONTH))
    assert limits.paid(D(5000) * share(found) / 100, ()) == D("833.33")


@pytest.mark.parametrize(("minutes", "rounding", "pays"), [
    ("29", "full-steps", 0), ("29", "started-steps", 5), ("75", "full-steps", 10), ("75", "started-steps", 15),
    ("720", "full-steps", 100),
])  # fmt: skip
def test_steps_of_thirty_minutes(minutes: str, rounding: str, pays: int) -> None:
    """Rackspace, derived: 5 % for each 30 minutes, capped at 100 %."""
    table = scheme(step=steps("5 %", "30 min", rounding=rounding), caps=(Cap(per="month", share=Percent.parse("100")),))
    found = earned(table, Failure(lost=D(minutes)))
    assert found is not None and share(within_caps(table, found)) == pays


@pytest.mark.parametrize(("rule", "minutes", "pays"), [
    (steps("5 %", "10 min", rounding="full-steps"), 25, 10), (steps("5 %", "10 min", rounding="started-steps"), 25, 15),
    (steps("5 %", "10 min", rounding="full-steps"), 600, 100),
])  # fmt: skip
def test_full_and_started_steps_of_two_components(rule: StepRule, minutes: int, pays: int) -> None:
    """OVH, derived: 25 minutes are two full or three started steps; 600 minutes reach the limit of 100 %."""
    table = scheme(step=rule, caps=(Cap(per="unsaid", share=Percent.parse("100")),))
    found = earned(table, Failure(lost=D(minutes)))
    assert found is not None and share(within_caps(table, found)) == pays


@pytest.mark.parametrize(("minutes", "pays"), [(1, 3), (150, 9), (0, 0)])
def test_a_credit_at_once_and_one_for_each_full_hour(minutes: int, pays: int) -> None:
    """Element Critical, derived: 3 % at once and 3 % for each full hour."""
    rule = steps("3 %", "1 h", initial="3 %", rounding="full-steps")
    assert share(earned(scheme(step=rule), Failure(lost=D(minutes)))) == pays


def test_forty_hours_reach_the_whole_fee() -> None:
    """OVH UK 2007, derived: 5 % for each hour; 40 hours reach the limit."""
    table = scheme(step=steps("5 %", "1 h", rounding="full-steps"), caps=(Cap(per="month", share=Percent.parse("100")),))
    found = earned(table, Failure(lost=D(2400)))
    assert found is not None and share(within_caps(table, found)) == 100


def test_days_become_money() -> None:
    """Google Workspace, derived: 7 days of a month of 30 days at 600.00 are 140.00."""
    assert D(600) * D(7) * day_share("actual-days", 30) == D(140)
    assert credit_share(CreditAmount.parse("7 days"), 30) == D(7) / 30


def test_started_hours_beyond_an_allowance() -> None:
    """UnitedLayer, derived: 2.25 hours count as 3, each worth 1/360 of 3,600.00."""
    rule = steps("1/360", "1 h", rounding="started-steps")
    assert D(3600) * share(earned(scheme(step=rule), Failure(lost=D(135)))) / 100 == 30


@pytest.mark.parametrize(("rate", "pays"), [("1 %", "23"), ("0.5 %", "11.5")])
def test_a_rate_for_each_point_below_the_target(rate: str, pays: str) -> None:
    """UK Crown Commercial Service, published and derived: 98 less 75 is 23 points, at 1 % or 0.5 % each."""
    for each in ("1 %", "1 percentage point"):
        rule = steps(rate, each, rounding="full-steps")
        found = earned(scheme(gap_rate=rule), Failure(result=result("75 %"), target=result("98 %")))
        assert share(found) == D(pays)


UK = (
    band("0 points", at_least="99 %"), band("1 point", at_least="98 %", below="99 %"),
    band("2 points", at_least="97 %", below="98 %"), band("3 points", below="97 %"),
)  # fmt: skip
REPEATS = Points(repeat_factor=2, repeat_kind="consecutive", reset_after=1)


@pytest.mark.parametrize(("results", "points"), [
    (("96.5", "98.5", "96.5"), (3, 2, 6)), (("98.5", "96.5"), (1, 6)), (("98.5", "99.2", "98.5"), (1, 0, 1)),
])  # fmt: skip
def test_points_of_repeated_failures(results: tuple[str, ...], points: tuple[int, ...]) -> None:
    """UK model services agreement, published: a failure right after another counts twice; a met period breaks the chain."""
    base = [earned(scheme(bands=UK), Failure(result=Measure(D(one), "%"))) for one in results]
    assert tuple(mechanisms.points_of(REPEATS, [one.value for one in base if one])) == points


def test_rounding_decides_between_no_point_and_one() -> None:
    """UK model services agreement, derived: 98.95 % is 99.0 half up to one decimal, and 98.9 rounded down."""
    published = (band("0 points", at_least="99.0 %"), band("1 point", at_least="98.0 %", at_most="98.9 %"))
    assert band_reached(published, result("98.95 %")) is None
    up = exact.rounded(D("98.95"), kpi(rounding=1, rounding_rule="half-up"))
    down = exact.rounded(D("98.95"), kpi(rounding=1, rounding_rule="down"))
    assert [band_reached(published, Measure(one, "%")) for one in (up, down)] == list(published)


def test_repeats_may_grow() -> None:
    """Each further repeat counts once more, until so many periods were met."""
    rule = Points(repeat_factor=2, repeat_growth="each-time", repeat_within=3, reset_after=2)
    assert mechanisms.points_of(rule, [D(1), D(1), D(1), D(0), D(1), D(0), D(0), D(1)]) == [1, 2, 3, 0, 4, 0, 0, 1]


@pytest.mark.parametrize(("amps", "minutes", "pays"), [(16, 20, 320), (16, 10, 0)])
def test_money_for_each_metered_unit(amps: int, minutes: int, pays: int) -> None:
    """Roller Network, derived: 20.00 for each of 16 amperes, if an interruption lasts longer than 15 minutes."""
    found = earned(scheme(per_event=CreditAmount.parse("20 USD per ampere")), Failure(events=amps if minutes > 15 else 0))
    assert found == Earned(D(pays), "money", "USD")


def test_schemes_of_one_event_may_add_up() -> None:
    """Verizon, published: 20 % and 4 % are 24 %; derived: 3.7 h and 4.8 h are 510 minutes, not 390."""
    assert D(20) + D(4) == 24
    assert (D("3.7") + D("4.8")) * 60 == 510


def test_limits_over_another_span_than_the_fee() -> None:
    """Common Paper, derived: 8 % of 12,000 a year cuts a whole month of 1,000 to 960; 5 % of a month cuts 10 % to 50."""
    assert limits.paid(D(1000), (D(12000) * D("0.08"),)) == D("960.00")
    assert limits.paid(D(100), (D(1000) * D("0.05"),)) == D("50.00")


def test_a_tiers_own_table() -> None:
    """Thread Transfer, derived: one table for all tiers pays a Standard customer at 99.6 %. Tailscale: 95 % of 2,000 pays 100."""
    shared = (band("10 %", at_least="99.9 %", below="99.99 %"), band("25 %", below="99.9 %"))
    assert share(earned(scheme(bands=shared), Failure(result=result("99.6 %")))) == 25
    assert share(earned(scheme(bands=shared), Failure(result=result("99.95 %")))) == 10
    gold = (band("5 %", at_least="95 %", at_most="99.89 %"), band("10 %", below="95 %"))
    assert limits.paid(D(2000) * share(earned(scheme(bands=gold), Failure(result=result("95 %")))) / 100, ()) == 100


def test_an_overrun_is_a_share_of_the_limit() -> None:
    """60 ms are 20 % more than 50 ms, and 1 h 15 min are 25 % more than 1 h."""
    assert mechanisms.overrun(result("50 ms"), result("60 ms")) == result("20 %")
    assert mechanisms.overrun(result("1 h"), result("75 min")) == result("25 %")
    assert mechanisms.overrun(result("50 ms"), result("40 ms")).value == 0
    with pytest.raises(ValueError, match="one unit"):
        mechanisms.overrun(result("50 ms"), result("1 %"))


def test_amounts_at_risk_never_pass_the_share_of_the_invoice() -> None:
    """10 % at risk, a pool of 200 % and two indicators of 60 % each pay no more than 10 % of the invoice."""
    rule = AtRisk(at_risk=Percent.parse("10"), pool=Percent.parse("200"))
    assert mechanisms.at_risk(rule, D(10000), Percent.parse("40")) == 800
    assert mechanisms.month_at_risk(rule, D(10000), [Percent.parse("60"), Percent.parse("60")]) == 1000


def test_parts_in_a_row_and_side_by_side() -> None:
    """99.5 % twice in a row is 99.0025 %; side by side it is 99.9975 %, as one of two."""
    both = (D("0.995"), D("0.995"))
    assert composed.serial(both) == D("0.990025")
    assert composed.parallel(both) == composed.at_least(1, both) == D("0.999975")
    assert composed.at_least(2, both) == composed.serial(both)


def test_every_tenth_failure_pays_a_share_of_the_year() -> None:
    """Nine failures pay nothing, ten pay 5 % of the annual fee, twenty pay twice that."""
    assert [limits.persistent(n, 10, D(12000), D("0.05")) for n in (9, 10, 20)] == [0, 600, 1200]


MINUTES = st.integers(0, 43200).map(D)
CREDITS = st.integers(0, 100)


@given(MINUTES, MINUTES)
def test_more_downtime_never_pays_less(one: D, other: D) -> None:
    """In a falling table, and by full steps, started steps and lost time, a longer outage never earns less."""
    less, more = sorted((one, other))
    rules = (
        scheme(bands=CLOUD), scheme(step=steps("5 %", "30 min", rounding="full-steps")),
        scheme(step=steps("5 %", "30 min", rounding="started-steps")), scheme(pro_rata=ProRata(multiple=Measure.parse("10"))),
    )  # fmt: skip
    for table in rules:
        found = []
        for down in (less, more):
            measured = Measure(exact.availability(MONTH, down, UNROUNDED), "%")
            found.append(share(earned(table, Failure(result=measured, lost=down, period=MONTH))))
        assert found[0] <= found[1]


@given(MINUTES, st.integers(1, 600).map(D))
def test_exact_steps_lie_between_full_and_started_ones(amount: D, size: D) -> None:
    """Full steps are at most the exact number, started steps at least; both differ from it by less than one."""
    full, exactly, started = (mechanisms.steps(amount, size, one) for one in ("full-steps", "exact", "started-steps"))
    assert full is not None and exactly is not None and started is not None
    assert full <= exactly <= started and started - full <= 1


@given(st.lists(CREDITS, min_size=1, max_size=6), st.integers(0, 99))
def test_a_limit_is_never_passed_and_never_negative(caps: list[int], credit: int) -> None:
    """What is paid is at most each limit and at most the credit."""
    paid = limits.limited(D(credit), [D(cap) for cap in caps])
    assert 0 <= paid <= min([credit, *caps])


@given(st.lists(st.decimals(0, 1, places=4), min_size=1, max_size=5))
def test_so_many_of_the_parts_lie_between_all_and_one(parts: list[D]) -> None:
    """All parts are needed most rarely met, one part most often; the rest falls between."""
    chances = [composed.at_least(needed, parts) for needed in range(1, len(parts) + 1)]
    assert chances == sorted(chances, reverse=True)
    assert exact.half_up(chances[-1], 12) == exact.half_up(composed.serial(parts), 12)
    assert exact.half_up(chances[0], 12) == exact.half_up(composed.parallel(parts), 12)


@given(st.lists(st.integers(0, 3).map(D), max_size=12))
def test_points_are_never_fewer_than_their_own(base: list[D]) -> None:
    """A repeat adds, and a met period has none."""
    found = mechanisms.points_of(REPEATS, base)
    assert len(found) == len(base)
    assert all(own <= points <= own * 2 and (points == 0) == (own == 0) for own, points in zip(base, found, strict=True))


def test_edges_in_other_units_lie_in_no_band() -> None:
    """A typed edge without its sign is no reason to fail."""
    assert band_reached((Band(at_least=result("99.9"), credit=CreditAmount.parse("5 %")),), result("99 %")) is None
