"""Two texts become what changes between them, word by word, line beside the line that is most like it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

TOKEN = re.compile(r"\w+(?:[.,'’/-]\w+)*|[^\w\s]")
SPACED = re.compile(rf"\s*(?:{TOKEN.pattern})")
ALIKE = 0.4
"""From here on two lines are one line that was changed; below, one went and another came."""
MOST_WORDS = 1000
"""A longer line is not held against others word by word, and a longer text not line by line: that would take too long."""
MOST_LINES = 200


@dataclass(frozen=True, slots=True)
class Change:
    """A run of words that stays, goes or comes. The words of all that does not go, one after another, are the new text."""

    kind: Literal["same", "old", "new"]
    text: str


Line = tuple[Change, ...]


def compared(old: str, new: str) -> tuple[Line, ...]:
    """The lines of both texts, in order; a line that went stands before the one that came in its place."""
    return tuple(_paired(old.split("\n"), new.split("\n")))


def _paired(old: list[str], new: list[str]) -> Iterator[Line]:
    pairs = _pairs(old, new)
    at = 0
    for number, line in enumerate(new):
        partner = pairs.get(number)
        if partner is None:
            if line.strip():
                yield (Change("new", line),)
            elif number:
                yield ()
            continue
        yield from ((Change("old", gone),) for gone in old[at:partner] if gone.strip())
        at = partner + 1
        yield _words(old[partner], line)
    yield from ((Change("old", gone),) for gone in old[at:] if gone.strip())


def _pairs(old: list[str], new: list[str]) -> dict[int, int]:
    """For lines of the new text the line of the old one that they come from, in the same order in both.

    Of all ways to pair lines without crossing, the one with the greatest likeness in all.
    """
    rows, columns = len(old), len(new)
    if rows > MOST_LINES or columns > MOST_LINES:
        blocks = difflib.SequenceMatcher(None, old, new).get_matching_blocks()
        return {block.b + step: block.a + step for block in blocks for step in range(block.size)}
    likeness = [[_likeness(one, other) for other in new] for one in old]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            both = likeness[row][column] + best[row + 1][column + 1] if likeness[row][column] else 0.0
            best[row][column] = max(both, best[row + 1][column], best[row][column + 1])
    pairs: dict[int, int] = {}
    row = column = 0
    while row < rows and column < columns:
        if likeness[row][column] and best[row][column] == likeness[row][column] + best[row + 1][column + 1]:
            pairs[column] = row
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1
    return pairs


def _likeness(old: str, new: str) -> float:
    """From 0 to 1; 0 too where two lines have too little in common to be one."""
    words, others = TOKEN.findall(old), TOKEN.findall(new)
    if not words or not others or len(words) > MOST_WORDS or len(others) > MOST_WORDS:
        return float(old == new and bool(words))
    matcher = difflib.SequenceMatcher(None, words, others, autojunk=False)
    if matcher.quick_ratio() < ALIKE:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= ALIKE else 0.0


def _words(old: str, new: str) -> Line:
    if old == new:
        return (Change("same", new),)
    before, after = SPACED.findall(old), SPACED.findall(new)
    matcher = difflib.SequenceMatcher(
        None, [word.strip() for word in before], [word.strip() for word in after], autojunk=False
    )
    changes: list[Change] = []
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind == "equal":
            changes.append(Change("same", "".join(after[first:last])))
            continue
        if end > start:
            changes.append(Change("old", "".join(before[start:end])))
        if last > first:
            changes.append(Change("new", "".join(after[first:last])))
    return tuple(changes)
