"""What a proposal offers becomes one table: the tiers side by side with their prices, or the services with theirs."""

from __future__ import annotations

from slagen.document.nodes import Block, Inline
from slagen.schedules.cells import answer, cell, line, named, row_head, series, table
from slagen.schedules.target_words import firm_value, is_counted
from slagen.schedules.tier_comparison import MOST_COLUMNS, offered
from slagen.schedules.wording import fee_words
from slagen.terms.agreement import Agreement


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """Up to five tiers in a table; without tiers, a row for each service with the targets that are its own."""
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
            cell(_promised(terms, ref)),
            cell(fee_words(terms, service.fee, f"services.{ref}.fee")),
        )
        for ref, service in terms.services.items()
    ]
    return table("Our offer", (("Service", 2), ("What it is", 4), ("Promised", 3), ("Price", 2)), rows)


def _promised(terms: Agreement, ref: str) -> tuple[Inline, ...]:
    """The figures of the service's own targets; how often something may go wrong is no figure to choose by."""
    said = (
        line(named(terms.kpis, "kpis", name), " ", firm_value(terms, kpi, target, f"kpis.{name}.targets.{place}"))
        for name, kpi in terms.kpis.items()
        for place, target in enumerate(kpi.targets)
        if target.service == ref and not (target.minimum and is_counted(kpi, target.minimum))
    )
    return series(list(said), "; ")
