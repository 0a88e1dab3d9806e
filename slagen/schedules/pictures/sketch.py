"""Words and figures become the pieces that pictures share: words cut to a width, keys to grounds, a finished figure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from slagen.document.drawing import NORMAL, SMALL, Box, Drawing, Ground, Label, Shape
from slagen.document.nodes import Figure, Inline
from slagen.document.walk import plain
from slagen.render import letter_widths
from slagen.schedules.cells import Part, line

_ROOMY = 110
"""Hundredths: the bundled serif is wider than the type that widths are counted in."""
GROUNDS: tuple[Ground, ...] = ("dark", "hatch", "mid", "light")


def figure(caption: Part, alt: str, height: int, shapes: Iterable[Shape]) -> tuple[Figure, ...]:
    """One picture; `alt` says the same in words."""
    return (Figure(line(caption), " ".join(alt.split()), Drawing(height, tuple(shapes))),)


def width(text: str, small: bool = False, bold: bool = False) -> int:
    """How wide words are, in units of the plane, with some room to spare."""
    size = SMALL if small else NORMAL
    return letter_widths.whole(text, bold) * size * _ROOMY // 100_000 + 1


def cut(text: str, room: int, small: bool = False, bold: bool = False) -> str:
    """Words on one line no wider than a room; what is too much becomes an ellipsis."""
    text = " ".join(text.split())
    if width(text, small, bold) <= room:
        return text
    while text and width(f"{text}…", small, bold) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"


def wrapped(text: str, room: int, small: bool = False, bold: bool = False, most: int = 3) -> list[str]:
    """Words on lines no wider than a room; the last of `most` lines is cut."""
    found: list[str] = []
    for word in text.split():
        if found and width(f"{found[-1]} {word}", small, bold) <= room:
            found[-1] += f" {word}"
        else:
            found.append(word)
    if len(found) > most:
        found[most - 1 :] = [" ".join(found[most - 1 :])]
    return [cut(one, room, small, bold) for one in found]


def key(names: Sequence[tuple[Ground, str]], y: int, start: int = 0) -> list[Shape]:
    """What each ground stands for, side by side, below each other where the line is full."""
    shapes: list[Shape] = []
    x = start
    for ground, name in names:
        said = cut(name, 400, small=True)
        wide = 34 + width(said, small=True) + 26
        if x > start and x + wide > 1000:
            x, y = start, y + 26
        shapes += [Box(x, y - 13, 26, 15, ground), Label(x + 34, y, said, small=True)]
        x += wide
    return shapes


def key_rows(names: Sequence[tuple[Ground, str]], start: int = 0) -> int:
    """How many lines the key takes."""
    rows = {shape.y for shape in key(names, 0, start) if isinstance(shape, Label)}
    return len(rows)


def words(parts: Iterable[Inline]) -> str:
    """A line as plain words."""
    return plain(parts)


def sentence(parts: Iterable[str]) -> str:
    """Sentences side by side, each with a capital and a full stop."""
    return " ".join(f"{part[0].upper()}{part[1:].rstrip('.')}." for part in parts if part)
