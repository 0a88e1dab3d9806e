"""Impact and urgency become a matrix whose cells are severities."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from slagen.document.nodes import Block
from slagen.schedules.cells import Spec, answer, cell, named, row_head, table
from slagen.terms.agreement import Agreement


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """Impact in rows, urgency in columns; a cell, an impact or an urgency that is missing stays empty."""
    if terms.severities is None or terms.severities.matrix is None:
        return ()
    matrix, path, levels = terms.severities.matrix, "severities.matrix", terms.severities.levels
    width = max(len(matrix.urgency), *(len(row) for row in matrix.cells))
    columns: list[Spec] = [
        ("Impact, by urgency", 3),
        *((answer(words, f"{path}.urgency.{n}"), 2, "center") for n, words in _filled(matrix.urgency, width)),
    ]
    rows = [
        [
            row_head(answer(impact, f"{path}.impact.{place}")),
            *(cell(named(levels, "severities.levels", severity)) for _, severity in _filled(found or (), width)),
        ]
        for place, (impact, found) in enumerate(zip_longest(matrix.impact, matrix.cells))
    ]
    return table("Severity by impact and urgency", columns, rows, keep_empty=True)


def _filled(row: tuple[str, ...], width: int) -> Iterator[tuple[int, str | None]]:
    """The row with its places, and nothing in those that it lacks."""
    return enumerate((*row, *[None] * (width - len(row))))
