"""A drawing becomes a PNG, for programs that draw no SVG: the same shapes and words, in tones of the accent alone.

Sixteen tones of one colour from dark to white take a fifth of the time of many colours.
"""

from __future__ import annotations

import io
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from slagen.document.drawing import NORMAL, SMALL, WIDTH, Box, Drawing, Label, Trace
from slagen.render import fonts
from slagen.render.ink import DASH, PALER, WIDTHS
from slagen.render.look import Fonts, Look
from slagen.render.png_file import TONES, png_file
from slagen.render.svg import arrow_head, hatching

SCALE = 1.5
"""Dots to a unit: some 220 to an inch on paper."""
_WHITE, _LINE, _RULE = TONES - 1, 0, 12
_TONES = {"text": 0, "muted": 5, "light": _WHITE}
_BEFORE = {"start": 0, "middle": 1, "end": 2}
"""Halves of a label's length that stand before its point."""
_FINE = 64
"""Parts of a dot in which letters advance."""


def png(drawing: Drawing, look: Look) -> bytes:
    """The same drawing and look give the same bytes."""
    from PIL import Image, ImageDraw

    image = Image.new("L", (round(WIDTH * SCALE), round(drawing.height * SCALE)), _WHITE)
    canvas = _Canvas(ImageDraw.Draw(image), look.fonts.body)
    for shape in drawing.shapes:
        canvas.draw(shape)
    palette = _palette(look.colours.accent)
    image.putpalette(palette)
    return png_file(*image.size, palette, image.tobytes("raw", "P;4"))


def _palette(colour: str) -> bytes:
    """Red, green and blue of the colour with ever more white in it, from none to all."""
    parts = [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
    return bytes([part + (255 - part) * tone // _WHITE for tone in range(TONES) for part in parts])


class _Canvas:
    def __init__(self, draw: Any, family: str) -> None:
        self.to, self.family = draw, family

    def draw(self, shape: Box | Trace | Label) -> None:
        match shape:
            case Box():
                self._box(shape)
            case Trace():
                self._line(shape.points, shape.stroke)
                if shape.arrow:
                    self.to.polygon([self._at(point) for point in arrow_head(shape)], fill=_LINE)
            case Label():
                size = (SMALL if shape.small else NORMAL) * SCALE
                self._words(" ".join(shape.text.split()), shape, _face(self.family, shape.bold, size))

    def _words(self, text: str, label: Label, face: Any) -> None:
        """Letter by letter: each is drawn once in a process, where whole words took ten times as long."""
        letters = [_letter(face, letter) for letter in text]
        place, line = self._at((label.x, label.y))
        start = place * _FINE - sum([letter.advance for letter in letters]) * _BEFORE[label.anchor] // 2
        for letter in letters:
            if letter.dots.size[0]:
                where = ((start + _FINE // 2) // _FINE + letter.left, line + letter.top)
                self.to.draw.draw_bitmap(where, letter.dots, _TONES[label.tone])
            start += letter.advance

    def _box(self, box: Box) -> None:
        corners = [self._at((box.x, box.y)), self._at((box.x + box.width, box.y + box.height))]
        if box.ground != "none":
            self.to.rectangle(corners, fill=round(PALER[box.ground] * _WHITE / 100))
        if box.ground == "hatch":
            for line in hatching(box):
                self.to.line([self._at(point) for point in line], fill=_LINE, width=round(SCALE))
        right, low = box.x + box.width, box.y + box.height
        self._line(((box.x, box.y), (right, box.y), (right, low), (box.x, low), (box.x, box.y)), box.stroke)

    def _line(self, points: tuple[tuple[int, int], ...], stroke: str) -> None:
        if stroke == "none":
            return
        tone = _RULE if stroke == "thin" else _LINE
        width = int(WIDTHS[stroke] * SCALE)
        parts = [points]
        if stroke == "dashed":
            parts = [dash for start, end in pairwise(points) for dash in _dashes(start, end)]
        for part in parts:
            self.to.line([self._at(point) for point in part], fill=tone, width=width, joint="curve")

    def _at(self, point: tuple[int, int]) -> tuple[int, int]:
        return round(point[0] * SCALE), round(point[1] * SCALE)


def _dashes(start: tuple[int, int], end: tuple[int, int]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """The strokes of a dashed line, in whole units."""
    (x1, y1), (x2, y2) = start, end
    length = max(abs(x2 - x1), abs(y2 - y1))
    found = []
    for at in range(0, length, sum(DASH)):
        to = min(at + DASH[0], length)
        found.append((
            (x1 + (x2 - x1) * at // length, y1 + (y2 - y1) * at // length),
            (x1 + (x2 - x1) * to // length, y1 + (y2 - y1) * to // length),
        ))
    return found


class _Letter(NamedTuple):
    """The dots of a letter, where they begin from its point on the line, and how far it takes the next, in parts of a dot."""

    dots: Any
    left: int
    top: int
    advance: int


@lru_cache(maxsize=4096)
def _letter(face: Any, letter: str) -> _Letter:
    dots, (left, top) = face.getmask2(letter, "L", anchor="ls")
    return _Letter(dots, left, top, round(face.getlength(letter) * _FINE))


@cache
def _face(family: str, bold: bool, size: float) -> Any:
    """A bundled face; of a family that is not bundled, the usual one stands in."""
    from PIL import ImageFont

    faces = fonts.faces(family) or fonts.faces(Fonts().body)
    face = next(one for one in faces if (one.weight, one.slant) == (700 if bold else 400, "normal"))
    letters = _without_programs(fonts.read(face.name, ".ttf"))
    return ImageFont.truetype(io.BytesIO(letters), size, layout_engine=ImageFont.Layout.BASIC)


def _without_programs(face: bytes) -> bytes:
    """A TrueType face that says it has no programs, which fit letters to the few dots of a screen.

    To run them took three quarters of the time of a picture. Source: OpenType, table directory and `maxp`.
    """
    found = bytearray(face)
    for at in range(12, 12 + 16 * int.from_bytes(face[4:6]), 16):
        name, offset = face[at : at + 4], int.from_bytes(face[at + 8 : at + 12])
        if name in (b"fpgm", b"prep", b"cvt "):
            found[at + 12 : at + 16] = bytes(4)  # a table without length counts as missing
        elif name == b"maxp":
            found[offset + 26 : offset + 28] = bytes(2)  # the most bytes of program in a letter
    return bytes(found)
