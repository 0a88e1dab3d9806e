"""Maintenance windows, budgets and graded notice become tables."""

from __future__ import annotations

from slagen.document.nodes import Block, Inline
from slagen.schedules.cells import answer, cell, line, names, row_head, series, table
from slagen.schedules.wording import duration, plain_words, span
from slagen.terms.agreement import Agreement
from slagen.terms.exclusions import MaintenanceWindow


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """Windows, then the most time in each span, then notice that depends on the work."""
    if terms.maintenance is None:
        return ()
    windows, budgets, graded = [], [], []
    for key, window in terms.maintenance.windows.items():
        path = f"maintenance.windows.{key}"
        zone = answer(window.zone, f"{path}.zone") or answer(terms.document.zone, "document.zone")
        windows.append((
            row_head(answer(window.name, f"{path}.name")),
            cell(_recurs(window, path)),
            cell(answer(window.hours, f"{path}.hours")),
            cell(zone),
            cell(series((names(terms.services, "services", window.services), names(terms.sites, "sites", window.sites)))),
            cell(duration(terms, window.longest, f"{path}.longest")),
        ))
    for place, budget in enumerate(terms.maintenance.budgets):
        path = f"maintenance.budgets.{place}"
        budgets.append((
            cell(line(span(terms, budget.per, f"{path}.per"), ", rolling" if budget.rolling else "")),
            cell(duration(terms, budget.most, f"{path}.most")),
        ))
    for place, one in enumerate(terms.maintenance.graded_notice):
        path = f"maintenance.graded_notice.{place}"
        graded.append((cell(answer(one.case, f"{path}.case")), cell(duration(terms, one.notice, f"{path}.notice"))))
    return (
        *table(
            "Maintenance windows",
            (("Window", 3), ("Recurs", 2), ("Hours", 3), ("Time zone", 2), ("Applies to", 3), ("Longest work", 2)),
            windows,
        ),
        *table("Most time for Planned Maintenance", (("In each", 3), ("At most", 3)), budgets),
        *table("Notice by kind of work", (("Work", 5), ("Notice", 3)), graded),
    )


def _recurs(window: MaintenanceWindow, path: str) -> tuple[Inline, ...]:
    week = line(", in the ", answer(window.week, f"{path}.week"), " week of the month") if window.week else ()
    return line(answer(plain_words(window.recurrence), f"{path}.recurrence"), week)
