"""The lines that a document must show and those that a file shows become the places where they differ, word by word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from slagen.errors import on_one_line

_STOPS = tuple(".,;:)")
_LONGEST = 24
"""Words of one difference that are told; of a longer one, the beginning and the end."""


class Line(Struct, frozen=True):
    """Words, and where in the agreement they stand: `clause 4.2`."""

    text: str
    where: str = ""


class Difference(Struct, frozen=True):
    """What a file shows in one place, and what the answers give there; one of them may be nothing."""

    where: str
    shown: str
    given: str

    def __str__(self) -> str:
        where = f"{self.where}: " if self.where else ""
        if not self.shown:
            return on_one_line(f"{where}the file lacks {_told(self.given)}")
        if not self.given:
            return on_one_line(f"{where}the file adds {_told(self.shown)}")
        return on_one_line(f"{where}the file says {_told(self.shown)}, the answers give {_told(self.given)}")


def differences(given: Iterable[Line], shown: Iterable[str]) -> tuple[Difference, ...]:
    """All places in order. Spaces and line breaks do not count."""
    expected = [(words, line.where) for line in given if (words := tuple(line.text.split()))]
    found = [words for text in shown if (words := tuple(text.split()))]
    lines = SequenceMatcher(None, [words for words, _ in expected], found, autojunk=False)
    told: list[Difference] = []
    for kind, start, end, first, last in lines.get_opcodes():
        if kind != "equal":
            before = expected[start - 1][1] if start else expected[0][1] if expected else ""
            wanted = [(word, where) for words, where in expected[start:end] for word in words]
            told += _by_words(wanted, [word for words in found[first:last] for word in words], before)
    return tuple(told)


def _by_words(given: Sequence[tuple[str, str]], shown: Sequence[str], before: str) -> list[Difference]:
    """The places inside lines that differ; `before` is where the line in front of them stands."""
    words = [word for word, _ in given]
    told: list[Difference] = []
    for kind, start, end, first, last in SequenceMatcher(None, words, shown, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        where = given[start][1] if start < len(given) else given[-1][1] if given else before
        # A figure is read with its unit.
        unit = words[end : end + 1] if end > start and last > first and words[end - 1][-1:].isdigit() else []
        told.append(_difference(where, " ".join([*shown[first:last], *unit]), " ".join([*words[start:end], *unit])))
    return told


def _difference(where: str, shown: str, given: str) -> Difference:
    """Without the stop or comma in which both end."""
    while shown[-1:] == given[-1:] and shown[-1:] in _STOPS and len(shown) > 1 and len(given) > 1:
        shown, given = shown[:-1], given[:-1]
    return Difference(where, shown, given)


def _told(text: str) -> str:
    words = text.split()
    if len(words) > _LONGEST:
        text = " ".join((*words[: _LONGEST // 2], "…", *words[-_LONGEST // 2 :]))
    return f"“{text}”" if len(words) > 2 else text
