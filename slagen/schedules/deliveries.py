"""Deliveries, the cross-connect first, become one table: how long each may take, from when, and what lateness brings."""

from __future__ import annotations

from slagen.document.nodes import Block
from slagen.schedules.cells import answer, cell, row_head, table
from slagen.schedules.wording import duration
from slagen.terms.agreement import Agreement


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """One row for each delivery."""
    center = terms.data_center
    if center is None:
        return ()
    found = [(center.cross_connect, "data_center.cross_connect")] if center.cross_connect else []
    found += [(one, f"data_center.deliveries.{key}") for key, one in center.deliveries.items()]
    rows = [
        (
            row_head(answer(one.name, f"{path}.name")),
            cell(duration(terms, one.within, f"{path}.within")),
            cell(answer(one.counted_from, f"{path}.counted_from")),
            cell(answer(one.remedy, f"{path}.remedy")),
        )
        for one, path in found
    ]
    return table("Deliveries", (("Delivery", 3), ("Within", 2), ("Counted from", 3), ("If late or not done", 4)), rows)
