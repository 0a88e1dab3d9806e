"""Service time, example downtimes and chains of steps become exact figures: arithmetic without a word of tables."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from slagen.credits.bands import band_edges, in_band
from slagen.credits.exact import HUNDRED, availability, half_up
from slagen.quantities import Duration, Measure
from slagen.terms.credits import Band
from slagen.terms.kpis import Kpi


def example_downtime(band: Band, agreed: Decimal, kpi: Kpi) -> Decimal | None:
    """Whole minutes of downtime whose availability lies in this band, the middle first; None if there are none."""
    low, high = band_edges(band)
    if high is None:
        return None
    shortest = agreed * (HUNDRED - high.value) / HUNDRED
    longest = agreed * (HUNDRED - low.value) / HUNDRED if low is not None else min(agreed, shortest + 60)
    tried = (
        half_up((shortest + longest) / 2, 0),
        shortest.to_integral_value(ROUND_CEILING),
        longest.to_integral_value(ROUND_FLOOR),
    )
    return next((m for m in tried if m > 0 and in_band(band, Measure(availability(agreed, m, kpi), "%"))), None)


def step_minutes(length: Duration) -> Decimal | None:
    """Minutes on the duration's own clock; None for days of a clock that stops and for calendar units."""
    if length.unit in ("second", "minute", "hour"):
        factor = {"second": Decimal(1) / 60, "minute": Decimal(1), "hour": Decimal(60)}[length.unit]
        return length.amount * factor
    return length.minutes()
