"""Columns of tables are as wide as their words need, in PDFs of both engines and in the HTML page."""

from __future__ import annotations

import pytest
from support.samples import SAMPLES, document_of

from slagen.document.nodes import Table
from slagen.document.walk import plain, tables
from slagen.library.looks import load_look
from slagen.render.columns import CELL_SIDE, column_widths, shares, type_size
from slagen.render.layout import text_width
from slagen.render.look import Look
from slagen.render.word_widths import WORD, width

LOOKS = ("plain", "chambers", "company", "compact")


def _longest(table: Table, column: int, size: float) -> float:
    """The width of the longest word in a column, in points, among cells that span no other."""
    found = [0.0]
    for row, head in (*((row, True) for row in table.head), *((row, False) for row in table.rows)):
        if all(cell.span == 1 for cell in row.cells) and column < len(row.cells):
            cell = row.cells[column]
            found += [width(word, size, head or cell.header) for word in WORD.findall(plain(cell.content))]
    return max(found)


def _tables(name: str) -> list[tuple[Table, bool]]:
    return [(table, section.kind == "front") for section in document_of(name).sections for table in tables(section.blocks)]


@pytest.mark.parametrize("look", [load_look(name) for name in LOOKS], ids=LOOKS)
@pytest.mark.parametrize("sample", SAMPLES)
def test_every_word_fits_its_column(sample: str, look: Look) -> None:
    """Where the longest words of all columns fit the line side by side, none is broken."""
    line = text_width(look)
    for table, front in _tables(sample):
        size = type_size(table, look, front)
        longest = [_longest(table, place, size) + 2 * CELL_SIDE * size for place in range(len(table.columns))]
        widths = column_widths(table, line, size)
        assert sum(widths) == pytest.approx(line, abs=0.05)
        assert sum(longest) > line - len(longest) * 2 or all(
            need <= given for need, given in zip(longest, widths, strict=True)
        ), plain(table.caption)


def test_the_page_has_the_same_columns_as_shares_of_its_width() -> None:
    """Their sum is the whole width, and a column that gets more in points gets more of the page."""
    look = load_look("plain")
    for table, front in _tables("colocation-ab"):
        found = shares(table, look, front)
        assert sum(found) == pytest.approx(100, abs=0.1)
        assert all(share > 0 for share in found)
