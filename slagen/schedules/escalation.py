"""The escalation ladder and the notices of an outage become tables."""

from __future__ import annotations

from slagen.document.nodes import Block
from slagen.schedules.cells import answer, cell, named, row_head, table
from slagen.schedules.wording import duration, every
from slagen.terms.agreement import Agreement


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """Rungs in their order, then first and further notices by severity."""
    if terms.downtime_plan is None:
        return ()
    levels = terms.severities.levels if terms.severities else {}
    rungs = []
    for key, rung in terms.downtime_plan.ladder.items():
        path = f"downtime_plan.ladder.{key}"
        rungs.append((
            row_head(answer(rung.role, f"{path}.role")),
            cell(named(terms.parties, "parties", rung.party)),
            cell(named(levels, "severities.levels", rung.severity) or "every Severity"),
            cell(duration(terms, rung.after, f"{path}.after")),
            cell(answer(rung.contact, f"{path}.contact")),
            cell(answer(rung.decides, f"{path}.decides")),
        ))
    notices = []
    for place, notice in enumerate(terms.downtime_plan.notices):
        path = f"downtime_plan.notices.{place}"
        notices.append((
            row_head(named(levels, "severities.levels", notice.severity)),
            cell(duration(terms, notice.first_notice, f"{path}.first_notice")),
            cell(every(terms, notice.updates_every, f"{path}.updates_every")),
        ))
    return (
        *table(
            "Escalation ladder",
            (("Who is called", 3), ("Party", 3), ("Severity", 2), ("Still open after", 2), ("Contact", 3), ("Decides", 3)),
            rungs,
        ),
        *table("Notices during an outage", (("Severity", 3), ("First notice within", 3), ("Further notices", 3)), notices),
    )
