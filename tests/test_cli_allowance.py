"""`slagen allowance` says what a target allows, in every length of a period and in service hours."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.command import run

from slagen.quantities import WeeklyHours
from slagen.quantities.service_time import LENGTHS, ServiceHours, lengths, real_periods

OFFICE = "mon-fri 08:00-18:00 Europe/Berlin"


def rows(*arguments: str) -> dict[str, list[str]]:
    """The table by its first column: time that counts, time that may be lost, and a note."""
    done = run("allowance", *arguments)
    assert done.returncode == 0, done.stderr
    lines = [re.split(r" {3,}", line.strip()) for line in done.stdout.splitlines() if line.startswith("  ")]
    return {name: cells for name, *cells in lines[1:]}


def test_one_length_of_each_sort_is_shown_with_its_basis() -> None:
    """Without a period, the table has a week, a month of 30 days, a quarter and a year, each with its days."""
    assert rows("99.95") == {
        "week of 7 days": ["168 h", "5 min 2 s"],
        "month of 30 days": ["720 h", "21 min 36 s"],
        "quarter of 90 days": ["2160 h", "1 h 4 min 48 s"],
        "year of 365 days": ["8760 h", "4 h 22 min 48 s"],
    }


def test_a_period_shows_every_length_it_can_have() -> None:
    """A month is shown as 28, 29, 30 and 31 days, a quarter as 90 to 92, a year as 365 and 366; 45 days are 45 days."""
    assert [cells[1] for cells in rows("99.9", "--period", "month").values()] == [
        "40 min 19 s", "41 min 46 s", "43 min 12 s", "44 min 38 s",
    ]  # fmt: skip
    assert list(rows("99.9", "--period", "quarter")) == [f"quarter of {days} days" for days in (90, 91, 92)]
    assert list(rows("99.9", "--period", "Year")) == ["year of 365 days", "year of 366 days"]
    assert rows("99.9", "--period", "45") == rows("99.9", "--period", "45 days") == {"45 days": ["1080 h", "1 h 4 min 48 s"]}


def test_the_percent_keeps_its_digits_and_the_rest_is_exact() -> None:
    """A target of many digits is reckoned exactly, and its spelling is that of answers files."""
    assert "99.9990% allows 0.0010%" in run("allowance", "99.9990").stdout
    assert run("allowance", "99.95%").stdout == run("allowance", "99.95 %").stdout == run("allowance", "99.95").stdout
    assert rows("99.999", "--period", "month")["month of 30 days"] == ["720 h", "26 s"]


def test_service_hours_differ_from_month_to_month() -> None:
    """The hours of a working week give a month 200 to 230 hours, and it is said which months these are."""
    shown = rows("99.95", "--hours", OFFICE, "--period", "month")
    assert shown["month of 28 days"][:2] == ["200 h", "6 min"]
    assert shown["month of 31 days, most"] == ["230 h", "6 min 54 s", "begins on Monday, Tuesday or Wednesday"]
    assert shown["mean month"][:2] == ["216 h 40 min", "6 min 30 s"]
    text = run("allowance", "99.95", "--hours", OFFICE).stdout
    assert "clock of Europe/Berlin (50 h a week)" in text
    assert "fewest hours, 200 h, if it is one of 28 days; of 29 days that begins on Saturday or Sunday" in text
    assert "most hours, 230 h, if it is one of 31 days that begins on Monday, Tuesday or Wednesday." in text
    assert "Holidays are not taken off" in text


def test_the_months_of_a_year_count_clock_changes_and_holidays() -> None:
    """With a year the real months are shown: an hour less where the clock goes forward, a day less for a holiday."""
    night = rows("99.9", "--hours", "sun 00:00-06:00 Europe/Berlin", "--year", "2027", "--period", "month")
    assert night["March 2027"] == ["23 h", "1 min 23 s", "the least"]
    assert night["October 2027"] == ["31 h", "1 min 52 s", "the most"]
    office = rows("99.95", "--hours", OFFICE, "--year", "2027", "--holidays", "DE-BE")
    assert office["May 2027"][0] == "190 h"
    assert office["2027"] == ["2550 h", "1 h 16 min 30 s"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("99,95",), "write a point for decimals, 99.95"),
        (("101",), "at most 100 %"),
        (("--", "-1"), "cannot be negative"),
        (("99.9", "--period", "fortnight"), "day, week, month, quarter, year, or 1 to 3660"),
        (("99.9", "--period", "0"), "1 to 3660"),
        (("99.9", "--hours", "mon-fri 08:00-18:00 CET"), "Europe/Berlin or Europe/Paris"),
        (("99.9", "--hours", "mon-fri"), "weekly hours"),
        (("99.9", "--holidays", "DE"), "needs a year"),
        (("99.9", "--year", "2027", "--period", "week"), "month, quarter or year"),
        (("99.9", "--year", "99999"), "1970 to 2099"),
    ],
)
def test_what_cannot_be_reckoned_is_refused(arguments: tuple[str, ...], said: str) -> None:
    """A wrong percentage, period, schedule or year ends with code 2 and what is allowed."""
    done = run("allowance", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_a_target_met_at_all_times_allows_nothing() -> None:
    """100 % allows no second, 0 % the whole period."""
    assert rows("100", "--period", "30")["30 days"] == ["720 h", "0 s"]
    assert rows("0", "--period", "30")["30 days"] == ["720 h", "720 h"]


SPANS = st.sampled_from(["08:00-18:00", "22:00-06:00", "00:00-24:00", "09:30-12:00, 13:15-17:45"])
DAYS = st.sampled_from(["mon-fri", "sat,sun", "every day", "tue", "sun", "mon,wed,fri"])


@given(DAYS, SPANS, st.integers(1990, 2060))
def test_real_months_lie_between_the_least_and_the_most(days: str, spans: str, year: int) -> None:
    """Without changes of clocks, each real month has what is said of a month of its length, never less or more."""
    hours = WeeklyHours.parse(f"{days} {spans}")
    within = {one.days: (one.least, one.most) for one in lengths(LENGTHS["month"], hours)}
    for _, minutes in real_periods(year, "month", ServiceHours(hours), None):
        assert any(least <= minutes <= most for least, most in within.values())
    whole = sum((minutes for _, minutes in real_periods(year, "month", ServiceHours(hours), None)), Decimal(0))
    [(_, of_year)] = real_periods(year, "year", ServiceHours(hours), None)
    assert whole == of_year
