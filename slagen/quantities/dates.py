"""A typed ISO date becomes a date, months are added to it, and it is said in English words."""

from __future__ import annotations

import calendar
import datetime
import re

from slagen.quantities.numerals import one_line, refusal

_EXAMPLE = "2027-01-31"
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_LOOSE_ISO = re.compile(r"([0-9]{4})[-./]?([0-9]{1,2})[-./]?([0-9]{1,2})")
_OTHER = re.compile(r"([0-9]{1,2})[-./ ]+([0-9]{1,2})[-./ ]+([0-9]{4})")


def parse_date(text: str) -> datetime.date:
    """Read "2027-01-31". Raises ValueError, showing both readings of a date such as 01/02/2026."""
    bare = one_line(text, "a date", _EXAMPLE)
    if match := _ISO.fullmatch(bare):
        year, month, day = (int(part) for part in match.groups())
        return _exact(year, month, day, text)
    if match := _OTHER.fullmatch(bare):
        first, second, year = (int(part) for part in match.groups())
        readings = {_iso(year, second, first), _iso(year, first, second)} - {""}
        if readings:
            raise ValueError(refusal(text, "a date", f"write {' or '.join(sorted(readings))}", _EXAMPLE))
    if match := _LOOSE_ISO.fullmatch(bare):
        year, month, day = (int(part) for part in match.groups())
        if reading := _iso(year, month, day):
            raise ValueError(refusal(text, "a date", f"write {reading}", _EXAMPLE))
    raise ValueError(refusal(text, "a date", "write year, month and day with hyphens", _EXAMPLE))


def add_months(date: datetime.date, months: int) -> datetime.date:
    """The same day of another month, or that month's last day: 31 January and one month is 28 or 29 February.

    `months` may be negative. Raises ValueError beyond the years 1 to 9999.
    """
    year, month_index = divmod(date.year * 12 + date.month - 1 + months, 12)
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        raise ValueError(f"{date.isoformat()} and {months} months lies beyond the calendar, years 1 to 9999")
    return datetime.date(year, month_index + 1, min(date.day, calendar.monthrange(year, month_index + 1)[1]))


def long_date(date: datetime.date) -> str:
    """The date in words: 1 January 2027."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def _exact(year: int, month: int, day: int, text: str) -> datetime.date:
    if not 1 <= month <= 12:
        raise ValueError(refusal(text, "a date", "a month is 01 to 12", _EXAMPLE))
    if year == 0:
        raise ValueError(refusal(text, "a date", "there is no year 0000", _EXAMPLE))
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise ValueError(refusal(text, "a date", f"{_MONTHS[month - 1]} {year} has {last} days", _EXAMPLE))
    return datetime.date(year, month, day)


def _iso(year: int, month: int, day: int) -> str:
    """The ISO spelling, or nothing if there is no such day."""
    if not (year >= 1 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return ""
    return datetime.date(year, month, day).isoformat()
