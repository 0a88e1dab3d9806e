"""What sales and marketing owe each other becomes rows of the page of key commitments."""

from __future__ import annotations

from collections.abc import Iterator

from slagen.document.nodes import Use
from slagen.schedules.cells import Part, answer, line, series
from slagen.schedules.wording import duration, every
from slagen.terms import lead_arithmetic as sums
from slagen.terms.agreement import Agreement

Rows = Iterator[tuple[Part, Part]]
ROOT = "smarketing"


def revenue_goal(terms: Agreement) -> Rows:
    """The revenue that both teams work for."""
    plan = terms.smarketing
    if plan is not None and plan.revenue_goal is not None:
        goal = answer(plan.revenue_goal, f"{ROOT}.revenue_goal")
        yield "Revenue goal of both teams", line(goal, " in each ", answer(plan.period, f"{ROOT}.period"))


def value_goal(terms: Agreement) -> Rows:
    """The value of leads that marketing owes."""
    plan = terms.smarketing
    if plan is not None and plan.value_goal is not None:
        goal = answer(plan.value_goal, f"{ROOT}.value_goal")
        yield "Value of leads", line(goal, " in each ", answer(plan.period, f"{ROOT}.period"))


def hand_over(terms: Agreement) -> Rows:
    """How fast leads are handed over."""
    if (plan := terms.smarketing) is not None:
        yield "Hand-over of each lead", line("within ", duration(terms, plan.hand_over_within, f"{ROOT}.hand_over_within"))


def pace(terms: Agreement) -> Rows:
    """How far marketing may be from its line, where there is one."""
    plan = terms.smarketing
    if plan is not None and sums.line_days(plan) and (plan.revenue_goal or plan.value_goal or plan.goal_from):
        yield "Pace", line("within ", answer(plan.tolerance, f"{ROOT}.tolerance"), " of the line, above and below")


def worked(terms: Agreement) -> Rows:
    """The share of leads that sales works."""
    plan = terms.smarketing
    if plan is not None and plan.worked_share is not None:
        share = answer(plan.worked_share, f"{ROOT}.worked_share")
        yield "Leads that Sales works", line("all of them" if plan.worked_share.value == 100 else line("at least ", share))


def decision(terms: Agreement) -> Rows:
    """How fast sales accepts or rejects a lead, where it may reject one."""
    plan = terms.smarketing
    if plan is not None and plan.reject_within is not None:
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
