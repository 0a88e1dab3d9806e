"""Power feeds become one table: capacity, load limit, point of hand-over and availability."""

from __future__ import annotations

from slagen.document.nodes import Block, Inline
from slagen.schedules.cells import answer, cell, named, names, row_head, table
from slagen.schedules.wording import yes_no
from slagen.terms.agreement import Agreement
from slagen.terms.data_center import Power

FEEDS = {"a-and-b": "A and B", "single": "single"}


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """One row for each kind of feed."""
    rows = []
    for key, feed in (terms.data_center.power if terms.data_center else {}).items():
        path = f"data_center.power.{key}"
        rows.append((
            row_head(answer(feed.name, f"{path}.name")),
            cell(answer(FEEDS.get(feed.feeds or ""), f"{path}.feeds")),
            cell(answer(feed.capacity, f"{path}.capacity")),
            cell(answer(feed.load_limit, f"{path}.load_limit")),
            cell(answer(feed.demarcation, f"{path}.demarcation")),
            cell(yes_no(True, f"{path}.dual_corded") if feed.dual_corded else ()),
            cell(answer(feed.outage_means, f"{path}.outage_means")),
            cell(names(terms.sites, "sites", feed.sites)),
            cell(_promise(terms, feed, path)),
        ))
    return table(
        "Power",
        (
            ("Supply", 3), ("Feeds", 2), ("Capacity", 2, "right"), ("Load limit of a circuit", 2, "right"),
            ("Point of hand-over", 3), ("Dual-corded equipment needed", 2), ("An outage is", 4), ("Sites", 2), ("KPI", 3),
        ),
        rows,
    )


def _promise(terms: Agreement, feed: Power, path: str) -> tuple[Inline, ...]:
    """The KPI that measures the feed, or that nothing is promised for it."""
    return named(terms.kpis, "kpis", feed.availability) if feed.promised else answer("no promise", f"{path}.promised")
