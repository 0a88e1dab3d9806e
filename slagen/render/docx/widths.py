"""A table's weights and words become column widths in twips: weights first, but wide enough for every word."""

from __future__ import annotations

from decimal import Decimal

from slagen.document.nodes import Row, Table
from slagen.render.docx.inlines import words_of
from slagen.render.docx.ledger import Ledger
from slagen.render.docx.line_breaking import widest_part, width
from slagen.render.docx.measures import twips
from slagen.render.docx.table_styles import CELL_SIDE
from slagen.render.fitting import fit

_LONGEST_FIGURE = 16  # characters of a right-aligned cell that is kept on one line, such as “EUR 12,500.00”


def column_widths(table: Table, total: int, size: Decimal, ledger: Ledger) -> list[int]:
    """One width for each column, in twips; their sum is `total`. `size` is the type size in points.

    They are worked out once, for the pages of the contents and for the table itself.
    """
    if id(table) not in ledger.widths:
        ledger.widths[id(table)] = _column_widths(table, total, size, ledger)
    return ledger.widths[id(table)]


def _column_widths(table: Table, total: int, size: Decimal, ledger: Ledger) -> list[int]:
    weights = [max(column.weight, 1) for column in table.columns]
    wished = [total * weight // sum(weights) for weight in weights]
    widest = [0] * len(weights)
    for row in table.head:
        _measure(row, table, widest, True, ledger)
    for row in table.rows:
        _measure(row, table, widest, False, ledger)
    needed = [twips(letters, size) + 2 * CELL_SIDE + 20 if letters else 0 for letters in widest]
    return fit(wished, needed, total)


def _measure(row: Row, table: Table, widest: list[int], head: bool, ledger: Ledger) -> None:
    """`widest` holds the widest word of each column so far, in thousandths of the type size."""
    index = 0
    for cell in row.cells:
        if cell.span == 1 and index < len(widest):
            words = words_of(cell.content, ledger)
            bold = head or cell.header
            if not head and table.columns[index].align == "right" and len(" ".join(words)) <= _LONGEST_FIGURE:
                widest[index] = max(widest[index], width(words, bold))
            else:
                widest[index] = widest_part(words, bold, widest[index])
        index += cell.span
