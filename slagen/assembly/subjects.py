"""The path of an answer becomes what it is about, in words: the records on the way, then the questionnaire's label."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from slagen.library.when import lookup
from slagen.terms.base import Term

SPELLINGS = {"kpis": "KPIs", "kpi": "KPI"}
NAMES = ("name", "title")


class Position(Struct, frozen=True):
    """The place of a record without a name in its list, counted from 1, and how many there are."""

    number: int
    of: int


class Subject(Struct, frozen=True):
    """What an answer is about. `is_name` says that it is itself the name of the last of the records."""

    records: tuple[str | Position, ...]
    label: str
    is_name: bool

    def __str__(self) -> str:
        """`P2 High: Response time`; a name itself is a matter of its record alone."""
        shown = self.records[:-1] if self.is_name else self.records
        words = ", ".join(str(one.number) if isinstance(one, Position) else one for one in shown)
        return f"{words}: {self.label}" if words else self.label


def subject(path: str, terms: Any, label: Callable[[str], str]) -> Subject:
    """`severities.levels.p2.times.response` → the record P2 High and its label Response time.

    A record without a name is called by its key in words, or by its position where there are several.
    """
    records: list[str | Position] = []
    now = terms
    parts = path.split(".")
    for part in parts:
        inside = at(now, part)
        name = getattr(inside, "name", None) or getattr(inside, "title", None)
        if isinstance(now, Mapping):
            records.append(name if isinstance(name, str) else capital(part.replace("-", " ").replace("_", " ")))
        elif isinstance(now, tuple) and isinstance(inside, Term) and (name or len(now) > 1):
            records.append(name if isinstance(name, str) else Position(int(part) + 1, len(now)))
        now = inside
    return Subject(tuple(records), label(path), parts[-1] in NAMES and bool(records))


def humanised(path: str, terms: Any) -> str:
    """`kpis.a1.targets.0.edge` → `KPIs: Availability, targets, 1, edge`: words where no questionnaire gives a label.

    A key or position prints the name of its record; a position without a name counts from 1.
    """
    words: list[str] = []
    parts = path.split(".")
    now = terms
    for part in parts:
        inside = at(now, part)
        name = getattr(inside, "name", None) or getattr(inside, "title", None)
        if isinstance(now, tuple | Mapping) and isinstance(name, str):
            words.append(name)
        elif isinstance(now, tuple):
            words.append(str(int(part) + 1))
        else:
            words.append(SPELLINGS.get(part, part.replace("_", " ").replace("-", " ")))
        now = inside
    first, *rest = words
    first = capital(first)
    return f"{first}: {', '.join(rest)}" if rest else first


def at(now: Any, part: str) -> Any:
    """What stands under one part of a path; nothing where the path leaves the terms."""
    if isinstance(now, tuple) and part.isdigit():
        return now[int(part)] if int(part) < len(now) else None
    return lookup(now, (part,))


def capital(words: str) -> str:
    """Words with a capital letter at the start."""
    return words[:1].upper() + words[1:]
