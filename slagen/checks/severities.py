"""The severity table against itself: the rules S- about times and the priority matrix."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from slagen.checks.clocks import FIELDS, Row, Timed, rows, severity_name
from slagen.checks.rules import Finding
from slagen.terms.agreement import Agreement
from slagen.terms.times_in_force import severities_of, times_in_force


def _of_tier(terms: Agreement, tier: str) -> str:
    return f" in {terms.tiers[tier].name}" if tier else ""


def _own(tier: str, *times: Timed) -> bool:
    """Whether the tier itself says one of the times; a finding of the general table is not said again for each tier."""
    return not tier or any(time.path.startswith("tiers.") for time in times)


def response_before_resolution(terms: Agreement) -> Iterator[Finding]:
    """Within one severity, response comes no later than workaround, and workaround no later than resolution.

    Why: an incident cannot be resolved before anybody has answered it; one of the figures is a slip.
    Fails: response within 4 h, resolution within 2 h. Passes: response 30 min, workaround 4 h, resolution 1 day.
    Times on different clocks are not compared.
    Source: order of the steps of incident handling.
    """
    for tier, table in rows(terms):
        for key, times in table.items():
            wrong = [
                (early, late)
                for early, late in (("response", "workaround"), ("workaround", "resolution"), ("response", "resolution"))
                if early in times and late in times
                and times[early].exceeds(times[late])
                and _own(tier, times[early], times[late])
            ]
            for early, late in wrong[:2] if len(wrong) == 3 else wrong:
                yield Finding(
                    times[late].path,
                    f"{severity_name(terms, key)}{_of_tier(terms, tier)}: {early} is due within "
                    f"{times[early].words}, but {late} already within {times[late].words}.",
                    f"Let {early} come no later than {late}.",
                )


def graver_is_faster(terms: Agreement) -> Iterator[Finding]:
    """A graver severity is never slower than a lighter one, in any of its times and in any tier.

    Why: otherwise it pays to report a grave incident as a light one.
    Fails: response to P1 within 1 h, to P2 within 30 min. Passes: P1 15 min, P2 30 min, P3 30 min.
    Times on different clocks, and promises beside mere aims, are not compared.
    Source: the meaning of a severity.
    """
    for tier, table in rows(terms):
        names = list(table)
        for field in FIELDS:
            for position, lighter in enumerate(names):
                time = table[lighter].get(field)
                if time is None:
                    continue
                for graver in reversed(names[:position]):
                    other = table[graver].get(field)
                    if other is None or other.size.clock != time.size.clock or other.modality != time.modality:
                        continue
                    if other.exceeds(time) and _own(tier, other, time):
                        yield Finding(
                            other.path,
                            f"{field.capitalize()} for {severity_name(terms, graver)} is {other.words}{_of_tier(terms, tier)}, "
                            f"slower than {time.words} for the lighter {severity_name(terms, lighter)}.",
                            f"Promise at most {time.words} for {severity_name(terms, graver)}.",
                        )
                    break


def times_are_figures(terms: Agreement) -> Iterator[Finding]:
    """A promised time is a figure, not words.

    Why: “immediate” and “as time allows” can be neither kept nor missed.
    Fails: immediate, best effort, as time allows, same day, 3 business days or the next visit. Passes: 15 min; no time at all,
    which promises nothing; none.
    Source: published tables of priorities.
    """
    seen: set[str] = set()
    for tier in (None, *terms.tiers):
        for key in severities_of(terms):
            for field, time in times_in_force(terms, key, tier).items():
                if time.promise.is_figure or time.promise.words == "none" or time.path in seen:
                    continue
                seen.add(time.path)
                yield Finding(
                    time.path,
                    f"{field.capitalize()} for {severity_name(terms, key or '')} is “{time.promise}”, "
                    "which cannot be measured.",
                    "Write a length of time, or leave it out.",
                )


def severities_differ(terms: Agreement) -> Iterator[Finding]:
    """A graver severity is answered sooner than a lighter one, or differs in another time.

    Why: where every severity is answered alike, grading changes nothing for the one who waits.
    Fails: one response time for all severities of a tier; two neighbours that have the same times and nothing else.
    Passes: P2 and P3 both answered within 30 min, but solved within 8 h and 24 h, beside P1 within 15 min.
    Source: published tables of priorities.
    """
    for tier, table in rows(terms):
        times = [(key, row) for key, row in table.items() if "response" in row]
        responses = {(time.size, time.which, time.other) for _, row in times for time in (row["response"],)}
        if len(times) > 1 and len(responses) == 1 and _own(tier, *(row["response"] for _, row in times)):
            yield Finding(
                times[0][1]["response"].path,
                f"Every severity{_of_tier(terms, tier)} has the same response time, {times[0][1]['response'].words}.",
                "Answer grave incidents sooner.",
            )
            continue
        for (graver, first), (lighter, second) in pairwise(times):
            if _sizes(first) == _sizes(second) and _own(tier, *first.values(), *second.values()):
                yield Finding(
                    first["response"].path,
                    f"{severity_name(terms, graver)} and {severity_name(terms, lighter)}{_of_tier(terms, tier)} have the same "
                    "times.",
                    "Let the graver one be faster, or make one severity of the two.",
                )


def _sizes(row: Row) -> dict[str, object]:
    return {field: (time.size, time.which, time.other) for field, time in row.items()}


def matrix_complete(terms: Agreement) -> Iterator[Finding]:
    """Every cell of the priority matrix is filled, and no severity gets graver as impact or urgency falls.

    Why: a missing cell leaves an incident without a severity; a rising one grades the lighter incident higher.
    Fails: 3 impacts, 3 urgencies and 8 cells; or P2 for high impact and P1 for medium impact, urgency alike.
    Passes: [[P1, P2], [P2, P3]].
    Source: the impact and urgency matrix of service management.
    """
    if terms.severities is None or terms.severities.matrix is None:
        return
    matrix, path = terms.severities.matrix, "severities.matrix.cells"
    if len(matrix.cells) != len(matrix.impact):
        yield Finding(
            path,
            f"The matrix has {len(matrix.impact)} impacts but {len(matrix.cells)} rows.",
            "Give one row for each impact.",
        )
    for number, row in enumerate(matrix.cells):
        if len(row) != len(matrix.urgency):
            yield Finding(
                f"{path}.{number}",
                f"Row {number + 1} of the matrix has {len(row)} cells for {len(matrix.urgency)} urgencies.",
                "Give one severity for each urgency.",
            )
    order = {key: rank for rank, key in enumerate(terms.severities.levels)}
    for number, row in enumerate(matrix.cells):
        above = matrix.cells[number - 1] if number else ()
        for column, cell in enumerate(row):
            graver_neighbours = [*row[column - 1 : column], *above[column : column + 1]]
            for neighbour in graver_neighbours:
                if cell in order and neighbour in order and order[cell] < order[neighbour]:
                    yield Finding(
                        f"{path}.{number}.{column}",
                        f"Cell {column + 1} of row {number + 1} is {terms.severities.levels[cell].name}, graver than "
                        f"{terms.severities.levels[neighbour].name} for more impact or urgency.",
                        "Let the severity fall, or stay, along each row and each column.",
                    )
                    break
