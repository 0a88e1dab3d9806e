"""Targets become a table: each KPI's figures, for every tier, level, service, site or region they are told apart by."""

from __future__ import annotations

from slagen.document.nodes import Block, Inline, Paragraph
from slagen.schedules.cells import Spec, answer, cell, line, named, note, row_head, series, table
from slagen.schedules.target_words import nature, range_words, target_scope, target_value
from slagen.terms.agreement import Agreement
from slagen.terms.kpis import Target

EFFORTS = {
    "reasonable-efforts": "Commercially reasonable efforts are what a careful provider of services of this kind and price does "
    "to reach the figure. If it is missed, the Provider must show on request what it did.",
    "best-efforts": "Best efforts are everything that the Provider can do to reach the figure without breaking its promises to "
    "others. If it is missed, the Provider must show on request what it did.",
}
COLUMNS: list[Spec] = [
    ("KPI", 3), ("Applies to", 3), ("Target", 2), ("Stretch target", 2), ("Nature", 2), ("Condition and price", 3),
]


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """One row for each target; a range to stay inside is a row of its own."""
    rows = []
    for ref, kpi in terms.kpis.items():
        head = row_head(named(terms.kpis, "kpis", ref))
        everywhere = cell(_services(terms, kpi.services))
        if kpi.range is not None:
            firm = "commitment" if terms.document.standing != "aims-only" and not kpi.targets else ""
            rows.append((head, everywhere, cell(range_words(kpi.range, f"kpis.{ref}.range")), cell(), cell(firm), cell()))
        for place, target in enumerate(kpi.targets):
            path = f"kpis.{ref}.targets.{place}"
            scope = target_scope(terms, target, path)
            rows.append((
                head,
                cell(scope) if scope else everywhere,
                cell(target_value(kpi, target, path)),
                cell(answer(target.stretch, f"{path}.stretch")),
                cell(nature(terms, target, path) if target.modality != "no-commitment" else ""),
                cell(_condition(target, path)),
            ))
    return table("Targets", COLUMNS, rows, *_efforts(terms))


def _efforts(terms: Agreement) -> tuple[Paragraph, ...]:
    """What the efforts mean that single targets ask for; what the whole agreement asks for stands in its clause."""
    targets = [target for kpi in terms.kpis.values() for target in kpi.targets]
    asked = dict.fromkeys(target.effort for target in targets if target.effort not in (None, "must", terms.document.effort))
    return tuple(note(EFFORTS[effort]) for effort in asked if effort is not None)


def _services(terms: Agreement, refs: tuple[str, ...]) -> tuple[Inline, ...]:
    return series(named(terms.services, "services", ref) for ref in refs) or line("every Service")


def _condition(target: Target, path: str) -> tuple[Inline, ...]:
    return series((
        answer(target.condition, f"{path}.condition"),
        line("surcharge of ", answer(target.surcharge, f"{path}.surcharge")) if target.surcharge else (),
        line("for ", answer(target.fee, f"{path}.fee")) if target.fee else (),
    ))
