"""The days of exclusions become findings where no calendar has them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from slagen.checks.rules import Finding
from slagen.terms.agreement import Agreement
from slagen.terms.exclusions import Exclusion

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_NAMES = "|".join(_MONTHS)
_DATE = (
    rf"\b(?:(?P<first>[0-9]{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{_NAMES})"
    rf"|(?P<name>{_NAMES}) (?P<last>[0-9]{{1,2}})\b)"
)
_HOLIDAYS = r"\b(?:bank|public|national|statutory) holidays?\b|^holidays?$"
_SAYS_WHEN = rf"[0-9]|day\b|days\b|\b(?:{_NAMES}|week|weeks|weekends?|christmas|easter)\b"
LEAP_YEAR = 2028


def unknown_days(terms: Agreement) -> Iterator[Finding]:
    """Dates that no year has, holidays of no calendar, and an exclusion of days that names none."""
    for key, item in (terms.exclusions.items if terms.exclusions else {}).items():
        path = f"exclusions.items.{key}"
        for place, day in enumerate(item.days):
            if (date := no_date(day)) is not None:
                yield Finding(f"{path}.days.{place}", f"No year has the {date}.", "Write the day that is meant.")
            elif re.search(_HOLIDAYS, day.casefold()) and not _has_calendar(terms, item):
                yield Finding(
                    f"{path}.days.{place}",
                    f"“{day}” are excluded, and no calendar of holidays is named in this agreement.",
                    "Set holidays of the exclusion to a country or subdivision, such as DE or DE-BE, or list the days.",
                )
        named = item.days or item.hours or item.holidays
        if item.kind == "day" and not named and not re.search(_SAYS_WHEN, item.statement.casefold()):
            yield Finding(f"{path}.kind", f"“{item.statement}” is an exclusion of days and names none.", "Give its days.")


def no_date(words: str) -> str | None:
    """The first date in a text that not even a leap year has, such as “31 November”."""
    for found in re.finditer(_DATE, words.casefold()):
        month, day = found["month"] or found["name"], int(found["first"] or found["last"])
        try:
            dt.date(LEAP_YEAR, _MONTHS.index(month) + 1, day)
        except ValueError:
            return f"{day} {month.capitalize()}"
    return None


def _has_calendar(terms: Agreement, item: Exclusion) -> bool:
    named = [item.holidays, *(one.holidays for one in terms.coverage.values()), *(one.holidays for one in terms.sites.values())]
    return any(named)
