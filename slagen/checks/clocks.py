"""Promises of time become amounts on a named clock, so that only what runs on one clock is ever compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from slagen.quantities import Duration, TimePromise
from slagen.terms.agreement import Agreement
from slagen.terms.coverage import SeverityTimes

FIELDS = ("notice", "response", "action", "update", "workaround", "resolution")
_MINUTES = {"second": Decimal(1) / 60, "minute": Decimal(1), "hour": Decimal(60)}
_ELAPSED = _MINUTES | {"day": Decimal(1440), "week": Decimal(10080)}
_MONTHS = {"month": Decimal(1), "quarter": Decimal(3), "year": Decimal(12)}


@dataclass(frozen=True, slots=True)
class Size:
    """An amount and the clock that counts it; two sizes can be compared only on one clock."""

    clock: str
    amount: Decimal

    def exceeds(self, other: Size) -> bool:
        """Whether this is certainly longer; never where the clocks differ."""
        return self.clock == other.clock and self.amount > other.amount


@dataclass(frozen=True, slots=True)
class Timed:
    """One promised time: its words, its size, how binding it is, and the term that says it."""

    duration: Duration
    size: Size
    modality: str
    path: str


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


def timed(times: SeverityTimes, path: str, coverage: str | None = None) -> dict[str, Timed]:
    """Every time of a row that is a figure, by its field."""
    found: dict[str, Timed] = {}
    for field in FIELDS:
        promise: TimePromise | None = getattr(times, field)
        if promise is not None and promise.duration is not None:
            where = size(promise.duration, times.clock, times.coverage or coverage)
            found[field] = Timed(promise.duration, where, times.modality, f"{path}.{field}")
    return found


def rows(terms: Agreement) -> Iterator[tuple[str, dict[str, dict[str, Timed]]]]:
    """The table of severities for everybody (tier ""), then that of each tier with its own times put in their places."""
    if terms.severities is None:
        return
    levels = terms.severities.levels
    yield "", {key: timed(level.times, f"severities.levels.{key}.times") for key, level in levels.items()}
    for name, tier in terms.tiers.items():
        table: dict[str, dict[str, Timed]] = {}
        for key, level in levels.items():
            table[key] = timed(level.times, f"severities.levels.{key}.times", tier.coverage)
            own = tier.severities.get(key)
            if own is not None:
                replaced = {field for field in FIELDS if getattr(own, field) is not None}
                kept = {field: time for field, time in table[key].items() if field not in replaced}
                table[key] = kept | timed(_on_clock_of(own, level.times), f"tiers.{name}.severities.{key}", tier.coverage)
        yield name, table


def _on_clock_of(own: SeverityTimes, general: SeverityTimes) -> SeverityTimes:
    """A tier's row on the general row's clock where it says none itself."""
    import msgspec

    return msgspec.structs.replace(
        own, clock=own.clock or general.clock, coverage=own.coverage or general.coverage
    )
