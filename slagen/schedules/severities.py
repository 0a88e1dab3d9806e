"""Severities become one table: what each means, an example, and whom to call."""

from __future__ import annotations

from slagen.document.nodes import Block
from slagen.schedules.cells import answer, cell, row_head, table
from slagen.terms.agreement import Agreement


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """One row for each severity, the gravest first."""
    rows = []
    for key, severity in (terms.severities.levels if terms.severities else {}).items():
        path = f"severities.levels.{key}"
        rows.append((
            row_head(answer(severity.name, f"{path}.name")),
            cell(answer(severity.meaning, f"{path}.meaning")),
            cell(answer(severity.example, f"{path}.example")),
            cell(answer(severity.contact, f"{path}.contact")),
        ))
    return table("Meaning of each Severity", (("Severity", 2), ("Meaning", 5), ("Example", 4), ("Contact", 3)), rows)
