"""Small agreements become schedules whose figures were worked out by hand."""

from __future__ import annotations

import datetime
from decimal import Decimal
from itertools import pairwise

from msgspec.structs import replace

from slagen.document.nodes import Block, Table, Value
from slagen.document.walk import plain
from slagen.quantities import CreditAmount, Duration, Measure, Money, Percent, TimePromise, WeeklyHours, Zone
from slagen.schedules.registry import SCHEDULES
from slagen.terms.agreement import Agreement
from slagen.terms.coverage import Coverage, Severities, Severity, SeverityTimes
from slagen.terms.credits import Band, Cap, Credits, Scheme
from slagen.terms.kpis import Kpi, Target
from slagen.terms.operational import Operational, Step
from slagen.terms.parties import DocumentFacts, Party
from slagen.terms.scope import Fee, Service, ServiceRegion, Site
from slagen.terms.tiers import Level, Override, Tier

AT_ALL_TIMES = Coverage(name="Round the clock", hours=WeeklyHours.parse("24x7"))
OFFICE = Coverage(name="Office hours", hours=WeeklyHours.parse("mon-fri 09:00-17:00"), zone=Zone("Europe/Berlin"))
BANDS = (
    Band(at_least=Measure.parse("99.95 %"), credit=CreditAmount.parse("0 %")),
    Band(at_least=Measure.parse("99.00 %"), below=Measure.parse("99.95 %"), credit=CreditAmount.parse("10 %")),
    Band(below=Measure.parse("99.00 %"), credit=CreditAmount.parse("25 %")),
)


def availability(minimum: str, **more: object) -> Kpi:
    facts: dict[str, object] = {
        "name": "Availability", "form": "availability", "definition": "Share of minutes in service",
        "formula": "(agreed − down) ÷ agreed × 100", "targets": (Target(minimum=Measure.parse(minimum)),),
    }
    return Kpi(**(facts | more))  # type: ignore[arg-type]


def agreement(**families: object) -> Agreement:
    facts: dict[str, object] = {
        "kind": "tiered",
        "document": DocumentFacts(reference="A-1", date=datetime.date(2027, 1, 1), zone=Zone("Europe/Berlin")),
        "parties": {
            "desk": Party(name="Service Desk", role="provider"), "net": Party(name="Network Team", role="supplier"),
            "shop": Party(name="Shop Department", role="customer"),
        },
    }
    return Agreement(**(facts | families))  # type: ignore[arg-type]


def grid(blocks: tuple[Block, ...], number: int = 0) -> list[list[str]]:
    """The words of a table's rows, cell by cell."""
    found = blocks[number]
    assert isinstance(found, Table)
    return [["".join(getattr(part, "text", "") for part in cell.content) for cell in row.cells] for row in found.rows]


def credits(*caps: Cap) -> Credits:
    return Credits(schemes={"uptime": Scheme(name="Uptime credits", kpis=("uptime",), bands=BANDS, caps=caps)})


def paid_service(amount: str) -> dict[str, Service]:
    return {"shop": Service(name="Shop", description="A shop", fee=Fee(amount=Money.parse(amount)))}


def test_an_agreement_without_terms_has_no_tables() -> None:
    others = {"lead-goals", "funnel", "capacity", "pacing", "follow-up", "signatures"}
    for name in SCHEDULES:
        if name not in others:
            assert SCHEDULES[name](agreement()) == (), name


def test_99_9_percent_allows_43_min_12_s_in_a_month_of_30_days() -> None:
    rows = grid(SCHEDULES["allowance"](agreement(kpis={"uptime": availability("99.9 %")})))
    assert rows == [["Availability", "at least 99.9%", "43 min 12 s", "44 min 38 s"]]


def test_a_target_in_service_hours_allows_downtime_of_40_hours_a_week_times_52_by_12() -> None:
    kpi = availability("99 %", clock="service", coverage="office")
    blocks = SCHEDULES["allowance"](agreement(kpis={"uptime": kpi}, coverage={"office": OFFICE}))
    assert grid(blocks) == [["Availability", "at least 99%", "1 h 44 min"]]
    assert len(blocks) == 1


def test_bands_are_said_with_their_operators_and_the_downtime_they_mean() -> None:
    blocks = SCHEDULES["credit-bands"](agreement(kpis={"uptime": availability("99.95 %")}, credits=credits()))
    assert grid(blocks) == [
        ["at least 99.95%", "0%", "at most 21 min 36 s"],
        ["at least 99.00% but below 99.95%", "10%", "more than 21 min 36 s, at most 7 h 12 min"],
        ["below 99.00%", "25%", "more than 7 h 12 min"],
    ]


def test_the_worked_example_pays_ten_percent_of_the_fee_for_227_minutes_of_downtime() -> None:
    # The middle of 21.6 and 432 minutes is 226.8, so 227; 42973 ÷ 43200 = 99.4745… %, and 10 % of 1,234.50 is 123.45.
    terms = agreement(
        kpis={"uptime": availability("99.95 %", rounding=2)}, services=paid_service("1234.50 EUR"),
        credits=credits(Cap(per="month", share=Percent.parse("30"))),
    )
    steps = dict(grid(SCHEDULES["worked-example"](terms)))
    assert steps["Downtime in the example"] == "227 minutes"
    assert steps["Availability"] == "(43,200 − 227) ÷ 43,200 × 100 = 99.47%, rounded to 2 decimals"
    assert steps["Service Credit"] == "EUR 1,234.50 × 10% = EUR 123.45"
    assert steps["Cap"].endswith("= EUR 370.35; not reached")
    assert steps["Credit paid"] == "EUR 123.45"


def test_the_worked_example_cuts_a_credit_to_the_cap_and_rounds_halves_up() -> None:
    # 10 % of 100.05 is 10.005, half up 10.01; 5 % of 100.05 is 5.0025, so 5.00.
    terms = agreement(
        kpis={"uptime": availability("99.95 %")}, services=paid_service("100.05 EUR"),
        credits=credits(Cap(per="month", share=Percent.parse("5"))),
    )
    steps = dict(grid(SCHEDULES["worked-example"](terms)))
    assert steps["Service Credit"] == "EUR 100.05 × 10% = EUR 10.01"
    assert steps["Credit paid"] == "EUR 5.00"


def test_a_condition_is_reckoned_where_there_is_no_other_example() -> None:
    """A scheme for a share of good minutes, such as power, has an example only if no scheme of availability has one."""
    power = replace(availability("99.95 %"), name="Power", form="condition-availability", rounding_rule="none")
    alone = agreement(kpis={"uptime": power}, services=paid_service("100 EUR"), credits=credits())
    steps = dict(grid(SCHEDULES["worked-example"](alone)))
    assert steps["Availability"] == "(43,200 − 227) ÷ 43,200 × 100 = 99.474537…%, not rounded"
    scheme = credits().schemes["uptime"]
    both = agreement(
        kpis={"uptime": availability("99.95 %"), "power": power}, services=paid_service("100 EUR"),
        credits=Credits(schemes={"a": scheme, "b": replace(scheme, name="Power", kpis=("power",))}),
    )
    assert [plain(block.caption) for block in SCHEDULES["worked-example"](both) if isinstance(block, Table)] == [
        f"Worked example: {scheme.name}"
    ]


def test_an_example_of_a_latency_is_said_in_the_unit_of_its_bands() -> None:
    """Between 12 ms and 20 ms the example is 16 ms, and no figure in minutes with thirty digits."""
    latency = Kpi(
        name="Latency", form="latency", direction="lower-is-better", definition="Mean round-trip time",
        formula="sum ÷ number", targets=(Target(minimum=Measure.parse("12 ms")),),
    )
    bands = (
        Band(above=Measure.parse("12 ms"), at_most=Measure.parse("20 ms"), credit=CreditAmount.parse("5 %")),
        Band(above=Measure.parse("20 ms"), credit=CreditAmount.parse("10 %")),
    )
    schemes = {"latency": Scheme(name="Latency", kpis=("latency",), bands=bands)}
    terms = agreement(kpis={"latency": latency}, services=paid_service("100 EUR"), credits=Credits(schemes=schemes))
    steps = dict(grid(SCHEDULES["worked-example"](terms)))
    assert steps["In the example"] == "a result of 16 ms"
    assert steps["Credit paid"] == "EUR 5.00"


def test_a_credit_in_points_has_no_worked_example_in_money() -> None:
    bands = (Band(below=Measure.parse("99.95 %"), credit=CreditAmount.parse("3 points")),)
    scheme = Scheme(name="Points", kpis=("uptime",), bands=bands)
    terms = agreement(
        kpis={"uptime": availability("99.95 %")}, services=paid_service("10 EUR"), credits=Credits(schemes={"p": scheme}),
    )
    assert SCHEDULES["worked-example"](terms) == ()


def test_values_carry_the_path_of_their_answer() -> None:
    table = SCHEDULES["targets"](agreement(kpis={"uptime": availability("99.90 %")}))[0]
    assert isinstance(table, Table)
    values = [part for row in table.rows for cell in row.cells for part in cell.content if isinstance(part, Value)]
    assert Value("99.90%", "kpis.uptime.targets.0.minimum") in values


SEVERITIES = Severities(levels={
    "high": Severity(name="High", meaning="All down", times=SeverityTimes(
        response=TimePromise.parse("30 min"), update=TimePromise.parse("1 h"), resolution=TimePromise.parse("4 h"),
        clock="24x7",
    )),
})


def test_a_tier_replaces_single_times_and_keeps_the_others() -> None:
    tiers = {
        "gold": Tier(name="Gold", severities={"high": SeverityTimes(response=TimePromise.parse("15 min"))}),
        "silver": Tier(name="Silver"),
    }
    terms = agreement(severities=SEVERITIES, tiers=tiers)
    blocks = SCHEDULES["severity-times"](terms)
    assert grid(blocks, 0) == [["High", "15 minutes", "every hour", "4 hours", "24×7"]]
    assert grid(blocks, 1) == [["High", "30 minutes", "every hour", "4 hours", "24×7"]]
    compared = grid(SCHEDULES["tier-comparison"](terms))
    assert ["High, response", "15 minutes", "30 minutes"] in compared


def test_a_tier_comparison_shows_each_tiers_own_target_and_fee() -> None:
    gold = Target(minimum=Measure.parse("99.95 %"), tier="gold")
    silver = Target(minimum=Measure.parse("99.5 %"), tier="silver")
    tiers = {"gold": Tier(name="Gold", fee=Fee(amount=Money.parse("900 EUR"))), "silver": Tier(name="Silver")}
    rows = grid(SCHEDULES["tier-comparison"](
        agreement(tiers=tiers, kpis={"uptime": availability("99 %", targets=(gold, silver))})
    ))
    assert ["Availability", "at least 99.95%", "at least 99.5%"] in rows
    assert ["Fee", "EUR 900 per month", ""] in rows


def test_coverage_shows_hours_by_weekday_and_closed_days() -> None:
    rows = grid(SCHEDULES["coverage"](agreement(coverage={"always": AT_ALL_TIMES, "office": OFFICE})))
    assert rows[0] == ["Monday", "all day", "09:00–17:00"]
    assert rows[6] == ["Sunday", "all day", "closed"]


def test_steps_side_by_side_count_once_with_the_longest_and_the_rest_of_the_promise_remains() -> None:
    # 30 + 10 hand-over, then the longer of 60 and 90, then 20: 150 of 240 minutes, so 1 h 30 min remain.
    steps = {
        "triage": Step(act="Triage", by="desk", within=Duration.parse("30 min"), hand_over=Duration.parse("10 min")),
        "line": Step(act="Test line", by="net", within=Duration.parse("60 min"), together="test"),
        "router": Step(act="Test router", by="net", within=Duration.parse("90 min"), together="test"),
        "close": Step(act="Close", by="desk", within=Duration.parse("20 min")),
    }
    chain = Operational(
        name="Restore", kind="operational-level-agreement", between=("desk", "net"), severity="high", steps=steps
    )
    blocks = SCHEDULES["operational-chain"](agreement(severities=SEVERITIES, operational={"restore": chain}))
    assert [row[-1] for row in grid(blocks)] == ["40 min", "1 h 40 min", "2 h 10 min", "2 h 30 min"]
    assert isinstance(blocks[0], Table)
    said = ["".join(getattr(part, "text", "") for part in one.content) for one in blocks[0].notes]
    assert said[-1] == "Time that remains: 1 h 30 min."


def test_a_level_matrix_names_the_level_that_sets_the_value_in_force() -> None:
    tighter = Override(kpi="uptime", target=Measure.parse("99.9 %"))
    levels = {
        "firm": Level(name="Corporate level", kind="corporate", sets={
            "base": Override(kpi="uptime", target=Measure.parse("99.5 %")),
        }),
        "shop": Level(name="Shop level", kind="customer", parent="firm", department="shop"),
        "shop-asia": Level(
            name="Shop in Asia", kind="customer", parent="shop", department="shop", regions=("asia",), sets={"up": tighter}
        ),
        "shop-europe": Level(
            name="Shop in Europe", kind="customer", parent="shop", department="shop", regions=("europe",)
        ),
    }
    regions = {"asia": ServiceRegion(name="Asia"), "europe": ServiceRegion(name="Europe")}
    terms = agreement(kpis={"uptime": availability("99 %")}, levels=levels, regions=regions)
    rows = grid(SCHEDULES["level-matrix"](terms))
    assert rows == [["Shop Department", "at least 99.9% (Shop in Asia)", "at least 99.5% (Corporate level)"]]


def test_a_level_matrix_says_once_where_its_values_come_from() -> None:
    """One origin for all stands below the table; where levels differ, only their values carry a name."""
    own = Override(kpi="uptime", target=Measure.parse("99.9 %"))
    narrow = Override(severity="high", times=SeverityTimes(response=TimePromise.parse("5 min")), sites=("a",))
    levels = {
        "firm": Level(name="Corporate level", kind="corporate"),
        "shop": Level(name="Shop level", kind="customer", parent="firm", department="shop", sets={"up": own, "site": narrow}),
        "desk": Level(name="Desk level", kind="customer", parent="firm", department="desk"),
    }
    kpis = {"uptime": availability("99 %"), "other": availability("98 %")}
    terms = agreement(kpis=kpis, levels=levels, severities=SEVERITIES, sites={"a": Site(name="Harbour")})
    tables = [block for block in SCHEDULES["level-matrix"](terms) if isinstance(block, Table)]
    notes = ["".join(getattr(part, "text", "") for one in block.notes for part in one.content) for block in tables]
    assert grid(tables[:1]) == [["Shop Department", "at least 99.9% (Shop level)"], ["Service Desk", "at least 99%"]]
    assert grid(tables[1:2]) == [["Shop Department", "at least 98%"], ["Service Desk", "at least 98%"]]
    assert notes[0] == "In brackets: the level that sets the value. This Agreement itself sets the others."
    assert notes[1] == "Set by this Agreement itself."
    assert notes[2] == "Set by this Agreement itself. A value set for single Services or sites stands in the table of levels."


def test_no_texts_stand_side_by_side_in_any_cell() -> None:
    terms = agreement(
        kpis={"uptime": availability("99.95 %")}, services=paid_service("10 EUR"), severities=SEVERITIES,
        coverage={"office": OFFICE}, credits=credits(Cap(per="month", amount=Money(Decimal(1), "EUR"))),
    )
    for name in ("services", "coverage", "kpis", "targets", "allowance", "credit-bands", "worked-example", "caps"):
        for block in SCHEDULES[name](terms):
            assert isinstance(block, Table)
            assert all(sum(cell.span for cell in row.cells) == len(block.columns) for row in block.rows), name
            for row in block.rows:
                for cell in row.cells:
                    kinds = [type(part).__name__ for part in cell.content]
                    assert ("Text", "Text") not in set(pairwise(kinds)), name
