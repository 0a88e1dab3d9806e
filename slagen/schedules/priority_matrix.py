"""Impact and urgency become a matrix whose cells are severities."""

from __future__ import annotations

from slagen.document.nodes import Block
from slagen.schedules.cells import Spec, answer, cell, named, row_head, table
from slagen.terms.agreement import Agreement


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """Impact in rows, urgency in columns."""
    if terms.severities is None or terms.severities.matrix is None:
        return ()
    matrix, path, levels = terms.severities.matrix, "severities.matrix", terms.severities.levels
    urgencies = [answer(words, f"{path}.urgency.{place}") for place, words in enumerate(matrix.urgency)]
    columns: list[Spec] = [("Impact, by urgency", 3), *((urgency, 2, "center") for urgency in urgencies)]
    rows = [
        [row_head(answer(impact, f"{path}.impact.{place}")), *(cell(named(levels, "severities.levels", s)) for s in found)]
        for place, (impact, found) in enumerate(zip(matrix.impact, matrix.cells, strict=True))
    ]
    return table("Severity by impact and urgency", columns, rows, keep_empty=True)
