"""A typed figure of a KPI ("250 ms", "27 °C", "99.95 %") becomes a Measure: exact value and unit."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import ClassVar, Self

from slagen.quantities.numerals import one_line, plain, read_number, refusal, starts_like_a_number
from slagen.quantities.quantity import Quantity

_TIME_SPELLINGS = {
    "ms": "ms millisecond milliseconds", "s": "s sec secs second seconds", "min": "min mins minute minutes",
    "h": "h hr hrs hour hours", "d": "d day days",
}
_TIME = {spelling: unit for unit, line in _TIME_SPELLINGS.items() for spelling in line.split()}
_TIME_WORDS = {"s": "second", "min": "minute", "h": "hour", "d": "day"}
_MILLISECONDS = {"ms": 1, "s": 1000, "min": 60_000, "h": 3_600_000, "d": 86_400_000}
_DEGREES = {"c": "°C", "°c": "°C", "f": "°F", "°f": "°F", "℃": "°C", "℉": "°F"}
_BELOW_ZERO = frozenset({"°C", "°F", "dB", "dBm"})
_UNIT = re.compile(r"%|[^\W\d_°µ]*[°µ]?[^\W\d_][\w/².³·()-]*(?: [^\W\d_][\w/².³·()-]*){0,5}")
_MOST_CHARACTERS = 40


class Measure(Quantity, frozen=True):
    """A value with its unit; unit "" is a plain ratio, and units of time are ms, s, min, h or d."""

    value: Decimal
    unit: str = ""
    example: ClassVar[str] = "99.95 %"
    allowed: ClassVar[str] = "a number with a point for decimals and a unit, such as %, ms, h, °C, kW or cases"

    def __post_init__(self) -> None:
        if self.unit and not _is_unit(self.unit):
            raise ValueError(refusal(f"{self.value} {self.unit}", "a figure with unit", self.allowed, self.example))
        if not self.value.is_finite() or (self.value < 0 and self.unit not in _BELOW_ZERO):
            allowed = "only temperatures and levels can be negative"
            raise ValueError(refusal(f"{self.value} {self.unit}", "a figure", allowed, "-5 °C"))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "250 ms", "27 C", "120 cases" or "1.4". Raises ValueError."""
        bare = one_line(text, "a figure", cls.example).replace("\u2212", "-")
        match = re.fullmatch(r"(.*[0-9.])(?: ?([^0-9.].*))?", bare) if not _has_digit_in_unit(bare) else None
        if match is None:
            match = re.fullmatch(r"(\S*[0-9.]) (\D.*)", bare)
        if match is None:
            read_number(starts_like_a_number(bare) or "0", "a figure", cls.example, signed=True)
            raise ValueError(refusal(text, "a figure with unit", cls.allowed, cls.example))
        value = read_number(match.group(1), "a figure", cls.example, signed=True)
        return cls(value, _unit_name((match.group(2) or "").strip(" ")))

    def comparable(self, other: Measure) -> bool:
        """Whether both are of one unit, or both are times."""
        return self.unit == other.unit or (self.unit in _MILLISECONDS and other.unit in _MILLISECONDS)

    def __lt__(self, other: Measure) -> bool:
        mine, theirs = self._sizes(other)
        return mine < theirs

    def __le__(self, other: Measure) -> bool:
        mine, theirs = self._sizes(other)
        return mine <= theirs

    def __gt__(self, other: Measure) -> bool:
        mine, theirs = self._sizes(other)
        return mine > theirs

    def __ge__(self, other: Measure) -> bool:
        mine, theirs = self._sizes(other)
        return mine >= theirs

    def typed(self) -> str:
        """The spelling for an answers file."""
        return f"{plain(self.value)} {self.unit}".strip()

    def __str__(self) -> str:
        digits = plain(self.value)
        if self.unit == "%":
            return f"{digits}%"
        if word := _TIME_WORDS.get(self.unit):
            return f"{digits} {word if self.value == 1 else word + 's'}"
        return f"{digits} {self.unit}".strip()

    def _sizes(self, other: Measure) -> tuple[Decimal, Decimal]:
        """Both values on one scale. Raises ValueError where the units cannot be compared."""
        if not self.comparable(other):
            raise ValueError(f"{self} and {other} have different units and cannot be compared")
        return self.value * _MILLISECONDS.get(self.unit, 1), other.value * _MILLISECONDS.get(other.unit, 1)


def _has_digit_in_unit(text: str) -> bool:
    """Whether a digit follows the first letter of the unit, as in "5 kg CO2"."""
    return re.search(r"[^\W\d_].*[0-9]", text) is not None and not re.fullmatch(r"[0-9.]+[eE][+-]?[0-9]+", text)


def _is_unit(text: str) -> bool:
    """Whether it starts like a word or sign, not like a digit of any script."""
    if len(text) > _MOST_CHARACTERS or not _UNIT.fullmatch(text) or text[0].isdigit():
        return False
    return all(character.isascii() for character in text if character.isdecimal())


def _unit_name(typed: str) -> str:
    return _TIME.get(typed.lower()) or _DEGREES.get(typed.lower()) or typed
