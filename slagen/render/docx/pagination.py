"""A document becomes the page on which each section and clause begins, in Word's own geometry, for the contents.

Headings stay with what follows, rows and short tables stay whole, and no paragraph leaves a single line behind: what Word
and LibreOffice do, near to a page.
"""

from __future__ import annotations

from slagen.render.docx.boxes import Box, boxes_of
from slagen.render.docx.ledger import Ledger
from slagen.render.docx.measures import geometry


def paginated(ledger: Ledger) -> dict[str, int]:
    """The page of every section and clause by id, counted from 1 for the cover; under `""` the number of pages."""
    starts: dict[str, int] = {}
    boxes = boxes_of(ledger)
    room = geometry(ledger.look).text_height
    page, used, air = 1, 0, 0
    for box, needed in zip(boxes, _must_fit(boxes), strict=True):
        if used and (box.new_page or used - min(air, box.before) + needed > room):
            page, used, air = page + 1, box.repeat, 0
        if box.start:
            starts[box.start] = page
        left = box.lines
        # Between two paragraphs stands the larger of the two distances, not their sum.
        height = max(box.before - air, 0) if used else 0
        while left and used + height + left * box.line > room and left > 1:
            fitting = max(1, min(left - 2, (room - used - height) // box.line)) if left > 3 else left
            left -= fitting
            page, used, height = page + 1, 0, 0
        used += height + left * box.line + box.after
        air = box.after
    return {**starts, "": page}


def _must_fit(boxes: list[Box]) -> list[int]:
    """The height that must be free for each box: itself or its first lines, and all that it is held to."""
    heights, following = [0] * len(boxes), 0
    for index in range(len(boxes) - 1, -1, -1):
        box = boxes[index]
        following = box.before + box.line * box.lines + box.after + following if box.keep else box.least
        heights[index] = following
    return heights
