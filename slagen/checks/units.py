"""A figure becomes a number in another unit of its kind."""

from __future__ import annotations

from decimal import Decimal

from slagen.quantities import Measure

_MILLISECONDS = {"ms": 1, "s": 1000, "min": 60_000, "h": 3_600_000, "d": 86_400_000}


def is_time(unit: str) -> bool:
    """Whether the unit is one of time."""
    return unit in _MILLISECONDS


def value_in(unit: str, figure: Measure) -> Decimal:
    """The figure's value in `unit`; as it stands where one of the two is no unit of time."""
    if figure.unit == unit or not (is_time(unit) and is_time(figure.unit)):
        return figure.value
    return figure.value * _MILLISECONDS[figure.unit] / _MILLISECONDS[unit]
