"""Checks that each stop at their first fault become the list of all faults."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from slagen.errors import LibraryError, LibraryFaults, Problem

Result = TypeVar("Result")
# A folder of thousands of wrong files must not bury the reader.
MOST_SHOWN = 50


def found_by(checks: Iterable[Callable[[], object]]) -> list[LibraryError]:
    """Run every check; the faults of all of them, in order."""
    found: list[LibraryError] = []
    for check in checks:
        try:
            check()
        except LibraryError as error:
            found.extend(error.faults)
    return found


def each(makers: Iterable[Callable[[], Result]]) -> list[Result]:
    """What every maker makes. Raises LibraryError with the faults of all of them where one has any."""
    made: list[Result] = []
    faults: list[LibraryError] = []
    for maker in makers:
        try:
            made.append(maker())
        except LibraryError as error:
            faults.extend(error.faults)
    refuse(faults)
    return made


def refuse(faults: Sequence[LibraryError]) -> None:
    """Raises LibraryError where there is a fault: the fault itself, or all of them together."""
    if len(faults) == 1:
        raise faults[0]
    if faults:
        left_out = len(faults) - MOST_SHOWN
        more = [LibraryError(f"and {left_out} more faults")] if left_out > 0 else []
        raise LibraryFaults([*faults[:MOST_SHOWN], *more])


def refuse_problems(problems: Iterable[Problem]) -> None:
    """What the loader of answers found in a file of the library. Raises LibraryError where it found anything."""
    refuse([LibraryError(f"{problem.message}. {problem.mend}".strip(), problem.place) for problem in problems])
