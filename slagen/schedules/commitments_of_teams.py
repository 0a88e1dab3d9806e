"""What sales and marketing owe each other becomes rows of the page of key commitments."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from slagen.document.nodes import Inline, Use
from slagen.quantities.numerals import grouped
from slagen.schedules import lead_arithmetic as sums
from slagen.schedules.cells import Part, answer, computed, line, named, series
from slagen.schedules.wording import duration, every
from slagen.terms.agreement import Agreement
from slagen.terms.smarketing import FollowUpDuty, Smarketing

Rows = Iterator[tuple[Part, Part]]
ROOT = "smarketing"


def revenue_goal(terms: Agreement) -> Rows:
    """The revenue that both teams work for."""
    if (plan := terms.smarketing) is not None:
        goal = answer(plan.revenue_goal, f"{ROOT}.revenue_goal")
        yield "Revenue goal", line(goal, " in each ", answer(plan.period, f"{ROOT}.period"))


def leads(terms: Agreement) -> Rows:
    """The goal of each type, as computed in the schedule, and how fast leads are handed over."""
    if (plan := terms.smarketing) is not None:
        said = [_goal(plan, key) for key in plan.leads]
        handed = duration(terms, plan.hand_over_within, f"{ROOT}.hand_over_within")
        yield "Leads", series((*said, line("each handed over within ", handed)))


def pace(terms: Agreement) -> Rows:
    """How far marketing may be from its line."""
    if (plan := terms.smarketing) is not None:
        yield "Pace", line("within ", answer(plan.tolerance, f"{ROOT}.tolerance"), " of the line, above and below")


def first_call(terms: Agreement) -> Rows:
    """How fast and how often sales calls, for each group of types."""
    for key, duty in (terms.smarketing.follow_up if terms.smarketing else {}).items():
        path = f"{ROOT}.follow_up.{key}"
        tries = line(answer(duty.attempts, f"{path}.attempts"), " attempt in " if duty.attempts == 1 else " attempts in ")
        yield line("First call: ", _types(terms, duty)), line(
            "within ", duration(terms, duty.first_response, f"{path}.first_response"), ", up to ", tries,
            duration(terms, duty.window, f"{path}.window"),
        )


def decision(terms: Agreement) -> Rows:
    """How fast sales accepts or rejects a lead."""
    if (plan := terms.smarketing) is not None:
        yield "Yes or no to a lead", line("within ", duration(terms, plan.reject_within, f"{ROOT}.reject_within"))


def reports(terms: Agreement) -> Rows:
    """The reports with their rhythm."""
    found = terms.reporting.reports if terms.reporting else {}
    said = [
        line(answer(one.name, f"reporting.reports.{ref}.name"), ", ", every(terms, one.every, f"reporting.reports.{ref}.every"))
        for ref, one in found.items()
    ]
    yield "Reports", series(said, "; ")


def missed_goals(terms: Agreement) -> Rows:
    """What follows from a missed goal between teams."""
    if terms.smarketing is not None:
        yield "Missed goals", line("a plan first, then the ", Use("Sponsor", "Sponsor"), " decides; no payments")


def _goal(plan: Smarketing, key: str) -> tuple[Inline, ...]:
    lead, path = plan.leads[key], f"{ROOT}.leads.{key}"
    name = answer(lead.name, f"{path}.name")
    try:
        goal = sums.goal_of(plan, lead)
    except ValueError:
        return name
    return line(computed(grouped(Decimal(goal))), " of the type ", name)


def _types(terms: Agreement, duty: FollowUpDuty) -> tuple[Inline, ...]:
    """The names of the types with “and” before the last."""
    plan = sums.plan_of(terms)
    found = [named(plan.leads, f"{ROOT}.leads", ref) for ref in duty.leads]
    return line(series(found[:-1]), " and ", found[-1]) if len(found) > 1 else series(found)
