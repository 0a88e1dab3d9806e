"""Lead goals become the pacing line: how many leads of each type are due by the end of each working week."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal

from slagen.document.nodes import Block, Cell, Column, Paragraph, Row, Table, Text, Value
from slagen.quantities.numerals import grouped
from slagen.schedules import lead_arithmetic as sums
from slagen.schedules.lead_goals import ROOT, heads, worked_out
from slagen.terms.agreement import Agreement

WEEK = 5  # working days between two rows
MOST_ROWS = 30


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """One table: each row a working day, each column a lead type, then the total with its band. No option is known."""
    if terms.smarketing is None:
        return ()
    plan, days = terms.smarketing, terms.smarketing.capacity.working_days
    goals = {key: sums.goal_of(plan, lead) for key, lead in plan.leads.items()}
    total = sum(goals.values())
    rows = []
    for day in days_shown(days):
        low, high = sums.pace_band(sums.pace(total, day, days), plan.tolerance.fraction)
        rows.append(
            Row((
                Cell((Value(str(day)),), header=True),
                *(worked_out(whole(sums.pace(goal, day, days))) for goal in goals.values()),
                worked_out(whole(sums.pace(total, day, days))),
                worked_out(f"{grouped(Decimal(low))} to {grouped(Decimal(high))}"),
            ))
        )
    names = [Cell((Value(lead.name, f"{ROOT}.leads.{key}.name"),), header=True) for key, lead in plan.leads.items()]
    head = Row((*heads("Business Day")[0].cells, *names, *heads("All leads", "On the line")[0].cells))
    note = Paragraph(
        (Text("Line on day d = lead goal × d / "), Value(str(days), f"{ROOT}.capacity.working_days"),
         Text(", shown rounded up to whole leads. On the line: at most "),
         Value(str(plan.tolerance), f"{ROOT}.tolerance"), Text(" above or below the unrounded line.")),
        "note",
    )  # fmt: skip
    table = Table(
        (Text("Leads due by the end of each Business Day shown, counted from the start of the period"),),
        (Column(2), *(Column(2, "right") for _ in names), Column(2, "right"), Column(3, "right")),
        (head,),
        tuple(rows),
        (note,),
        id="pacing-line",
    )
    return (table,)


def days_shown(days: int) -> tuple[int, ...]:
    """The last day of every working week, or of every few weeks in a long period, and always the last day."""
    step = WEEK
    while days // step > MOST_ROWS:
        step += WEEK
    shown = list(range(step, days + 1, step))
    if not shown or shown[-1] != days:
        shown.append(days)
    return tuple(shown)


def whole(line: Decimal) -> str:
    """A point of the line as whole leads, rounded up."""
    return grouped(line.to_integral_value(ROUND_CEILING))
