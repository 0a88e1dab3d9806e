"""Leads, attempts and head count become the capacity table: the minutes sales needs beside the minutes it has."""

from __future__ import annotations

from decimal import Decimal

from slagen.document.nodes import Block, Cell, Column, Inline, Paragraph, Row, Table, Text, Value
from slagen.quantities.numerals import grouped
from slagen.schedules import lead_arithmetic as sums
from slagen.schedules.lead_goals import ROOT, given, heads, shown, worked_out
from slagen.terms.agreement import Agreement
from slagen.terms.smarketing import Smarketing


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """What follow-up needs at worst, then what sales has. No option is known."""
    if terms.smarketing is None:
        return ()
    plan = terms.smarketing
    return (*((_needed(plan),) if plan.follow_up else ()), _available(plan))


def _needed(plan: Smarketing) -> Table:
    rows = []
    for key, duty in plan.follow_up.items():
        path = f"{ROOT}.follow_up.{key}"
        leads = sum(sums.goal_of(plan, plan.leads[lead]) for lead in duty.leads)
        attempts = sums.attempts_needed(plan, duty)
        rows.append(
            Row((
                Cell(lead_names(plan, duty.leads, path), header=True),
                worked_out(grouped(Decimal(leads))),
                given(duty.attempts, f"{path}.attempts"),
                worked_out(grouped(Decimal(attempts))),
                given(duty.minutes_per_attempt, f"{path}.minutes_per_attempt"),
                worked_out(grouped(Decimal(attempts * duty.minutes_per_attempt))),
            ))
        )
    total = sum(sums.attempts_needed(plan, duty) for duty in plan.follow_up.values())
    rows.append(
        Row((
            Cell((Text("All types"),), header=True),
            Cell(()),
            Cell(()),
            worked_out(grouped(Decimal(total))),
            Cell(()),
            worked_out(grouped(Decimal(sums.minutes_needed(plan)))),
        ))
    )
    note = Paragraph((Text("Counted at worst: no lead answers before the last attempt."),), "note")
    return Table(
        (Text("Minutes that follow-up needs in the period"),),
        (Column(4), *(Column(2, "right") for _ in range(5))),
        heads("Type of lead", "Leads", "Attempts for each", "Attempts", "Minutes for each", "Minutes"),
        tuple(rows),
        (note,),
        id="minutes-needed",
    )


def _available(plan: Smarketing) -> Table:
    team, path = plan.capacity, f"{ROOT}.capacity"
    have, need = sums.minutes_available(team), sums.minutes_needed(plan)
    fewest = sums.representatives_needed(need, team.working_days, team.hours_a_day, team.utilisation.fraction)
    leads = sum(sums.goal_of(plan, lead) for lead in plan.leads.values())
    each = sums.quotient(Decimal(leads), Decimal(team.representatives))
    lines: list[tuple[str, Cell]] = [
        ("Sales representatives", given(team.representatives, f"{path}.representatives")),
        ("Business Days in the period", given(team.working_days, f"{path}.working_days")),
        ("Hours of selling a day", given(team.hours_a_day, f"{path}.hours_a_day")),
        ("Share of these hours for follow-up", given(team.utilisation, f"{path}.utilisation")),
        ("Minutes available (people × days × hours × 60 × share)", worked_out(shown(have))),
        ("Minutes needed", worked_out(grouped(Decimal(need)))),
        ("Minutes needed, as a share of those available", worked_out(shown(sums.quotient(Decimal(need) * 100, have), 1) + "%")),
        ("Fewest representatives that suffice", worked_out(str(fewest))),
        ("Leads for each representative", worked_out(shown(each, 1))),
        *_before(plan),
    ]  # fmt: skip
    rows = tuple(Row((Cell((Text(label),), header=True), cell)) for label, cell in lines)
    return Table(
        (Text("Minutes that sales has in the period"),),
        (Column(4), Column(1, "right")),
        heads("Item", "Figure"),
        rows,
        id="minutes-available",
    )


def _before(plan: Smarketing) -> list[tuple[str, Cell]]:
    """What a representative had to follow up before this agreement, where somebody counted."""
    if plan.history_leads_per_rep is None:
        return []
    count = given(plan.history_leads_per_rep, f"{ROOT}.history_leads_per_rep")
    return [("Leads for each representative in an earlier period", count)]


def lead_names(plan: Smarketing, keys: tuple[str, ...], path: str) -> tuple[Inline, ...]:
    """The names of lead types, with commas between them."""
    found: list[Inline] = []
    for index, key in enumerate(keys):
        if index:
            found.append(Text(", "))
        found.append(Value(plan.leads[key].name, f"{path}.leads.{index}"))
    return tuple(found)
