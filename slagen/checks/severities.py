"""The severity table against itself: the rules S- about times and the priority matrix."""

from __future__ import annotations

from collections.abc import Iterator

from slagen.checks.clocks import FIELDS, Timed, rows
from slagen.checks.rules import Finding
from slagen.terms.agreement import Agreement


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
                and times[early].size.exceeds(times[late].size)
                and _own(tier, times[early], times[late])
            ]
            for early, late in wrong[:2] if len(wrong) == 3 else wrong:
                assert terms.severities is not None
                yield Finding(
                    times[late].path,
                    f"{terms.severities.levels[key].name}{_of_tier(terms, tier)}: {early} is due within "
                    f"{times[early].duration}, but {late} already within {times[late].duration}.",
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
                    if other.size.exceeds(time.size) and _own(tier, other, time):
                        assert terms.severities is not None
                        levels = terms.severities.levels
                        yield Finding(
                            other.path,
                            f"{field.capitalize()} for {levels[graver].name} is {other.duration}{_of_tier(terms, tier)}, "
                            f"slower than {time.duration} for the lighter {levels[lighter].name}.",
                            f"Promise at most {time.duration} for {levels[graver].name}.",
                        )
                    break


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
