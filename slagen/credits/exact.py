"""Values become rounded values: halves away from zero, to a currency's smaller unit, or as an indicator says."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from slagen.quantities import Currency, Money
from slagen.terms.kpis import Kpi

HUNDRED = Decimal(100)
MONTH_MINUTES = Decimal(30 * 1440)


def half_up(value: Decimal, places: int) -> Decimal:
    """A value to so many decimals, halves away from zero."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def in_currency(amount: Decimal, currency: str) -> Money:
    """An amount half up to the currency's smaller unit."""
    return Money(half_up(amount, Currency(currency).decimals), currency)


def step_of(kpi: Kpi) -> Decimal | None:
    """The distance of two neighbouring results that can be compared; None where results are compared unrounded."""
    if kpi.rounding is None or kpi.rounding_rule == "none" or kpi.compared == "before-rounding":
        return None
    return Decimal(1).scaleb(-kpi.rounding)


def rounded(value: Decimal, kpi: Kpi) -> Decimal:
    """A result as the indicator rounds it."""
    if kpi.rounding is None or kpi.rounding_rule == "none":
        return value
    if kpi.rounding_rule == "down":
        return value.quantize(Decimal(1).scaleb(-kpi.rounding), ROUND_DOWN)
    return half_up(value, kpi.rounding)


def availability(agreed: Decimal, down: Decimal, kpi: Kpi) -> Decimal:
    """The percentage that a downtime leaves of the agreed minutes, rounded as the KPI says."""
    return rounded((agreed - down) / agreed * HUNDRED, kpi)
