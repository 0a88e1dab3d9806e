"""The service clock gives the published due times and counts real minutes over a change of clocks."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slagen.quantities import Duration, HolidayCalendar, ServiceClock, WeeklyHours, Zone

BERLIN = Zone("Europe/Berlin")
LABOUR_DAY_2009 = HolidayCalendar("", extra=(dt.date(2009, 5, 1),))


def clock(hours: str, holidays: HolidayCalendar | None = None) -> ServiceClock:
    return ServiceClock(WeeklyHours.parse(hours), BERLIN, holidays)


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=BERLIN.info)


@pytest.mark.parametrize(
    ("hours", "holidays", "start", "target", "due"),
    [
        ("mon-fri 08:00-17:00", None, "2027-01-08T16:00", "8 business hours", "2027-01-11T15:00"),
        ("mon-fri 08:00-17:00", LABOUR_DAY_2009, "2009-04-30T12:00", "24 service hours", "2009-05-06T09:00"),
        ("mon-fri 08:00-17:00", LABOUR_DAY_2009, "2009-04-30T12:00", "1 service day", "2009-05-04T12:00"),
        ("mon-fri 08:00-17:00", LABOUR_DAY_2009, "2009-04-30T12:00", "1 service hour", "2009-04-30T13:00"),
        ("mon-fri 09:00-17:00", None, "2027-01-08T10:00", "next business day", "2027-01-11T17:00"),
        ("mon-fri 09:00-17:00", None, "2027-01-08T16:00", "next business day", "2027-01-11T17:00"),
        ("mon-fri 09:00-17:00", None, "2027-01-10T23:00", "next business day", "2027-01-11T17:00"),
        ("mon-fri 09:00-17:00", None, "2027-01-08T16:00", "8 business hours", "2027-01-11T16:00"),
        ("mon-fri 09:00-17:00", None, "2027-01-08T16:00", "2 business hours", "2027-01-11T10:00"),
    ],
)
def test_published_due_times_come_out(
    hours: str, holidays: HolidayCalendar | None, start: str, target: str, due: str
) -> None:
    assert clock(hours, holidays).add(at(start), Duration.parse(target)) == at(due)


@pytest.mark.parametrize(
    ("start", "target", "due"),
    [
        ("2027-01-08T16:00", "1 h", "2027-01-08T17:00"), ("2027-01-08T18:00", "1 service day", "2027-01-12T08:00"),
        ("2027-01-08T16:00", "1 service hour", "2027-01-08T17:00"), ("2027-01-08T16:00", "2 bd", "2027-01-12T17:00"),
        ("2027-01-31T10:00", "1 month", "2027-02-28T10:00"), ("2027-01-08T16:00", "1 week", "2027-01-15T16:00"),
        ("2027-01-08T16:30", "90 min @office", "2027-01-11T09:00"),
        ("2027-03-27T12:00", "1 day", "2027-03-28T13:00"), ("2027-03-27T12:00", "1 month", "2027-04-27T12:00"),
    ],
)
def test_each_unit_ends_where_its_clock_says(start: str, target: str, due: str) -> None:
    assert clock("mon-fri 08:00-17:00").add(at(start), Duration.parse(target)) == at(due)


def test_a_service_day_ends_within_the_hours_of_a_shorter_day() -> None:
    short_saturday = clock("mon-fri 08:00-17:00; sat 10:00-12:00")
    day = Duration.parse("1 service day")
    assert short_saturday.add(at("2027-01-08T16:00"), day) == at("2027-01-09T12:00")
    assert short_saturday.add(at("2027-01-08T09:00"), day) == at("2027-01-09T10:00")


def test_an_overnight_span_is_counted_with_the_hour_the_change_of_clocks_takes_or_gives() -> None:
    night = clock("sat 22:00-06:00")
    assert night.minutes_between(at("2027-03-27T12:00"), at("2027-03-28T12:00")) == 420
    assert night.minutes_between(at("2027-10-30T12:00"), at("2027-10-31T12:00")) == 540
    assert night.minutes_between(at("2027-01-09T12:00"), at("2027-01-10T12:00")) == 480
    assert night.minutes_between(at("2027-01-10T01:00"), at("2027-01-10T02:30")) == 90


def test_a_day_of_changing_clocks_has_its_real_minutes_around_the_clock() -> None:
    for always in (clock("24x7"), clock("24x7", LABOUR_DAY_2009)):
        assert always.minutes_between(at("2027-03-28T00:00"), at("2027-03-29T00:00")) == 23 * 60
        assert always.minutes_between(at("2027-10-31T00:00"), at("2027-11-01T00:00")) == 25 * 60


@settings(max_examples=60, deadline=None)
@given(st.datetimes(dt.datetime(2026, 1, 1), dt.datetime(2028, 1, 1)), st.integers(1, 3000))
def test_the_service_minutes_to_a_due_time_are_the_minutes_promised(start: dt.datetime, minutes: int) -> None:
    service = clock("mon-fri 08:00-12:00, 13:00-18:30; sat 22:00-06:00", HolidayCalendar("DE", "BY"))
    begin = start.replace(tzinfo=dt.UTC)
    due = service.add(begin, Duration(Decimal(minutes), "minute", "service"))
    assert service.minutes_between(begin, due) == minutes


@pytest.mark.parametrize("target", ["1 period", "2 billing cycles", "1 invoice"])
def test_a_length_the_clock_cannot_know_is_refused(target: str) -> None:
    with pytest.raises(ValueError, match="no end on a clock"):
        clock("24x7").add(at("2027-01-01T00:00"), Duration.parse(target))


def test_a_moment_without_zone_an_end_before_the_start_and_an_end_beyond_the_calendar_are_refused() -> None:
    service = clock("mon 08:00-08:01")
    with pytest.raises(ValueError, match="no time zone"):
        service.add(dt.datetime(2027, 1, 1), Duration.parse("1 h"))
    with pytest.raises(ValueError, match="before the start"):
        service.minutes_between(at("2027-01-02T00:00"), at("2027-01-01T00:00"))
    with pytest.raises(ValueError, match="100 years"):
        service.add(at("2027-01-01T00:00"), Duration.parse("9000 service hours"))
    with pytest.raises(ValueError, match="beyond the calendar"):
        service.add(at("9999-12-31T12:00"), Duration.parse("3 days"))
    with pytest.raises(ValueError, match="edge of the calendar"):
        clock("24x7", LABOUR_DAY_2009).minutes_between(at("9999-12-31T01:00"), at("9999-12-31T23:00"))


def test_a_holiday_has_hours_of_its_own() -> None:
    """On a public holiday the hours for holidays run, whatever the weekday; without any it is closed."""
    service = clock("mon-fri 08:00-18:00; sat,sun,holidays 10:00-12:00", LABOUR_DAY_2009)  # a Friday
    assert service.is_service_day(dt.date(2009, 5, 1))
    assert service.add(at("2009-05-01 09:00"), Duration.parse("3 service hours")) == at("2009-05-02 11:00")
    assert service.minutes_between(at("2009-05-01 00:00"), at("2009-05-02 00:00")) == 120
    assert not clock("mon-fri 08:00-18:00", LABOUR_DAY_2009).is_service_day(dt.date(2009, 5, 1))


def test_no_minute_of_a_night_before_a_holiday_counts_twice() -> None:
    """A night shift that runs into the hours of a holiday is one stretch of time."""
    service = clock("thu 20:00-08:00; holidays 06:00-10:00", LABOUR_DAY_2009)
    assert service.minutes_between(at("2009-04-30 00:00"), at("2009-05-02 00:00")) == 14 * 60
