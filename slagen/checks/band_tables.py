"""Credit schemes become tables of exact intervals with the targets they pay for, and cuts become words again."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING, Decimal

from msgspec import Struct

from slagen.checks.intervals import ABOVE_ALL, BELOW_ALL, Cut, Interval, edges, from_best_to_worst, mirror, unit_of
from slagen.checks.units import is_time, value_in
from slagen.terms.agreement import Agreement
from slagen.terms.credits import Scheme
from slagen.terms.kpis import Kpi, Target
from slagen.terms.kpis import unit_of as unit_of_kpi
from slagen.terms.reach import targets_paid


class Table(Struct, frozen=True):
    """A scheme's bands as intervals, the best results first, in `unit`; `lower` says that lower results are better.

    `beside_target` is false where bands and target are figures of different kinds, such as minutes of downtime beside
    a percentage, or overruns beside a limit: then the two are never compared. `step` is what results are rounded to before
    they are compared, None where nobody said that they are.
    """

    path: str
    scheme: Scheme
    order: list[Interval]
    unit: str
    lower: bool
    beside_target: bool
    step: Decimal | None = None

    def open_between(self, low: Cut, high: Cut) -> bool:
        """Whether a result can lie between two cuts; a rounded one lies only on whole steps."""
        if high <= low:
            return False
        if self.step is None or not low[0].is_finite() or not high[0].is_finite():
            return True
        first = (low[0] / self.step).to_integral_value(ROUND_CEILING) * self.step
        first += self.step if (first, 0) < low else 0
        return (first, 1) <= high


def tables(terms: Agreement) -> Iterator[Table]:
    """Every banded scheme on its line; all KPIs of one scheme share it, and the first says which way is better."""
    if terms.credits is None:
        return
    for key, scheme in terms.credits.schemes.items():
        if not scheme.bands or not scheme.kpis:
            continue
        kpi, unit = terms.kpis[scheme.kpis[0]], unit_of(scheme.bands)
        own = unit_of_kpi(kpi)
        same = unit == own or (is_time(unit) and is_time(own))
        # Time against a percentage is time lost, and an overrun is a failure: of both, less is better.
        lower = kpi.direction == "lower-is-better" or scheme.relative_overrun or (is_time(unit) and not same)
        order = from_best_to_worst(scheme.bands, not lower)
        beside = same and not scheme.relative_overrun and kpi.direction != "inside-range"
        step = _step([terms.kpis[name] for name in scheme.kpis]) if unit == own else None
        yield Table(f"credits.schemes.{key}", scheme, order, unit, lower, beside, step)


def _step(kpis: list[Kpi]) -> Decimal | None:
    """The coarsest step to which every KPI of a table is rounded before it is compared."""
    rounded = [
        kpi.rounding for kpi in kpis if kpi.rounding_rule != "none" and kpi.compared == "after-rounding"
    ]
    if None in rounded or len(rounded) < len(kpis):
        return None
    return Decimal(1).scaleb(-max(decimals for decimals in rounded if decimals is not None))


def table_targets(terms: Agreement, table: Table) -> Iterator[tuple[Kpi, Target, Cut]]:
    """Every target the scheme pays for, with the cut at which it begins to be met."""
    for ref, _, target in targets_paid(terms, table.scheme) if table.beside_target else ():
        if target.minimum is None:
            continue
        unit = target.minimum.unit
        if unit != table.unit and not (is_time(unit) and is_time(table.unit)):
            continue
        strict = target.operator in ("more-than", "less-than")
        value = value_in(table.unit, target.minimum)
        # “at most 4 h” is met up to and including 4 h; on the mirrored line that is from just before 4 h.
        yield terms.kpis[ref], target, mirror((value, 0 if strict else 1)) if table.lower else (value, 1 if strict else 0)


def told_apart(terms: Agreement, target: Target) -> str:
    """Where a target applies, as words after its name: “ of Gold, Europe”; nothing where it applies everywhere."""
    severities = terms.severities.levels if terms.severities else {}
    tables = (
        (terms.tiers, target.tier), (terms.levels, target.level), (terms.services, target.service),
        (terms.sites, target.site), (terms.regions, target.region), (severities, target.severity),
    )
    said = [table[key].name for table, key in tables if key is not None and key in table]
    for dimension, value in target.dimensions.items():
        known = terms.dimensions.get(dimension)
        said.append(f"{known.name if known else dimension}: {known.values.get(value, value) if known else value}")
    return f" of {', '.join(said)}" if said else ""


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
