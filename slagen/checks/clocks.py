"""Promises of time become amounts on a named clock; on different clocks, the moments at which both would end decide."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from slagen.quantities import Duration
from slagen.terms.agreement import Agreement
from slagen.terms.times_in_force import FIELDS as FIELDS
from slagen.terms.times_in_force import Field, TimeInForce, severities_of, times_in_force

_MINUTES = {"second": Decimal(1) / 60, "minute": Decimal(1), "hour": Decimal(60)}
_ELAPSED = _MINUTES | {"day": Decimal(1440), "week": Decimal(10080)}
_MONTHS = {"month": Decimal(1), "quarter": Decimal(3), "year": Decimal(12)}
Row = dict[Field, "Timed"]


class Size(Struct, frozen=True):
    """An amount and the clock that counts it; two sizes can be compared only on one clock."""

    clock: str
    amount: Decimal

    def exceeds(self, other: Size) -> bool:
        """Whether this is certainly longer; never where the clocks differ."""
        return self.clock == other.clock and self.amount > other.amount


class Timed(Struct, frozen=True):
    """One promised time with a figure: its words, its size, how binding it is, and the term that says it.

    Of two sizes the earlier or the later end counts (`which`).
    """

    duration: Duration
    size: Size
    modality: str
    path: str
    words: str
    time: TimeInForce
    other: Size | None = None
    which: str = ""

    def exceeds(self, other: Timed) -> bool:
        """Whether this certainly ends later than the other."""
        def one(mine: Size) -> bool:
            limits = [mine.exceeds(theirs) for theirs in other.sizes()]
            return all(limits) if other.which == "later" else any(limits)

        own = [one(mine) for mine in self.sizes()]
        return any(own) if self.which == "later" else all(own)

    def sizes(self) -> tuple[Size, ...]:
        """The one size, or both."""
        return (self.size,) if self.other is None else (self.size, self.other)


def size(duration: Duration, clock: str | None = None, coverage: str | None = None) -> Size:
    """The duration on its own clock, else on `clock`, else on 24x7. A service clock is that of `coverage`."""
    if duration.unit in _MONTHS:
        return Size("months", duration.amount * _MONTHS[duration.unit])
    named = duration.clock or clock or "24x7"
    if duration.unit not in _ELAPSED:
        return Size(f"{duration.unit} {duration.clock}", duration.amount)
    if named == "24x7":
        return Size(named, duration.amount * _ELAPSED[duration.unit])
    schedule = coverage or "" if named == "service" else named
    if duration.unit in _MINUTES:
        return Size(f"hours of {schedule}", duration.amount * _MINUTES[duration.unit])
    return Size(f"{duration.unit}s of {schedule}", duration.amount)


def timed(time: TimeInForce, terms: Agreement) -> Timed | None:
    """A time in force as a size; None where words stand for the figure."""
    promise = time.promise
    if promise.duration is None:
        return None
    other = size(promise.other, time.clock, time.coverage) if promise.other else None
    return Timed(
        promise.duration, size(promise.duration, time.clock, time.coverage), time.modality, time.path,
        time.counted(time.coverage).named({key: one.name for key, one in terms.coverage.items()}), time,
        other, promise.which,
    )  # fmt: skip


def row(found: dict[Field, TimeInForce], terms: Agreement) -> Row:
    """Every time of a row that is a figure, by its field."""
    sized = {field: timed(time, terms) for field, time in found.items()}
    return {field: time for field, time in sized.items() if time is not None}


def rows(terms: Agreement) -> Iterator[tuple[str, dict[str, Row]]]:
    """The table of severities for everybody (tier ""), then that of each tier with its own times put in their places.

    A table has a row for each severity, or the one row "" of every incident.
    """
    for tier in ("", *terms.tiers):
        yield tier, {key or "": row(times_in_force(terms, key, tier or None), terms) for key in severities_of(terms)}


def severity_name(terms: Agreement, key: str) -> str:
    """The name of a row of `rows`."""
    return terms.severities.levels[key].name if terms.severities and key else "every incident"


def around_the_clock(time: Timed) -> bool:
    """Whether the time runs at night and on Sundays; so do calendar months."""
    return all(one.clock in ("24x7", "months") for one in time.sizes())
