"""Severities and tiers become tables of response, update, workaround and resolution times with their clock."""

from __future__ import annotations

from slagen.document.nodes import Block, Inline, Table
from slagen.schedules.cells import Part, answer, cell, line, named, row_head, table
from slagen.schedules.severity_rows import TIMES, severity_name, times_of
from slagen.terms.agreement import Agreement
from slagen.terms.times_in_force import escalation_levels, severities_of

TITLES = {
    "notice": "First notice", "response": "Response", "action": "Start of action", "update": "Updates",
    "workaround": "Workaround", "resolution": "Resolution",
}


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """One table, or one for each tier, in tier order, where tiers have times of their own."""
    if not any(tier.severities or tier.times for tier in terms.tiers.values()):
        return _times(terms, None, "Times by Severity")
    return tuple(
        block
        for tier in terms.tiers
        for block in _times(terms, tier, line("Times by Severity: ", named(terms.tiers, "tiers", tier)))
    )


def _times(terms: Agreement, tier: str | None, caption: Part) -> tuple[Table, ...]:
    rows = []
    for severity in severities_of(terms):
        times = times_of(terms, severity, tier)
        if not times.found and severity is None:
            continue
        rows.append((
            row_head(severity_name(terms, severity)),
            *(cell(times.in_row(terms, name)) for name in TIMES),
            cell(_levels(terms, severity, tier)),
            cell(times.clock(terms)),
        ))
    columns = (("Severity", 3), *((TITLES[name], 3) for name in TIMES), ("Levels of escalation", 2), ("Clock", 3))
    return table(caption, columns, rows)


def _levels(terms: Agreement, severity: str | None, tier: str | None) -> tuple[Inline, ...]:
    found = escalation_levels(terms, severity, tier)
    return answer(*found) if found else ()
