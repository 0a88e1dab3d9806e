"""Two times on different clocks become the moment from which the one ends later than the other, if there is one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from slagen.checks.clocks import Timed, around_the_clock
from slagen.quantities import Duration, ServiceClock, WeeklyHours, Zone
from slagen.quantities.times import DAY_MINUTES
from slagen.quantities.times import WEEKDAYS as WEEKDAYS
from slagen.terms.agreement import Agreement
from slagen.terms.times_in_force import CLOCKED

# A plain week without a change of clocks; holidays are left out, they would only make service time longer.
MONDAY = dt.datetime(2027, 2, 1, tzinfo=dt.UTC)
BUSINESS_DAYS = WeeklyHours.parse("mon-fri 00:00-24:00")
WEEK = 7 * DAY_MINUTES
_HOURS = {"minute": Decimal(1) / 60, "hour": Decimal(1), "day": Decimal(24), "business-day": Decimal(24), "week": Decimal(168)}


def later_from(terms: Agreement, first: Timed, second: Timed) -> dt.datetime | None:
    """A start in the week from which the first certainly ends after the second; None where there is none or nobody can say.

    Starts inside service hours come first, since they are what a reader expects. Equal clocks are compared elsewhere.
    """
    if {one.clock for one in first.sizes()} == {one.clock for one in second.sizes()} or _never_later(first, second):
        return None
    mine, theirs = _clock(terms, first), _clock(terms, second)
    if mine is None or theirs is None or _runs_ahead(mine, theirs, first, second):
        return None
    zone = next((clock.zone for clock in (mine, theirs) if not clock.hours.is_always), Zone("UTC"))
    try:
        for start in _starts([mine.hours, theirs.hours], zone):
            if _end(terms, first, start) > _end(terms, second, start):
                return start
    except ValueError:
        return None
    return None


def _never_later(first: Timed, second: Timed) -> bool:
    """Whether plain arithmetic settles it: service time never passes faster than the clock."""
    mine, theirs = first.duration, second.duration
    if first.other or second.other or not around_the_clock(first) or theirs.clock == "end-of-day":
        return False
    if mine.unit not in _HOURS or theirs.unit not in _HOURS:
        return False
    return mine.amount * _HOURS[mine.unit] <= theirs.amount * _HOURS[theirs.unit]


def _runs_ahead(mine: ServiceClock, theirs: ServiceClock, first: Timed, second: Timed) -> bool:
    """Whether the first counts no more of the same unit in hours that hold all hours of the second."""
    one, other = first.duration, second.duration
    if first.other or second.other or one.unit != other.unit or one.unit not in CLOCKED or one.amount > other.amount:
        return False
    same = mine.zone == theirs.zone or mine.hours.is_always
    return same and one.clock != "end-of-day" and mine.hours.covers(theirs.hours)


def _starts(hours: list[WeeklyHours], zone: Zone) -> Iterator[dt.datetime]:
    """Moments at which ends may part, in a week of the zone: hours begin, are about to end, end; midnight.

    Those inside all of the hours come first.
    """
    first = MONDAY.replace(tzinfo=zone.info)
    minutes = {day * DAY_MINUTES for day in range(7)}
    for day, span in (found for one in hours for found in one.spans):
        opens, closes = day * DAY_MINUTES + span.start.minutes, day * DAY_MINUTES + span.end_minute
        minutes |= {opens % WEEK, (closes - 60) % WEEK, closes % WEEK}
    weeks = [one.week() for one in hours]
    ordered = sorted(minutes, key=lambda minute: (not all(week[minute] for week in weeks), minute))
    return (first + dt.timedelta(minutes=minute) for minute in ordered)


def _clock(terms: Agreement, time: Timed) -> ServiceClock | None:
    """The clock of a promise: of its schedule of hours, or one that never stops; None where no schedule is known."""
    length = time.duration
    schedule = length.clock if length.clock in terms.coverage else time.time.coverage
    counted = "service" if length.clock in terms.coverage else length.clock or time.time.clock or "24x7"
    if counted != "service":
        return ServiceClock(WeeklyHours.parse("24x7"), Zone("UTC"))
    if schedule is None:
        return None
    coverage = terms.coverage[schedule]
    if coverage.hours is None or len(coverage.zones) > 1:
        return None
    return ServiceClock(coverage.hours, coverage.zone or terms.document.zone)


def _end(terms: Agreement, time: Timed, start: dt.datetime) -> dt.datetime:
    """When a promise that starts then is due. Raises ValueError for spans without an end on a clock."""
    promise = time.time.promise
    ends = [_due(terms, time, length, start) for length in (promise.duration, promise.other) if length is not None]
    return min(ends) if promise.which == "earlier" else max(ends)


def _due(terms: Agreement, time: Timed, length: Duration, start: dt.datetime) -> dt.datetime:
    if length.unit == "business-day":
        schedule = time.time.coverage
        stated = terms.coverage[schedule].hours if schedule and length.clock == "end-of-day" else None
        hours = stated or BUSINESS_DAYS
        zone = (terms.coverage[schedule].zone if schedule else None) or terms.document.zone
        return ServiceClock(hours, zone).add(start, length)
    clock = _clock(terms, replace(time, duration=length))
    if clock is None:
        raise ValueError("no schedule of hours")
    if length.unit in CLOCKED:
        length = replace(length, clock="24x7" if clock.hours.is_always else "service")
    return clock.add(start, length)
