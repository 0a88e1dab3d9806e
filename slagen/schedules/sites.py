"""Sites become one table: where each is, which clock and which holidays count there."""

from __future__ import annotations

from slagen.document.nodes import Block
from slagen.schedules.cells import answer, cell, named, row_head, table
from slagen.schedules.wording import holidays_in
from slagen.terms.agreement import Agreement


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """One row for each site."""
    rows = []
    for key, site in terms.sites.items():
        path = f"sites.{key}"
        rows.append((
            row_head(answer(site.name, f"{path}.name")),
            cell(named(terms.regions, "regions", site.region)),
            cell(answer(site.address, f"{path}.address")),
            cell(answer(site.zone, f"{path}.zone")),
            cell(holidays_in(site.holidays, f"{path}.holidays", "") if site.holidays else ()),
        ))
    return table("Sites", (("Site", 3), ("Region", 2), ("Address", 5), ("Time zone", 3), ("Holidays in", 2)), rows)
