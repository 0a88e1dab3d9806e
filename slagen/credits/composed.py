"""Availabilities of parts become that of the whole, if the parts fail independently of each other.

A promised availability is no probability: what comes out here is a comparison of promises, not a forecast.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal


def serial(parts: Iterable[Decimal]) -> Decimal:
    """All parts are needed; shares of one."""
    found = Decimal(1)
    for part in parts:
        found *= part
    return found


def parallel(parts: Iterable[Decimal]) -> Decimal:
    """One part is enough; shares of one."""
    return 1 - serial(1 - part for part in parts)


def at_least(needed: int, parts: Sequence[Decimal]) -> Decimal:
    """So many of the parts are needed; shares of one."""
    chances = [Decimal(1)]
    for part in parts:
        before = [*chances, Decimal(0)]
        chances = [
            before[up] * (1 - part) + (before[up - 1] * part if up else Decimal(0)) for up in range(len(before))
        ]
    return sum(chances[needed:], Decimal(0))
