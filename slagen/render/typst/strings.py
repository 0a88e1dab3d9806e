"""Words become Typst string literals: code that can say nothing but those very words."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from slagen.render.word_widths import WORD, width

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_JOINER = "\u200d"
_BREAK = "h(0.001pt)"
"""A space too small to be seen or extracted, at which a line may end."""
_MOST_LETTERS = 8
"""At most so many letters of a word that is broken anywhere stay together: fewer would cost time."""
EMPTY = '""'


def literal(words: str) -> str:
    """Words as one Typst string. A literal knows two special characters only; those no page may hold are dropped."""
    plain = _FORBIDDEN.sub("", words).replace("\t", " ").replace("\r", "")
    escaped = plain.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def text(words: str, room: float, size: float, bold: bool = False) -> str:
    """Words as statements of a code block: line breaks kept, and what is wider than `room` (points) broken anywhere."""
    return "; ".join(
        statement
        for place, line in enumerate(words.split("\n"))
        for statement in (*(["linebreak()"] if place else []), *_line(line, room, size, bold))
    )


def block(statements: str) -> str:
    """Statements joined to one piece of content."""
    return f"{{{statements}}}" if statements else EMPTY


def raw(content: bytes) -> str:
    """Bytes as Typst code: of the files beside the markup the engine takes texts only."""
    return f"bytes(({''.join(f'{byte},' for byte in content)}))"


def flag(value: bool) -> str:
    """A yes or no as Typst writes it."""
    return "true" if value else "false"


def _line(line: str, room: float, size: float, bold: bool) -> list[str]:
    # No letter is wider than the type size, so most lines need no measuring.
    if not line:
        return []
    if len(line) * size <= room or not any(_is_too_wide(word, room, size, bold) for word in WORD.findall(line)):
        return [literal(line)]
    parts: list[str] = []
    end = 0
    for found in WORD.finditer(line):
        word = found.group()
        if _is_too_wide(word, room, size, bold):
            if line[end : found.start()]:
                parts.append(literal(line[end : found.start()]))
            letters = max(1, min(_MOST_LETTERS, int(room / size)))
            parts.append(f"; {_BREAK}; ".join(map(literal, _pieces(word, letters))))
            end = found.end()
    return [*parts, literal(line[end:])] if line[end:] else parts


def _is_too_wide(word: str, room: float, size: float, bold: bool) -> bool:
    return len(word) * size > room and width(word, size, bold) > room


def _pieces(word: str, letters: int) -> list[str]:
    """A word in pieces of so many letters, each with the marks and joiners that belong to it."""
    starts = [
        place
        for place, letter in enumerate(word)
        if not place or (unicodedata.category(letter)[0] not in "MC" and word[place - 1] != _JOINER)
    ]
    edges = [*starts[::letters], len(word)]
    return [word[start:end] for start, end in pairwise(edges)]
