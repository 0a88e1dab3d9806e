"""The escalation ladder becomes a picture of rising steps: who is called, and after how long."""

from __future__ import annotations

from slagen.document.drawing import Box, Label, Shape, Trace
from slagen.document.nodes import Block
from slagen.schedules.pictures.sketch import cut, figure, sentence, words, wrapped
from slagen.schedules.wording import duration
from slagen.terms.agreement import Agreement

LOW, RISE, MOST = 70, 44, 6


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """One staircase for every severity, or for those that have rungs of their own each."""
    ladder = terms.downtime_plan.ladder if terms.downtime_plan else {}
    levels = terms.severities.levels if terms.severities else {}
    groups: dict[str, list[tuple[str, str]]] = {}
    for key, rung in ladder.items():
        after = words(duration(terms, rung.after, f"downtime_plan.ladder.{key}.after"))
        groups.setdefault(rung.severity or "", []).append((rung.role, f"after {after}" if rung.after.amount else "at once"))
    found: list[Block] = []
    for severity, rungs in groups.items():
        if 1 < len(rungs) <= MOST:
            of = f": {levels[severity].name}" if severity in levels else ""
            found += _stairs(f"Who is called, and when{of}", rungs)
    return tuple(found)


def _stairs(caption: str, rungs: list[tuple[str, str]]) -> tuple[Block, ...]:
    count = len(rungs)
    wide = 1000 // count
    foot = LOW + RISE * (count - 1) + 70
    shapes: list[Shape] = []
    for place, (role, after) in enumerate(rungs):
        x, top = place * wide, LOW + RISE * (count - 1 - place)
        shapes.append(Box(x, top, wide, foot - top, "light" if place % 2 else "none", "none"))
        if place:
            shapes.append(Trace(((x, top + RISE), (x, top)), "strong"))
        shapes.append(Trace(((x, top), (x + wide, top)), "strong"))
        shapes.append(Label(x + 10, top - 9, cut(after, wide - 12, bold=True), bold=True))
        for line, text in enumerate(wrapped(role, wide - 18, small=True)):
            shapes.append(Label(x + 10, top + 24 + 20 * line, text, small=True))
    shapes.append(Trace(((0, foot), (wide * count, foot))))
    alt = sentence(f"{after}: {role}" for role, after in rungs)
    return figure(caption, f"The steps of the ladder. {alt}", foot + 4, shapes)
