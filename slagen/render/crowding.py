"""A table becomes the answer to whether its longest words, side by side, may be wider than the page."""

from __future__ import annotations

import re

from slagen.document.nodes import Table
from slagen.document.walk import plain
from slagen.render import letter_widths

LINE, WIDE_LINE = 55, 69
"""The page's width in the type size of tables, and in the smaller one of tables with many columns."""
GAP = 1.1
"""The space around a cell, left and right, in the type size."""
MOST_PLAIN_COLUMNS = 6
_ROOM = 1.08
"""How much wider than the measured type the page's own may be."""
_BREAK = re.compile(r"[ \t\n]+")


def is_crowded(table: Table) -> bool:
    """Whether words of the columns must be broken anywhere, lest the table run off the paper with what stands in it."""
    widest = [0.0] * len(table.columns)
    for row in (*table.head, *table.rows):
        place = 0
        for cell in row.cells:
            word = max(map(_width, _BREAK.split(plain(cell.content))), default=0)
            for column in range(place, min(place + cell.span, len(widest))):
                widest[column] = max(widest[column], word / cell.span)
            place += cell.span
    line = LINE if len(widest) <= MOST_PLAIN_COLUMNS else WIDE_LINE
    return sum(widest) * _ROOM + GAP * len(widest) > line


def _width(word: str) -> float:
    """The width of a word in bold, in the type size."""
    return letter_widths.whole(word, bold=True) / 1000
