"""Typed text becomes exact values, and exact values become English words: no floats, no machine locale."""

from slagen.quantities.calendar import HolidayCalendar, ServiceClock
from slagen.quantities.clock_change import UnclearTime, unclear_times
from slagen.quantities.credit_amount import CreditAmount, CreditUnit
from slagen.quantities.currency import Currency
from slagen.quantities.dates import add_months, long_date, parse_date
from slagen.quantities.duration import Duration, Unit
from slagen.quantities.measure import Measure
from slagen.quantities.money import Money
from slagen.quantities.percent import Percent
from slagen.quantities.period import PeriodBasis, allowance, minutes_words, period_minutes
from slagen.quantities.share import Share
from slagen.quantities.timepromise import TimePromise
from slagen.quantities.times import HourSpan, TimeOfDay, WeeklyHours
from slagen.quantities.zone import Zone

__all__ = [
    "CreditAmount",
    "CreditUnit",
    "Currency",
    "Duration",
    "HolidayCalendar",
    "HourSpan",
    "Measure",
    "Money",
    "Percent",
    "PeriodBasis",
    "ServiceClock",
    "Share",
    "TimeOfDay",
    "TimePromise",
    "UnclearTime",
    "Unit",
    "WeeklyHours",
    "Zone",
    "add_months",
    "allowance",
    "long_date",
    "minutes_words",
    "parse_date",
    "period_minutes",
    "unclear_times",
]
