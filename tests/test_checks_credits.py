"""The rules about credit schemes, limits, examples, claims and rights to end find what pays wrongly, and only that."""

from __future__ import annotations

from typing import Any

import pytest
from support.agreements import PARTIES, agreement, band, kpi, paths, severities, times

from slagen.quantities import CreditAmount, Duration, Measure, Money, Percent
from slagen.terms.agreement import Agreement
from slagen.terms.claims import Claim, ClaimStep
from slagen.terms.credits import (
    AtRisk,
    Band,
    Cap,
    Credits,
    Example,
    Points,
    PointsTrigger,
    ProRata,
    Scheme,
    Stacking,
    StepRule,
)
from slagen.terms.exits import ChronicFailure, EarnBack, Exit
from slagen.terms.fee_base import FeeBase
from slagen.terms.kpis import Target
from slagen.terms.management import Period, Report, Reporting
from slagen.terms.parties import Party
from slagen.terms.prices import PriceExample
from slagen.terms.remedies import Breaches, PoorPerformance
from slagen.terms.scope import Fee, Service, ServiceRegion

S = "credits.schemes.s"
SOUND = (band("10 %", at_least="99 %", below="99.9 %"), band("25 %", below="99 %"))
MINUTES = {"unit": "min", "direction": "lower-is-better", "form": "restore-time"}


def d(text: str) -> Duration:
    return Duration.parse(text)


def pct(text: str) -> Percent:
    return Percent.parse(text)


def credit(text: str) -> CreditAmount:
    return CreditAmount.parse(text)


def step(amount: str = "5 %", each: str = "30 min", **fields: Any) -> StepRule:
    return StepRule(credit=credit(amount), each=Measure.parse(each), **fields)


def scheme(**fields: Any) -> Scheme:
    return Scheme(**({"name": "S", "kpis": ("k",)} | fields))


def paid(*schemes: Scheme, target: str = "99.9 %", families: Any = None, kpi_fields: Any = None, **more: Any) -> Agreement:
    """An agreement with one KPI, its target, and schemes s, t and so on."""
    found = kpi(targets=(Target(minimum=Measure.parse(target)),), **(kpi_fields or {}))
    named = dict(zip("stuv", schemes, strict=False))
    return agreement(kpis={"k": found}, credits=Credits(schemes=named, **more), **(families or {}))


def test_a_scheme_pays_in_exactly_one_way() -> None:
    """None is an error and two are; bands of the overrun, and bands in points with their worth, are one."""
    assert paths("B-MECHANISM", paid(scheme())) == [S]
    assert paths("B-MECHANISM", paid(scheme(bands=SOUND, step=step()))) == [S]
    assert paths("B-MECHANISM", paid(scheme(bands=SOUND))) == []
    assert paths("B-MECHANISM", paid(scheme(bands=SOUND, relative_overrun=True))) == []
    points = scheme(bands=(band("2 points", below="99 %"),), points=Points(worth=credit("100 EUR")))
    assert paths("B-MECHANISM", paid(points)) == []


def test_an_edge_without_its_sign_is_found() -> None:
    """99.5 beside an indicator in percent lies in no band; minutes of downtime beside it are fine."""
    assert paths("B-EDGE-UNIT", paid(scheme(bands=(band("5 %", below="99.5"),)))) == [f"{S}.bands.0.below"]
    mixed = (band("5 %", at_least="99 %", below="99.9 %"), band("9 %", above="3 h"))
    assert paths("B-EDGE-UNIT", paid(scheme(bands=mixed))) == [f"{S}.bands.1.above"]
    assert paths("B-EDGE-UNIT", paid(scheme(bands=(band("5 %", above="43 min"), band("9 %", above="2 h"))))) == []
    ratio = {"unit": "", "form": "other"}
    assert paths("B-EDGE-UNIT", paid(scheme(bands=(band("5 %", below="1.4"),)), target="1.5", kpi_fields=ratio)) == []


def test_one_miss_is_paid_in_one_unit() -> None:
    """Two tables for one indicator in money and percent are found, unless tiers part them."""
    money = (band("2 EUR", below="99.9 %"),)
    assert paths("B-UNIT", paid(scheme(bands=money), scheme(bands=SOUND))) == ["credits.schemes.t"]
    assert paths("B-UNIT", paid(scheme(bands=money, tiers=("a",)), scheme(bands=SOUND, tiers=("b",)))) == []
    assert paths("B-UNIT", paid(scheme(bands=money, kpis=("k",)), scheme(bands=money))) == []
    example = Example(fee=Money.parse("10 EUR"), measured=Measure.parse("99 %"), credit=credit("0.20 EUR"))
    assert paths("B-UNIT", paid(scheme(bands=money, examples=(example,)))) == [f"{S}.bands"]


def test_the_fee_of_a_share_is_named() -> None:
    """No fee, an unnamed part, and one month's fee for a yearly figure are found; days need no fee."""
    assert paths("B-BASIS-AMBIG", paid(scheme(bands=SOUND, basis=None))) == [f"{S}.basis"]
    assert paths("B-BASIS-AMBIG", paid(scheme(bands=SOUND, basis=FeeBase(of="part")))) == [f"{S}.basis"]
    yearly = {"period": "year"}
    assert paths("B-BASIS-AMBIG", paid(scheme(bands=SOUND), kpi_fields=yearly)) == [f"{S}.basis"]
    assert paths("B-BASIS-AMBIG", paid(scheme(bands=SOUND, basis="annual-fee"), kpi_fields=yearly)) == []
    assert paths("B-BASIS-AMBIG", paid(scheme(bands=SOUND, basis="next-invoice"), kpi_fields=yearly)) == []
    assert paths("B-BASIS-AMBIG", paid(scheme(bands=(band("3 days", below="99 %"),), basis=None))) == []


def test_shares_of_several_fees_are_named() -> None:
    """The next invoice beside the price of a component; a tier's fee beside its service's is the same."""
    mixed = paid(scheme(bands=SOUND, basis="next-invoice"), scheme(bands=SOUND, basis="component-price"))
    assert paths("B-BASIS-MIXED", mixed) == ["credits.schemes.t.basis"]
    same = paid(scheme(bands=SOUND), scheme(bands=SOUND, basis="monthly-fee-of-tier"))
    assert paths("B-BASIS-MIXED", same) == []


def test_a_day_has_a_value_and_days_an_end() -> None:
    """Days paid in money need a value; more days than a month has need a limit; as many days as were lost need none."""
    days = (band("3 days", below="99 %"),)
    assert paths("B-DAY-VALUE", paid(scheme(bands=days), day_value=None)) == ["credits.day_value"]
    assert paths("B-DAY-VALUE", paid(scheme(bands=days), day_value=None, payout="service-extension")) == []
    assert paths("B-DAY-VALUE", paid(scheme(step=step("2 days", "1 h")))) == [S]
    assert paths("B-DAY-VALUE", paid(scheme(step=step("1 day", "24 h")))) == []
    assert paths("B-DAY-VALUE", paid(scheme(step=step("2 days", "1 h"), caps=(Cap(per="month", days=15),)))) == []


def test_steps_say_how_started_ones_count_and_where_they_begin() -> None:
    """An unsaid rounding is found; an unsaid start only where some loss is allowed."""
    assert paths("B-STEP-ROUNDING", paid(scheme(step=step()))) == [f"{S}.step.rounding"]
    assert paths("B-STEP-ROUNDING", paid(scheme(gap_rate=step(each="1 %", rounding="exact")))) == []
    assert paths("B-THRESHOLD-START", paid(scheme(step=step()))) == [f"{S}.step.counted_from"]
    assert paths("B-THRESHOLD-START", paid(scheme(step=step(counted_from="zero")))) == []
    assert paths("B-THRESHOLD-START", paid(scheme(step=step()), target="100 %")) == []
    late = paid(scheme(step=step()), target="60 min", kpi_fields=MINUTES)
    assert paths("B-THRESHOLD-START", late) == [f"{S}.step.counted_from"]


def test_full_points_beside_a_high_target_are_found() -> None:
    """5 % for each full point below 99.5 % pays nothing down to 98.5 %; a tenth of a point, or a target of 80 %, is fine."""
    full = step(each="1 %", rounding="full-steps")
    assert paths("B-WHOLE-POINT", paid(scheme(gap_rate=full), target="99.5 %")) == [f"{S}.gap_rate.each"]
    assert paths("B-WHOLE-POINT", paid(scheme(gap_rate=full), target="80 %")) == []
    assert paths("B-WHOLE-POINT", paid(scheme(gap_rate=step(each="0.1 %", rounding="full-steps")))) == []


def test_a_breach_that_pays_nothing_is_found() -> None:
    """Full steps beyond the allowance leave a dead zone; started steps and a credit at once do not."""
    beyond = {"counted_from": "beyond-allowance"}
    assert paths("B-DEADZONE", paid(scheme(step=step(rounding="full-steps", **beyond)))) == [f"{S}.step"]
    assert paths("B-DEADZONE", paid(scheme(step=step(rounding="started-steps", **beyond)))) == []
    assert paths("B-DEADZONE", paid(scheme(step=step(rounding="full-steps", initial=credit("1 %"), **beyond)))) == []
    # 30 minutes are reached before the 43 that 99.9 % allows.
    assert paths("B-DEADZONE", paid(scheme(step=step(rounding="full-steps", counted_from="zero")))) == []


POINTS = (band("1 point", at_least="99 %", below="99.9 %"), band("3 points", below="99 %"))


def pointed(points: Points | None) -> Agreement:
    return paid(scheme(bands=POINTS, points=points))


def test_points_become_money_once() -> None:
    """Never, twice, with a gap or with an endless chain of repeats are found."""
    table = (band("5 %", at_least="1 points", at_most="4 points"), band("10 %", at_least="5 points"))
    gap = (band("5 %", at_least="1 points", at_most="4 points"), band("10 %", at_least="6 points"))
    assert paths("B-POINTS", pointed(None)) == [f"{S}.bands"]
    assert paths("B-POINTS", pointed(Points())) == [f"{S}.points"]
    assert paths("B-POINTS", pointed(Points(worth=credit("10 EUR"), table=table))) == [f"{S}.points"]
    assert paths("B-POINTS", pointed(Points(table=gap))) == [f"{S}.points.table.1"]
    assert paths("B-POINTS", pointed(Points(worth=credit("10 EUR"), repeat_factor=2, reset_after=None))) == [
        f"{S}.points.reset_after"
    ]
    assert paths("B-POINTS", pointed(Points(table=table, repeat_factor=2))) == []
    trigger = PointsTrigger(at_least=10, within=d("3 months"), then="plan")
    assert paths("B-POINTS", pointed(Points(triggers={"plan": trigger}))) == []


def at_risk(**shares: str) -> Agreement:
    risk = AtRisk(at_risk=pct("10"), pool=pct("200"), allocation={key: pct(text) for key, text in shares.items()})
    found = kpi()
    return agreement(kpis={"k": found, "l": found}, credits=Credits(schemes={"s": scheme(kpis=("k", "l"), at_risk=risk)}))


def test_a_pool_is_divided_among_the_schemes_indicators() -> None:
    """Shares add up to 100 % or to the declared pool, and each indicator of the scheme has one."""
    assert paths("B-ALLOC-100", at_risk(k="40", l="40")) == [f"{S}.at_risk.allocation"]
    assert paths("B-ALLOC-100", at_risk(k="40", l="60")) == []
    assert paths("B-ALLOC-100", at_risk(k="100", l="100")) == []
    assert paths("B-WEIGHT-ORPHAN", at_risk(k="50", m="50")) == [f"{S}.at_risk.allocation.m", f"{S}.at_risk.allocation"]
    assert paths("B-WEIGHT-ORPHAN", at_risk(k="50", l="50")) == []


def test_an_indicator_beside_weighted_ones_needs_its_weight() -> None:
    """Where one that pays has a weight, all that pay have one."""
    kpis = {"k": kpi(weight=pct("60")), "l": kpi()}
    terms = agreement(kpis=kpis, credits=Credits(schemes={"s": scheme(kpis=("k", "l"), bands=SOUND)}))
    assert paths("B-WEIGHT-ORPHAN", terms) == ["kpis.l"]


def test_limits_of_other_spans_and_units_are_compared_too() -> None:
    """8 % of a year's fees is less than one month; 5 days less than 15; 20 EUR less than 50 EUR."""
    month = (band("10 %", at_least="99 %", below="99.9 %"), band("100 %", below="99 %"))
    term = {"families": {"term": Period(months=12)}}
    low = (Cap(per="term", share=pct("8"), of="fee-of-term"),)
    assert paths("B-CAP-LT-BAND", paid(scheme(bands=month), caps=low, **term)) == ["credits.caps.0.share"]
    enough = (Cap(per="term", share=pct("9"), of="fee-of-term"),)
    assert paths("B-CAP-LT-BAND", paid(scheme(bands=month), caps=enough, **term)) == []
    days = (band("3 days", at_least="99 %", below="99.9 %"), band("15 days", below="99 %"))
    assert paths("B-CAP-LT-BAND", paid(scheme(bands=days, caps=(Cap(per="month", days=5),)))) == [f"{S}.caps.0.days"]
    money = (band("50 EUR", below="99.9 %"),)
    assert paths("B-CAP-LT-BAND", paid(scheme(bands=money, caps=(Cap(per="month", amount=Money.parse("20 EUR")),)))) == [
        f"{S}.caps.0.amount"
    ]
    stepped = scheme(step=step("5 %"), caps=(Cap(per="month", share=pct("4")),))
    assert paths("B-CAP-LT-BAND", paid(stepped)) == [f"{S}.caps.0.share"]


@pytest.mark.parametrize(("fields", "grows"), [
    ({"step": step()}, True), ({"per_event": credit("5 %")}, True), ({"per_event": credit("waiver")}, False),
    ({"pro_rata": ProRata(multiple=Measure.parse("10"))}, True), ({"pro_rata": ProRata()}, False),
    ({"gap_rate": step("2 %", "1 %")}, True), ({"gap_rate": step("1 %", "1 percentage point")}, False),
    ({"bands": SOUND}, False), ({"step": step("1 day", "24 h")}, False), ({"step": step(), "goodwill": True}, False),
])  # fmt: skip
def test_a_credit_that_grows_needs_a_limit(fields: dict[str, Any], grows: bool) -> None:
    """Bands, the fee of the lost time and the whole fee are their own limits; steps and multiples are not."""
    assert paths("B-CAP-MISSING", paid(scheme(**fields))) == ([S] if grows else [])
    assert paths("B-CAP-MISSING", paid(scheme(**fields, caps=(Cap(per="month", share=pct("100")),)))) == []


def test_a_limit_that_nothing_reaches_is_named() -> None:
    """100 % above bands of 25 %; steps reach any limit; tables parted by tier are looked at together."""
    high = (Cap(per="month", share=pct("100")),)
    assert paths("B-CAP-UNREACHABLE", paid(scheme(bands=SOUND, caps=high))) == [f"{S}.caps.0.share"]
    assert paths("B-CAP-UNREACHABLE", paid(scheme(bands=SOUND, caps=(Cap(per="month", share=pct("25")),)))) == []
    assert paths("B-CAP-UNREACHABLE", paid(scheme(step=step(), caps=high))) == []
    tiers = (scheme(bands=SOUND, tiers=("a",)), scheme(bands=SOUND, tiers=("b",)))
    assert paths("B-CAP-UNREACHABLE", paid(*tiers, caps=high)) == ["credits.caps.0.share"]
    both = (scheme(bands=SOUND), scheme(bands=SOUND))
    assert paths("B-CAP-UNREACHABLE", paid(*both, caps=high)) == []
    part = scheme(bands=SOUND, basis=FeeBase(of="affected-share"))
    assert paths("B-CAP-UNREACHABLE", paid(part, caps=(Cap(per="month", share=pct("100"), of="monthly-fee-of-all"),))) == [
        "credits.caps.0.share"
    ]


def test_limits_of_two_spans_agree() -> None:
    """A year's limit below the month's, and a limit without a span, are found."""
    month = Cap(per="month", share=pct("50"), of="monthly-fee-of-service")
    low, high = (Cap(per="year", share=pct(text), of="annual-fee") for text in ("2", "15"))
    assert paths("B-CAP-PERIODS", paid(scheme(bands=SOUND, caps=(month, low)))) == [f"{S}.caps.1.share"]
    assert paths("B-CAP-PERIODS", paid(scheme(bands=SOUND, caps=(month, high)))) == []
    unsaid = Cap(per="unsaid", share=pct("100"))
    assert paths("B-CAP-PERIODS", paid(scheme(bands=SOUND, caps=(unsaid,)))) == [f"{S}.caps.0.per"]
    # Among limits on all credits, the annual fee is that of all services, however many there are.
    services = {key: Service(name=key, description="d") for key in "ab"}
    all_fees = Cap(per="month", share=pct("50"), of="monthly-fee-of-all")
    for year, found in ((low, ["credits.caps.1.share"]), (high, [])):
        two = paid(scheme(bands=SOUND), caps=(all_fees, year), families={"services": services})
        assert paths("B-CAP-PERIODS", two) == found


EX = f"{S}.examples.0"


def example(**said: str) -> Example:
    kinds = {"fee": Money, "measured": Measure, "lost": Duration, "of": Duration, "stated": Measure, "affected": Percent}
    fields: dict[str, Any] = {key: kinds[key].parse(text) for key, text in said.items() if key in kinds}
    return Example(**fields, credit=credit(said["credit"]) if "credit" in said else None)


@pytest.mark.parametrize(("rule", "said", "wrong"), [
    ({"bands": SOUND}, {"measured": "99.5 %", "fee": "1000 EUR", "credit": "100 EUR"}, False),
    ({"bands": SOUND}, {"measured": "98 %", "fee": "1000 EUR", "credit": "100 EUR"}, True),
    ({"bands": SOUND}, {"lost": "60 min", "of": "43200 min", "credit": "10 %"}, False),
    ({"pro_rata": ProRata(multiple=Measure.parse("10"))},
     {"lost": "12 h", "of": "2160 h", "fee": "5000 USD", "credit": "278 USD"}, True),
    ({"pro_rata": ProRata(multiple=Measure.parse("10"))},
     {"lost": "12 h", "of": "720 h", "fee": "5000 USD", "credit": "833.33 USD"}, False),
    ({"pro_rata": ProRata(by_affected_share=True)}, {"lost": "36 h", "affected": "50 %", "credit": "2.5 %"}, False),
    ({"pro_rata": ProRata(by_affected_share=True)}, {"lost": "36 h", "affected": "100 %", "credit": "2.5 %"}, True),
    ({"step": step(rounding="started-steps")}, {"measured": "75 min", "credit": "15 %"}, False),
    ({"step": step(rounding="full-steps")}, {"measured": "75 min", "credit": "15 %"}, True),
    ({"step": step()}, {"measured": "75 min", "credit": "15 %"}, False),
    ({"step": step(rounding="full-steps"), "caps": (Cap(per="month", share=pct("20")),)},
     {"lost": "10 h", "credit": "20 %"}, False),
    ({"gap_rate": step("1 %", "1 %", rounding="exact")}, {"measured": "75.9 %", "credit": "24 %"}, False),
    ({"gap_rate": step("0.5 %", "1 %", rounding="exact")}, {"measured": "75.9 %", "credit": "24 %"}, True),
    ({"bands": (band("7 days", below="99 %"),)}, {"measured": "98.5 %", "fee": "600 EUR", "credit": "140 EUR"}, False),
    ({"bands": (band("7 days", below="99 %"),)}, {"measured": "98.5 %", "credit": "3 days"}, True),
    ({"bands": POINTS}, {"measured": "98.5 %", "credit": "1 point"}, True),
])  # fmt: skip
def test_an_example_follows_from_its_rule(rule: dict[str, Any], said: dict[str, str], wrong: bool) -> None:
    """Bands, lost time, steps, shortfall, days and points are computed again; what is not settled stays silent."""
    terms = paid(scheme(**rule, examples=(example(**said),)))
    assert paths("B-EXAMPLE-MISMATCH", terms) == ([f"{EX}.credit"] if wrong else [])


def test_the_parts_of_an_example_agree() -> None:
    """Sums of failures, misses of cases and whether they meet the target."""
    events = (Measure.parse("3.7 h"), Measure.parse("4.8 h"))
    for stated, wrong in (("390 min", True), ("8.5 h", False), ("510 min", False)):
        terms = paid(scheme(examples=(Example(events=events, stated=Measure.parse(stated)),)))
        assert paths("B-EXAMPLE-MISMATCH", terms) == ([f"{EX}.stated"] if wrong else [])
    for cases, percent, met, wrong in ((40, "95.0 %", True, []), (35, "94.3 %", False, []), (35, "94.3 %", True, ["met"]),
                                       (35, "95 %", False, ["measured"])):  # fmt: skip
        one = Example(measured=Measure.parse(percent), cases=cases, misses=2, met=met)
        terms = paid(scheme(examples=(one,)), target="95 %")
        assert paths("B-EXAMPLE-MISMATCH", terms) == [f"{EX}.{field}" for field in wrong]


def test_examples_of_prices_add_up() -> None:
    """Sums, and a surcharge on a base; the surcharge is one of those that targets are sold at."""
    def sold(**fields: Any) -> list[str]:
        price = PriceExample(**fields)
        target = Target(minimum=Measure.parse("99.75 %"), surcharge=pct("200"))
        return paths("B-EXAMPLE-MISMATCH", agreement(kpis={"k": kpi(targets=(target,), price_examples=(price,))}))

    eur = Money.parse
    assert sold(sums=(eur("230 EUR"), eur("310 EUR")), total=eur("540 EUR")) == []
    assert sold(sums=(eur("230 EUR"), eur("310 EUR")), total=eur("550 EUR")) == ["kpis.k.price_examples.0.total"]
    assert sold(base=eur("50 EUR"), surcharge=pct("200"), total=eur("150 EUR")) == []
    assert sold(base=eur("50 EUR"), surcharge=pct("100"), total=eur("100 EUR")) == ["kpis.k.price_examples.0.surcharge"]


def test_several_credits_for_one_event_are_settled() -> None:
    """Two schemes need a rule, and adding up needs a limit; schemes for other tiers are never hit together."""
    two = (scheme(bands=SOUND), scheme(bands=SOUND))
    assert paths("B-DOUBLE-COUNT", paid(*two, stacking=None)) == ["credits.stacking"]
    assert paths("B-DOUBLE-COUNT", paid(*two, stacking=Stacking(rule="add-up"))) == ["credits.stacking.rule"]
    assert paths("B-DOUBLE-COUNT", paid(*two, stacking=Stacking(rule="add-up"), caps=(Cap(per="month", share=pct("50")),))) == []
    assert paths("B-DOUBLE-COUNT", paid(*two, stacking=Stacking(rule="matrix", alone=("s",)))) == []
    assert paths("B-DOUBLE-COUNT", paid(*two)) == []
    tiers = (scheme(bands=SOUND, tiers=("a",)), scheme(bands=SOUND, tiers=("b",)))
    assert paths("B-DOUBLE-COUNT", paid(*tiers, stacking=None)) == []


def test_credits_of_those_who_prepay_survive_the_end() -> None:
    """Next invoice and a fee paid for a year in advance are found, unless the end is settled."""
    def prepaid(**fields: Any) -> list[str]:
        service = Service(name="S", description="d", fee=Fee(amount=Money.parse("100 EUR"), prepaid=d("12 months")))
        return paths("B-EXPIRY-PREPAID", paid(scheme(bands=SOUND), families={"services": {"s": service}}, **fields))

    assert prepaid(payout="next-invoice") == ["credits.payout"]
    assert prepaid(payout="next-invoice", at_end="paid-in-money") == []
    assert prepaid() == []
    assert paths("B-EXPIRY-PREPAID", paid(scheme(bands=SOUND), payout="next-invoice")) == []


TARGETS = {"k": kpi(targets=(Target(minimum=Measure.parse("99.9 %")),))}
DEPARTMENTS = {
    "p": Party(name="IT", role="provider", form="department"),
    "c": Party(name="HR", role="customer", form="department"),
}


def test_promises_without_credits_are_named_between_companies_only() -> None:
    """Companies are told that a miss pays nothing; departments that it leads nowhere."""
    assert paths("B-NONE", agreement(kpis=TARGETS)) == ["credits"]
    plan = Breaches(poor_performance=PoorPerformance(remedy="rectification-plan"))
    assert paths("B-NONE", agreement(kpis=TARGETS, breaches=plan)) == []
    assert paths("B-NONE", agreement(kpis=TARGETS, parties=DEPARTMENTS)) == []
    assert paths("B-NONE-INTERNAL", agreement(kpis=TARGETS, parties=DEPARTMENTS)) == ["breaches"]
    assert paths("B-NONE-INTERNAL", agreement(kpis=TARGETS, parties=DEPARTMENTS, breaches=plan)) == []
    assert paths("B-NONE-INTERNAL", agreement(kpis=TARGETS, parties=PARTIES)) == []


def earning(back: EarnBack, stretch: str | None = "99.99 %", **more: Any) -> Agreement:
    target = Target(minimum=Measure.parse("99.9 %"), stretch=Measure.parse(stretch) if stretch else None)
    found = kpi(targets=(target,))
    credits = Credits(schemes={"s": scheme(bands=SOUND)}, earn_back=back, **more)
    return agreement(kpis={"k": found}, credits=credits, severities=severities(times(response="1 h")))


def test_earning_back_has_bounds() -> None:
    """A most, a time, a level that exists, an exception for grave failures, and the miss still counts."""
    sound = EarnBack(cap=pct("50"), not_for=("p1",))
    rules = ("B-EARNBACK-NOCAP", "B-EARNBACK-TIER", "B-EARNBACK-CHRONIC")
    assert [paths(rule, earning(sound, chronic=ChronicFailure())) for rule in rules] == [[], [], []]
    assert paths(rules[0], earning(EarnBack(not_for=("p1",)))) == ["credits.earn_back.cap"]
    assert paths(rules[0], earning(EarnBack(cap=pct("50"), within=None))) == ["credits.earn_back.within"]
    assert paths(rules[0], earning(sound, stretch=None)) == ["credits.earn_back.threshold"]
    assert paths(rules[1], earning(EarnBack(cap=pct("50")))) == ["credits.earn_back"]
    assert paths(rules[1], earning(EarnBack(cap=pct("50"), only_above=Measure.parse("95 %")))) == []
    lost = EarnBack(cap=pct("50"), not_for=("p1",), counts_for_chronic=False)
    assert paths(rules[2], earning(lost, chronic=ChronicFailure())) == ["credits.earn_back.counts_for_chronic"]
    assert paths(rules[2], earning(lost)) == []


def claimed(within: str, anchor: Any, *, due: str | None = None, bands: tuple[Band, ...] = SOUND, **fields: Any) -> Agreement:
    report = Report(name="R", content=("results",), by="p", to=("c",), due=d(due)) if due else None
    reporting = Reporting(reports={"r": report}) if report else None
    claim = Claim(within=d(within), counted_from=anchor, **fields)
    return paid(scheme(bands=bands), claim=claim, families={"reporting": reporting})


def test_deadlines_count_from_a_day_that_can_be_named() -> None:
    """Eligibility and nothing are no days; steps are looked at too; an automatic credit has no deadline."""
    assert paths("C-ANCHOR", claimed("30 days", "eligibility")) == ["credits.claim.counted_from"]
    assert paths("C-ANCHOR", claimed("30 days", "report-receipt")) == []
    assert paths("C-ANCHOR", claimed("30 days", "unsaid", automatic=True)) == []
    steps = {"second": ClaimStep(act="a", within=d("5 days"), counted_from="unsaid")}
    assert paths("C-ANCHOR", claimed("30 days", "month-end", steps=steps)) == ["credits.claim.steps.second.counted_from"]
    own = paid(scheme(bands=SOUND, claim=Claim(counted_from="eligibility")))
    assert paths("C-ANCHOR", own) == [f"{S}.claim.counted_from"]


def test_the_report_comes_before_the_claim_ends() -> None:
    """7 days after the month are too few for a report after 10 Business Days, and for none at all; 30 days are enough."""
    rule, place = "C-CLAIM-BEFORE-REPORT", ["credits.claim.within"]
    assert paths(rule, claimed("7 days", "month-end", due="10 business days")) == place
    assert paths(rule, claimed("7 days", "month-end")) == place
    assert paths(rule, claimed("30 days", "month-end", due="10 business days")) == []
    assert paths(rule, claimed("15 days", "month-end")) == []
    assert paths(rule, claimed("7 days", "report-receipt", due="10 business days")) == []
    assert paths(rule, claimed("7 days", "month-end", automatic=True)) == []


def test_a_claim_does_not_end_before_the_period() -> None:
    """5 days after an incident for a monthly figure are found; not where the length of each outage pays."""
    rule = "C-CLAIM-BEFORE-PERIOD"
    assert paths(rule, claimed("5 days", "incident-end")) == ["credits.claim.within"]
    assert paths(rule, claimed("45 days", "incident-end")) == []
    assert paths(rule, claimed("5 days", "month-end")) == []
    assert paths(rule, claimed("5 days", "incident-end", bands=(band("1 day", above="1 h"),))) == []


def test_a_notice_of_an_incident_is_no_claim() -> None:
    """What the customer has seen itself may be told soon; a claim that counts from the incident alone may not end so early."""
    for rule in ("C-CLAIM-BEFORE-PERIOD", "C-CLAIM-BEFORE-REPORT"):
        steps = {"notice": ClaimStep(act="a notice", within=d("5 days"), counted_from="incident-end")}
        assert paths(rule, claimed("30 days", "month-end", due="10 business days", steps=steps)) == []
        blind = claimed("60 days", "incident-end", due="10 business days", steps=steps)
        assert paths(rule, blind) == ["credits.claim.steps.notice.within"]


def test_a_figure_that_nobody_may_doubt_is_found() -> None:
    """The provider measures, nobody disputes, no audit, no data."""
    def measured(disputed: str, **reporting: Any) -> list[str]:
        fields = {"measured_by": "p", "disputed_by": disputed}
        families = {"reporting": Reporting(reports={}, **reporting)} if reporting else {}
        return paths("C-DATA-ONESIDED", paid(scheme(bands=SOUND), kpi_fields=fields, families=families))

    assert measured("nobody") == ["kpis.k.disputed_by"]
    assert measured("nobody", audit=False, data_access="none") == ["kpis.k.disputed_by"]
    assert measured("nobody", audit=True) == []
    assert measured("audit") == []


def test_only_claimed_misses_are_named() -> None:
    """For chronic failure and for further rights to end."""
    right = Exit(trigger="misses", count=2, needs_claim=True)
    terms = paid(scheme(bands=SOUND), chronic=ChronicFailure(needs_claim=True), exits={"e": right})
    assert paths("C-CHRONIC-NEEDS-CLAIM", terms) == ["credits.chronic.needs_claim", "credits.exits.e.needs_claim"]
    assert paths("C-CHRONIC-NEEDS-CLAIM", paid(scheme(bands=SOUND), chronic=ChronicFailure())) == []


@pytest.mark.parametrize(("chronic", "period", "fits"), [
    ({"misses": 4, "window": 3}, "month", False), ({"misses": 3, "window": 6}, "month", True),
    ({"misses": 3, "window_kind": "contract-year"}, "year", False),
    ({"misses": 3, "window_kind": "contract-year"}, "month", True),
    ({"misses": 4, "window": 3, "window_kind": "consecutive"}, "month", True),
])  # fmt: skip
def test_repeated_failure_fits_into_its_window(chronic: dict[str, Any], period: str, fits: bool) -> None:
    """Four of three months can never happen."""
    terms = paid(scheme(bands=SOUND), chronic=ChronicFailure(**chronic), kpi_fields={"period": period})
    assert paths("C-CHRONIC-POSSIBLE", terms) == ([] if fits else ["credits.chronic.misses"])


def test_an_only_remedy_has_no_rival_and_leaves_a_way_out() -> None:
    """Damages beside an only remedy contradict it; without a right to end it locks the customer in."""
    damages = {"breaches": Breaches(poor_performance=PoorPerformance(remedy="damages"))}
    both = paid(scheme(bands=SOUND), sole_remedy="sole", families=damages)
    assert paths("C-SOLE-CONFLICT", both) == ["breaches.poor_performance.remedy"]
    assert paths("C-SOLE-CONFLICT", paid(scheme(bands=SOUND), sole_remedy="without-prejudice", families=damages)) == []
    assert paths("C-SOLE-NO-EXIT", both) == ["credits.sole_remedy"]
    assert paths("C-SOLE-NO-EXIT", paid(scheme(bands=SOUND), sole_remedy="sole", chronic=ChronicFailure())) == []
    assert paths("C-SOLE-NO-EXIT", paid(scheme(bands=SOUND))) == []


def leaving(**fields: Any) -> Agreement:
    report = Report(name="R", content=("results",), by="p", to=("c",), due=d("10 business days"))
    right = Exit(**fields)
    return paid(scheme(bands=SOUND), exits={"e": right}, families={"reporting": Reporting(reports={"r": report})})


def test_the_time_to_leave_starts_when_the_ground_is_known() -> None:
    """A mean is known from the report; single events are known at once."""
    mean = {"trigger": "mean-below", "figure": Measure.parse("97 %"), "notice_within": d("5 days")}
    assert paths("C-TERM-NOTICE", leaving(**mean, notice_from="period-end")) == ["credits.exits.e.notice_from"]
    assert paths("C-TERM-NOTICE", leaving(**mean)) == []
    events = {"trigger": "events", "count": 3, "notice_within": d("5 days"), "notice_from": "last-event"}
    assert paths("C-TERM-NOTICE", leaving(**events)) == []


def test_a_right_to_end_has_its_figure() -> None:
    """Events without a number open a quarrel and no exit."""
    assert paths("C-EXIT-FIGURE", leaving(trigger="events")) == ["credits.exits.e.count"]
    assert paths("C-EXIT-FIGURE", leaving(trigger="single-event", longer_than=d("72 h"))) == []


def test_lost_time_alone_is_shown_to_be_little() -> None:
    """One hour at once the fee is 0.14 %; twenty-five times is felt."""
    assert paths("A-PRORATA-SMALL", paid(scheme(pro_rata=ProRata()))) == [f"{S}.pro_rata.multiple"]
    assert paths("A-PRORATA-SMALL", paid(scheme(pro_rata=ProRata(multiple=Measure.parse("25"))))) == []


def test_two_entries_of_one_name_are_found() -> None:
    """Two bands with one label and two indicators of one name; labels of two tables may be alike."""
    labelled = tuple(Band(credit=credit("5 %"), label="Priority 1") for _ in range(2))
    assert paths("D-DUP-LABEL", paid(scheme(bands=labelled))) == [f"{S}.bands.1.label"]
    assert paths("D-DUP-LABEL", agreement(kpis={"k": kpi(name="Uptime"), "l": kpi(name="uptime ")})) == ["kpis.l.name"]
    one = (Band(credit=credit("5 %"), label="A"),)
    assert paths("D-DUP-LABEL", paid(scheme(name="S", bands=one), scheme(name="T", bands=one))) == []


def test_bands_that_hold_each_other_are_no_overlap() -> None:
    """Below 99.9 % and below 99 %: the worst row that is reached counts. The same row twice remains an overlap."""
    assert paths("B-OVERLAP", paid(scheme(bands=(band("10 %", below="99.9 %"), band("25 %", below="99 %"))))) == []
    assert paths("B-OVERLAP", paid(scheme(bands=(band("10 %", below="99 %"), band("25 %", below="99 %"))))) == [f"{S}.bands.1"]


def test_messages_say_edges_as_typed_and_the_lower_first() -> None:
    """A gap between 9 and 10 minutes is said in this order; an edge of 2 h is said in hours."""
    from slagen.checks import bands

    gap = (band("1 day", above="0 min", below="9 min"), band("2 days", at_least="10 min"))
    found = next(bands.contiguous(paid(scheme(bands=gap))))
    assert found.message.startswith("Results between 9 minutes and 10 minutes")
    both = (band("1 day", at_least="60 min", at_most="2 h"), band("2 days", at_least="2 h"))
    assert next(bands.overlapping(paid(scheme(bands=both)))).message.startswith("A result of exactly 2 hours")


def test_a_scheme_for_one_region_is_held_to_its_region_only() -> None:
    """A second table for another region's target raises nothing, and the mend speaks of regions, not of tiers."""
    from slagen.checks import bands

    targets = tuple(Target(minimum=Measure.parse(text), region=region) for text, region in (("99.9 %", "eu"), ("99.5 %", "us")))
    found = {"k": kpi(targets=targets)}
    us = (band("10 %", at_least="99 %", below="99.5 %"), band("25 %", below="99 %"))
    apart = {"s": scheme(bands=SOUND, regions=("eu",)), "t": scheme(bands=us, regions=("us",))}
    assert paths("B-TARGET-MET-CREDIT", agreement(kpis=found, credits=Credits(schemes=apart))) == []
    regions = {"eu": ServiceRegion(name="EU"), "us": ServiceRegion(name="US")}
    shared = agreement(kpis=found, regions=regions, credits=Credits(schemes={"s": scheme(bands=SOUND)}))
    finding = next(bands.met_target_pays_nothing(shared))
    assert "of US" in finding.message and "of US a table of its own" in finding.mend


def test_a_limit_is_held_against_the_profit() -> None:
    """A monthly limit of more than half of the profit is told; without a margin, with a yearly limit, or below it nothing is."""
    monthly = Cap(per="month", share=Percent.parse("15 %"), of="monthly-fee-of-all")

    def told(margin: str | None, cap: Cap) -> list[str]:
        families = {"margin": Percent.parse(margin)} if margin else {}
        return paths("A-MARGIN", paid(scheme(bands=SOUND), caps=(cap,), families=families))

    assert told("20 %", monthly) == ["credits.caps.0.share"]
    assert told("30 %", monthly) == told(None, monthly) == []
    assert told("20 %", Cap(per="year", share=Percent.parse("15 %"), of="annual-fee")) == []
