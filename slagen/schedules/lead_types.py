"""Lead types and temperatures become two tables: what each is, what it must meet, and what it is not."""

from __future__ import annotations

from slagen.document.nodes import Block
from slagen.schedules.cells import Spec, answer, answers, cell, row_head, table
from slagen.schedules.plan_cells import ROOT, given, known_as
from slagen.terms.agreement import Agreement


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """One row for each type, then one for each temperature. No option is known."""
    plan = terms.smarketing
    if plan is None:
        return ()
    types = []
    for key, lead in plan.leads.items():
        path = f"{ROOT}.leads.{key}"
        types.append((
            row_head(answer(lead.name, f"{path}.name")),
            given(lead.quality, f"{path}.quality"),
            cell(answers(lead.criteria, f"{path}.criteria")),
            cell(answers(lead.not_leads, f"{path}.not_leads")),
        ))
    warm = []
    for key, one in plan.temperatures.items():
        path = f"{ROOT}.temperatures.{key}"
        warm.append((
            row_head(answer(one.name, f"{path}.name")),
            given(one.means, f"{path}.means"),
            given(one.share, f"{path}.share"),
        ))
    columns: tuple[Spec, ...] = (
        ("Type", 3), ("Quality", 3), ("What it must also meet", 5), ("Not a Lead of this type", 4),
    )  # fmt: skip
    degrees: tuple[Spec, ...] = (("Temperature", 2), ("What makes it so", 6), ("Expected part of all Leads", 2, "right"))
    return (
        *known_as(table("Types of Lead", columns, types), "lead-types"),
        *known_as(table("Temperatures of Leads", degrees, warm), "temperatures"),
    )
