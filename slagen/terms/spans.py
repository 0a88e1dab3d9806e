"""A KPI's own period, basis and hours become the lengths of time that its percentages are reckoned on."""


from decimal import Decimal

from msgspec import Struct, structs

from slagen.quantities import Duration, Unit
from slagen.terms.agreement import Agreement
from slagen.terms.kpis import Kpi, Period, Target
from slagen.terms.reach import hours_measured

DAY = Decimal(1440)
MONTHS: dict[Period, int] = {
    "month": 1, "billing-cycle": 1, "quarter": 3, "fiscal-quarter": 3, "half-year": 6, "year": 12,
}
PERIODS: dict[Unit, Period] = {
    "week": "week", "month": "month", "quarter": "quarter", "year": "year", "billing-cycle": "billing-cycle",
}
WORDS: dict[Period, str] = {"billing-cycle": "month", "fiscal-quarter": "quarter"}
CALENDAR: dict[int, tuple[int, ...]] = {1: (30, 31), 3: (90, 92), 6: (181, 184), 12: (365, 366)}


class Span(Struct, frozen=True):
    """One length of a period: its name (“month of 30 days”), its minutes, how they are reckoned, and in which schedule.

    In a schedule of hours `reckoned` is what follows the weekly hours.
    """

    name: str
    minutes: Decimal
    reckoned: str
    schedule: str | None = None


def spans(terms: Agreement, kpi: Kpi, target: Target | None) -> tuple[Span, ...]:
    """The lengths that one period of the KPI may have, the first being the one for examples; none where none is known."""
    hours = hours_measured(terms, kpi, target)
    if hours.always:
        return tuple(Span(name, minutes, reckoned) for name, minutes, reckoned in _around_the_clock(kpi))
    return (_in_hours(terms, kpi, hours.schedule),) if hours.schedule and _weeks(kpi) else ()


def spans_of(terms: Agreement, kpi: Kpi, target: Target | None, per: Duration | None) -> tuple[Span, ...]:
    """As `spans`, for a span that was stated instead of the KPI's own period; none for a span of another sort."""
    if per is None:
        return spans(terms, kpi, target)
    period = PERIODS.get(per.unit)
    if per.amount != 1 or period is None:
        return ()
    return spans(terms, structs.replace(kpi, period=period), target)


def example_span(terms: Agreement, kpi: Kpi, target: Target | None) -> Span | None:
    """The length of period that an example of this target reckons with."""
    return next(iter(spans(terms, kpi, target)), None)


def _around_the_clock(kpi: Kpi) -> tuple[tuple[str, Decimal, str], ...]:
    if kpi.period == "week":
        return (("week", 7 * DAY, "7 days × 24 hours × 60 minutes"),)
    months = MONTHS.get(kpi.period)
    if months is None:
        return ()
    word = WORDS.get(kpi.period, kpi.period)
    if kpi.period_basis in ("mean-month", "365-days") and months < 12:
        share = 12 // months
        return ((f"mean {word}", 365 * DAY / share, f"365 ÷ {share} days × 24 hours × 60 minutes"),)
    days = {"30-days": (30 * months,), "360-days": (30 * months,), "mean-month": (365,), "365-days": (365,)}
    return tuple(
        (f"{word} of {number} days", number * DAY, f"{number} days × 24 hours × 60 minutes")
        for number in days.get(kpi.period_basis, CALENDAR[months])
    )


def _weeks(kpi: Kpi) -> Decimal | None:
    """Weeks in a mean period: 52 ÷ 12 in a month."""
    if kpi.period == "week":
        return Decimal(1)
    months = MONTHS.get(kpi.period)
    return None if months is None else Decimal(52 * months) / 12


def _in_hours(terms: Agreement, kpi: Kpi, schedule: str) -> Span:
    hours = terms.coverage[schedule].hours
    assert hours is not None  # hours_measured names no schedule without hours
    weekly = hours.hours_per_week * 60
    if kpi.period == "week":
        return Span("week", weekly, " hours a week × 60", schedule)
    months = MONTHS[kpi.period]
    share = "" if months == 12 else f" ÷ {12 // months}"
    minutes = weekly * 52 * months / 12
    return Span(f"mean {WORDS.get(kpi.period, kpi.period)}", minutes, f" hours a week × 60 × 52{share}", schedule)
