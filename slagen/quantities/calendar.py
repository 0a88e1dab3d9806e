"""A moment and a Duration become the moment it ends, on service hours in a zone with holidays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from slagen.quantities.dates import add_months, long_date
from slagen.quantities.duration import Duration
from slagen.quantities.holiday_calendar import HolidayCalendar
from slagen.quantities.quantity import Quantity
from slagen.quantities.times import DAY_MINUTES, HourSpan, WeeklyHours
from slagen.quantities.zone import Zone

__all__ = ["HolidayCalendar", "ServiceClock"]

_ONE_DAY = dt.timedelta(days=1)
_MICROSECOND = dt.timedelta(microseconds=1)
_MINUTE_MICROSECONDS = 60_000_000
_SEARCHED_DAYS = 36_600
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_SHORT_UNITS = {"second": Decimal(1) / 60, "minute": Decimal(1), "hour": Decimal(60)}


class ServiceClock(Quantity, frozen=True):
    """The clock of one coverage schedule; a span belongs, with its holiday, to the day on which it starts."""

    hours: WeeklyHours
    zone: Zone
    holidays: HolidayCalendar | None = None

    def is_service_day(self, date: dt.date) -> bool:
        """Whether any service hours start on this date."""
        return bool(self._spans(date))

    def add(self, start: dt.datetime, amount: Duration) -> dt.datetime:
        """The end of a duration that starts at an aware moment, in this clock's zone.

        Clock time passes without pause, also over a change of clocks; service hours pass in the service hours; a
        service day ends at the same time of the next service day; Business Days end with the hours of the last of
        them, the day of the start not counted; months end on the same day of the month. Raises ValueError for a naive
        start, for a period, billing cycle or invoice, and where the end lies beyond the calendar.
        """
        _require_aware(start)
        try:
            return self._end(start.astimezone(self.zone.info), amount)
        except OverflowError as error:
            raise ValueError(f"{amount} from {long_date(start.date())} ends beyond the calendar") from error

    def minutes_between(self, start: dt.datetime, end: dt.datetime) -> Decimal:
        """Minutes of service time that really pass between two aware moments.

        Raises ValueError for a naive moment or an end before the start.
        """
        _require_aware(start)
        _require_aware(end)
        if end < start:
            raise ValueError(f"the end {end.isoformat()} lies before the start {start.isoformat()}")
        try:
            return self._passed(start, end)
        except OverflowError as error:
            raise ValueError(f"{start.isoformat()} to {end.isoformat()} lies at the edge of the calendar") from error

    def _passed(self, start: dt.datetime, end: dt.datetime) -> Decimal:
        begin, finish = start.astimezone(dt.UTC), end.astimezone(dt.UTC)
        if self._never_stops:
            return _minutes(finish - begin)
        passed = dt.timedelta()
        first, last = start.astimezone(self.zone.info).date() - _ONE_DAY, end.astimezone(self.zone.info).date()
        for opens, closes in self._open_times(first, (last - first).days + 1):
            passed += max(dt.timedelta(), min(closes, finish) - max(opens, begin))
        return _minutes(passed)

    @property
    def _never_stops(self) -> bool:
        return self.hours.is_always and self.holidays is None

    def _end(self, start: dt.datetime, amount: Duration) -> dt.datetime:
        elapsed = amount.minutes()
        if elapsed is not None:
            return self._local(start.astimezone(dt.UTC) + _span(elapsed))
        if amount.unit in _MONTHS:
            date = add_months(start.date(), int(amount.amount) * _MONTHS[amount.unit])
            moved = dt.datetime.combine(date, start.time().replace(fold=start.fold), start.tzinfo)
            return self._local(moved.astimezone(dt.UTC))
        if amount.unit == "business-day":
            return self._close_of(self._service_day_after(start.date(), int(amount.amount)))
        if amount.unit == "day":
            return self._add_service_days(start, int(amount.amount))
        if amount.unit in _SHORT_UNITS:
            return self._add_service_time(start, _span(amount.amount * _SHORT_UNITS[amount.unit]))
        raise ValueError(f"{amount} has no end on a clock: allowed are seconds to years and Business Days")

    def _add_service_time(self, start: dt.datetime, wanted: dt.timedelta) -> dt.datetime:
        begin = start.astimezone(dt.UTC)
        if self._never_stops:
            return self._local(begin + wanted)
        for opens, closes in self._open_times(start.date() - _ONE_DAY, _SEARCHED_DAYS):
            opens = max(opens, begin)
            if closes - opens >= wanted:
                return self._local(opens + wanted)
            wanted -= max(dt.timedelta(), closes - opens)
        raise ValueError(f"service hours of {self.hours} do not add up to that within 100 years")

    def _add_service_days(self, start: dt.datetime, days: int) -> dt.datetime:
        """The same time of day, moved into the hours of the last day where it lies outside them."""
        begin = start.astimezone(dt.UTC)
        for opens, closes in self._open_times(start.date() - _ONE_DAY, _SEARCHED_DAYS):
            if closes > begin:
                counted_from = self._local(max(opens, begin))
                break
        else:
            raise ValueError(f"service hours of {self.hours} never open within 100 years")
        date = self._service_day_after(counted_from.date(), days)
        minute = counted_from.hour * 60 + counted_from.minute
        within = dt.timedelta(seconds=counted_from.second, microseconds=counted_from.microsecond)
        spans = self._spans(date)
        if any(span.start.minutes <= minute < span.end_minute for span in spans):
            return self._local(self._moment(date, minute) + within)
        later = [span.start.minutes for span in spans if span.start.minutes > minute]
        return self._local(self._moment(date, min(later))) if later else self._close_of(date)

    def _service_day_after(self, date: dt.date, count: int) -> dt.date:
        for step in range(1, _SEARCHED_DAYS):
            day = date + step * _ONE_DAY
            count -= self.is_service_day(day)
            if not count:
                return day
        raise ValueError(f"service hours of {self.hours} do not have so many days within 100 years")

    def _close_of(self, date: dt.date) -> dt.datetime:
        return self._local(self._moment(date, max(span.end_minute for span in self._spans(date))))

    def _spans(self, date: dt.date) -> tuple[HourSpan, ...]:
        if self.holidays is not None and self.holidays.is_holiday(date):
            return self.hours.on_holidays
        return self.hours.on(date.weekday())

    def _open_times(self, first: dt.date, days: int) -> Iterator[tuple[dt.datetime, dt.datetime]]:
        """Open and close, in UTC, of every span that starts on one of the days.

        Where the hours of a holiday begin before a night of the day before has ended, no minute counts twice.
        """
        closed = dt.datetime.min.replace(tzinfo=dt.UTC)
        for step in range(days):
            date = first + step * _ONE_DAY
            for span in self._spans(date):
                opens, closes = max(self._moment(date, span.start.minutes), closed), self._moment(date, span.end_minute)
                if opens < closes:
                    closed = closes
                    yield opens, closes

    def _moment(self, date: dt.date, minute: int) -> dt.datetime:
        """The UTC moment of a wall-clock minute, counted from midnight and possibly on the next day."""
        extra_days, minute = divmod(minute, DAY_MINUTES)
        time = dt.time(minute // 60, minute % 60)
        return dt.datetime.combine(date + extra_days * _ONE_DAY, time, self.zone.info).astimezone(dt.UTC)

    def _local(self, moment: dt.datetime) -> dt.datetime:
        return moment.astimezone(self.zone.info)


def _require_aware(moment: dt.datetime) -> None:
    if moment.tzinfo is None or moment.utcoffset() is None:
        raise ValueError(f"{moment.isoformat()} has no time zone: a moment on the clock needs one")


def _span(minutes: Decimal) -> dt.timedelta:
    """Exact to the microsecond."""
    return dt.timedelta(microseconds=int((minutes * _MINUTE_MICROSECONDS).to_integral_value()))


def _minutes(passed: dt.timedelta) -> Decimal:
    return Decimal(passed // _MICROSECOND) / _MINUTE_MICROSECONDS
