"""Credit bands become exact intervals of results, so that gaps and overlaps are found and not guessed.

A result is a point on a line. A *cut* lies just before a value `(v, 0)` or just after it `(v, 1)`; an interval runs from
one cut to another. Two bands meet when the end of the one is the same cut as the start of the other. Where a lower result
is better the line is mirrored, so that on every line better lies to the right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from slagen.checks.units import value_in
from slagen.quantities import Measure
from slagen.terms.credits import Band

Cut = tuple[Decimal, int]
BELOW_ALL: Cut = (Decimal("-Infinity"), 0)
ABOVE_ALL: Cut = (Decimal("Infinity"), 0)


class Interval(Struct, frozen=True):
    """Band number `index` of its table, from cut `low` to cut `high` on the line where better lies to the right."""

    index: int
    low: Cut
    high: Cut
    band: Band


def has_operators(band: Band) -> bool:
    """Whether every edge of the band is said with its operator."""
    return band.edge_from is None and band.edge_to is None


def unit_of(bands: Sequence[Band]) -> str:
    """The unit of the line the bands lie on: that of the first edge said."""
    return next((edge.unit for band in bands for edge in edges(band)), "")


def edges(band: Band) -> Iterator[Measure]:
    """Every edge of a band, as typed."""
    for edge in (band.at_least, band.above, band.edge_from, band.below, band.at_most, band.edge_to):
        if edge is not None:
            yield edge


def interval(index: int, band: Band, higher_is_better: bool, unit: str) -> Interval:
    """The band as an interval in `unit`. Edges without an operator are read as “from, included” and “to, not included”."""
    low, high = BELOW_ALL, ABOVE_ALL
    if band.at_least is not None:
        low = (value_in(unit, band.at_least), 0)
    elif band.above is not None:
        low = (value_in(unit, band.above), 1)
    elif band.edge_from is not None:
        low = (value_in(unit, band.edge_from), 0)
    if band.below is not None:
        high = (value_in(unit, band.below), 0)
    elif band.at_most is not None:
        high = (value_in(unit, band.at_most), 1)
    elif band.edge_to is not None:
        high = (value_in(unit, band.edge_to), 0)
    if not higher_is_better:
        low, high = mirror(high), mirror(low)
    return Interval(index, low, high, band)


def mirror(cut: Cut) -> Cut:
    """The same cut on the mirrored line."""
    if cut in (BELOW_ALL, ABOVE_ALL):
        return ABOVE_ALL if cut == BELOW_ALL else BELOW_ALL
    return (-cut[0], 1 - cut[1])


def from_best_to_worst(bands: Sequence[Band], higher_is_better: bool) -> list[Interval]:
    """The table's intervals, the best results first."""
    unit = unit_of(bands)
    found = [interval(index, band, higher_is_better, unit) for index, band in enumerate(bands)]
    return sorted(found, key=lambda item: (item.high, item.low), reverse=True)
