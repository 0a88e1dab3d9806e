"""The stages of each lead type become funnel tables: the rate of every stage and the number that reaches it."""

from __future__ import annotations

from decimal import Decimal

from slagen.document.nodes import Block, Cell, Column, Row, Table, Text, Value
from slagen.quantities.numerals import grouped
from slagen.schedules import lead_arithmetic as sums
from slagen.schedules.lead_goals import ROOT, given, heads, percent, shown, worked_out
from slagen.terms.agreement import Agreement
from slagen.terms.smarketing import LeadType, Smarketing


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """One table for each lead type that has stages; the last row holds the customers. No option is known."""
    if terms.smarketing is None:
        return ()
    plan = terms.smarketing
    return tuple(_table(plan, key, lead) for key, lead in plan.leads.items() if lead.stages)


def _table(plan: Smarketing, key: str, lead: LeadType) -> Table:
    path = f"{ROOT}.leads.{key}"
    number = Decimal(sums.goal_of(plan, lead))
    first = Cell((Text("Leads handed over"),), header=True)
    rows = [Row((first, Cell(()), worked_out("100%"), worked_out(grouped(number)), Cell(())))]
    reached = sums.ONE
    for stage_key, stage in lead.stages.items():
        place = f"{path}.stages.{stage_key}"
        reached = sums.product((reached, stage.rate.fraction))
        rows.append(
            Row((
                Cell((Value(stage.name, f"{place}.name"),), header=True),
                given(stage.rate, f"{place}.rate"),
                worked_out(percent(reached)),
                worked_out(shown(sums.product((number, reached)))),
                given(stage.means, f"{place}.means") if stage.means else Cell(()),
            ))
        )
    return Table(
        (Text("Funnel: "), Value(lead.name, f"{path}.name")),
        (Column(3), Column(2, "right"), Column(2, "right"), Column(2, "right"), Column(5)),
        heads("Stage", "Of the stage before", "Of all leads", "Expected number", "Reached when"),
        tuple(rows),
        id=f"funnel-{key}",
    )
