"""A typed length of time ("4 service hours") becomes a Duration: amount, unit and the clock that counts it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from typing import ClassVar, Literal, Self, cast

from slagen.quantities.numerals import one_line, plain, read_number, refusal, starts_like_a_number
from slagen.quantities.quantity import Quantity

Unit = Literal[
    "second", "minute", "hour", "day", "business-day", "week", "month", "quarter", "year",
    "period", "billing-cycle", "invoice",
]

_SPELLINGS: dict[str, str] = {
    "second": "s sec secs second seconds", "minute": "min mins minute minutes", "hour": "h hr hrs hour hours",
    "day": "d day days", "business-day": "bd,business day,business days,working day,working days,business-day",
    "week": "w wk week weeks", "month": "mo month months", "quarter": "quarter quarters", "year": "y yr year years",
    "period": "period,periods,measurement period,measurement periods",
    "billing-cycle": "billing cycle,billing cycles,billing-cycle", "invoice": "invoice invoices",
}
_UNITS = {
    spelling: unit for unit, line in _SPELLINGS.items() for spelling in line.split("," if "," in line else " ")
}
_CLOCKED = re.compile(r"(service|business|working|clock|calendar) (seconds?|minutes?|hours?|days?)")
_NAMES = {"business-day": "Business Day", "period": "measurement period", "billing-cycle": "billing cycle"}
_MINUTES: dict[str, Decimal] = {
    "minute": Decimal(1), "hour": Decimal(60), "day": Decimal(1440), "week": Decimal(10080),
}
_HOURS_AT_MOST = {
    "second": Decimal(1) / 3600, "minute": Decimal(1) / 60, "hour": Decimal(1), "day": Decimal(24),
    "business-day": Decimal(24), "week": Decimal(168), "quarter": Decimal(2190), "year": Decimal(8760),
}
_MONTH_HOURS = Decimal(730)
_MOST_HOURS = 600 * _MONTH_HOURS
_WHOLE = frozenset({"business-day", "month", "quarter", "year", "period", "billing-cycle", "invoice"})
_ON_SCHEDULE = frozenset({"second", "minute", "hour", "day"})
_SCHEDULE_NAME = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_PART = re.compile(r"([0-9.]+) ?([a-z]+)")
_PARTS_OF = {"day": 86_400, "hour": 3600, "minute": 60, "second": 1}
_NEXT_BUSINESS_DAY = frozenset({"next business day", "nbd", "the end of the next business day", "next working day"})


class Duration(Quantity, frozen=True):
    """A positive length of time of at most 600 months.

    `clock` is "" (not stated), "24x7", "service" (the service hours), "end-of-day" (of a Business Day) or the name of
    a coverage schedule. `parts` keeps what was typed in several units, such as "43 min 12 s"; `amount` is then the whole
    in the smallest of them.
    """

    amount: Decimal
    unit: Unit
    clock: str = ""
    parts: str = ""
    example: ClassVar[str] = "4 service hours"
    allowed: ClassVar[str] = (
        "a number with a unit: s, min, h, days, business days, weeks, months, quarters, years, periods, "
        "billing cycles, invoices, service hours, or next business day"
    )

    # How a length was typed makes it no other length.
    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Duration):
            return NotImplemented
        return (self.amount, self.unit, self.clock) == (other.amount, other.unit, other.clock)

    def __hash__(self) -> int:
        return hash((self.amount, self.unit, self.clock))

    def __post_init__(self) -> None:
        if not self.amount.is_finite() or self.amount <= 0:
            raise ValueError(refusal(str(self.amount), "a length of time", "it must be more than zero", self.example))
        if self.amount * _HOURS_AT_MOST.get(self.unit, _MONTH_HOURS) > _MOST_HOURS:
            raise ValueError(self._refusal("the longest allowed is 600 months"))
        if self.unit in _WHOLE and self.amount != self.amount.to_integral_value():
            raise ValueError(self._refusal(f"only whole {_name(self.unit)}s can be counted, use a smaller unit"))
        if self.clock:
            self._check_clock()

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "4 h", "2 business days", "4 service hours", "4 h @office", "next business day". Raises ValueError."""
        words = one_line(text, "a length of time", cls.example)
        if words.lower() in _NEXT_BUSINESS_DAY:
            return cls(Decimal(1), "business-day", "end-of-day")
        match = re.fullmatch(r"([-0-9.,]+) ?([^\W\d_][^@]*?)(?: ?@ ?(.+)| of (.+))?", words)
        if not match:
            raise ValueError(cls._misread(words, text))
        unit, clock = _read_unit(match.group(2).lower())
        schedule = (match.group(3) or match.group(4) or "").lower()
        if not unit:
            return cls._in_parts(words, text)
        if clock and schedule:
            raise ValueError(refusal(text, "a length of time", "it names two clocks", cls.example))
        amount = read_number(match.group(1), "a length of time", cls.example)
        return cls(amount, cast(Unit, unit), clock or ("24x7" if schedule in ("24/7", "24×7") else schedule))

    @classmethod
    def _in_parts(cls, words: str, text: str) -> Self:
        """Read "43 min 12 s" or "1 h 30 min @office": days, hours, minutes, seconds, each at most once and in this order."""
        bare, _, schedule = words.lower().replace(" of ", "@").partition("@")
        found = [(number, _UNITS.get(unit, "")) for number, unit in _PART.findall(bare)]
        whole = re.fullmatch(rf"{_PART.pattern}(?: {_PART.pattern})+", bare.strip(" "))
        sizes = [_PARTS_OF.get(unit, 0) for _, unit in found]
        if not whole or 0 in sizes or any(left <= right for left, right in pairwise(sizes)):
            raise ValueError(cls._misread(words, text))
        numbers = [read_number(number, "a length of time", cls.example) for number, _ in found]
        if any(number != number.to_integral_value() for number in numbers[:-1]):
            raise ValueError(refusal(text, "a length of time", "only the last part can have decimals", "1 h 30.5 min"))
        amount = sum((number * size for number, size in zip(numbers, sizes, strict=True)), Decimal(0)) / sizes[-1]
        clock = schedule.strip(" ")
        said = " ".join(f"{plain(n)} {_plural(unit, n)}" for n, (_, unit) in zip(numbers, found, strict=True))
        return cls(amount, cast(Unit, found[-1][1]), "24x7" if clock in ("24/7", "24×7") else clock, said)

    def minutes(self) -> Decimal | None:
        """Elapsed minutes, a day being 24 hours; None for calendar units and for a clock that stops."""
        if self.clock not in ("", "24x7"):
            return None
        if self.unit == "second":
            return self.amount / 60
        factor = _MINUTES.get(self.unit)
        return None if factor is None else self.amount * factor

    def same_clock(self, other: Duration) -> bool:
        """Whether both run on the same clock, so that their amounts can be compared at all."""
        return self._counted_by() == other._counted_by()

    def typed(self) -> str:
        """The spelling for an answers file."""
        if self.clock == "end-of-day" and self.amount == 1:
            return "next business day"
        length = self.parts or f"{plain(self.amount)} {_plural(self.unit.replace('-', ' '), self.amount)}"
        return length if self.clock in ("", "end-of-day") else f"{length} @{self.clock}"

    def every(self) -> str:
        """As a rhythm: "every month", "every 2 weeks", "every Business Day"."""
        if self.clock == "end-of-day" and self.amount == 1:
            return f"every {_name(self.unit)}"
        return f"every {self}" if self.parts else f"every {str(self).removeprefix('1 ')}"

    def named(self, schedules: Mapping[str, str]) -> str:
        """As said in a contract, with the name of the coverage schedule that counts it instead of its key."""
        if self.clock in schedules:
            return f"{self._length()} in {schedules[self.clock]}"
        return str(self)

    def __str__(self) -> str:
        if self.clock == "end-of-day":
            return "the end of the next Business Day" if self.amount == 1 else self._length()
        if self.clock in ("service", "24x7"):
            if self.parts:
                return f"{self.parts} {'in service hours' if self.clock == 'service' else 'around the clock'}"
            counted = "service" if self.clock == "service" else "calendar" if self.unit == "day" else "clock"
            return f"{plain(self.amount)} {counted} {_plural(_name(self.unit), self.amount)}"
        return f"{self._length()} of {self.clock}" if self.clock else self._length()

    def _length(self) -> str:
        return self.parts or f"{plain(self.amount)} {_plural(_name(self.unit), self.amount)}"

    def _counted_by(self) -> str:
        if self.unit in ("business-day", "period", "billing-cycle", "invoice"):
            return self.unit
        return self.clock or "24x7"

    def _check_clock(self) -> None:
        if self.clock == "end-of-day":
            if self.unit != "business-day":
                raise ValueError(self._refusal("only Business Days run to the end of the day"))
            return
        if self.clock != "24x7" and not _SCHEDULE_NAME.fullmatch(self.clock):
            raise ValueError(self._refusal("after @ comes the name of a coverage schedule, such as @office"))
        if self.unit not in _ON_SCHEDULE:
            raise ValueError(self._refusal("only seconds, minutes, hours and days run on a schedule"))
        if self.unit == "day" and self.clock != "24x7" and self.amount != self.amount.to_integral_value():
            raise ValueError(self._refusal("a service day cannot be split, use hours"))

    def _refusal(self, allowed: str) -> str:
        suffix = f" @{self.clock}" if self.clock else ""
        found = f"{plain(self.amount)} {_plural(_name(self.unit), self.amount)}{suffix}"
        return refusal(found, "a length of time", allowed, self.example)

    @classmethod
    def _misread(cls, words: str, text: str) -> str:
        if re.fullmatch(r"[0-9.]+", words):
            allowed = f"the unit is missing, write {words} min or {words} h"
            return refusal(text, "a length of time", allowed, cls.example)
        if match := re.fullmatch(r"([0-9.]+) ?[mM]", words):
            number = match.group(1)
            return refusal(text, "a length of time", f"write {number} min or {number} months", cls.example)
        number = starts_like_a_number(words)
        if number and not re.fullmatch(r"[0-9.]+", number):
            read_number(number, "a length of time", cls.example)
        return refusal(text, "a length of time", cls.allowed, cls.example)


def _read_unit(words: str) -> tuple[str, str]:
    """A typed unit becomes (unit, clock); ("", "") where it is unknown."""
    if words in _UNITS:
        return _UNITS[words], ""
    if words == "bh":
        return "hour", "service"
    if match := _CLOCKED.fullmatch(words):
        return _UNITS[match.group(2)], "24x7" if match.group(1) in ("clock", "calendar") else "service"
    return "", ""


def _name(unit: str) -> str:
    return _NAMES.get(unit, unit)


def _plural(name: str, amount: Decimal) -> str:
    return name if amount == 1 else f"{name}s"
