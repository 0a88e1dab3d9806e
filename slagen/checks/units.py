"""A figure becomes a number in another unit of its kind."""

from __future__ import annotations

from decimal import Decimal

from slagen.quantities import Measure

_MILLISECONDS = {"ms": 1, "s": 1000, "min": 60_000, "h": 3_600_000, "d": 86_400_000}
_SHORTEST_WORD = 3
"""Words longer than this name things, such as cases; shorter ones are signs of units, such as tps."""


def is_time(unit: str) -> bool:
    """Whether the unit is one of time."""
    return unit in _MILLISECONDS


def value_in(unit: str, figure: Measure) -> Decimal:
    """The figure's value in `unit`; as it stands where one of the two is no unit of time."""
    if figure.unit == unit or not (is_time(unit) and is_time(figure.unit)):
        return figure.value
    return figure.value * _MILLISECONDS[figure.unit] / _MILLISECONDS[unit]


def kind_of_unit(unit: str) -> str:
    """Units that can be compared share a kind: time, percent, things that are counted, or the unit itself."""
    try:
        unit = Measure.parse(f"1 {unit}").unit
    except ValueError:
        return unit
    if is_time(unit):
        return "time"
    if unit.lower() in ("%", "percent"):
        return "%"
    counted = len(unit) > _SHORTEST_WORD and all(word.isalpha() and word.islower() for word in unit.split())
    return "things" if counted else unit
