"""Targets become a table: each KPI's figures, for every tier, level, service, site or region they are told apart by."""

from __future__ import annotations

from slagen.document.nodes import Block, Inline
from slagen.schedules.cells import Spec, answer, cell, line, named, row_head, series, table
from slagen.schedules.wording import plain_words, range_words, target_scope, target_value
from slagen.terms.agreement import Agreement
from slagen.terms.kpis import Target

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
            rows.append((head, everywhere, cell(range_words(kpi.range, f"kpis.{ref}.range")), cell(), cell(), cell()))
        for place, target in enumerate(kpi.targets):
            path = f"kpis.{ref}.targets.{place}"
            scope = target_scope(terms, target, path)
            rows.append((
                head,
                cell(scope) if scope else everywhere,
                cell(target_value(kpi, target, path)),
                cell(answer(target.stretch, f"{path}.stretch")),
                cell(answer(plain_words(target.modality), f"{path}.modality")),
                cell(_condition(target, path)),
            ))
    return table("Targets", COLUMNS, rows)


def _services(terms: Agreement, refs: tuple[str, ...]) -> tuple[Inline, ...]:
    return series(named(terms.services, "services", ref) for ref in refs) or line("every Service")


def _condition(target: Target, path: str) -> tuple[Inline, ...]:
    return series((
        answer(target.condition, f"{path}.condition"),
        line("surcharge of ", answer(target.surcharge, f"{path}.surcharge")) if target.surcharge else (),
        line("for ", answer(target.fee, f"{path}.fee")) if target.fee else (),
    ))
