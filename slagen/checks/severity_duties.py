"""What stands around the times of a severity: days, responses, pauses, updates, escalation, who decides: the rules S-."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from slagen.checks.clocks import Row, Timed, rows, severity_name, size
from slagen.checks.day_meanings import ends_of_a_day
from slagen.checks.rules import Finding
from slagen.terms.agreement import Agreement
from slagen.terms.remedies import EscalationStep

# A pause that runs as long as the provider, or whoever it chose, likes.
_OWN = re.compile(
    r"\b(?:on hold|at (?:the|its) [\w’']+(?: [\w’']+)? discretion|(?:supplier|subcontractor|vendor|manufacturer)s?"
    r"|third part(?:y|ies)|provider (?:decides|chooses|sets|is busy|lacks)|other work|no staff"
    r"|staff (?:is|are) (?:not|un)available)\b",
    re.IGNORECASE,
)


def day_has_a_meaning(terms: Agreement) -> Iterator[Finding]:
    """Where a time is promised in days of service hours, it is said what a day is.

    Why: on Friday at 16:00, “1 day” in office hours of 8 hours ends on Saturday at 16:00, on Monday at 16:00 or on Monday at
    17:00, as one reads it.
    Fails: a resolution within 2 days in service hours whose schedule leaves day_means open.
    Passes: 24-hours, service-day or end-of-next-business-day; 2 business days; times in hours; support around the clock.
    Source: a support tool whose manual shows three ends for one day.
    """
    seen: set[str] = set()
    for tier, table in rows(terms):
        for key, row in table.items():
            for field, time in row.items():
                ref = time.duration.clock if time.duration.clock in terms.coverage else time.time.coverage
                counted = time.duration.clock or time.time.clock
                if time.duration.unit != "day" or counted in (None, "24x7", "end-of-day") or ref is None or ref in seen:
                    continue
                schedule = terms.coverage[ref]
                if schedule.day_means is None and not schedule.is_always:
                    seen.add(ref)
                    name = f"{severity_name(terms, key)}{_of_tier(terms, tier)}"
                    yield Finding(
                        f"coverage.{ref}.day_means",
                        f"{field.capitalize()} for {name} is {time.words}, and nobody says what a day of {schedule.name} is."
                        f"{ends_of_a_day(terms, ref)}",
                        "Set day_means to 24-hours, service-day or end-of-next-business-day.",
                    )


def response_defined(terms: Agreement) -> Iterator[Finding]:
    """Where a response is promised, it is said what ends its clock.

    Why: an automatic reply comes within a second and helps nobody; where nothing is said, it is a response.
    Fails: a response within 30 min and response_means none. Passes: an automatic reply, a person's answer or the start of
    work, whichever was agreed; no response promised.
    Source: complaints about tickets that are “answered” by a machine.
    """
    if terms.severities is None or terms.severities.response_means is not None:
        return
    found = _first(terms, "response")
    if found is not None:
        yield Finding(
            "severities.response_means",
            f"A response is promised ({found.words}), and nobody says what ends its clock; an automatic reply would do.",
            "Choose automatic-reply, human-acknowledgement or start-of-work.",
        )


def pauses_are_the_customers(terms: Agreement) -> Iterator[Finding]:
    """A clock is paused only by something that the customer can end.

    Why: a ticket on hold for the provider's own supplier is late for the customer and in time in the report.
    Fails: “the Provider waits for its supplier”; “the ticket is on hold”; “at the Provider's discretion”.
    Passes: the provider waits for information that it asked the customer for; no pause at all.
    Time on hold is counted on the clock that it stops; the clause on pauses says so.
    Source: public threads on tickets that spend their life on hold.
    """
    if terms.severities is None:
        return
    stopped = _first(terms, "resolution") or _first(terms, "workaround")
    for place, pause in enumerate(terms.severities.pauses if stopped else ()):
        found = _OWN.search(pause)
        if found and "customer" not in pause.casefold()[found.end() :]:
            assert stopped is not None
            yield Finding(
                f"severities.pauses.{place}",
                f"“{pause}” lets the clock of {stopped.words} stand as long as somebody other than the Customer likes.",
                "Name what the Customer is asked for, or leave the pause out.",
            )


def severity_has_two_sides(terms: Agreement) -> Iterator[Finding]:
    """The provider does not decide alone how grave an incident is.

    Why: whoever owes 1 hour for the gravest incidents and 2 days for the light ones would sort its own work.
    Fails: decided and changed by the provider. Passes: the customer decides first; both decide; a change needs the
    agreement of both; all severities have the same times.
    Source: published agreements in which the provider grades at its sole discretion.
    """
    found = terms.severities
    if found is None or len(found.levels) < 2 or found.decided_by != "provider" or found.changed_by == "customer":
        return
    table = next((table for _, table in rows(terms) if any(table.values())), {})
    spans = [(key, field, time) for key, row in table.items() for field, time in row.items()]
    for key, field, time in spans:
        slower = [one for one in spans if one[1] == field and one[0] != key and one[2].words != time.words]
        if slower:
            other, _, late = slower[-1]
            yield Finding(
                "severities.decided_by",
                f"The provider alone decides whether {field} is due within {time.words} ({severity_name(terms, key)}) or within "
                f"{late.words} ({severity_name(terms, other)}).",
                "Let the customer decide first, and change a severity only by agreement.",
            )
            return


def updates_before_resolution(terms: Agreement) -> Iterator[Finding]:
    """Updates come more often than the resolution is due.

    Why: an update every 8 hours beside a resolution within 4 hours is never owed.
    Fails: update every 8 h, resolution within 4 h. Passes: update every 30 min, resolution within 4 h.
    Source: severity tables put together from two tables.
    """
    seen: set[str] = set()
    for tier, table in rows(terms):
        for key, row in table.items():
            update, end = row.get("update"), row.get("resolution") or row.get("workaround")
            if update is not None and end is not None and update.exceeds(end) and update.path not in seen:
                seen.add(update.path)
                yield Finding(
                    update.path,
                    f"{severity_name(terms, key)}{_of_tier(terms, tier)}: an update is due every {update.words}, but the "
                    f"incident ends within {end.words}, so none is ever due.",
                    "Give updates more often.",
                )


def escalation_in_time(terms: Agreement) -> Iterator[Finding]:
    """The rungs of the ladder of one severity come one after the other, the last before the resolution is due.

    Why: a director who is called after the time has run out can only apologise.
    Fails: the first rung after 2 h and the next after 1 h; the last after 6 h where resolution is due within 4 h.
    Passes: 15 min, 45 min and 3 h before a resolution within 4 h. Rungs on other clocks than the resolution are left alone.
    Source: escalation tables made apart from the times.
    """
    ladder = terms.downtime_plan.ladder if terms.downtime_plan else {}
    groups: dict[str | None, list[tuple[str, EscalationStep]]] = {}
    for key, rung in ladder.items():
        groups.setdefault(rung.severity, []).append((key, rung))
    for severity, rungs in groups.items():
        clock = _resolution(terms, severity)
        row_clock = clock.time.clock if clock else None
        schedule = clock.time.coverage if clock else None
        for (_, early), (key, late) in pairwise(rungs):
            if size(early.after, row_clock, schedule).exceeds(size(late.after, row_clock, schedule)):
                yield Finding(
                    f"downtime_plan.ladder.{key}.after",
                    f"{late.role} is called after {late.after}, before {early.role} (after {early.after}), who stands lower.",
                    "Let each rung come after the one before it.",
                )
        if clock is None or severity is None:
            continue
        key, last = max(rungs, key=lambda one: (size(one[1].after, row_clock, schedule).amount, one[0]))
        due, called = clock.size, size(last.after, row_clock, schedule)
        if called.clock == due.clock and called.amount >= due.amount:
            yield Finding(
                f"downtime_plan.ladder.{key}.after",
                f"{last.role} is called after {last.after}, when {severity_name(terms, severity)} was due within {clock.words}.",
                f"Call this rung before {clock.words} are over.",
            )


def _resolution(terms: Agreement, severity: str | None) -> Timed | None:
    """The general resolution of a severity; without one, that of the tier that gives most time."""
    if severity is None:
        return None
    tables = dict(rows(terms))
    found = tables[""].get(severity, {}).get("resolution")
    others = [one for tier in terms.tiers if (one := tables[tier].get(severity, {}).get("resolution")) is not None]
    return found or max(others, key=lambda time: time.size.amount, default=None)


def _first(terms: Agreement, field: str) -> Timed | None:
    tables: list[Row] = [row for _, table in rows(terms) for row in table.values()]
    return next((time for row in tables for name, time in row.items() if name == field and time.modality == "commitment"), None)


def _of_tier(terms: Agreement, tier: str) -> str:
    return f" in {terms.tiers[tier].name}" if tier else ""
