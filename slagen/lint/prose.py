"""A clause's body becomes prose: its sentences as they would print, its terms and references, each with its line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from slagen.assembly.fill import PLURAL, TAG
from slagen.assembly.pieces import DEFINED, REFERENCE, USED, Piece, pieces
from slagen.library.clauses import ClauseText

START = re.compile(r"\s*(?:\d+\.|-|\|)(?=\s)|\s*$")
END = re.compile(r"[.:;?!][\"”)\]*]*$")
ABBREVIATIONS = ("e.g.", "i.e.", "etc.", "no.", "vs.", "approx.")
LETTERS = re.compile(r"[^\W_]")
ANSWER = "x"
"""What stands for an answer: one word, whatever will be printed."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words as they would print, marks and all; `line` is the file's line at which it begins, `cell` whether it is in a table."""

    words: tuple[str, ...]
    line: int
    cell: bool

    @property
    def length(self) -> int:
        """The number of words; a reference prints as two, `clause 8.3`, and a lone dash is none."""
        return sum(2 if REFERENCE.search(word) else 1 for word in self.words if LETTERS.search(word))

    def __str__(self) -> str:
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Mark:
    """A term or a target, and the file's line it stands on."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Prose:
    """`flat` is the body with its tags blanked out, sign for sign, so that a place in it is a place in the body."""

    sentences: tuple[Sentence, ...]
    flat: str
    first_line: int
    defined: tuple[Mark, ...]
    used: tuple[Mark, ...]
    references: tuple[Mark, ...]

    def line_at(self, position: int) -> int:
        """The file's line of a place in `flat`."""
        return self.first_line + self.flat.count("\n", 0, position)


@cache
def prose(clause: ClauseText) -> Prose:
    """The prose of a clause whose tags are sound."""
    flat = TAG.sub(lambda tag: _blank(tag[0]), clause.body)

    def marks(pattern: re.Pattern[str]) -> tuple[Mark, ...]:
        found = (match for match in pattern.finditer(flat) if flat[match.start() - 1 : match.start()] != "\\")
        return tuple(Mark(match[1].strip(), clause.body_line + flat.count("\n", 0, match.start())) for match in found)

    return Prose(
        tuple(_sentences(clause)), flat, clause.body_line, marks(DEFINED), marks(USED), marks(REFERENCE)
    )


def _blank(tag: str) -> str:
    """Signs in a tag's place: § where an answer prints, the plural where it chooses between words, else nothing."""
    if words := PLURAL.search(tag):
        return words["many"].ljust(len(tag))
    return ("§" if tag.startswith("{{") else " ") * len(tag)


# --- sentences: an `if` prints one of its branches, so a sentence is as long as the longest of them makes it ----------


@dataclass(slots=True)
class _Open:
    """A sentence that is being read."""

    words: list[str] = field(default_factory=list)
    line: int = 0
    cell: bool = False
    apart: bool = True

    def copy(self) -> _Open:
        return _Open(list(self.words), self.line, self.cell, self.apart)


def _sentences(clause: ClauseText) -> list[Sentence]:
    reader = _Reader(list(pieces(clause)))
    reader.close(reader.read(_Open(), ()))
    return list(dict.fromkeys(reader.done))


class _Reader:
    """Walks over the pieces; every branch begins where the sentence stood before it."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces, self.at = pieces, 0
        self.done: list[Sentence] = []

    def read(self, now: _Open, until: tuple[str, ...]) -> _Open:
        """Read up to a tag named in `until`, which stays; the sentence that is open there."""
        while self.at < len(self.pieces):
            piece = self.pieces[self.at]
            if piece.word in until:
                return now
            self.at += 1
            if piece.word in ("if", "for"):
                now = self.branches(now, piece.word)
            elif piece.word == "{{":
                self.add(now, ANSWER, piece.line)
            elif not piece.is_tag:
                now = self.text(now, piece)
        return now

    def branches(self, before: _Open, word: str) -> _Open:
        """The longest sentence left open by any branch; without an `else`, printing nothing is a branch too."""
        left = [] if word == "if" else [before.copy()]
        end, otherwise = f"end{word}", False
        while self.at < len(self.pieces):
            left.append(self.read(before.copy(), ("elif", "else", end)))
            ending = self.pieces[self.at].word if self.at < len(self.pieces) else end
            self.at += 1
            otherwise = otherwise or ending == "else"
            if ending == end:
                break
        if not otherwise:
            left.append(before)
        return max(left, key=lambda one: len(one.words))

    def text(self, now: _Open, piece: Piece) -> _Open:
        """Words of one line. A list mark, a blank line and the edge of a cell end a sentence without a stop."""
        text = piece.text
        if piece.begins and (start := START.match(text)):
            now = self.close(now)
            now.cell = start[0].strip() == "|"
            text = text[start.end() :]
        for part in re.findall(r"\s+|\||[^\s|]+", text):
            if part.isspace():
                now.apart = True
            elif part == "|" and now.cell:
                now = self.close(now, cell=True)
            else:
                self.add(now, part, piece.line)
                if END.search(now.words[-1]) and now.words[-1].lower() not in ABBREVIATIONS:
                    now = self.close(now, cell=now.cell)
        return now

    def add(self, now: _Open, word: str, line: int) -> None:
        if now.apart or not now.words:
            now.words.append(word)
        else:
            now.words[-1] += word
        now.line = now.line or line
        now.apart = False

    def close(self, now: _Open, *, cell: bool = False) -> _Open:
        if any(LETTERS.search(word) for word in now.words):
            self.done.append(Sentence(tuple(now.words), now.line, now.cell))
        return _Open(cell=cell)
