"""Weekly hours in a zone become the openings and closings that a change of clocks leaves out or brings twice."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Literal

from slagen.quantities.quantity import Quantity
from slagen.quantities.times import WeeklyHours
from slagen.quantities.zone import Zone

_ONE_DAY = dt.timedelta(days=1)
_ONE_MINUTE = dt.timedelta(minutes=1)


class UnclearTime(Quantity, frozen=True):
    """A wall-clock time on a day: no clock shows it, or every clock shows it twice."""

    moment: dt.datetime
    why: Literal["missing", "twice"]

    def __str__(self) -> str:
        said = "does not exist" if self.why == "missing" else "comes twice"
        return f"{self.moment:%H:%M} on {self.moment:%Y-%m-%d} {said}"


def unclear_times(hours: WeeklyHours, zone: Zone, first: dt.date, days: int = 366) -> tuple[UnclearTime, ...]:
    """The opening and closing times, within `days` days from `first`, that a change of clocks makes unclear, in order."""
    if hours.is_always:
        return ()
    found: dict[dt.datetime, UnclearTime] = {}
    for day in _days_of_change(zone, first, days):
        # Hours that run over midnight close on the day after the one that they belong to.
        for date in (day - _ONE_DAY, day):
            for span in hours.on(date.weekday()):
                for minute in (span.start.minutes, span.end_minute):
                    moment = dt.datetime.combine(date, dt.time()) + dt.timedelta(minutes=minute)
                    why = _unclear(moment, zone)
                    # The very moment of the change is one moment, whatever it is called.
                    if why == "missing" and _unclear(moment - _ONE_MINUTE, zone) is None:
                        continue
                    if why is not None:
                        found[moment] = UnclearTime(moment, why)
    return tuple(found[moment] for moment in sorted(found))


@lru_cache(maxsize=64)
def _days_of_change(zone: Zone, first: dt.date, days: int) -> tuple[dt.date, ...]:
    info = zone.info
    offsets = [dt.datetime.combine(first + step * _ONE_DAY, dt.time(), info).utcoffset() for step in range(days + 1)]
    return tuple(first + step * _ONE_DAY for step in range(days) if offsets[step] != offsets[step + 1])


def _unclear(moment: dt.datetime, zone: Zone) -> Literal["missing", "twice"] | None:
    early, late = (moment.replace(tzinfo=zone.info, fold=fold) for fold in (0, 1))
    before, after = early.utcoffset(), late.utcoffset()
    assert before is not None and after is not None
    if before == after:
        return None
    return "missing" if after > before else "twice"
