"""A typed amount ("1234.56 EUR") becomes exact Money in a currency, or without one until the field says which."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import ClassVar, Self

from slagen.quantities.currency import Currency
from slagen.quantities.numerals import grouped, one_line, plain, read_number, refusal
from slagen.quantities.quantity import Quantity

_BEFORE = re.compile(r"([^\W\d_]+|[€$£¥]) *(.*)")
_AFTER = re.compile(r"(.*?) *([^\W\d_]+|[€$£¥])")


class Money(Quantity, frozen=True):
    """An amount that is never negative; `currency` is an ISO 4217 code, or "" while it is not stated."""

    amount: Decimal
    currency: str = ""
    example: ClassVar[str] = "1234.56 EUR"
    allowed: ClassVar[str] = "an amount with a point for decimals and a three-letter currency"

    def __post_init__(self) -> None:
        if not self.amount.is_finite() or self.amount < 0:
            raise ValueError(refusal(str(self.amount), "an amount of money", "it cannot be negative", self.example))
        most = Currency(self.currency).decimals if self.currency else 2
        if _decimals(self.amount) > most:
            raise ValueError(refusal(plain(self.amount), "an amount of money", self._too_fine(most), self.example))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "1234.56 EUR", "EUR 1234.56" or "1200". Raises ValueError."""
        number, currency = one_line(text, "an amount of money", cls.example), ""
        if match := _BEFORE.fullmatch(number):
            currency, number = match.group(1), match.group(2)
        elif match := _AFTER.fullmatch(number):
            number, currency = match.group(1), match.group(2)
        amount = read_number(number, "an amount of money", cls.example)
        return cls(amount, Currency.parse(currency).code if currency else "")

    def with_currency(self, currency: str) -> Money:
        """The same amount in the stated currency. Raises ValueError if it already has another one."""
        if self.currency and self.currency != currency:
            raise ValueError(f"{self} is in {self.currency}, not in {currency}: write the amount in {currency}")
        return Money(self.amount, currency)

    def typed(self) -> str:
        """The spelling for an answers file."""
        return f"{self._digits(plain(self.amount))} {self.currency}".strip()

    def __str__(self) -> str:
        return f"{self.currency} {self._digits(grouped(self.amount))}".strip()

    def _digits(self, digits: str) -> str:
        """A lone tenth is shown in hundredths, 12.5 as 12.50, as money is always written."""
        return digits + "0" if _decimals(self.amount) == 1 else digits

    def _too_fine(self, most: int) -> str:
        name = self.currency or "money without a stated currency"
        allowed = f"{name} has at most {most} decimals" if most else f"{name} has no decimals"
        if _decimals(self.amount) == 3:
            whole = plain(self.amount).replace(".", "").lstrip("0") or "0"
            return f"{allowed}; if the point separates thousands, write {whole}, otherwise round it yourself"
        return allowed


def _decimals(amount: Decimal) -> int:
    exponent = amount.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
