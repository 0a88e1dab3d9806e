"""What came of a Word file: values of a look, each with where it was found, and words on what could not be taken."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct, field

from slagen.letterhead.logos import Emblem

Value = str | Decimal | dict[str, str]


class Entry(Struct, frozen=True):
    """One value: its path in look.yaml, what it is to people, how it is shown to them, and where it was found."""

    path: str
    value: Value
    what: str
    shown: str
    origin: str


class Taken(Struct):
    """What was taken, in the order of a look's file, and what could not be."""

    entries: list[Entry] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    emblem: Emblem | None = None

    def add(self, path: str, value: Value, what: str, shown: str, origin: str) -> None:
        self.entries.append(Entry(path, value, what, shown, origin))

    def remark(self, words: str) -> None:
        if words not in self.remarks:
            self.remarks.append(words)
