"""What all paged formats lay out alike, so that a PDF and a Word file turn their pages at the same places."""

from __future__ import annotations

from decimal import Decimal

from slagen.document.nodes import Table
from slagen.render.look import Look

CONTENTS_SCALE = Decimal("0.88")
"""The type of contents that list clauses, beside that of the text."""
_WHOLE = 8
"""Up to so many rows, its head included, a table is kept on one page."""
PAPER = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
"""Width and height in millimetres."""
POINTS = 72 / 25.4
"""To a millimetre."""


def text_width(look: Look) -> float:
    """The width between the margins, in points."""
    page = look.page
    return (PAPER[page.size][0] - float(page.left) - float(page.right)) * POINTS


def stays_whole(table: Table) -> bool:
    """Whether a table is short enough to be kept on one page."""
    return len(table.head) + len(table.rows) <= _WHOLE


def rows_held(table: Table) -> list[bool]:
    """For each row of the body, whether it is held to what follows it.

    In a short table all are; in a long one the first and the last but one, so that no page shows a single row. The last row
    is held to the notes below the table.
    """
    whole, last, notes = stays_whole(table), len(table.rows) - 1, bool(table.notes)
    return [notes if index == last else whole or index in (0, last - 1) for index in range(last + 1)]
