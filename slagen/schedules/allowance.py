"""Availability targets become the downtime that each allows in its own period, on its own basis and in its own hours."""

from __future__ import annotations

from slagen.document.nodes import Block, Cell, Inline
from slagen.quantities import Percent, allowance, minutes_words
from slagen.schedules.cells import Spec, answer, cell, computed, line, named, note, row_head, series, table
from slagen.schedules.spans import formula
from slagen.schedules.target_words import firm_value, target_scope
from slagen.schedules.wording import duration, in_span
from slagen.terms.agreement import Agreement
from slagen.terms.kpis import Target, allowed_share
from slagen.terms.spans import WORDS, Span, spans

Found = tuple[str, int, Percent, tuple[Span, ...]]


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """One table for all targets that share period, basis and hours."""
    groups: dict[tuple[Span, ...], list[Found]] = {}
    for ref, kpi in terms.kpis.items():
        for place, target in enumerate(kpi.targets):
            share, lengths = allowed_share(kpi, target), spans(terms, kpi, target)
            if share is not None and lengths:
                groups.setdefault(lengths, []).append((ref, place, share, lengths))
    return tuple(block for lengths, found in groups.items() for block in _table(terms, lengths, found))


def _table(terms: Agreement, lengths: tuple[Span, ...], found: list[Found]) -> tuple[Block, ...]:
    period = terms.kpis[found[0][0]].period
    columns: list[Spec] = [("KPI", 4), ("Target", 4), ("Stated by the Parties", 3)]
    columns += [(span.name[:1].upper() + span.name[1:], 3, "right") for span in lengths]
    return table(
        line(f"Downtime that each availability target allows in a {WORDS.get(period, period)}", _hours(terms, lengths[0])),
        columns,
        [_row(terms, one) for one in found],
        note(*_basis(terms, lengths[0]), *_strict(terms, found)),
    )


def _hours(terms: Agreement, span: Span) -> tuple[Inline, ...]:
    return line(", measured in ", named(terms.coverage, "coverage", span.schedule)) if span.schedule else ()


def _basis(terms: Agreement, span: Span) -> tuple[str | tuple[Inline, ...], ...]:
    meets = " A span at most as long as shown still meets the target."
    if span.schedule is None:
        return (f"Basis: every minute of the period counts.{meets}",)
    return (
        "Basis: ", formula(terms, span), " = ", line(computed(minutes_words(span.minutes))), " in a ", span.name,
        ". Holidays are not taken off; the figure of a real period follows its own Agreed Service Time.", meets,
    )


def _strict(terms: Agreement, found: list[Found]) -> tuple[str, ...]:
    strict = any(terms.kpis[ref].targets[place].operator == "more-than" for ref, place, _, _ in found)
    return (" Where a cell says less than, a span as long as shown misses it.",) if strict else ()


def _row(terms: Agreement, found: Found) -> tuple[Cell, ...]:
    ref, place, share, lengths = found
    kpi = terms.kpis[ref]
    target, path = kpi.targets[place], f"kpis.{ref}.targets.{place}"
    scope = series((target_scope(terms, target, path), answer(target.condition, f"{path}.condition")), "; ")
    less = "less than " if target.operator == "more-than" else ""
    return (
        row_head(named(terms.kpis, "kpis", ref), line(" (", scope, ")") if scope else ""),
        cell(firm_value(terms, kpi, target, path)),
        cell(_stated(terms, target, path)),
        *(cell(less, computed(minutes_words(allowance(share, span.minutes)))) for span in lengths),
    )


def _stated(terms: Agreement, target: Target, path: str) -> tuple[Inline, ...]:
    """What the parties print themselves beside the percentage."""
    said = []
    for place, stated in enumerate(target.allowances):
        own = f"{path}.allowances.{place}"
        per = line(" ", in_span(terms, stated.per, f"{own}.per")) if stated.per else ""
        length = line(" in ", duration(terms, stated.length, f"{own}.length")) if stated.length else ""
        said.append(line(duration(terms, stated.lost, f"{own}.lost"), per, length))
    return series(said, "; ")
