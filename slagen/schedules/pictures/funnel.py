"""The stages of each lead type become a picture of a funnel: of all leads handed over, how many reach each stage."""

from __future__ import annotations

from fractions import Fraction

from slagen.document.drawing import Box, Label, Shape
from slagen.document.nodes import Block
from slagen.schedules.pictures.sketch import cut, figure, sentence
from slagen.schedules.plan_cells import percent, shown
from slagen.terms import lead_arithmetic as sums
from slagen.terms.agreement import Agreement
from slagen.terms.smarketing import Smarketing

LEFT, RIGHT, ROW = 300, 780, 34


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """A picture for each lead type with stages."""
    plan = terms.smarketing
    return tuple(block for key, lead in plan.leads.items() if lead.stages for block in _picture(plan, key)) if plan else ()


def _picture(plan: Smarketing, key: str) -> tuple[Block, ...]:
    lead = plan.leads[key]
    goal = sums.goal_of(plan, key) if not any(_own(region, key) for region in plan.regions.values()) else None
    rows: list[tuple[str, Fraction]] = [("Leads handed over", sums.ONE)]
    for stage in lead.stages.values():
        rows.append((stage.name, rows[-1][1] * stage.rate.fraction))
    shapes: list[Shape] = []
    said = []
    middle = (LEFT + RIGHT) // 2
    for place, (name, reached) in enumerate(rows):
        top, wide = 4 + place * ROW, max(int((RIGHT - LEFT) * reached), 3)
        shapes.append(Label(LEFT - 14, top + 20, cut(name, LEFT - 16), "end"))
        shapes.append(Box(middle - wide // 2, top, wide, ROW - 8, ("mid", "light")[place % 2]))
        number = f" = {shown(goal * reached)}" if goal else ""
        words = f"{percent(reached)}{number}"
        shapes.append(Label(RIGHT + 14, top + 20, cut(words, 1000 - RIGHT - 14, bold=True), bold=True))
        said.append(f"{name}: {percent(reached)}" + (f", {shown(goal * reached)} leads" if goal else ""))
    return figure(f"From lead to customer: {lead.name}", sentence(said), 4 + len(rows) * ROW, shapes)


def _own(region: object, key: str) -> bool:
    """Whether a region reckons with a rate of its own, so that one funnel does not give all customers."""
    leads = getattr(region, "leads", {})
    return bool(getattr(region, "close_rate", None) or (key in leads and leads[key].close_rate))
