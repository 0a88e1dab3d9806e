"""What a proposal offers becomes one table: the tiers side by side with their prices, or the services with theirs."""

from __future__ import annotations

from slagen.document.nodes import Block
from slagen.schedules.cells import answer, cell, named, row_head, table
from slagen.schedules.tier_comparison import MOST_COLUMNS, offered
from slagen.schedules.wording import fee_words
from slagen.terms.agreement import Agreement


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """Up to five tiers in a table; without tiers, a row for each service."""
    tiers = list(terms.tiers)
    if not tiers:
        return _services(terms)
    starts = range(0, len(tiers), MOST_COLUMNS)
    return tuple(block for start in starts for block in offered(terms, tiers[start : start + MOST_COLUMNS]))


def _services(terms: Agreement) -> tuple[Block, ...]:
    rows = [
        (
            row_head(named(terms.services, "services", ref)),
            cell(answer(service.description, f"services.{ref}.description")),
            cell(fee_words(terms, service.fee, f"services.{ref}.fee")),
        )
        for ref, service in terms.services.items()
    ]
    return table("Our offer", (("Service", 2), ("What it is", 5), ("Price", 2)), rows)
