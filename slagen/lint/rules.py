"""What a rule for clause texts is: a function from a library to findings, with an id; its docstring is its manual page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from slagen.assembly.select import pick
from slagen.errors import Place, Severity
from slagen.library.clauses import POSITIONS, Clauses, ClauseText
from slagen.library.outline import Entry, Outline
from slagen.library.when import Compared, Constant, When
from slagen.lint.vague import WordList


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a rule fails: the clause, its line, the reason in its own words, and the mend."""

    clause: ClauseText
    line: int
    message: str
    mend: str = ""

    @property
    def place(self) -> Place:
        return Place(self.clause.place.file, self.line)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A clause as one kind of agreement uses it."""

    entry: Entry
    clause: ClauseText


@dataclass(frozen=True)
class Subject:
    """What the rules look at: clauses without faults, the outlines that use them, and the list of words."""

    clauses: Clauses
    outlines: tuple[Outline, ...]
    words: WordList

    @cached_property
    def agreements(self) -> tuple[tuple[str, tuple[Chosen, ...]], ...]:
        """For every kind and every position that may be chosen for all of it: the clauses that can stand in it."""
        known = {clause_id for clause_id, position in self.clauses if position == POSITIONS[0]}
        found: list[tuple[str, tuple[Chosen, ...]]] = []
        for outline in self.outlines:
            entries = [entry for part in outline.parts for entry in part.entries if entry.use in known]
            for position in POSITIONS:
                chosen = (Chosen(entry, pick(entry, self.clauses, {"default": position})) for entry in entries)
                found.append((outline.kind, tuple(chosen)))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule. `find` yields nothing where the library is well made.

    `between` says that the mend may be due in another file than the one found: in a definition, or in an outline.
    """

    id: str
    severity: Severity
    find: Callable[[Subject], Iterator[Finding]]
    between: bool = False

    @property
    def manual(self) -> str:
        """The manual page: what, why, an example that fails and one that passes."""
        return self.find.__doc__ or ""


def exclusive(one: When | None, other: When | None) -> bool:
    """True where two conditions ask the same name for different words, so that only one of them can hold."""
    match one, other:
        case (
            Compared(operator="==", left=left, right=Constant(value=value)),
            Compared(operator="==", left=again, right=Constant(value=another)),
        ):
            return left == again and value != another
    return False
