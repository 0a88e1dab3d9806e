"""A credit becomes what the limits leave of it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from slagen.credits.exact import half_up


def limited(credit: Decimal, limits: Iterable[Decimal]) -> Decimal:
    """The credit, or the lowest of the limits; never below 0."""
    return max(Decimal(0), min((credit, *limits)))


def left_of_year(charges_before: Decimal, fee: Decimal, share: Decimal, credits_before: Decimal) -> Decimal:
    """What a limit on the last twelve months leaves: a share of their charges less the credits already given; never below 0."""
    return max(Decimal(0), (charges_before + fee) * share - credits_before)


def paid(credit: Decimal, limits: Iterable[Decimal], minimum: Decimal = Decimal(0), places: int = 2) -> Decimal:
    """The amount paid: limited, rounded half up once, and nothing where it stays below the smallest credit."""
    amount = half_up(limited(credit, limits), places)
    return amount if amount >= minimum else half_up(Decimal(0), places)


def persistent(failures: int, every: int, annual_fee: Decimal, share: Decimal) -> Decimal:
    """A share of the annual fee for each full number of failures in twelve months."""
    return annual_fee * share * (failures // every)
