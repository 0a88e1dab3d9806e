"""A look becomes the colours and widths in which drawings are drawn: readable in black and white."""

from __future__ import annotations

from msgspec import Struct

from slagen.render.look import Look

WIDTHS = {"none": 0.0, "thin": 1.0, "strong": 2.8, "dashed": 1.8}
"""Of strokes, in units of the plane."""
DASH = (8, 5)
HATCH = 9
"""From one line of a hatched ground to the next."""


PALER = {"light": 88, "mid": 62, "dark": 0, "hatch": 100}
"""Grounds, as so many parts of a hundred of white in the accent."""


class Ink(Struct, frozen=True):
    """Colours as #rrggbb: those of grounds by name, of lines, and of words by tone."""

    grounds: dict[str, str]
    line: str
    rule: str
    words: dict[str, str]


def ink(look: Look) -> Ink:
    accent = look.colours.accent
    return Ink(
        {ground: paler(accent, percent) for ground, percent in PALER.items()},
        accent,
        look.colours.rule,
        {"text": look.colours.text, "muted": look.colours.muted, "light": "#ffffff"},
    )


def paler(colour: str, percent: int) -> str:
    """A colour with so many parts of a hundred of white in it."""
    parts = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{part + (255 - part) * percent // 100:02x}" for part in parts)
