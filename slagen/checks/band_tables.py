"""Credit schemes become tables of exact intervals with the targets they pay for, and cuts become words again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from slagen.checks.intervals import ABOVE_ALL, BELOW_ALL, Cut, Interval, edges, from_best_to_worst, mirror, unit_of
from slagen.checks.units import is_time, value_in
from slagen.credits.scope import covers
from slagen.terms.agreement import Agreement
from slagen.terms.credits import Scheme
from slagen.terms.kpis import Kpi, Target


@dataclass(frozen=True, slots=True)
class Table:
    """A scheme's bands as intervals, the best results first, in `unit`; `lower` says that lower results are better.

    `beside_target` is false where bands and target are figures of different kinds, such as minutes of downtime beside
    a percentage, or overruns beside a limit: then the two are never compared.
    """

    path: str
    scheme: Scheme
    order: list[Interval]
    unit: str
    lower: bool
    beside_target: bool


def tables(terms: Agreement) -> Iterator[Table]:
    """Every banded scheme on its line; all KPIs of one scheme share it, and the first says which way is better."""
    if terms.credits is None:
        return
    for key, scheme in terms.credits.schemes.items():
        if not scheme.bands or not scheme.kpis:
            continue
        kpi, unit = terms.kpis[scheme.kpis[0]], unit_of(scheme.bands)
        same = unit == kpi.unit or (is_time(unit) and is_time(kpi.unit))
        # Time against a percentage is time lost, and an overrun is a failure: of both, less is better.
        lower = kpi.direction == "lower-is-better" or scheme.relative_overrun or (is_time(unit) and not same)
        order = from_best_to_worst(scheme.bands, not lower)
        beside = same and not scheme.relative_overrun and kpi.direction != "inside-range"
        yield Table(f"credits.schemes.{key}", scheme, order, unit, lower, beside)


def table_targets(terms: Agreement, table: Table) -> Iterator[tuple[Kpi, Target, Cut]]:
    """Every target the scheme pays for, with the cut at which it begins to be met."""
    scheme = table.scheme
    for kpi in (terms.kpis[name] for name in scheme.kpis):
        for target in kpi.targets:
            unit = target.minimum.unit
            same = unit == table.unit or (is_time(unit) and is_time(table.unit))
            if not table.beside_target or not same or target.modality != "commitment":
                continue
            if not covers(scheme, target):
                continue
            strict = target.operator in ("more-than", "less-than")
            value = value_in(table.unit, target.minimum)
            # “at most 4 h” is met up to and including 4 h; on the mirrored line that is from just before 4 h.
            yield kpi, target, mirror((value, 0 if strict else 1)) if table.lower else (value, 1 if strict else 0)


def edge(cut: Cut, table: Table) -> str:
    """The value of a cut as the edge that stands there was typed; in the table's unit where none does."""
    value = -cut[0] if table.lower else cut[0]
    typed = next((one for band in table.scheme.bands for one in edges(band) if value_in(table.unit, one) == value), None)
    if typed is not None:
        return str(typed)
    return f"{value:f}%" if table.unit == "%" else f"{value:f} {table.unit}".strip()


def between(low: Cut, high: Cut, table: Table) -> str:
    """The results between two cuts, in words, the lower value first."""
    if low[0] == high[0]:
        return f"A result of exactly {edge(low, table)}"
    if low == BELOW_ALL:
        return f"Results {'above' if table.lower else 'below'} {edge(high, table)}"
    if high == ABOVE_ALL:
        return f"Results {'below' if table.lower else 'above'} {edge(low, table)}"
    first, second = (high, low) if table.lower else (low, high)
    return f"Results between {edge(first, table)} and {edge(second, table)}"
