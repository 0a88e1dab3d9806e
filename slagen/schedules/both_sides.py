"""Goals and follow-up become one table for the page at a glance: what marketing delivers beside what sales does with it."""

from __future__ import annotations

from slagen.document.nodes import Block, Cell, Inline
from slagen.schedules.cells import Spec, answer, cell, line, named, row_head, series, table
from slagen.schedules.follow_up import first_call, tries
from slagen.schedules.plan_cells import NOTHING, ROOT, known_as, worked_out
from slagen.schedules.wording import duration
from slagen.terms import lead_arithmetic as sums
from slagen.terms.agreement import Agreement
from slagen.terms.leads import FollowUpDuty
from slagen.terms.smarketing import Smarketing

# What a page for people who sign says where one type lacks what others have.
MISSING = {1: "not settled", 2: "none agreed", 3: "none agreed"}


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """One row for each type of lead; a goal that cannot be computed is left out. No option is known."""
    plan = terms.smarketing
    if plan is None:
        return ()
    rows = []
    for key, lead in plan.leads.items():
        duties = [(name, duty) for name, duty in plan.follow_up.items() if key in duty.leads]
        rows.append((
            row_head(answer(lead.name, f"{ROOT}.leads.{key}.name")),
            _goal(plan, key),
            cell(series((_call(terms, plan, name, duty) for name, duty in duties), "; ")),
            cell(series((_tries(terms, name, duty) for name, duty in duties[:1]), "; ")),
        ))
    columns: tuple[Spec, ...] = (
        ("Type of lead", 3), ("Marketing hands over", 2, "right"), ("Sales calls first within", 4), ("Attempts of Sales", 4),
    )  # fmt: skip
    kept = [place for place in range(1, 4) if any(row[place].content for row in rows)]
    if not kept:
        return ()
    shown = [(row[0], *(row[place] if row[place].content else cell(MISSING[place]) for place in kept)) for row in rows]
    columns = (columns[0], *(columns[place] for place in kept))
    return known_as(table("What each team owes, by type of lead", columns, shown), "both-sides")


def _goal(plan: Smarketing, key: str) -> Cell:
    try:
        goal = sums.goal_of(plan, key)
    except ValueError:
        goal = None
    if goal is None:
        return NOTHING
    typed = plan.leads[key].goal
    return cell(answer(f"{goal:,}", f"{ROOT}.leads.{key}.goal")) if typed == goal else worked_out(f"{goal:,}")


def _call(terms: Agreement, plan: Smarketing, name: str, duty: FollowUpDuty) -> tuple[Inline, ...]:
    path = f"{ROOT}.follow_up.{name}"
    warm = named(plan.temperatures, f"{ROOT}.temperatures", duty.temperature)
    return line(warm, ": " if warm else "", first_call(terms, duty, path))


def _tries(terms: Agreement, name: str, duty: FollowUpDuty) -> tuple[Inline, ...]:
    path = f"{ROOT}.follow_up.{name}"
    return line(tries(duty, path), " in ", duration(terms, duty.window, f"{path}.window"))
