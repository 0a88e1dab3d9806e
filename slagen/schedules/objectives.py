"""The goals' objectives become one table: what is to be reached, how that is seen, by when and by whom."""

from __future__ import annotations

from slagen.document.nodes import Block, Inline
from slagen.quantities import long_date
from slagen.schedules.cells import answer, cell, line, named, row_head, series, table
from slagen.schedules.target_words import target_value
from slagen.terms.agreement import Agreement
from slagen.terms.scope import Objective


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """One row for each objective."""
    rows = []
    for key, objective in (terms.goals.objectives if terms.goals else {}).items():
        path = f"goals.objectives.{key}"
        due = answer(long_date(objective.due), f"{path}.due") if objective.due else ()
        rows.append((
            row_head(answer(objective.statement, f"{path}.statement")),
            cell(_met_when(terms, objective, path)),
            cell(due),
            cell(named(terms.parties, "parties", objective.owner)),
        ))
    return table("Objectives", (("Objective", 5), ("Met when", 4), ("Due", 2), ("Owner", 2)), rows)


def _met_when(terms: Agreement, objective: Objective, path: str) -> tuple[Inline, ...]:
    kpi: tuple[Inline, ...] = ()
    if objective.kpi is not None:
        found, place = terms.kpis[objective.kpi], f"kpis.{objective.kpi}.targets.0"
        only = found.targets[0] if len(found.targets) == 1 else None
        value = line(" ", target_value(found, only, place)) if only else " meets its targets"
        kpi = line(named(terms.kpis, "kpis", objective.kpi), value)
    return series((kpi, answer(objective.target, f"{path}.target"), answer(objective.success, f"{path}.success")), "; ")
