"""A table's weights and words become widths of its columns in points: weights first, but wide enough for every word."""

from __future__ import annotations

from slagen.document.nodes import Cell, Table
from slagen.document.walk import plain
from slagen.render.fitting import fit
from slagen.render.typst.measures import CELL_SIDE
from slagen.render.typst.strings import WORD, width

_LONGEST_FIGURE = 16
"""Characters of a right-aligned cell that is kept on one line, such as “EUR 12,500.00”."""
_FINE = 20
"""Widths are whole twentieths of a point."""


def column_widths(table: Table, total: float, size: float) -> list[float]:
    """One width for each column; their sum is `total`. `size` is the type size."""
    line = int(total * _FINE)
    weights = [max(column.weight, 1) for column in table.columns]
    wished = [line * weight // sum(weights) for weight in weights]
    needed = [0] * len(weights)
    for row, head in (*((row, True) for row in table.head), *((row, False) for row in table.rows)):
        place = 0
        for cell in row.cells:
            if cell.span == 1 and place < len(needed):
                figure = table.columns[place].align == "right" and not head
                needed[place] = max(needed[place], _needed(cell, size, head, figure))
            place += cell.span
    return [each / _FINE for each in fit(wished, needed, line)]


def _needed(cell: Cell, size: float, head: bool, figure: bool) -> int:
    words = plain(cell.content)
    parts = [words] if figure and len(words) <= _LONGEST_FIGURE else WORD.findall(words)
    widest = max((width(part, size, head or cell.header) for part in parts), default=0)
    return int((widest + 2 * CELL_SIDE * size + 1) * _FINE)
