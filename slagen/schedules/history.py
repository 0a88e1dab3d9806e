"""The version history becomes a table."""

from __future__ import annotations

from slagen.document.nodes import Block
from slagen.quantities import long_date
from slagen.schedules.cells import answer, cell, named, row_head, table
from slagen.terms.agreement import Agreement


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """One row for each version, in the order of the answers."""
    rows = []
    for place, revision in enumerate(terms.document.history):
        path = f"document.history.{place}"
        rows.append((
            row_head(answer(revision.version, f"{path}.version")),
            cell(answer(long_date(revision.date), f"{path}.date")),
            cell(answer(revision.change, f"{path}.change")),
            cell(named(terms.parties, "parties", revision.by)),
        ))
    return table("Version history", (("Version", 2), ("Date", 3), ("Change", 6), ("By", 4)), rows)
