"""A picture as a few shapes on a plane: what every format draws alike, each with its own ink.

The plane is 1000 units wide, which is the width of the text; heights are in the same unit, y grows downward.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

WIDTH = 1000
NORMAL, SMALL = 19, 16
"""Heights of letters."""

Ground = Literal["none", "light", "mid", "dark", "hatch"]
Stroke = Literal["none", "thin", "strong", "dashed"]


class Box(Struct, frozen=True):
    """A rectangle; grounds are told apart by tone and hatching, never by colour alone."""

    x: int
    y: int
    width: int
    height: int
    ground: Ground = "none"
    stroke: Stroke = "thin"


class Trace(Struct, frozen=True):
    """A line through points; with `arrow`, its end points somewhere."""

    points: tuple[tuple[int, int], ...]
    stroke: Stroke = "thin"
    arrow: bool = False


class Label(Struct, frozen=True):
    """Words at a point: their baseline's start, middle or end. `tone` light is for dark grounds."""

    x: int
    y: int
    text: str
    anchor: Literal["start", "middle", "end"] = "start"
    bold: bool = False
    small: bool = False
    tone: Literal["text", "muted", "light"] = "text"


Shape = Box | Trace | Label


class Drawing(Struct, frozen=True):
    """Shapes in the order of drawing, on a plane of a height."""

    height: int
    shapes: tuple[Shape, ...]
