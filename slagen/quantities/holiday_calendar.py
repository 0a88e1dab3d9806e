"""A country, a part of it and dates of one's own become a HolidayCalendar that knows which dates are holidays."""

from __future__ import annotations

import datetime
import difflib
import re
from functools import lru_cache
from typing import ClassVar, Self

from slagen.quantities.dates import long_date, parse_date
from slagen.quantities.holiday_codes import SUBDIVISIONS
from slagen.quantities.numerals import one_line, refusal
from slagen.quantities.place_names import place_name
from slagen.quantities.quantity import Quantity

_CODE = re.compile(r"([A-Z]{2})(?:-([A-Z0-9]{1,4}))?")


class HolidayCalendar(Quantity, frozen=True):
    """Public holidays by ISO 3166 country and subdivision, and extra dates; country "" has the extra dates only."""

    country: str
    subdivision: str = ""
    extra: tuple[datetime.date, ...] = ()
    example: ClassVar[str] = "DE-BY; 2027-12-24, 2027-12-31"
    allowed: ClassVar[str] = "a two-letter country, its subdivision after a hyphen, extra dates after a semicolon"

    def __post_init__(self) -> None:
        """Raises ValueError for a country or subdivision whose holidays are not known."""
        if not self.country:
            if self.subdivision:
                allowed = "its country is missing"
                raise ValueError(refusal(self.subdivision, "a holiday calendar", allowed, self.example))
            return
        subdivisions = SUBDIVISIONS.get(self.country)
        if subdivisions is None:
            near = difflib.get_close_matches(self.country.upper(), sorted(SUBDIVISIONS), n=3)
            allowed = f"write a two-letter country{', perhaps ' + ' or '.join(near) if near else ''}"
            raise ValueError(refusal(self.country, "a country with known holidays", allowed, self.example))
        if self.subdivision and self.subdivision not in subdivisions:
            allowed = f"{self.country} has {', '.join(subdivisions) or 'no subdivisions'}"
            raise ValueError(refusal(self.subdivision, "a subdivision with known holidays", allowed, self.example))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "DE", "DE-BY" or "DE-BY; 2027-12-24, 2027-12-31". Raises ValueError."""
        place, _, dates = one_line(text, "a holiday calendar", cls.example, 4000).partition(";")
        match = _CODE.fullmatch(place.strip(" "))
        if not match and (place.strip(" ") or not dates.strip(" ")):
            raise ValueError(refusal(text, "a holiday calendar", cls.allowed, cls.example))
        extra = tuple(sorted({parse_date(date) for date in dates.split(",")})) if dates.strip(" ") else ()
        return cls(match.group(1), match.group(2) or "", extra) if match else cls("", "", extra)

    def is_holiday(self, date: datetime.date) -> bool:
        """Whether the date is a public holiday (or its day in lieu) or one of the extra dates."""
        if date in self.extra:
            return True
        return bool(self.country) and date in _holidays_of(self.country, self.subdivision, date.year)

    def typed(self) -> str:
        """The spelling for an answers file."""
        place = f"{self.country}-{self.subdivision}" if self.subdivision else self.country
        return f"{place}; {', '.join(date.isoformat() for date in self.extra)}" if self.extra else place

    def __str__(self) -> str:
        if not self.country:
            return f"the dates {self.where}" if self.extra else "no public holidays"
        return f"the public holidays in {self.where}"

    @property
    def where(self) -> str:
        """What follows "public holidays in": `Bavaria, Germany`, and the extra dates, which may stand alone."""
        code = f"{self.country}-{self.subdivision}" if self.subdivision else self.country
        place = place_name(code) if code else ""
        days = ", ".join(long_date(date) for date in self.extra)
        return f"{place}, and on {days}" if place and days else place or days


def holidays_where(typed: str) -> str:
    """The same for a calendar as typed; what is none stays as it is, for the checks to find."""
    try:
        return HolidayCalendar.parse(typed).where
    except ValueError:
        return typed


@lru_cache(maxsize=1024)
def _holidays_of(country: str, subdivision: str, year: int) -> frozenset[datetime.date]:
    from holidays import country_holidays

    return frozenset(country_holidays(country, subdiv=subdivision or None, years=year, expand=False))
