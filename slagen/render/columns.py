"""A table's weights and words become widths of its columns in points: weights first, but wide enough for every word.

So a PDF's tables need no second look at their cells, which took the engine of HTML pages a tenth of its time.
"""

from __future__ import annotations

from slagen.document.nodes import Cell, Table
from slagen.document.walk import plain
from slagen.render.crowding import MOST_PLAIN_COLUMNS
from slagen.render.fitting import fit
from slagen.render.layout import text_width
from slagen.render.look import Look
from slagen.render.word_widths import WORD, width

CELL_SIDE = 0.5
"""The space beside a cell's text, in the type size of the table."""
_PAGE_SIDE = 0.6
"""The same in HTML, at most."""
_WIDE_SCALE, _FRONT_SCALE = 0.8, 1.08
"""The type of tables with many columns, and of those that stand in front, beside that of the text."""
_LONGEST_FIGURE = 16
"""Characters of a right-aligned cell that is kept on one line, such as “EUR 12,500.00”."""
_FINE = 20
"""Widths are whole twentieths of a point."""


def type_size(table: Table, look: Look, front: bool) -> float:
    """The type size of a table in points; `front` tells those of sections before the contents."""
    if len(table.columns) > MOST_PLAIN_COLUMNS:
        return float(look.fonts.body_size) * _WIDE_SCALE
    return float(look.fonts.body_size) * _FRONT_SCALE if front else float(look.fonts.table_size)


def shares(table: Table, look: Look, front: bool) -> list[float]:
    """Each column's share of the text's width, in parts of a hundred."""
    line = text_width(look)
    return [each * 100 / line for each in column_widths(table, line, type_size(table, look, front), _PAGE_SIDE)]


def column_widths(table: Table, total: float, size: float, side: float = CELL_SIDE) -> list[float]:
    """One width for each column; their sum is `total`.

    `size` is the type size, in which `side` is the space beside a cell's text.
    """
    line = int(total * _FINE)
    weights = [max(column.weight, 1) for column in table.columns]
    wished = [line * weight // sum(weights) for weight in weights]
    needed = [0] * len(weights)
    for row, head in (*((row, True) for row in table.head), *((row, False) for row in table.rows)):
        place = 0
        for cell in row.cells:
            if cell.span == 1 and place < len(needed):
                figure = table.columns[place].align == "right" and not head
                needed[place] = max(needed[place], _needed(cell, size, head, figure, side))
            place += cell.span
    return [each / _FINE for each in fit(wished, needed, line)]


def _needed(cell: Cell, size: float, head: bool, figure: bool, side: float) -> int:
    words = plain(cell.content)
    parts = [words] if figure and len(words) <= _LONGEST_FIGURE else WORD.findall(words)
    widest = max((width(part, size, head or cell.header) for part in parts), default=0)
    return int((widest + 2 * side * size + 1) * _FINE)
