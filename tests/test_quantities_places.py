"""A holiday calendar's code becomes the name of its place, as an English sentence says it."""

from __future__ import annotations

import pytest

from slagen.document.walk import plain
from slagen.quantities import HolidayCalendar
from slagen.quantities.holiday_calendar import holidays_where
from slagen.quantities.holiday_codes import SUBDIVISIONS
from slagen.quantities.place_names import place_name
from slagen.schedules.wording import holidays_in


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("AT", "Austria"),
        ("GB", "the United Kingdom"),
        ("US", "the United States"),
        ("NL", "the Netherlands"),
        ("NO", "Norway"),
        ("GB-ENG", "England"),
        ("DE-BY", "Bavaria, Germany"),
        ("US-NY", "New York, United States"),
        ("AU-NT", "the Northern Territory, Australia"),
        ("CA-BC", "British Columbia, Canada"),
        ("XX", "XX"),
    ],
)
def test_a_place_is_named_with_its_article(code: str, name: str) -> None:
    """Countries that take an article have one; a part names its country, but for those of the United Kingdom."""
    assert place_name(code) == name


def test_every_country_with_holidays_has_a_name() -> None:
    """No country code is printed; of their parts, only a handful have no name."""
    assert [code for code in SUBDIVISIONS if place_name(code) == code] == []
    parts = [f"{code}-{part}" for code, parts in SUBDIVISIONS.items() for part in parts if part.isupper() or part.isdigit()]
    assert len(parts) > 600
    assert [part for part in parts if place_name(part) == part] == ["MO-I", "MO-M"]


def test_dates_of_ones_own_follow_the_place_or_stand_alone() -> None:
    """A calendar's extra dates are said in words, also where there is no country; what is no calendar stays as typed."""
    assert holidays_where("DE-BY; 2027-12-24, 2027-12-31") == "Bavaria, Germany, and on 24 December 2027, 31 December 2027"
    assert str(HolidayCalendar.parse("; 2027-12-24")) == "the dates 24 December 2027"
    assert holidays_where("Bavaria") == "Bavaria"
    assert plain(holidays_in("AT", "p")) == "those in Austria"
    assert plain(holidays_in("; 2027-12-24", "p")) == "24 December 2027"
