"""Fees, bands, service time and chains of steps become exact figures: arithmetic without a word of tables."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from slagen.quantities import CreditAmount, Currency, Duration, Measure, Money, WeeklyHours
from slagen.terms.credits import Band
from slagen.terms.kpis import Kpi
from slagen.terms.scope import Fee

HUNDRED = Decimal(100)
MONTH_MINUTES = Decimal(30 * 1440)
_SHARE_OF_MONTH = {"month": Decimal(1), "quarter": Decimal(3), "year": Decimal(12)}


def half_up(value: Decimal, places: int) -> Decimal:
    """A value to so many decimals, halves away from zero."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def in_currency(amount: Decimal, currency: str) -> Money:
    """An amount half up to the currency's smaller unit."""
    return Money(half_up(amount, Currency(currency).decimals), currency)


def service_month_minutes(hours: WeeklyHours) -> Decimal:
    """Minutes of service hours in a mean month: weekly hours × 52 ÷ 12, holidays not taken off."""
    return hours.hours_per_week * 60 * 52 / 12


def availability(agreed: Decimal, down: Decimal, kpi: Kpi) -> Decimal:
    """The percentage that a downtime leaves of the agreed minutes, rounded as the KPI says."""
    exact = (agreed - down) / agreed * HUNDRED
    if kpi.rounding is None or kpi.rounding_rule == "none":
        return exact
    if kpi.rounding_rule == "down":
        return exact.quantize(Decimal(1).scaleb(-kpi.rounding), ROUND_DOWN)
    return half_up(exact, kpi.rounding)


def in_band(band: Band, result: Measure) -> bool:
    """Whether a result lies in a band; `edge_from` is read as included and `edge_to` as not."""
    return (
        (band.at_least is None or result >= band.at_least)
        and (band.above is None or result > band.above)
        and (band.below is None or result < band.below)
        and (band.at_most is None or result <= band.at_most)
        and (band.edge_from is None or result >= band.edge_from)
        and (band.edge_to is None or result < band.edge_to)
    )


def band_edges(band: Band) -> tuple[Measure | None, Measure | None]:
    """The lower and the upper edge of a band, whatever their operators."""
    return band.at_least or band.above or band.edge_from, band.below or band.at_most or band.edge_to


def paying_bands(bands: Iterable[Band]) -> list[Band]:
    """Bands that pay, those nearest to the target first (availability: the highest results)."""
    paying = [band for band in bands if band.credit.value > 0 and band_edges(band)[1] is not None]
    return sorted(paying, key=_upper_edge, reverse=True)


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


def monthly_amount(fee: Fee) -> Decimal | None:
    """What a fee costs in a month, unrounded; None where its span has no months."""
    months = _SHARE_OF_MONTH.get(fee.per.unit)
    return None if months is None else fee.amount.amount / (fee.per.amount * months)


def credit_share(credit: CreditAmount, days: int = 30) -> Decimal | None:
    """The share of a month's fee that a credit is, in a month of so many days; None for money and points."""
    match credit.unit:
        case "percent":
            return credit.value / HUNDRED
        case "fraction":
            return credit.value / credit.denominator
        case "waiver":
            return Decimal(1)
        case "days":
            return min(Decimal(1), credit.value / days)
        case _:
            return None


def step_minutes(length: Duration) -> Decimal | None:
    """Minutes on the duration's own clock; None for days of a clock that stops and for calendar units."""
    if length.unit in ("second", "minute", "hour"):
        factor = {"second": Decimal(1) / 60, "minute": Decimal(1), "hour": Decimal(60)}[length.unit]
        return length.amount * factor
    return length.minutes()


def _upper_edge(band: Band) -> Decimal:
    high = band_edges(band)[1]
    return high.value if high is not None else Decimal(0)
