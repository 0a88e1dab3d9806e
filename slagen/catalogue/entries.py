"""A library becomes the list of its clauses: what each is for, in which positions there are texts, which kinds use it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from slagen.errors import UsageError
from slagen.library import names
from slagen.library.clauses import POSITIONS, Clauses, ClauseText
from slagen.library.library import Library

WEIGHTS = (("id", 8), ("title", 8), ("summary", 4), ("guidance", 2), ("body", 1))


@dataclass(frozen=True, slots=True)
class Entry:
    """One clause with its texts, the balanced one first where there is one."""

    id: str
    texts: tuple[ClauseText, ...]
    kinds: tuple[str, ...]

    @property
    def family(self) -> str:
        """What stands before the first slash."""
        return self.id.partition("/")[0]

    @property
    def first(self) -> ClauseText:
        """The text that speaks for the clause."""
        return self.texts[0]

    @property
    def positions(self) -> tuple[str, ...]:
        return tuple(text.position for text in self.texts)

    def text(self, position: str) -> ClauseText:
        """The text in a position. Raises UsageError where there is none."""
        for text in self.texts:
            if text.position == position:
                return text
        raise UsageError(f"{self.id} has no text in the position {position!r}; there are: {', '.join(self.positions)}.")


def entries(library: Library, clauses: Clauses) -> tuple[Entry, ...]:
    """Every clause, in order of id."""
    used: dict[str, list[str]] = {}
    for kind in library.kinds():
        for part in library.outline(kind).parts:
            for entry in part.entries:
                used.setdefault(entry.use, []).append(kind)
    texts: dict[str, list[ClauseText]] = {}
    for (clause_id, _), clause in sorted(clauses.items(), key=lambda item: (item[0][0], POSITIONS.index(item[0][1]))):
        texts.setdefault(clause_id, []).append(clause)
    return tuple(Entry(key, tuple(found), tuple(used.get(key, ()))) for key, found in texts.items())


def named(listed: Iterable[Entry], clause_id: str) -> Entry:
    """The clause of this id. Raises UsageError with the nearest one."""
    listed = tuple(listed)
    for entry in listed:
        if entry.id == clause_id:
            return entry
    near = names.near_hint(clause_id, {entry.id for entry in listed})
    raise UsageError(f"There is no clause {clause_id!r}{near or '; `slagen clauses` lists them all.'}")


def of_family(listed: Iterable[Entry], family: str) -> tuple[Entry, ...]:
    """The clauses of a family. Raises UsageError with the nearest one where there is no such family."""
    listed = tuple(listed)
    found = tuple(entry for entry in listed if entry.family == family)
    if not found:
        families = sorted({entry.family for entry in listed})
        near = names.near_hint(family, families) or f"; the families are: {', '.join(families)}."
        raise UsageError(f"There is no clause and no family {family!r}{near}")
    return found


def search(listed: Iterable[Entry], words: str) -> tuple[Entry, ...]:
    """The clauses in which every word is found, at the beginning of a word and in any capitals; the best ones first.

    A word counts by the weightiest place in which it stands: id and title, summary, guidance, body.
    """
    wanted = [re.compile(rf"(?<!\w){re.escape(word)}", re.IGNORECASE) for word in words.split()]
    scored: list[tuple[int, str, Entry]] = []
    for entry in listed:
        scores = [max(_score(text, word) for text in entry.texts) for word in wanted]
        if wanted and all(scores):
            scored.append((-sum(scores), entry.id, entry))
    return tuple(entry for _, _, entry in sorted(scored, key=lambda one: one[:2]))


def _score(text: ClauseText, word: re.Pattern[str]) -> int:
    return next((weight for field, weight in WEIGHTS if word.search(getattr(text, field))), 0)
