"""A schedule of hours becomes the three ends that “1 day” may have in it."""

from __future__ import annotations

import datetime as dt

from slagen.checks.worst_case import MONDAY, WEEKDAYS
from slagen.quantities import Duration, ServiceClock
from slagen.quantities.times import DAY_MINUTES
from slagen.terms.agreement import Agreement

_LENGTHS = ("24 h", "1 service day", "1 business day")


def ends_of_a_day(terms: Agreement, ref: str) -> str:
    """A sentence with the ends of a day that starts an hour before the last closing time of the week; empty if unknown."""
    schedule = terms.coverage[ref]
    if schedule.hours is None or not schedule.hours.spans:
        return ""
    clock = ServiceClock(schedule.hours, schedule.zone or terms.document.zone)
    closes = max(day * DAY_MINUTES + span.end_minute for day, span in schedule.hours.spans)
    start = MONDAY.replace(tzinfo=clock.zone.info) + dt.timedelta(minutes=closes - 60)
    ends = [clock.add(start, Duration.parse(length)) for length in _LENGTHS]
    said = [f"{WEEKDAYS[end.weekday()]} {end:%H:%M}" for end in ends]
    return (
        f" From {WEEKDAYS[start.weekday()]} {start:%H:%M}, 1 day ends on {said[0]} (24 hours), {said[1]} (a service day) or "
        f"{said[2]} (the end of the next business day)."
    )
