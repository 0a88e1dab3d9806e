"""Each further family of terms becomes its table."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
from test_schedules_figures import SEVERITIES, agreement, availability, grid

from slagen.quantities import CreditAmount, Duration, Measure, Money, Percent, TimePromise, WeeklyHours, Zone
from slagen.schedules.registry import SCHEDULES
from slagen.terms.agreement import Agreement
from slagen.terms.coverage import Coverage, PriorityMatrix, Severities, Severity, SeverityTimes
from slagen.terms.credits import Credits, Scheme, StepRule
from slagen.terms.data_center import Climate, DataCenter, Delivery, Power, RemoteHands, Route
from slagen.terms.exclusions import Budget, Exclusion, Exclusions, Maintenance, MaintenanceWindow
from slagen.terms.kpis import Range
from slagen.terms.management import Report, Reporting
from slagen.terms.parties import DocumentFacts, Revision
from slagen.terms.remedies import DowntimePlan, EscalationStep
from slagen.terms.scope import Goals, Objective, ServiceRegion, Site
from slagen.terms.tiers import Tier


def center() -> Agreement:
    return agreement(kind="data-center", data_center=DataCenter(
        facility="Hall 1",
        power={"ab": Power(name="Two feeds", feeds="a-and-b", load_limit=Percent.parse("80"), demarcation="socket")},
        climate={"cold": Climate(
            name="Cold aisle", quantity="temperature", aisle="cold", sensor="1.5 m above the floor",
            range=Range(low=Measure.parse("18 °C"), high=Measure.parse("27 °C")), reading_every=Duration.parse("5 min"),
        )},
        routes={"a": Route(name="North", from_point="Hall 1", to_point="Exchange", latency=Measure.parse("2 ms"))},
        remote_hands=RemoteHands(response={"urgent": Duration.parse("30 min")}, hourly=Money.parse("120 EUR")),
        cross_connect=Delivery(name="Cross-connect", within=Duration.parse("5 business days"), counted_from="order"),
    ))


def test_a_data_center_has_a_table_for_each_of_its_promises() -> None:
    assert grid(SCHEDULES["power"](center())) == [["Two feeds", "A and B", "80%", "socket"]]
    assert grid(SCHEDULES["climate"](center()))[0][2] == "18 °C to 27 °C"
    assert grid(SCHEDULES["routes"](center()))[0][2] == "at most 2 ms"
    assert grid(SCHEDULES["remote-hands"](center())) == [["Urgent", "30 minutes"]]
    assert grid(SCHEDULES["deliveries"](center())) == [["Cross-connect", "5 Business Days", "order"]]


def test_exclusions_and_maintenance_say_their_limits() -> None:
    force = Exclusion(kind="force-majeure", statement="Flood", limit=Duration.parse("4 h"), limit_per=Duration.parse("1 month"))
    window = MaintenanceWindow(name="Night", hours=WeeklyHours.parse("sun 02:00-06:00"), week="first")
    budget = Budget(most=Duration.parse("8 h"), per=Duration.parse("1 month"))
    terms = agreement(
        exclusions=Exclusions(items={"force": force}), maintenance=Maintenance(windows={"night": window}, budgets=(budget,)),
    )
    assert grid(SCHEDULES["exclusions"](terms)) == [
        ["Force majeure", "Flood", "everywhere", "at most 4 hours in each month"]
    ]
    blocks = SCHEDULES["maintenance"](terms)
    assert grid(blocks, 0)[0][1] == "weekly, in the first week of the month"
    assert grid(blocks, 1) == [["Planned Maintenance", "month", "8 hours"]]


def test_a_step_scheme_is_said_in_words() -> None:
    step = StepRule(
        credit=CreditAmount.parse("5 %"), each=Measure.parse("30 min"), counted_from="beyond-allowance",
        rounding="full-steps",
    )
    credits = Credits(schemes={"steps": Scheme(name="Steps", kpis=("uptime",), step=step)})
    rows = grid(SCHEDULES["credit-bands"](agreement(kpis={"uptime": availability("99.9 %")}, credits=credits)))
    assert rows == [[
        "Credit by steps",
        "5% for each 30 minutes, counted from the moment the allowance is used up, only full steps count",
    ]]


def test_management_families_have_their_tables() -> None:
    matrix = PriorityMatrix(impact=("wide",), urgency=("urgent",), cells=(("high",),))
    report = Report(name="Monthly report", content=("targets",), by="desk", to=("shop",))
    terms = agreement(
        severities=msgspec.structs.replace(SEVERITIES, matrix=matrix),
        kpis={"uptime": availability("99.9 %")},
        goals=Goals(purpose="Sell", objectives={"up": Objective(statement="Stay open", kpi="uptime", owner="desk")}),
        reporting=Reporting(reports={"monthly": report}),
        downtime_plan=DowntimePlan(declared_when="all down", incident_manager="lead", ladder={
            "one": EscalationStep(role="Head of desk", after=Duration.parse("1 h"), severity="high"),
        }),
    )
    expected: dict[str, list[list[Any]]] = {
        "priority-matrix": [["wide", "High"]],
        "objectives": [["Stay open", "Availability at least 99.9%", "Service Desk"]],
        "escalation": [["Head of desk", "High", "1 hour"]],
        "reporting-calendar": [[
            "Monthly report", "targets", "Service Desk", "Shop Department", "every month",
            "within 5 Business Days after the end of the period",
        ]],
    }
    for name, rows in expected.items():
        assert grid(SCHEDULES[name](terms)) == rows, name


def test_severities_sites_and_versions_are_told() -> None:
    """What a severity means, where a site is and how the version came about stand in tables, and nowhere else."""
    levels = {"p1": Severity(name="P1", meaning="All is down", example="No order", contact="+44 1", times=SeverityTimes())}
    site = Site(name="Leeds", region="north", address="1 Quay", zone=Zone("Europe/London"), holidays="GB-ENG")
    draft = Revision(version="0.9", date=date(2026, 12, 1), change="Draft", by="desk")
    facts = DocumentFacts(reference="A-1", date=date(2027, 1, 1), history=(draft,))
    regions = {"north": ServiceRegion(name="North")}
    terms = agreement(severities=Severities(levels=levels), sites={"leeds": site}, regions=regions, document=facts)
    assert grid(SCHEDULES["severities"](terms)) == [["P1", "All is down", "No order", "+44 1"]]
    assert grid(SCHEDULES["sites"](terms)) == [["Leeds", "North", "1 Quay", "Europe/London", "England"]]
    assert grid(SCHEDULES["history"](terms)) == [["0.9", "1 December 2026", "Draft", "Service Desk"]]


def test_hours_say_what_is_unusual_about_them() -> None:
    """Severities and support on site alone are said where a schedule has them; a schedule that is silent has an empty cell."""
    usual = Coverage(name="Desk", hours=WeeklyHours.parse("mon-fri 09:00-17:00"))
    night = Coverage(name="Night", hours=WeeklyHours.parse("24x7"), severities=("p1",), remote_support=False)
    levels = {"p1": Severity(name="P1", meaning="m", times=SeverityTimes())}
    lines = {row[0]: row[1:] for row in grid(SCHEDULES["coverage"](agreement(
        coverage={"desk": usual, "night": night}, severities=Severities(levels=levels)
    )))}
    assert lines["Severities"] == ["every Severity", "P1"] and lines["Remote support"] == ["", "no"]
    alone = {row[0] for row in grid(SCHEDULES["coverage"](agreement(coverage={"desk": usual})))}
    assert not {"Severities", "Remote support"} & alone


def test_a_severity_says_how_far_it_is_escalated() -> None:
    """The number of levels stands beside the times, the tier's own before the severity's."""
    levels = {"p1": Severity(name="P1", meaning="m", times=SeverityTimes(response=TimePromise.parse("1 h"), escalation_levels=2))}
    tiers = {"gold": Tier(name="Gold", severities={"p1": SeverityTimes(escalation_levels=3)}), "base": Tier(name="Base")}
    blocks = SCHEDULES["severity-times"](agreement(severities=Severities(levels=levels), tiers=tiers))
    assert [row[2] for number in (0, 1) for row in grid(blocks, number)] == ["3", "2"]
