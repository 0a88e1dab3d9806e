"""Severities and tiers become the times in force: each with its path, its clock, its hours and how firmly it is promised."""


from collections.abc import Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from slagen.quantities import Duration, TimePromise
from slagen.terms.agreement import Agreement
from slagen.terms.coverage import SeverityTimes
from slagen.terms.tiers import Override

Field = Literal["notice", "response", "action", "update", "workaround", "resolution"]
FIELDS: tuple[Field, ...] = ("notice", "response", "action", "update", "workaround", "resolution")
Clock = Literal["24x7", "service"]
CLOCKED = ("second", "minute", "hour", "day")
"""Units that a clock counts; business days and calendar units carry their own."""


class TimeInForce(Struct, frozen=True):
    """One time as it applies. `clock` is None where nobody said one, `coverage` where no schedule of hours is known.

    `outside` is the other time for what is reported outside those hours.
    """

    promise: TimePromise
    path: str
    clock: Clock | None
    coverage: str | None
    modality: str
    outside: TimePromise | None = None
    outside_path: str = ""

    def counted(self, hours: str | None = None, *, mixed: bool = False) -> TimePromise:
        """The promise with its clock on the figure itself: “4 hours” of a row in service hours are “4 service hours”.

        The schedule is named unless it is `hours`, the one that the reader has before him. Where clocks are `mixed` side by
        side, time around the clock says so too.
        """
        def on(length: Duration | None) -> Duration | None:
            if length is None or length.clock or length.unit not in CLOCKED:
                return length
            if self.clock == "service":
                return replace(length, clock="service" if self.coverage in (None, hours) else str(self.coverage))
            return replace(length, clock="24x7") if mixed and self.clock == "24x7" else length

        return replace(self.promise, duration=on(self.promise.duration), other=on(self.promise.other))

    def takes_a_clock(self) -> bool:
        """Whether the row's clock counts the time: it has a figure without a clock of its own that is no calendar unit."""
        length = self.promise.duration
        return length is not None and not length.clock and length.unit in CLOCKED


def times_in_force(terms: Agreement, severity: str | None, tier: str | None = None) -> dict[Field, TimeInForce]:
    """The times of a severity (None: of any incident) in a tier (None: in none), by their field.

    The closest row that says a time wins: the tier's for the severity, the tier's for every incident, the severity's own,
    the one for every incident. A row without a clock or hours takes those of the row behind it. Raises KeyError for an
    unknown severity or tier.
    """
    found: dict[Field, TimeInForce] = {}
    clock: Clock | None = None
    coverage: str | None = None
    of_tier = hours_of(terms, tier, severity)
    for path, row in _rows(terms, severity, tier):
        clock = row.clock or ("service" if row.coverage else clock)
        coverage = row.coverage or coverage
        for field in FIELDS:
            said: TimePromise | None = getattr(row, field)
            if said is not None:
                other: TimePromise | None = getattr(row.outside_hours, field, None)
                found[field] = TimeInForce(
                    said, f"{path}.{field}", clock, coverage or of_tier, strength(row, field),
                    other, f"{path}.outside_hours.{field}",
                )  # fmt: skip
    return found


def strength(row: SeverityTimes, field: Field) -> str:
    """How firm one time of a row is: words such as “best effort” beside a figure take its edge away."""
    said: TimePromise | None = getattr(row, field)
    if said is not None and "best effort" in said.words:
        return "best-effort"
    return "aim" if field in row.aims else row.modality


def times_set(override: Override, path: str) -> dict[Field, TimeInForce]:
    """The times that a level sets, with the clock and the hours that it sets for them."""
    times = override.times
    if times is None:
        return {}
    coverage = times.coverage or override.coverage
    clock: Clock | None = times.clock or ("service" if coverage else None)
    return {
        field: TimeInForce(
            getattr(times, field), f"{path}.times.{field}", clock, coverage, strength(times, field),
            getattr(times.outside_hours, field, None), f"{path}.times.outside_hours.{field}",
        )
        for field in FIELDS
        if getattr(times, field) is not None
    }  # fmt: skip


def escalation_levels(terms: Agreement, severity: str | None, tier: str | None = None) -> tuple[int, str] | None:
    """Levels of escalation in force, and the path that says them."""
    said = [(row.escalation_levels, f"{path}.escalation_levels") for path, row in _rows(terms, severity, tier)]
    return next(((levels, path) for levels, path in reversed(said) if levels is not None), None)


def hours_of(terms: Agreement, tier: str | None, severity: str | None = None) -> str | None:
    """The schedule of hours that a tier has for a severity; without a tier, the agreement's only schedule."""
    if tier is None:
        return next(iter(terms.coverage)) if len(terms.coverage) == 1 else None
    for ref in schedules_of(terms, tier):
        if severity is not None and severity in terms.coverage[ref].severities:
            return ref
    general = [ref for ref in schedules_of(terms, tier) if not terms.coverage[ref].severities]
    return next(iter(general), terms.tiers[tier].coverage)


def schedules_of(terms: Agreement, tier: str) -> tuple[str, ...]:
    """All schedules of hours of a tier, its main one first."""
    own = terms.tiers[tier]
    return tuple(dict.fromkeys((*((own.coverage,) if own.coverage else ()), *own.further_coverage)))


def severities_of(terms: Agreement) -> tuple[str | None, ...]:
    """The severities, or None for every incident where incidents are not graded."""
    levels = tuple(terms.severities.levels) if terms.severities else ()
    return levels or (None,)


def _rows(terms: Agreement, severity: str | None, tier: str | None) -> Iterator[tuple[str, SeverityTimes]]:
    """The rows that say something, the most general first."""
    if terms.severities is not None and terms.severities.times is not None:
        yield "severities.times", terms.severities.times
    if severity is not None:
        if terms.severities is None:
            raise KeyError(severity)
        yield f"severities.levels.{severity}.times", terms.severities.levels[severity].times
    if tier is not None:
        own = terms.tiers[tier]
        if own.times is not None:
            yield f"tiers.{tier}.times", own.times
        if severity is not None and severity in own.severities:
            yield f"tiers.{tier}.severities.{severity}", own.severities[severity]
