"""A look becomes Word's units: twips, half points, bare hexadecimal colours, and estimated widths of words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from slagen.render.look import Look

PAPER = {"A4": (11906, 16838), "Letter": (12240, 15840)}  # twips, upright

NUMBER_EDGE = 720  # from the margin to the text of articles and clauses: room for “10.12” in bold
ITEM_STEP = 600  # from an item's mark to its text: room for “(viii)”

# Widths of Calibri in thousandths of the type size: the family's digits and the averages of its letters.
_NARROW = frozenset("iIjlft.,:;'|!()[]/-r ’‘")
_WIDE = frozenset("mMwW@%—&")


@dataclass(frozen=True, slots=True)
class Geometry:
    """Paper, margins and the text area, all in twips."""

    paper_width: int
    paper_height: int
    top: int
    right: int
    bottom: int
    left: int

    @property
    def text_width(self) -> int:
        return self.paper_width - self.left - self.right

    @property
    def text_height(self) -> int:
        return self.paper_height - self.top - self.bottom


def geometry(look: Look) -> Geometry:
    width, height = PAPER[look.page.size]
    page = look.page
    return Geometry(
        width, height, millimetres(page.top), millimetres(page.right), millimetres(page.bottom), millimetres(page.left)
    )


def millimetres(length: Decimal) -> int:
    """Millimetres to twips, a twentieth of a point."""
    return _whole(length * 1440 / Decimal("25.4"))


def points(length: Decimal | int) -> int:
    """Points to twips."""
    return _whole(Decimal(length) * 20)


def half_points(size: Decimal | int) -> int:
    """A type size in points to half points, Word's unit."""
    return _whole(Decimal(size) * 2)


def colour(value: str) -> str:
    """`#1c2430` to `1C2430`."""
    return value.removeprefix("#").upper()


def line_units(line_height: Decimal) -> int:
    """A line height as a multiple of the type size to 240ths of Word's single line (1.22 of the size in Calibri)."""
    return _whole(line_height / Decimal("1.22") * 240)


def text_width(text: str, size: Decimal, bold: bool = False) -> int:
    """The estimated width of a text in twips, on the generous side. `size` in points."""
    thousandths = 0
    for char in text:
        if char in _NARROW:
            thousandths += 330
        elif char in _WIDE:
            thousandths += 830
        elif char.isdigit():
            thousandths += 510
        elif char.isupper():
            thousandths += 610
        elif ord(char) >= 0x2E80:
            thousandths += 1000
        else:
            thousandths += 520
    return _whole(thousandths * size * 20 * (105 if bold else 100) / 100000)


def _whole(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), rounding=ROUND_HALF_UP))
