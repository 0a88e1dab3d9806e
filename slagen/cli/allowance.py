"""`slagen allowance`: a target becomes the lost time that it allows, in each length that a period can have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from decimal import Decimal

    from slagen.quantities import HolidayCalendar, Percent
    from slagen.quantities.service_time import Length, ServiceHours

# One length of each sort, where no sort was asked for; a month, as in the schedules of an agreement, is one of 30 days.
_USUAL = {"week": 7, "month": 30, "quarter": 90, "year": 365}
_IN_A_YEAR = {"month": 12, "quarter": 4, "year": 1}
_OTHERS = "--period month (28 to 31 days), quarter (90 to 92), year (365 or 366) or a number of days shows every length."
_EARLY = 6 * 60  # clocks change at night

Row = tuple[str, "Decimal", str]


def allowance(
    target: Annotated[str, typer.Argument(metavar="PERCENT", help="What is promised, such as 99.95.")],
    period: Annotated[
        str | None, typer.Option("--period", metavar="PERIOD", help="day, week, month, quarter, year or a number of days.")
    ] = None,
    hours: Annotated[
        str | None,
        typer.Option("--hours", metavar="HOURS", help="The hours that count: \"mon-fri 08:00-18:00 Europe/Berlin\"."),
    ] = None,
    year: Annotated[
        int | None, typer.Option("--year", help="The real months of a year, with its changes of clocks and --holidays.")
    ] = None,
    holidays: Annotated[
        str | None, typer.Option("--holidays", metavar="PLACE", help="Public holidays to take off with --year: DE, DE-BY.")
    ] = None,
) -> None:
    """Say how much downtime a target allows: in a week, month, quarter or year, around the clock or in service hours."""
    from slagen.errors import UsageError
    from slagen.quantities import HolidayCalendar, Percent
    from slagen.quantities.service_time import ServiceHours, days_of

    try:
        promised = Percent.parse(target)
        service = ServiceHours.parse(hours or "24x7")
        off = HolidayCalendar.parse(holidays) if holidays else None
        days_of(period or "month")
        if promised.value > 100:
            raise ValueError(f"{target!r} is no target: it is at most 100 % (example: {Percent.example})")
        if off and year is None:
            raise ValueError("--holidays needs a year, because holidays move: add --year 2027, or the year you mean")
        rows = list(_lengths(period, service) if year is None else _real(period, service, year, off))
    except ValueError as error:
        raise UsageError(str(error)) from error
    typer.echo(_head(promised, service))
    if off:
        typer.echo(f"Without {off}.")
    typer.echo("")
    _print(promised, rows)
    typer.echo("")
    for note in _notes(period, service, year):
        typer.echo(note)


def _head(promised: Percent, service: ServiceHours) -> str:
    from slagen.quantities import Percent, minutes_words

    rest = Percent(100 - promised.value)
    if service.hours.is_always:
        return f"{promised} allows {rest} of the time to be lost. Every minute counts, day and night."
    said = minutes_words(service.hours.hours_per_week * 60)
    return f"{promised} allows {rest} of the service time to be lost: {service} ({said} a week)."


def _lengths(period: str | None, service: ServiceHours) -> Iterator[Row]:
    """A row for each length of the period; two where it depends on the first weekday. Then the mean of the schedules."""
    from slagen.quantities.service_time import LENGTHS, days_of, lengths

    for sort, usual in _USUAL.items() if period is None else ((period.strip().lower(), 0),):
        for length in lengths((usual,) if usual else days_of(sort), service.hours):
            yield from _rows(sort if sort in LENGTHS else "", length)
        if not service.hours.is_always and sort in _IN_A_YEAR:
            share = _IN_A_YEAR[sort]
            reckoned = f"52 weeks{f' ÷ {share}' if share > 1 else ''}, as an agreement's schedule reckons"
            yield f"mean {sort}", service.hours.hours_per_week * 60 * 52 / share, reckoned


def _rows(sort: str, length: Length) -> Iterator[Row]:
    from slagen.quantities.service_time import weekdays_words

    days = f"{length.days} day{'s' if length.days > 1 else ''}"
    name = f"{sort} of {days}" if sort and sort != "day" else days
    if length.least == length.most:
        yield name, length.least, ""
        return
    yield f"{name}, least", length.least, f"begins on {weekdays_words(length.least_from)}"
    yield f"{name}, most", length.most, f"begins on {weekdays_words(length.most_from)}"


def _real(period: str | None, service: ServiceHours, year: int, off: HolidayCalendar | None) -> Iterator[Row]:
    from slagen.quantities.service_time import real_periods

    for sort in ("month", "quarter", "year") if period is None else (period.strip().lower(),):
        found = list(real_periods(year, sort, service, off))
        least, most = (end(minutes for _, minutes in found) for end in (min, max))
        for name, minutes in found:
            end = "the least" if minutes == least else "the most" if minutes == most else ""
            yield name, minutes, end if len(found) > 1 and least != most else ""


def _print(promised: Percent, rows: list[Row]) -> None:
    from slagen.quantities import allowance as allowed
    from slagen.quantities import minutes_words

    lines = [("Period", "Time that counts", "May be lost", "")]
    lines += [(name, minutes_words(minutes), minutes_words(allowed(promised, minutes)), note) for name, minutes, note in rows]
    wide = [max(len(line[column]) for line in lines) for column in range(3)]
    for name, counted, lost, note in lines:
        typer.echo(f"  {name:<{wide[0]}}   {counted:>{wide[1]}}   {lost:>{wide[2]}}   {note}".rstrip())


def _notes(period: str | None, service: ServiceHours, year: int | None) -> Iterator[str]:
    yield "Reckoned exactly, then rounded half up to the second. A span at most as long as shown still meets the target."
    always = service.hours.is_always
    if year is not None:
        return
    if not always:
        yield from _extremes(service)
    if period is None:
        yield _OTHERS
    early = any(span.start.minutes < _EARLY or span.is_overnight for _, span in service.hours.spans)
    if service.zone and service.zone.name != "UTC" and (always or early):
        yield "Where clocks change at night, a month is an hour shorter or longer: --year counts the real hours."
    if not always:
        yield "Holidays are not taken off: --year with --holidays counts the real months of a year."


def _extremes(service: ServiceHours) -> Iterator[str]:
    """Which months have the fewest and the most hours."""
    from slagen.quantities import minutes_words
    from slagen.quantities.service_time import LENGTHS, lengths, weekdays_words

    def said(days: int, first: tuple[int, ...]) -> str:
        return f"{days} days" if len(first) == 7 else f"{days} days that begins on {weekdays_words(first)}"

    months = lengths(LENGTHS["month"], service.hours)
    least, most = min(one.least for one in months), max(one.most for one in months)
    few = "; of ".join(said(one.days, one.least_from) for one in months if one.least == least)
    many = "; of ".join(said(one.days, one.most_from) for one in months if one.most == most)
    yield f"A month has the fewest hours, {minutes_words(least)}, if it is one of {few}."
    yield f"A month has the most hours, {minutes_words(most)}, if it is one of {many}."
