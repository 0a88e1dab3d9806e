"""Severities and tiers become tables of response, update, workaround and resolution times with their clock."""

from __future__ import annotations

from slagen.document.nodes import Block, Table
from slagen.schedules.cells import Part, cell, line, named, row_head, table
from slagen.schedules.severity_rows import TIMES, times_of
from slagen.terms.agreement import Agreement

TITLES = {
    "notice": "First notice", "response": "Response", "action": "Start of action", "update": "Updates",
    "workaround": "Workaround", "resolution": "Resolution",
}


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """One table, or one for each tier, in tier order, where tiers have times of their own."""
    if terms.severities is None:
        return ()
    if not any(tier.severities for tier in terms.tiers.values()):
        return _times(terms, None, "Times by Severity")
    return tuple(
        block
        for tier in terms.tiers
        for block in _times(terms, tier, line("Times by Severity: ", named(terms.tiers, "tiers", tier)))
    )


def _times(terms: Agreement, tier: str | None, caption: Part) -> tuple[Table, ...]:
    levels = terms.severities.levels if terms.severities else {}
    rows = []
    for severity in levels:
        times = times_of(terms, severity, tier)
        rows.append((
            row_head(named(levels, "severities.levels", severity)),
            *(cell(times.words(terms, name)) for name in TIMES),
            cell(times.clock(terms, tier)),
        ))
    return table(caption, (("Severity", 3), *((TITLES[name], 3) for name in TIMES), ("Clock", 3)), rows)
