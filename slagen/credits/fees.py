"""Fees and credits become amounts: a month's fee, the value of a day, a credit in money."""

from __future__ import annotations

from decimal import Decimal

from slagen.credits.exact import HUNDRED
from slagen.quantities import CreditAmount
from slagen.terms.scope import Fee

_SHARE_OF_MONTH = {"month": Decimal(1), "quarter": Decimal(3), "year": Decimal(12)}


def monthly_amount(fee: Fee) -> Decimal | None:
    """What a fee costs in a month, unrounded; None where its span has no months."""
    months = _SHARE_OF_MONTH.get(fee.per.unit)
    return None if months is None else fee.amount.amount / (fee.per.amount * months)


def day_share(day_value: str | None, days: int = 30) -> Decimal:
    """The share of a month's fee that one day is: of the actual days, of 30, or of 360 in a year."""
    return Decimal(1) / (days if day_value in (None, "actual-days") else 30)


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


def earned_back(credit: Decimal, share: Decimal) -> Decimal:
    """What a provider wins back of a credit; `share` is a share of one."""
    return credit * share
