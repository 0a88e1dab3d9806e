"""Typed lengths of time, hours, zones and dates become exact values and English words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slagen.quantities import (
    Duration,
    HolidayCalendar,
    HourSpan,
    Percent,
    PeriodBasis,
    TimeOfDay,
    TimePromise,
    WeeklyHours,
    Zone,
    add_months,
    allowance,
    long_date,
    minutes_words,
    parse_date,
    period_minutes,
)  # fmt: skip
from slagen.quantities.holiday_codes import SUBDIVISIONS


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("30 min", "30 minutes"), ("1h", "1 hour"), ("2 bd", "2 Business Days"), ("4 service hours", "4 service hours"),
        ("4 bh", "4 service hours"), ("4 business hours", "4 service hours"), ("1 service day", "1 service day"),
        ("4 clock hours", "4 clock hours"), ("4 h @office", "4 hours of office"), ("1.50 h", "1.50 hours"),
        ("next business day", "the end of the next Business Day"), ("2 billing cycles", "2 billing cycles"),
        ("1 period", "1 measurement period"), ("3 invoices", "3 invoices"), ("1 quarter", "1 quarter"),
        ("43 min 12 s", "43 minutes 12 seconds"), ("1 h 30 min @office", "1 hour 30 minutes of office"),
    ],
)
def test_a_duration_is_said_with_its_unit_spelled_out_and_reads_back(typed: str, said: str) -> None:
    duration = Duration.parse(typed)
    assert str(duration) == said
    assert Duration.parse(said) == duration
    assert Duration.parse(duration.typed()) == duration


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1 month", "every month"), ("2 weeks", "every 2 weeks"), ("10 bd", "every 10 Business Days"),
        ("1.5 h", "every 1.5 hours"), ("12 months", "every 12 months"), ("1 service hour", "every service hour"),
        ("2 h @office", "every 2 hours of office"), ("next business day", "every Business Day"),
    ],
)
def test_a_rhythm_is_said_without_a_number_where_it_is_one(typed: str, said: str) -> None:
    assert Duration.parse(typed).every() == said


@given(
    st.integers(1, 500),
    st.sampled_from(["second", "minute", "hour", "day"]),
    st.sampled_from(["", "24x7", "service", "office"]),
)
def test_every_clocked_duration_reads_back_from_words_and_from_typing(amount: int, unit: str, clock: str) -> None:
    duration = Duration(Decimal(amount), unit, clock)  # type: ignore[arg-type]
    assert Duration.parse(str(duration)) == duration
    assert Duration.parse(duration.typed()) == duration


@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        ("5", "write 5 min or 5 h"), ("5 m", "5 min or 5 months"), ("0 h", "more than zero"), ("-3 h", "negative"),
        ("601 months", "600 months"), ("51 years", "600 months"), ("1.5 months", "only whole months"),
        ("5 fortnights", "number with a unit"), ("4 service hours @office", "two clocks"),
        ("2 weeks @office", "on a schedule"),
        ("30 min 1 h", "number with a unit"), ("1.5 h 30 min", "only the last part"), ("1 h 90 fortnights", "number with a unit"),
        ("1.5 service days", "cannot be split"), ("４ h", "0 to 9"), ("4 h @../x", "name of a coverage schedule"),
    ],
)
def test_a_duration_that_cannot_be_is_refused_with_advice(typed: str, advice: str) -> None:
    with pytest.raises(ValueError, match=advice):
        Duration.parse(typed)


def test_elapsed_minutes_exist_only_where_the_clock_never_stops() -> None:
    assert Duration.parse("1 day").minutes() == 1440
    assert Duration.parse("30 s").minutes() == Decimal("0.5")
    assert Duration.parse("2 weeks").minutes() == 20160
    for typed in ("4 service hours", "1 month", "1 business day", "4 h @office"):
        assert Duration.parse(typed).minutes() is None


def test_durations_share_a_clock_only_if_the_same_hours_count() -> None:
    assert Duration.parse("1 h").same_clock(Duration.parse("1 calendar day"))
    assert Duration.parse("1 h @office").same_clock(Duration.parse("30 min @office"))
    assert not Duration.parse("1 h").same_clock(Duration.parse("1 service hour"))
    assert not Duration.parse("1 day").same_clock(Duration.parse("1 business day"))


def test_a_duration_of_several_units_is_their_sum_and_a_rhythm_says_all_of_it() -> None:
    assert Duration.parse("43 min 12 s").minutes() == Decimal("43.2")
    assert Duration.parse("1 h 30 min") == Duration.parse("90 min")
    assert Duration.parse("1 h 30 min").every() == "every 1 hour 30 minutes"


def test_a_duration_names_the_schedule_that_counts_it() -> None:
    names = {"office": "Office hours"}
    assert Duration.parse("4 h @office").named(names) == "4 hours in Office hours"
    assert Duration.parse("4 service hours").named(names) == "4 service hours"
    assert TimePromise.parse("4 h @office, at most 2 days").named(names) == (
        "4 hours in Office hours or 2 days, whichever is earlier"
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("24 h, best effort", "24 hours, best effort"),
        ("3 business days or the next visit", "3 Business Days or the next visit"),
        ("4 h or next business day, whichever is later", "4 hours or the end of the next Business Day, whichever is later"),
        ("8 service hours, at most 3 days", "8 service hours or 3 days, whichever is earlier"),
        ("4 h, at the latest next business day", "4 hours or the end of the next Business Day, whichever is earlier"),
    ],
)
def test_a_promise_of_two_times_or_of_a_time_with_words_says_both_and_reads_back(typed: str, said: str) -> None:
    promise = TimePromise.parse(typed)
    assert str(promise) == said
    assert TimePromise.parse(promise.typed()) == promise
    assert promise.is_figure == (promise.other is not None)


@pytest.mark.parametrize("typed", ["2 h or 5 h", "4 h or 2 busines days"])
def test_two_times_must_say_which_counts(typed: str) -> None:
    with pytest.raises(ValueError, match="say which counts"):
        TimePromise.parse(typed)


def test_hours_of_a_week_cover_what_lies_inside_them_also_over_midnight() -> None:
    nights = WeeklyHours.parse("mon-fri 22:00-06:00")
    assert WeeklyHours.parse("24x7").covers(nights)
    assert nights.covers(WeeklyHours.parse("sat 00:00-06:00"))
    assert not nights.covers(WeeklyHours.parse("sat 05:00-06:01"))
    assert sum(nights.week()) == 5 * 8 * 60
    assert WeeklyHours.parse("sun 22:00-06:00").covers(WeeklyHours.parse("mon 00:00-06:00"))
    assert not WeeklyHours.parse("sun 22:00-06:00").covers(WeeklyHours.parse("mon 05:00-06:01"))


@pytest.mark.parametrize("typed", ["30 min", "best effort", "none", "words: within the shift", "next business day"])
def test_a_promise_reads_back_from_its_typed_spelling(typed: str) -> None:
    promise = TimePromise.parse(typed)
    assert TimePromise.parse(promise.typed()) == promise
    assert promise.is_figure == (typed in ("30 min", "next business day"))


@pytest.mark.parametrize("typed", ["asap", "words:", "words: a\nb", "words: \u202e1"])
def test_words_that_promise_nothing_known_are_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="is not a promise of time"):
        TimePromise.parse(typed)


@pytest.mark.parametrize(
    ("typed", "said", "hours"),
    [
        ("mon-fri 08:00-18:00", "Monday to Friday 08:00–18:00", 50),
        ("sat,sun 10:00-14:00", "Saturday and Sunday 10:00–14:00", 8),
        ("every day 08:00-24:00", "every day 08:00–24:00", 112), ("24x7", "at all times (24×7)", 168),
        ("mon-sun 00:00-24:00", "at all times (24×7)", 168), ("mon 22:00-06:00", "Monday 22:00–06:00", 8),
        ("mon-fri 08:00-12:00, 13:00-17:00; sat 10:00-14:00",
         "Monday to Friday 08:00–12:00 and 13:00–17:00; Saturday 10:00–14:00", 44),
        ("weekends and holidays 10:00-20:00", "Saturday, Sunday and public holidays 10:00–20:00", 20),
        ("mon-fri 08:00-18:00; holidays 10:00-12:00", "Monday to Friday 08:00–18:00; public holidays 10:00–12:00", 50),
        ("every day and holidays 08:00-20:00", "every day and public holidays 08:00–20:00", 84),
    ],
)
def test_weekly_hours_are_said_in_words_and_read_back(typed: str, said: str, hours: int) -> None:
    weekly = WeeklyHours.parse(typed)
    assert str(weekly) == said
    assert weekly.hours_per_week == hours
    assert WeeklyHours.parse(said) == weekly == WeeklyHours.parse(weekly.typed())
    assert weekly.is_always == (hours == 168)


@pytest.mark.parametrize(
    "typed",
    ["mon 08:00-12:00; mon 11:00-13:00", "sun 22:00-06:00; mon 05:00-07:00", "mon 08:00-08:00", "mon 24:00-06:00",
     "mon 8am-6pm", "foo 08:00-09:00", "", "mon-wed-fri 08:00-09:00", "mon 08:60-09:00",
     "sat-holidays 08:00-09:00", "holidays 08:00-12:00, 11:00-13:00"],
)
def test_hours_that_overlap_or_cannot_be_are_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="example"):
        WeeklyHours.parse(typed)


def test_an_overnight_span_keeps_its_eight_hours_and_its_starting_day() -> None:
    span = HourSpan.parse("22:00-06:00")
    assert (span.minutes, span.is_overnight) == (480, True)
    assert WeeklyHours.parse("fri 22:00-06:00").on(4) == (span,)
    assert WeeklyHours.parse("fri 22:00-06:00").on(5) == ()
    assert HourSpan.parse("18:00-24:00").minutes == 360


@given(st.integers(0, 1440))
def test_a_time_of_day_reads_back(minutes: int) -> None:
    assert TimeOfDay.parse(str(TimeOfDay(minutes))) == TimeOfDay(minutes)


@pytest.mark.parametrize(
    ("typed", "advice"),
    [("CET", "Europe/Berlin"), ("BST", "Europe/London"), ("EST", "America/New_York"), ("Berlin", "write Europe/Berlin"),
     ("Europe/Berlinn", "Europe/Berlin"), ("Etc/GMT+5", "IANA"), ("../../etc/passwd", "IANA")],
)
def test_a_zone_that_is_no_place_is_refused_with_what_was_meant(typed: str, advice: str) -> None:
    with pytest.raises(ValueError, match=advice):
        Zone.parse(typed)


def test_a_zone_is_an_iana_name() -> None:
    assert Zone.parse("Europe/Berlin").info.key == "Europe/Berlin"
    assert str(Zone.parse("UTC")) == "UTC"


@pytest.mark.parametrize(
    ("typed", "advice"),
    [("2027-02-29", "February 2027 has 28 days"),
     ("01/02/2026", "2026-01-02 or 2026-02-01"), ("31.12.2026", "2026-12-31"),
     ("2027-2-9", "2027-02-09"), ("20270101", "2027-01-01"), ("2027-13-01", "01 to 12"), ("２027-01-01", "hyphens")],
)
def test_a_date_that_is_not_iso_or_not_a_day_is_refused_with_the_reason(typed: str, advice: str) -> None:
    with pytest.raises(ValueError, match=advice):
        parse_date(typed)


@pytest.mark.parametrize(
    "read", [WeeklyHours.parse, HourSpan.parse, TimeOfDay.parse, Zone.parse, HolidayCalendar.parse, parse_date]
)
@given(text=st.text(max_size=25) | st.text("0123456789:-–;, montuefri/Z.", max_size=25))
def test_any_text_is_read_or_refused_with_a_message(read: Callable[[str], object], text: str) -> None:
    try:
        assert str(read(text))
    except ValueError as refused:
        assert "example" in str(refused)


@given(st.dates())
def test_an_iso_date_reads_back(date: dt.date) -> None:
    assert parse_date(date.isoformat()) == date


def test_months_end_on_the_same_day_or_on_the_last_of_the_month() -> None:
    assert add_months(dt.date(2027, 1, 31), 1) == dt.date(2027, 2, 28)
    assert add_months(dt.date(2028, 2, 29), 12) == dt.date(2029, 2, 28)
    assert add_months(dt.date(2027, 3, 31), -1) == dt.date(2027, 2, 28)
    assert add_months(dt.date(2027, 11, 15), 3) == dt.date(2028, 2, 15)
    with pytest.raises(ValueError, match="beyond the calendar"):
        add_months(dt.date(9999, 12, 1), 1)
    assert long_date(dt.date(2027, 1, 1)) == "1 January 2027"


@pytest.mark.parametrize(
    ("target", "basis", "words"),
    [
        ("99.9", "month-30", "43 min 12 s"), ("99.9", "month-31", "44 min 38 s"), ("99.9", "month-mean", "43 min 48 s"),
        ("99.9", "month-mean-leap", "43 min 50 s"), ("99.99", "month-30", "4 min 19 s"),
        ("99", "month-30", "7 h 12 min"),
        ("99.9", "year-365", "8 h 45 min 36 s"), ("100", "month-30", "0 s"), ("99.9", "month-28", "40 min 19 s"),
    ],
)
def test_the_allowance_of_a_target_is_the_published_one(target: str, basis: PeriodBasis, words: str) -> None:
    assert minutes_words(allowance(Percent.parse(target), period_minutes(basis))) == words


def test_seconds_round_half_up_and_a_target_above_the_whole_is_refused() -> None:
    assert minutes_words(Decimal("0.50") / 60) == "1 s"
    assert minutes_words(Decimal(60) + Decimal(5) / 60) == "1 h 0 min 5 s"
    with pytest.raises(ValueError, match="no allowance"):
        allowance(Percent(Decimal("100.1")), Decimal(1))


def test_holidays_follow_country_subdivision_and_extra_dates() -> None:
    bavaria = HolidayCalendar.parse("DE-BY; 2026-12-24")
    assert bavaria.is_holiday(dt.date(2026, 1, 6)) and bavaria.is_holiday(dt.date(2026, 12, 24))
    assert not HolidayCalendar.parse("DE").is_holiday(dt.date(2026, 1, 6))
    assert HolidayCalendar.parse(bavaria.typed()) == bavaria
    for typed in ("XX", "DE-QQ", "Germany", ""):
        with pytest.raises(ValueError, match="example"):
            HolidayCalendar.parse(typed)


def test_a_zone_lies_in_a_country() -> None:
    """The country of a zone is that of its city; UTC and names out of use lie in none."""
    assert [Zone(name).country for name in ("Europe/Berlin", "America/New_York", "Asia/Kolkata")] == ["DE", "US", "IN"]
    assert Zone("UTC").country == Zone("Asia/Calcutta").country == ""


def test_codes_of_holiday_calendars_are_those_of_the_library() -> None:
    """Every country and subdivision that the holiday library knows is accepted, and no other."""
    from holidays.utils import list_supported_countries

    known = {country: tuple(parts) for country, parts in list_supported_countries().items() if len(country) == 2}
    assert known == SUBDIVISIONS
