"""A sort of period and the hours that count become the lengths that such a period can have, in minutes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from slagen.quantities.calendar import ServiceClock
from slagen.quantities.dates import long_date
from slagen.quantities.holiday_calendar import HolidayCalendar
from slagen.quantities.numerals import refusal
from slagen.quantities.quantity import Quantity
from slagen.quantities.times import DAY_MINUTES, WEEKDAYS, WeeklyHours
from slagen.quantities.zone import Zone

LENGTHS: dict[str, tuple[int, ...]] = {
    "day": (1,), "week": (7,), "month": (28, 29, 30, 31), "quarter": (90, 91, 92), "year": (365, 366),
}  # fmt: skip
_MOST_DAYS = 3660
_YEARS = range(1970, 2100)
_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}


class ServiceHours(Quantity, frozen=True):
    """The hours of a week that count, and the zone whose clock they are read on where one was named."""

    hours: WeeklyHours
    zone: Zone | None = None

    @classmethod
    def parse(cls, text: str) -> ServiceHours:
        """Read "mon-fri 08:00-18:00 Europe/Berlin", "mon-fri 08:00-18:00" or "24x7". Raises ValueError."""
        before, _, last = text.strip(" ").rpartition(" ")
        if before and last[:1].isalpha() and last != "times":
            return cls(WeeklyHours.parse(before), Zone.parse(last))
        return cls(WeeklyHours.parse(text))

    def __str__(self) -> str:
        return f"{self.hours}, clock of {self.zone}" if self.zone else str(self.hours)


class Length(Quantity, frozen=True):
    """The least and the most minutes of a period of so many days, with the weekdays on which such a period begins."""

    days: int
    least: Decimal
    most: Decimal
    least_from: tuple[int, ...]
    most_from: tuple[int, ...]


def days_of(period: str) -> tuple[int, ...]:
    """Read "month" or "30": the days that such a period can have. Raises ValueError."""
    word = period.strip(" ").lower().removesuffix(" days")
    if word in LENGTHS:
        return LENGTHS[word]
    if word.isascii() and word.isdigit() and len(word) < 5 and 1 <= int(word) <= _MOST_DAYS:
        return (int(word),)
    raise ValueError(refusal(period, "a period", f"{', '.join(LENGTHS)}, or 1 to {_MOST_DAYS} as a number of days", "month"))


def lengths(days: tuple[int, ...], hours: WeeklyHours) -> tuple[Length, ...]:
    """Each length of the period on the clock face, without holidays: what it has on every weekday it can begin on."""
    week = hours.week()
    by_day = [week[day * DAY_MINUTES : (day + 1) * DAY_MINUTES].count(1) for day in range(7)]
    found = []
    for number in days:
        whole, rest = divmod(number, 7)
        minutes = [whole * sum(by_day) + sum(by_day[(first + step) % 7] for step in range(rest)) for first in range(7)]
        least, most = min(minutes), max(minutes)
        found.append(
            Length(
                number, Decimal(least), Decimal(most),
                tuple(day for day in range(7) if minutes[day] == least),
                tuple(day for day in range(7) if minutes[day] == most),
            )
        )
    return tuple(found)


def real_periods(
    year: int, period: str, service: ServiceHours, holidays: HolidayCalendar | None
) -> Iterator[tuple[str, Decimal]]:
    """The months or quarters of a year, or the year, by name, with the minutes that really pass in them.

    Changes of clocks and holidays are counted. Raises ValueError for a year or period that cannot be reckoned so.
    """
    if year not in _YEARS:
        raise ValueError(refusal(str(year), "a year", f"{_YEARS[0]} to {_YEARS[-1]}", "2027"))
    step = _MONTHS_IN.get(period)
    if step is None:
        raise ValueError(refusal(period, "a part of a year", "month, quarter or year", "month"))
    clock = ServiceClock(service.hours, service.zone or Zone("UTC"), holidays)
    for first in range(1, 13, step):
        after = first + step
        start, end = _midnight(year, first, clock), _midnight(year + after // 13, after % 12 or 12, clock)
        yield _name(year, first, step), clock.minutes_between(start, end)


def weekdays_words(days: tuple[int, ...]) -> str:
    """Weekdays as "Monday, Tuesday or Wednesday"; "any day" where all are."""
    names = [WEEKDAYS[day] for day in days]
    if len(names) == 7:
        return "any day"
    return f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else names[0]


def _midnight(year: int, month: int, clock: ServiceClock) -> dt.datetime:
    return dt.datetime(year, month, 1, tzinfo=clock.zone.info)


def _name(year: int, first: int, step: int) -> str:
    if step == 12:
        return str(year)
    if step == 3:
        return f"quarter {first // 3 + 1} of {year}"
    return long_date(dt.date(year, first, 1)).removeprefix("1 ")
