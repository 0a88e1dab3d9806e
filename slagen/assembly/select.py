"""Outline, clauses and terms become the parts of this agreement: which clause, in which position, in which section."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from slagen.errors import LibraryError
from slagen.library import names
from slagen.library.clauses import ClauseText
from slagen.library.outline import Entry, Outline, Part
from slagen.library.when import holds
from slagen.terms.positions import position_of


class Chosen(Struct, frozen=True):
    """One section to be. `headed` says whether its clauses keep headings of their own."""

    part: Part
    clauses: tuple[ClauseText, ...]

    @property
    def headed(self) -> bool:
        """Clauses in articles are headed; a schedule with one clause is that clause."""
        if self.part.kind == "schedule":
            return len(self.clauses) > 1
        return self.part.kind == "article"


def select(
    terms: Any, outline: Outline, clauses: Mapping[tuple[str, str], ClauseText], positions: Mapping[str, str]
) -> tuple[Chosen, ...]:
    """The sections whose condition holds and which have a clause left. Raises LibraryError for an unknown clause.

    A clause that the terms name in `leave_out` stays out, whatever its condition.
    """
    chosen: list[Chosen] = []
    left_out = getattr(terms, "leave_out", ())
    for part in outline.parts:
        if holds(part.when, terms):
            wanted = [entry for entry in part.entries if entry.use not in left_out and holds(entry.when, terms)]
            found = tuple(pick(entry, clauses, positions) for entry in wanted)
            if found:
                chosen.append(Chosen(part, found))
    return tuple(chosen)


def pick(
    entry: Entry, clauses: Mapping[tuple[str, str], ClauseText], positions: Mapping[str, str]
) -> ClauseText:
    """The clause in the position wanted for its id, its family or `default`; balanced where there is no such text."""
    position = position_of(entry.use, positions)
    clause = clauses.get((entry.use, position)) or clauses.get((entry.use, "balanced"))
    if clause is None:
        hint = names.near_hint(entry.use, {clause_id for clause_id, _ in clauses})
        raise LibraryError(f"there is no clause {entry.use!r}{hint}", entry.place)
    return clause
