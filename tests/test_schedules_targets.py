"""Targets, clocks and hours come out in tables as they were agreed: figure, comparison, reach, firmness, period and clock."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from test_schedules_figures import AT_ALL_TIMES, OFFICE, agreement, availability, credits, grid, paid_service

from slagen.document.nodes import Ref, Table
from slagen.errors import LibraryError
from slagen.quantities import Duration, Measure, TimePromise, WeeklyHours
from slagen.schedules.registry import SCHEDULES
from slagen.schedules.target_words import target_value
from slagen.terms.agreement import Agreement
from slagen.terms.coverage import Channel, Coverage, Severities, Severity, SeverityTimes, TimesOutsideHours
from slagen.terms.credits import Cap, Credits, Scheme
from slagen.terms.data_center import DataCenter, Power
from slagen.terms.kpis import Breach, BreachCase, Published, StatedAllowance, Target, UsualEvents
from slagen.terms.operational import Operational, Step
from slagen.terms.parties import DocumentFacts
from slagen.terms.scope import CriticalPeriod, ServiceRegion
from slagen.terms.tiers import Level, Override, RuleFigure, Tier

M, D, T = Measure.parse, Duration.parse, TimePromise.parse


def said(kpi: Any, **families: Any) -> dict[str, str]:
    """The facts of one KPI by their labels."""
    rows = grid(SCHEDULES["kpis"](agreement(kpis={"k": kpi}, **families)))
    return {row[place]: row[place + 1] for row in rows for place in range(0, len(row) - 1, 2)}


def value(target: Target, **kpi: Any) -> str:
    made = availability("99 %", **kpi)
    return "".join(getattr(part, "text", "") for part in target_value(made, target, "t"))


def test_a_target_without_a_comparison_takes_that_of_its_direction_never_that_of_the_formula() -> None:
    assert value(Target(minimum=M("95 %")), formula_operator="less-than") == "at least 95%"
    assert value(Target(minimum=M("12 ms")), direction="lower-is-better", formula_operator="more-than") == "at most 12 ms"
    in_hours = Target(minimum=M("4 h"), clock="service")
    assert value(in_hours, direction="lower-is-better") == "at most 4 hours, counted in service hours"
    assert said(availability("95 %", formula_operator="less-than"))["Comparison in the formula"] == "less than"


def test_things_that_are_counted_are_fewer_and_a_target_may_have_no_figure() -> None:
    few = {"form": "event-count", "statistic": "count", "direction": "lower-is-better"}
    assert value(Target(minimum=M("5 misses"), operator="less-than"), **few) == "fewer than 5 misses"
    assert value(Target(minimum=M("15 min"), operator="less-than"), direction="lower-is-better") == "less than 15 minutes"
    assert value(Target(modality="no-commitment")) == "no commitment"
    page = Published(where="the service description", as_of=datetime.date(2026, 7, 1))
    assert value(Target(published=page)) == "the value published in the service description, as of 1 July 2026"


def test_a_target_without_any_figure_is_refused() -> None:
    with pytest.raises(ValueError, match="it has no figure"):
        Target(modality="aim")


def test_the_nature_of_a_target_says_the_effort_and_an_effort_is_explained() -> None:
    targets = (
        Target(minimum=M("99 %")), Target(minimum=M("99.9 %"), effort="reasonable-efforts"),
        Target(minimum=M("100 %"), modality="aim"),
    )
    table = SCHEDULES["targets"](agreement(kpis={"k": availability("99 %", targets=targets)}))[0]
    assert isinstance(table, Table)
    natures = [row[-1] for row in grid((table,))]
    assert natures == ["commitment", "commitment, with commercially reasonable efforts", "aim"]
    assert len(table.notes) == 1
    loose = DocumentFacts(reference="A", date=datetime.date(2027, 1, 1), standing="aims-only")
    rows = grid(SCHEDULES["targets"](agreement(document=loose, kpis={"k": availability("99 %")})))
    assert rows[0][-1] == "aim"


def test_allowed_downtime_is_reckoned_in_the_kpis_own_period_basis_and_hours() -> None:
    """A year of 365 days, a month counted as 30 days, and office hours of 40 h × 52 ÷ 12 although the KPI runs always."""
    def table(kpi: Any) -> tuple[str, list[list[str]]]:
        blocks = SCHEDULES["allowance"](agreement(kpis={"k": kpi}, coverage={"office": OFFICE, "always": AT_ALL_TIMES}))
        assert len(blocks) == 1 and isinstance(blocks[0], Table)
        heads = ["".join(getattr(part, "text", "") for part in cell.content) for cell in blocks[0].head[0].cells]
        return heads[-1], grid(blocks)

    assert table(availability("99.9 %", period="year")) == (
        "Year of 366 days", [["Availability", "at least 99.9%", "8 h 45 min 36 s", "8 h 47 min 2 s"]],
    )
    assert table(availability("99.9 %", period_basis="30-days")) == (
        "Month of 30 days", [["Availability", "at least 99.9%", "43 min 12 s"]],
    )
    in_hours = availability("99 %", targets=(Target(minimum=M("99 %"), coverage="office", modality="aim"),))
    assert table(in_hours) == ("Mean month", [["Availability (Office hours)", "at least 99% (aim)", "1 h 44 min"]])
    strict = availability("99.9 %", period="week", targets=(Target(minimum=M("99.9 %"), operator="more-than"),))
    assert table(strict)[1] == [["Availability", "more than 99.9%", "less than 10 min 5 s"]]
    stated = Target(minimum=M("99.9 %"), allowances=(StatedAllowance(lost=D("43 min 12 s"), per=D("1 month")),))
    assert table(availability("99.9 %", targets=(stated,)))[1][0][2] == "43 minutes 12 seconds in a month"
    assert SCHEDULES["allowance"](agreement(kpis={"k": availability("99 %", period="incident")})) == ()


def test_bands_and_example_of_a_yearly_kpi_are_those_of_a_year() -> None:
    """0.05 % of 525,600 minutes are 4 h 22 min 48 s; the example loses 2,759 minutes, the middle of 262.8 and 5,256."""
    scheme = Scheme(name="Uptime credits", kpis=("uptime",), bands=credits().schemes["uptime"].bands, basis="annual-fee")
    terms = agreement(
        kpis={"uptime": availability("99.95 %", period="year")}, services=paid_service("100 EUR"),
        credits=Credits(schemes={"uptime": scheme}),
    )
    assert grid(SCHEDULES["credit-bands"](terms))[1][2] == "more than 4 h 22 min 48 s, at most 87 h 36 min"
    steps = dict(grid(SCHEDULES["worked-example"](terms)))
    assert steps["Agreed Service Time"] == "365 days × 24 hours × 60 minutes = 525,600 minutes"
    assert steps["Downtime in the example"] == "2,759 minutes"
    assert steps["Availability"].endswith("= 99.475076…%")
    assert steps["Fee"].endswith("= EUR 1,200.00, the annual fee")


def test_a_scheme_whose_targets_differ_in_hours_shows_no_downtime_and_aims_have_no_example() -> None:
    both = (Target(minimum=M("99.95 %")), Target(minimum=M("99.95 %"), coverage="office"))
    terms = agreement(
        kpis={"uptime": availability("99.95 %", targets=both)}, coverage={"office": OFFICE, "always": AT_ALL_TIMES},
        credits=credits(Cap(per="month", days=5)), services=paid_service("100 EUR"),
    )
    assert [len(row) for row in grid(SCHEDULES["credit-bands"](terms))] == [2, 2, 2]
    aim = availability("99.95 %", targets=(Target(minimum=M("99.95 %"), modality="aim"),))
    assert SCHEDULES["worked-example"](agreement(
        kpis={"uptime": aim}, services=paid_service("100 EUR"), credits=credits(),
    )) == ()


def test_a_breach_is_said_with_its_alternatives_counts_and_sums() -> None:
    def words(breach: Breach) -> str:
        return said(availability("99 %", breach=breach))["Breach by one event"]

    either = Breach(longer_than=D("15 min"), or_else=(BreachCase(more_than=1, per=D("1 month")),))
    assert words(either) == "longer than 15 minutes; or more than once in a month"
    assert words(Breach(at_least=5, per=D("1 week"), counting_from=D("30 min"))) == (
        "5 times or more in a week, counting events of 30 minutes or more"
    )
    assert words(Breach(total_longer_than=D("12 h"), per=D("1 quarter"))) == "longer than 12 hours in sum in a quarter"
    assert words(Breach(more_than=0, per=D("1 week"), all_of=("equipment was harmed",))) == (
        "once or more in a week; and equipment was harmed"
    )


def test_a_kpi_says_what_it_is_measured_for_and_what_nobody_said_is_left_out() -> None:
    whole = said(availability(
        "99 %", per="each project in each region", monitor="an outside service", counted_until="traffic flows again",
        usual_events=UsualEvents(low=35, high=40), shortest_counted=D("5 min"), shortest_operator="more-than",
        partial_outage="by-share", rounding=1,
    ))
    assert whole["Measured for"] == "each project in each region"
    assert whole["Measured by"] == "an outside service"
    assert whole["Clock"] == "24×7, counted from the first failed check until traffic flows again"
    assert whole["Usual number of events"] == "35 to 40"
    assert whole["What counts as failed"].startswith("an interruption of at most 5 minutes does not count, a longer one")
    assert whole["Outage of some users"] == "counts by the share of users hit"
    assert whole["Rounding"].startswith("1 decimal, half up")
    bare = said(availability("99 %", counted_from=None, partial_period=None, empty_period=None))
    assert {"Rounding", "Period without data", "What counts as failed"} & set(bare) == set()
    assert bare["Clock"] == "24×7" and bare["Measurement Period"] == "month"
    assert said(availability("99 %", rounding_rule="none"))["Rounding"] == "the figure is not rounded"


def test_a_number_of_things_is_zero_in_a_period_without_any() -> None:
    count = {"form": "event-count", "statistic": "count", "direction": "lower-is-better"}
    assert said(availability("0 events", **count))["Period without data"] == "a result of 0"
    assert said(availability("0 events", **count, empty_period="target-met"))["Period without data"] == "the target is met"


LATE = Coverage(name="Late hours", hours=WeeklyHours.parse("mon-fri 12:00-20:00"))
P1 = SeverityTimes(response=T("30 min"), resolution=T("4 h"), clock="24x7")
GRADES = {"p1": Severity(name="P1", times=P1), "p2": Severity(name="P2", times=SeverityTimes(response=T("2 h"), clock="service"))}


def support(**families: Any) -> Agreement:
    hours = {"office": OFFICE, "late": LATE}
    return agreement(**({"coverage": hours, "severities": Severities(levels=GRADES)} | families))


def test_a_time_in_a_table_says_the_clock_that_counts_it() -> None:
    """Days and hours of a row in service hours are service days and hours; other hours than the tier's own are named."""
    silver = SeverityTimes(response=T("4 h"), resolution=T("4 d"), clock="service")
    other = SeverityTimes(response=T("1 h"), coverage="late")
    made = {
        "s": Tier(name="Silver", coverage="office", severities={"p1": silver}),
        "b": Tier(name="Bronze", coverage="office", severities={"p1": other}),
    }
    rows = grid(SCHEDULES["tier-comparison"](support(tiers=made)))
    assert ["P1, response", "4 service hours", "1 hour in Late hours"] in rows
    assert ["P1, resolution", "4 service days", "4 hours"] in rows
    times = SCHEDULES["severity-times"](support(tiers=made))
    assert grid(times, 0)[0] == ["P1", "4 service hours", "4 service days", "Office hours"]
    assert grid(times, 1)[0] == ["P1", "1 service hour", "4 clock hours", "24×7, Late hours"]


def test_times_outside_the_hours_aims_and_levels_of_escalation_stand_in_the_row() -> None:
    row = SeverityTimes(
        response=T("30 min"), resolution=T("8 h"), coverage="office", aims=("resolution",), escalation_levels=2,
        outside_hours=TimesOutsideHours(response=T("2 h")),
    )
    terms = support(severities=Severities(levels={"p1": Severity(name="P1", times=row)}))
    assert grid(SCHEDULES["severity-times"](terms)) == [[
        "P1", "30 service minutes; reported outside Office hours: 2 hours", "8 service hours (aim)", "2", "Office hours",
    ]]


def test_one_time_for_every_incident_needs_no_severities() -> None:
    made = {
        "p": Tier(name="Pro", times=SeverityTimes(response=T("4 h"), clock="24x7")),
        "s": Tier(name="Standard", times=SeverityTimes(response=T("24 h"), clock="24x7")),
    }
    rows = grid(SCHEDULES["tier-comparison"](agreement(tiers=made)))
    assert ["Every incident, response", "4 hours", "24 hours"] in rows
    assert grid(SCHEDULES["severity-times"](agreement(tiers=made)), 1) == [["Every incident", "24 hours", "24×7"]]


def page(terms: Agreement, **rows: str) -> dict[str, str]:
    """The page of key commitments: labels and figures."""
    return {row[0]: row[1] for row in grid(SCHEDULES["key-commitments"](terms, **rows))}


def test_the_front_page_gives_the_gravest_severity_in_each_tier_its_own_time() -> None:
    """Gold, which only overrides P2, shows P1's general time; a tier that promises none is left out."""
    made = {
        "g": Tier(name="Gold", severities={"p2": SeverityTimes(response=T("1 h"), clock="24x7")}),
        "s": Tier(name="Silver", severities={"p1": SeverityTimes(response=T("1 h"), clock="24x7")}),
    }
    shown = page(support(tiers=made), first_answer="support/times")
    assert shown == {"First answer to the gravest incidents (P1)": "Gold: 30 minutes; Silver: 1 hour"}
    no_answer = Severities(levels={"p1": Severity(name="P1", times=SeverityTimes(resolution=T("4 h"), clock="24x7"))})
    assert page(support(severities=no_answer), first_answer="x") == {"Resolution of the gravest incidents (P1)": "4 hours"}
    some = {"g": Tier(name="Gold", severities={"p1": P1}), "s": Tier(name="Silver")}
    empty = Severities(levels={"p1": Severity(name="P1")})
    assert page(support(tiers=some, severities=empty), first_answer="x") == {
        "First answer to the gravest incidents (P1)": "Gold: 30 minutes",
    }


def test_the_front_page_shows_comparison_reach_and_firmness_of_each_target() -> None:
    targets = (Target(minimum=M("99.9 %"), region="eu"), Target(minimum=M("100 %"), modality="aim", operator="at-least"))
    terms = agreement(kpis={"k": availability("99 %", targets=targets)}, regions={"eu": ServiceRegion(name="Europe")})
    assert page(terms, targets="kpis/targets") == {"Availability in each month": "Europe: at least 99.9%; at least 100% (aim)"}
    restore = availability("2 h", period="incident", direction="lower-is-better")
    assert page(agreement(kpis={"k": restore}), targets="x") == {"Availability for each incident": "at most 2 hours"}


def test_the_front_page_of_a_data_center_shows_every_kpi_once_and_feeds_without_a_promise() -> None:
    power = {
        "ab": Power(name="Two feeds", feeds="a-and-b", demarcation="socket", availability="power"),
        "a": Power(name="One feed", feeds="single", demarcation="socket"),
    }
    terms = agreement(
        kind="data-center", data_center=DataCenter(facility="Hall", power=power),
        kpis={"power": availability("100 %"), "net": availability("99.9 %", name="Network")},
    )
    assert page(terms, power="datacenter/power", targets="kpis/targets") == {
        "Two feeds": "at least 100% in each month, measured at the demarcation point",
        "One feed": "no commitment", "Network in each month": "at least 99.9%",
    }


def test_the_front_page_leads_to_the_clauses_that_the_template_names() -> None:
    blocks = SCHEDULES["key-commitments"](agreement(kpis={"k": availability("99 %")}), targets="kpis/targets")
    assert isinstance(blocks[0], Table)
    assert blocks[0].rows[0].cells[2].content == (Ref("kpis/targets"),)
    with pytest.raises(LibraryError, match="knows no 'targts'"):
        SCHEDULES["key-commitments"](agreement(), targts="kpis/targets")


def test_hours_say_what_and_whom_they_are_for() -> None:
    """Around the clock needs no zone and a day is 24 hours; hours for one severity say so, and so do channels that are none."""
    chat = Channel(kind="chat", refused=True)
    call = Coverage(name="On call", hours=WeeklyHours.parse("24x7"), severities=("p1",), channels=(chat,))
    logging = Coverage(name="Logging", hours=WeeklyHours.parse("mon-fri 08:00-18:00"), purpose="reporting", remote_support=True)
    period = CriticalPeriod(name="Enrolment", when="two weeks before each term")
    terms = support(coverage={"call": call, "logging": logging}, critical_periods={"enrolment": period})
    blocks = SCHEDULES["coverage"](terms)
    rows = {row[0]: row[1:] for row in grid(blocks)}
    assert rows["For"] == ["", "reporting"] and rows["Severities"] == ["P1", "every Severity"]
    assert rows["1 day means"] == ["24 hours", "the same time on the next day with Service Hours"]
    assert rows["Remote support"] == ["", "yes"] and rows["Holidays"] == ["no day is excepted", ""]
    assert grid(blocks, 1) == [["Enrolment", "two weeks before each term", "every Service"]]
    assert grid(blocks, 2) == [["On call", "chat", "every Severity", "no way to report"]]


def test_a_target_in_critical_periods_names_them() -> None:
    period = CriticalPeriod(name="Enrolment", when="two weeks before each term")
    targets = (Target(minimum=M("99.9 %"), critical_periods=("enrolment",)),)
    terms = agreement(kpis={"k": availability("99 %", targets=targets)}, critical_periods={"enrolment": period})
    assert grid(SCHEDULES["targets"](terms))[0][1] == "Enrolment"


def test_a_chain_shows_every_promise_both_sums_and_who_keeps_the_rest() -> None:
    steps = {"a": Step(act="A", by="desk", within=D("15 min")), "b": Step(act="B", by="net", within=D("40 min"))}
    held = Operational(
        name="Chain", kind="operational-level-agreement", between=("desk", "net"), severity="p1", steps=steps, order="unsaid",
        remainder="net",
    )
    made = {"g": Tier(name="Gold", severities={"p1": SeverityTimes(resolution=T("2 h"), clock="24x7")})}
    table = SCHEDULES["operational-chain"](support(operational={"o": held}, tiers=made))[0]
    assert isinstance(table, Table)
    notes = ["".join(getattr(part, "text", "") for part in one.content) for one in table.notes]
    assert notes == [
        "Nobody said whether the steps follow one another. All together: 40 min side by side, 55 min one after the other.",
        "Promise supported: resolution, P1 within 4 hours.", "Time that remains: 3 h 5 min, for Network Team.",
        "Promise supported: resolution, P1, Gold within 2 hours.", "Time that remains: 1 h 5 min, for Network Team.",
    ]


def test_a_level_shows_all_times_and_the_figures_of_its_rules() -> None:
    figures = {
        "length": RuleFigure(name="length", at_least=M("8 characters")), "change": RuleFigure(name="change", every=D("30 days")),
    }
    sets = {
        "p": Override(rule="Passwords", figures=figures),
        "t": Override(severity="p1", times=SeverityTimes(notice=T("10 min"), update=T("1 h"), clock="24x7")),
    }
    levels = {"corp": Level(name="Corporate", kind="corporate", sets=sets)}
    rows = grid(SCHEDULES["level-matrix"](support(levels=levels, kind="multi-level")))
    assert [row[2] for row in rows] == [
        "Passwords, length: at least 8 characters, change: every 30 days", "notice 10 minutes, update every hour",
    ]
