"""Hours that open or close while the clocks change are found, and only those."""

from __future__ import annotations

import datetime as dt

import pytest

from slagen.quantities import WeeklyHours, Zone, unclear_times

NEW_YEAR = dt.date(2026, 1, 1)


@pytest.mark.parametrize(
    ("hours", "zone", "said"),
    [
        ("sun 02:30-06:00", "Europe/Berlin", ["02:30 on 2026-03-29 does not exist", "02:30 on 2026-10-25 comes twice"]),
        ("sun 01:00-02:00", "Europe/Berlin", ["02:00 on 2026-10-25 comes twice"]),
        ("sun 02:00-03:00", "Europe/Berlin", ["02:00 on 2026-10-25 comes twice"]),
        ("sat 22:00-02:30", "Europe/Berlin", ["02:30 on 2026-03-29 does not exist", "02:30 on 2026-10-25 comes twice"]),
        ("sun 02:15-08:00", "America/New_York", ["02:15 on 2026-03-08 does not exist"]),
        ("sun 01:15-08:00", "America/New_York", ["01:15 on 2026-11-01 comes twice"]),
        ("every day 00:10-12:00", "Asia/Beirut", ["00:10 on 2026-03-29 does not exist"]),
        ("sun 01:45-08:00", "Australia/Lord_Howe", ["01:45 on 2026-04-05 comes twice"]),
    ],
)
def test_times_that_are_missing_or_come_twice_are_named(hours: str, zone: str, said: list[str]) -> None:
    """Each opening and closing that falls into a change of clocks is named with its day, over midnight too."""
    assert [str(time) for time in unclear_times(WeeklyHours.parse(hours), Zone.parse(zone), NEW_YEAR)] == said


@pytest.mark.parametrize(
    ("hours", "zone"),
    [("sun 03:00-06:00", "Europe/Berlin"), ("mon-fri 02:30-06:00", "Europe/Berlin"), ("24x7", "Europe/Berlin"),
     ("sun 02:00-06:00", "America/New_York"),
     ("sun 02:30-06:00", "UTC"), ("sun 02:30-06:00", "Asia/Tokyo"), ("sun 00:00-24:00", "Europe/Berlin")],
)  # fmt: skip
def test_hours_away_from_the_change_are_clear(hours: str, zone: str) -> None:
    """Other days and times, the moment of the change itself, all hours and zones without a change raise nothing."""
    assert unclear_times(WeeklyHours.parse(hours), Zone.parse(zone), NEW_YEAR) == ()
