"""Times of incidents against the clocks and the hours that count them: the rules S- about clocks and coverage."""

from __future__ import annotations

from collections.abc import Iterator

from slagen.checks.clocks import FIELDS, Row, Timed, around_the_clock, rows, severity_name
from slagen.checks.rules import Finding
from slagen.checks.worst_case import WEEKDAYS, later_from
from slagen.terms.agreement import Agreement
from slagen.terms.times_in_force import CLOCKED, hours_of, schedules_of, severities_of


def clock_said(terms: Agreement) -> Iterator[Finding]:
    """Each promised time says which clock counts it.

    Why: 24 hours are one day around the clock and three days in office hours.
    Fails: a resolution within 24 h, in a row without a clock. Passes: 24 h in a row on 24x7 or service; 24 service hours;
    3 business days; any time where all support is given around the clock.
    Aims are not looked at.
    Source: published priority tables that give hours and no clock.
    """
    seen: set[str] = set()
    for tier, table in _applied(terms):
        for key, row in table.items():
            if _always(terms, tier, key):
                continue
            open_times = {field: time for field, time in row.items() if _without_clock(time) and time.path not in seen}
            seen.update(time.path for time in open_times.values())
            if open_times:
                said = ", ".join(f"{field} {time.words}" for field, time in open_times.items())
                yield Finding(
                    next(iter(open_times.values())).path,
                    f"{_row_name(terms, key, tier)}: nobody says on which clock these times run: {said}.",
                    "Set clock to 24x7 or service, or write service hours or business days.",
                )


def clocks_not_mixed(terms: Agreement) -> Iterator[Finding]:
    """The times of one severity run on one sort of clock, and a light severity does not run on while a grave one stops.

    Why: a response in clock hours beside a resolution in service hours cannot be compared at a glance; and a clock that
    stops at night for grave incidents and runs on for light ones turns the grades round.
    Fails: response within 4 service hours, resolution within 3 calendar days; High in working hours, Low around the clock.
    Passes: service hours beside business days; grave incidents around the clock, light ones in service hours.
    Source: a published table in which one priority of one tier runs on the calendar.
    """
    seen: set[str] = set()
    for tier, table in _applied(terms):
        for finding in (*_mixed_rows(terms, tier, table), *_turned_round(terms, tier, table)):
            if finding.path not in seen:
                seen.add(finding.path)
                yield finding


def staffed_when_promised(terms: Agreement) -> Iterator[Finding]:
    """A time that runs around the clock is promised only where somebody is there, on call or watching around the clock.

    Why: nobody answers within 30 minutes at night where support ends at 18:00.
    Fails: P1 within 3 clock hours in a tier with support from 09:00 to 18:00. Passes: the same in service hours; or with
    hours around the clock, staffed, on call or monitored, that hold for that severity.
    Source: a published tier whose gravest incidents are promised in clock hours.
    """
    seen: set[str] = set()
    for tier, table in _applied(terms):
        for key, row in table.items():
            times = {
                field: time for field, time in row.items()
                if time.time.clock == "24x7" and around_the_clock(time) and time.modality == "commitment"
            }  # fmt: skip
            hours = _hours_known(terms, tier, key, times)
            if not times or not hours or any(terms.coverage[ref].is_always for ref in hours):
                continue
            first = next(iter(times.values()))
            if first.path not in seen:
                seen.add(first.path)
                named = " and ".join(f"{terms.coverage[ref].name} ({terms.coverage[ref].hours or 'not stated'})" for ref in hours)
                yield Finding(
                    first.path,
                    f"{_row_name(terms, key, tier)} is promised around the clock "
                    f"({first.words}), but support is given in {named}.",
                    "Count the time in service hours, or give hours around the clock for this severity.",
                )


def _applied(terms: Agreement) -> Iterator[tuple[str, dict[str, Row]]]:
    """The tables that apply to somebody: those of the tiers, or the one table where there are no tiers."""
    for tier, table in rows(terms):
        if bool(tier) == bool(terms.tiers):
            yield tier, table


def _of_tier(terms: Agreement, tier: str) -> str:
    return f" in {terms.tiers[tier].name}" if tier else ""


def _row_name(terms: Agreement, key: str, tier: str) -> str:
    """The severity and the tier at the start of a sentence."""
    name = severity_name(terms, key)
    return f"{name[:1].upper()}{name[1:]}{_of_tier(terms, tier)}"


def _always(terms: Agreement, tier: str, key: str) -> bool:
    """Whether the severity's hours are around the clock, so that every clock is the same."""
    own = hours_of(terms, tier or None, key or None)
    return own is not None and terms.coverage[own].is_always


def _without_clock(time: Timed) -> bool:
    return time.time.clock is None and time.time.takes_a_clock() and time.modality == "commitment"


def _hours_known(terms: Agreement, tier: str, key: str, times: dict[str, Timed] | Row) -> tuple[str, ...]:
    """All schedules that may hold for a severity: those of its times and its tier; where it has none, those that name it."""
    named = [time.time.coverage for time in times.values() if time.time.coverage]
    own = list(schedules_of(terms, tier)) if tier else [ref for ref, one in terms.coverage.items() if not one.severities]
    for_it = [ref for ref, coverage in terms.coverage.items() if key in coverage.severities] if not (tier and own) else []
    return tuple(dict.fromkeys([*named, *own, *for_it]))


def _mixed_rows(terms: Agreement, tier: str, table: dict[str, Row]) -> Iterator[Finding]:
    for key, row in table.items():
        running = [(field, time) for field, time in row.items() if around_the_clock(time) and _is_clocked(time)]
        stopping = [(field, time) for field, time in row.items() if not around_the_clock(time)]
        if running and stopping:
            (early, one), (late, other) = running[0], stopping[0]
            yield Finding(
                other.path,
                f"{_row_name(terms, key, tier)}: {early} runs around the clock ({one.words}), "
                f"{late} does not ({other.words}).{_worst(terms, one, other)}",
                "Let all times of a severity run on one clock.",
            )


def _turned_round(terms: Agreement, tier: str, table: dict[str, Row]) -> Iterator[Finding]:
    keys = [key or "" for key in severities_of(terms)]
    for field in FIELDS:
        stopped: tuple[str, Timed] | None = None
        for key in keys:
            time = table[key].get(field)
            if time is None:
                continue
            if not around_the_clock(time):
                stopped = stopped or (key, time)
            elif stopped is not None and _is_clocked(time) and time.time.clock == "24x7":
                yield Finding(
                    time.path,
                    f"{field.capitalize()} for {severity_name(terms, key)}{_of_tier(terms, tier)} runs around the clock "
                    f"({time.words}), for the graver {severity_name(terms, stopped[0])} it does not ({stopped[1].words})."
                    f"{_worst(terms, stopped[1], time)}",
                    "Let the graver severity run on a clock that stops no sooner.",
                )
                break


def _is_clocked(time: Timed) -> bool:
    return time.duration.unit in (*CLOCKED, "week")


def _worst(terms: Agreement, first: Timed, second: Timed) -> str:
    """The comparison that the eye cannot make: a start from which the first of two ends after the second."""
    start = later_from(terms, first, second)
    if start is None:
        return ""
    return f" From {WEEKDAYS[start.weekday()]} {start:%H:%M}, {first.words} end after {second.words}."
