"""Power feeds become one table: capacity, load limit, point of hand-over and availability."""

from __future__ import annotations

from slagen.document.nodes import Block
from slagen.schedules.cells import answer, cell, named, row_head, table
from slagen.schedules.wording import yes_no
from slagen.terms.agreement import Agreement

FEEDS = {"a-and-b": "A and B", "single": "single"}


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """One row for each kind of feed."""
    rows = []
    for key, feed in (terms.data_center.power if terms.data_center else {}).items():
        path = f"data_center.power.{key}"
        rows.append((
            row_head(answer(feed.name, f"{path}.name")),
            cell(answer(FEEDS[feed.feeds], f"{path}.feeds")),
            cell(answer(feed.capacity, f"{path}.capacity")),
            cell(answer(feed.load_limit, f"{path}.load_limit")),
            cell(answer(feed.demarcation, f"{path}.demarcation")),
            cell(yes_no(feed.dual_corded, f"{path}.dual_corded")),
            cell(answer(feed.outage_means, f"{path}.outage_means")),
            cell(named(terms.kpis, "kpis", feed.availability)),
        ))
    return table(
        "Power",
        (
            ("Supply", 3), ("Feeds", 2), ("Capacity", 2, "right"), ("Load limit of a circuit", 2, "right"),
            ("Point of hand-over", 3), ("Dual-corded equipment needed", 2), ("An outage is", 4), ("KPI", 3),
        ),
        rows,
    )
