"""Service time, example downtimes and chains of steps become exact figures: arithmetic without a word of tables."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from slagen.credits.bands import band_edges, in_band
from slagen.credits.exact import HUNDRED, MONTH_MINUTES, availability, half_up
from slagen.quantities import Duration, Measure, WeeklyHours
from slagen.terms.credits import Band
from slagen.terms.kpis import Kpi, Period

_DAYS: dict[Period, int] = {
    "week": 7, "month": 30, "billing-cycle": 30, "quarter": 90, "fiscal-quarter": 90, "half-year": 182, "year": 365,
}
_MONTHS: dict[Period, int] = {
    "month": 1, "billing-cycle": 1, "quarter": 3, "fiscal-quarter": 3, "half-year": 6, "year": 12,
}


def service_month_minutes(hours: WeeklyHours) -> Decimal:
    """Minutes of service hours in a mean month: weekly hours × 52 ÷ 12, holidays not taken off."""
    return hours.hours_per_week * 60 * 52 / 12


def period_days(kpi: Kpi) -> int | None:
    """Days of the indicator's period in an example, a month having 30; None for the term and for single incidents."""
    return 360 if kpi.period == "year" and kpi.period_basis == "360-days" else _DAYS.get(kpi.period)


def period_months(kpi: Kpi) -> int | None:
    """Months of the indicator's period; None for spans that are no number of months."""
    return _MONTHS.get(kpi.period)


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


__all__ = [
    "MONTH_MINUTES", "example_downtime", "period_days", "period_months", "service_month_minutes", "step_minutes",
]
