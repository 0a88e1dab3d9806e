"""The promises of an agreement become one table of commitments, figures and the clauses that hold them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from slagen.document.nodes import Block, Column, Ref, Row, Table
from slagen.errors import LibraryError
from slagen.schedules import commitments_of_center, commitments_of_teams, commitments_of_terms
from slagen.schedules.cells import Part, cell, head, line
from slagen.terms.agreement import Agreement

Rows = Callable[[Agreement], Iterable[tuple[Part, Part]]]

ROWS: dict[str, Rows] = {
    "targets": commitments_of_terms.targets,
    "first_answer": commitments_of_terms.first_answer,
    "resolution": commitments_of_terms.resolution,
    "hours": commitments_of_terms.hours,
    "planned_work": commitments_of_terms.planned_work,
    "credits": commitments_of_terms.credits,
    "exit": commitments_of_terms.right_to_end,
    "reports": commitments_of_terms.reports,
    "levels": commitments_of_terms.levels,
    "accountable": commitments_of_terms.accountable,
    "power": commitments_of_center.power,
    "climate": commitments_of_center.climate,
    "routes": commitments_of_center.routes,
    "cross_connect": commitments_of_center.cross_connect,
    "deliveries": commitments_of_center.deliveries,
    "remote_hands": commitments_of_center.remote_hands,
    "revenue_goal": commitments_of_teams.revenue_goal,
    "value_goal": commitments_of_teams.value_goal,
    "hand_over": commitments_of_teams.hand_over,
    "pace": commitments_of_teams.pace,
    "worked": commitments_of_teams.worked,
    "decision": commitments_of_teams.decision,
    "team_reports": commitments_of_teams.reports,
    "missed_goals": commitments_of_teams.missed_goals,
}
WEIGHTS = (22, 28, 9)


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """A row for each promise named as an option, in the order of the options; an option's value is the clause that holds it.

    A promise that the agreement does not make has no row. Raises LibraryError for an unknown name.
    """
    rows = []
    for name, clause in options.items():
        if name not in ROWS:
            raise LibraryError(f"the page of key commitments knows no {name!r}; it knows: {', '.join(ROWS)}")
        for label, figure in ROWS[name](terms):
            if said := line(figure):
                rows.append(Row((cell(label), cell(said), cell(Ref(clause)))))
    if not rows:
        return ()
    titles = ("What we promise" if terms.smarketing else "Commitment", "Figure", "Where")
    return (Table((), tuple(Column(weight) for weight in WEIGHTS), head(*titles), tuple(rows)),)
