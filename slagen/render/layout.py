"""What all paged formats lay out alike, so that a PDF and a Word file turn their pages at the same places."""

from __future__ import annotations

from slagen.document.nodes import Table

_WHOLE = 8
"""Up to so many rows, its head included, a table is kept on one page."""


def stays_whole(table: Table) -> bool:
    """Whether a table is short enough to be kept on one page."""
    return len(table.head) + len(table.rows) <= _WHOLE
