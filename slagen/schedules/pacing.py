"""Goals become the pacing line: what is due by the end of each week, in leads of each type or in their value."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from slagen.document.nodes import Block, Cell
from slagen.schedules.cells import Spec, answer, computed, note, row_head, table
from slagen.schedules.plan_cells import NOTHING, ROOT, known_as, money, worked_out
from slagen.terms import lead_arithmetic as sums
from slagen.terms.agreement import Agreement
from slagen.terms.smarketing import Smarketing

WEEK = {"working": 5, "calendar": 7}
MOST_ROWS = 30


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """One table: each row a day, each column a lead type, then the total with its band. No option is known."""
    plan = terms.smarketing
    days = sums.line_days(plan) if plan else None
    if plan is None or days is None:
        return ()
    goals = sums.goals(plan)
    if not goals and plan.value_goal is None:
        return ()
    rows = [_row(plan, goals, day, days) for day in days_shown(days, WEEK[plan.pacing_days])]
    day_words = "Business Day" if plan.pacing_days == "working" else "Day"
    columns: list[Spec] = [(day_words, 2)]
    columns += [(answer(plan.leads[key].name, f"{ROOT}.leads.{key}.name"), 2, "right") for key in goals]
    columns += [("All leads", 2, "right"), ("Value", 3, "right"), ("On the line", 3, "right")]
    path = f"{ROOT}.capacity.working_days" if plan.pacing_days == "working" else f"{ROOT}.period_days"
    length = answer(days, path) if plan.period_days or plan.pacing_days == "working" else (computed(days),)
    about = note(
        "Line on day d = goal × d / ", length, ", shown rounded up to whole leads. On the line: at most ",
        answer(plan.tolerance, f"{ROOT}.tolerance"), " above or below the unrounded line.",
    )  # fmt: skip
    caption = f"What is due by the end of each {day_words} shown, counted from the start of the period"
    return known_as(table(caption, columns, rows, about), "pacing-line")


def _row(plan: Smarketing, goals: Mapping[str, int], day: int, days: int) -> tuple[Cell, ...]:
    total = sum(goals.values())
    value = NOTHING
    if plan.value_goal:
        value = worked_out(money(sums.pace(plan.value_goal.amount, day, days), plan.value_goal.currency))
    return (
        row_head(computed(day)),
        *(worked_out(f"{ceil(sums.pace(goal, day, days)):,}") for goal in goals.values()),
        worked_out(f"{ceil(sums.pace(total, day, days)):,}") if goals else NOTHING,
        value,
        worked_out(_band(plan, total, day, days)),
    )


def _band(plan: Smarketing, total: int, day: int, days: int) -> str:
    """The band around the line of all leads, or of their value where that alone is the goal."""
    tolerance = plan.tolerance.fraction
    if total or plan.value_goal is None:
        low, high = sums.pace_band(sums.pace(total, day, days), tolerance)
        return f"{low:,} to {high:,}"
    line = sums.pace(plan.value_goal.amount, day, days)
    low_value, high_value = line * (1 - sums.product((tolerance,))), line * (1 + sums.product((tolerance,)))
    return f"{money(low_value, plan.value_goal.currency)} to {money(high_value, plan.value_goal.currency)}"


def days_shown(days: int, week: int = 5) -> tuple[int, ...]:
    """The last day of every week, or of every few weeks in a long period, and always the last day."""
    step = week
    while days // step > MOST_ROWS:
        step += week
    shown = list(range(step, days + 1, step))
    if not shown or shown[-1] != days:
        shown.append(days)
    return tuple(shown)
