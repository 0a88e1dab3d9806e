"""The timed steps behind a promise become bars on a line of time, with the promise that they support as an upright line."""

from __future__ import annotations

from decimal import Decimal

from slagen.document.drawing import Box, Label, Shape, Trace
from slagen.document.nodes import Block
from slagen.quantities import minutes_words
from slagen.schedules.arithmetic import step_minutes
from slagen.schedules.operational_chain import chain, promised
from slagen.schedules.pictures.sketch import cut, figure, sentence, width
from slagen.terms.agreement import Agreement
from slagen.terms.operational import Operational

LEFT, RIGHT, TOP, ROW = 300, 960, 20, 30
MOST = 14


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """A picture for each operational agreement whose steps run on one clock."""
    return tuple(block for held in terms.operational.values() for block in _picture(terms, held))


def _picture(terms: Agreement, held: Operational) -> tuple[Block, ...]:
    reckoned = chain(terms, held)
    if reckoned.total is None or not 1 < len(held.steps) <= MOST or not reckoned.total:
        return ()
    limits = [(words, minutes) for words, minutes in promised(terms, held) if minutes]
    whole = max(reckoned.total, *(minutes for _, minutes in limits)) if limits else reckoned.total
    foot = TOP + ROW * len(held.steps)

    def x(minutes: Decimal) -> int:
        return LEFT + int((RIGHT - LEFT) * minutes / whole)

    shapes: list[Shape] = [Trace(((LEFT, TOP - 8), (LEFT, foot + 6), (RIGHT, foot + 6)), "strong")]
    said = []
    for place, (key, step) in enumerate(held.steps.items()):
        within = step_minutes(step.within) or Decimal(0)
        passed = step_minutes(step.hand_over) if step.hand_over is not None else None
        end = reckoned.after[key]
        middle = end - (passed or Decimal(0))
        top, start = TOP + place * ROW, x(middle - within)
        shapes.append(Label(LEFT - 10, top + 17, cut(step.act, LEFT - 12, small=True), "end", small=True))
        shapes.append(Box(start, top + 3, max(x(middle) - start, 3), ROW - 9, "mid"))
        if passed:
            shapes.append(Box(x(middle), top + 3, max(x(end) - x(middle), 3), ROW - 9, "hatch"))
        words = minutes_words(end)
        beside = x(end) + 8
        to = beside + width(words, small=True)
        if to <= 1000 and not any(beside - 4 <= x(minutes) <= to + 4 for _, minutes in limits):
            shapes.append(Label(beside, top + 18, words, small=True))
        else:
            shapes.append(Label(start - 8, top + 18, words, "end", small=True))
        said.append(f"{step.act}: done {minutes_words(end)} after the start")
    lines = foot + 30
    for words, minutes in limits:
        shapes.append(Trace(((x(minutes), TOP - 8), (x(minutes), lines - 18)), "dashed"))
        label = cut(f"{words}: {minutes_words(minutes)}", 640, small=True, bold=True)
        left = x(minutes) - width(label, small=True, bold=True) // 2
        shapes.append(Label(min(max(left, 0), 1000 - width(label, small=True, bold=True)), lines, label, bold=True, small=True))
        lines += 24
        said.append(f"The promise: {words} within {minutes_words(minutes)}")
    return figure(f"Steps and promise on one line of time: {held.name}", sentence(said), lines - 12, shapes)
