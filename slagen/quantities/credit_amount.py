"""A typed credit ("10 %", "3 days", "1/360", "waiver") becomes a CreditAmount."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import ClassVar, Literal, Self

from slagen.quantities.money import Money
from slagen.quantities.numerals import one_line, plain, read_number, refusal
from slagen.quantities.percent import Percent
from slagen.quantities.quantity import Quantity

CreditUnit = Literal["percent", "money", "days", "points", "waiver", "fraction"]

_FRACTION = re.compile(r"([0-9]{1,6}) ?/ ?([0-9]{1,6})(?: of the fee)?")
_COUNTED = re.compile(r"(\S+) ?(days?(?: of service)?|points?)")
_PER = re.compile(r"[^\W\d_][\w -]{0,39}")


class CreditAmount(Quantity, frozen=True):
    """What one failure earns.

    `value` is in hundredths of the fee, units of `currency`, days, points, or the numerator over `denominator`;
    a waiver has the value 1. `per` is the thing each amount of money is counted for.
    """

    value: Decimal
    unit: CreditUnit
    currency: str = ""
    per: str = ""
    denominator: int = 1
    example: ClassVar[str] = "10 %"
    allowed: ClassVar[str] = (
        "a percentage, days, points, an amount of money with its currency, a fraction of the fee such as 1/360, "
        "or waiver"
    )

    def __post_init__(self) -> None:
        if not self.value.is_finite() or self.value < 0:
            raise ValueError(refusal(str(self.value), "a credit", "it cannot be negative", self.example))
        if (self.unit == "money") != bool(self.currency) or (self.per and self.unit != "money"):
            raise ValueError(refusal(f"{self.value} {self.currency}".strip(), "a credit", self.allowed, self.example))
        if self.unit == "fraction" and not 0 < self.value <= self.denominator:
            found = f"{plain(self.value)}/{self.denominator}"
            raise ValueError(refusal(found, "a credit", "a fraction is more than 0 and at most 1", "1/360"))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read one of the spellings of `allowed`. Raises ValueError."""
        bare = one_line(text, "a credit", cls.example)
        lowered = bare.lower()
        if lowered in ("waiver", "the whole fee", "full waiver"):
            return cls(Decimal(1), "waiver")
        if bare.endswith("%"):
            return cls(Percent.parse(bare).value, "percent")
        if match := _FRACTION.fullmatch(lowered):
            return cls(Decimal(match.group(1)), "fraction", denominator=int(match.group(2)))
        if match := _COUNTED.fullmatch(lowered):
            number = read_number(match.group(1), "a credit", "3 days")
            return cls(number, "days" if match.group(2).startswith("day") else "points")
        return cls._parse_money(bare, text)

    @classmethod
    def _parse_money(cls, bare: str, text: str) -> Self:
        amount, _, per = bare.partition(" per ")
        if not any(character.isdigit() for character in amount) or (per and not _PER.fullmatch(per)):
            raise ValueError(refusal(text, "a credit", cls.allowed, cls.example))
        money = Money.parse(amount)
        if not money.currency:
            number = plain(money.amount)
            allowed = f"its unit is missing, write {number} %, {number} days or {number} EUR"
            raise ValueError(refusal(text, "a credit", allowed, cls.example))
        return cls(money.amount, "money", money.currency, per)

    def typed(self) -> str:
        """The spelling for an answers file."""
        number = plain(self.value)
        match self.unit:
            case "percent":
                return f"{number} %"
            case "money":
                return Money(self.value, self.currency).typed() + (f" per {self.per}" if self.per else "")
            case "fraction":
                return f"{number}/{self.denominator}"
            case "waiver":
                return "waiver"
            case _:
                return f"{number} {self._counted()}"

    def __str__(self) -> str:
        number = plain(self.value)
        match self.unit:
            case "percent":
                return f"{number}%"
            case "money":
                return str(Money(self.value, self.currency)) + (f" per {self.per}" if self.per else "")
            case "fraction":
                return f"{number}/{self.denominator} of the fee"
            case "waiver":
                return "the whole fee"
            case "days":
                return f"{number} {self._counted()} of service"
            case _:
                return f"{number} {self._counted()}"

    def _counted(self) -> str:
        return self.unit.removesuffix("s") if self.value == 1 else self.unit
