"""A look becomes Word's units: twips, half points, bare hexadecimal colours, and widths of words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache

from slagen.render.docx.typefaces import typeface
from slagen.render.look import Look

PAPER = {"A4": (11906, 16838), "Letter": (12240, 15840)}  # twips, upright

NUMBER_EDGE = 720  # from the margin to the text of articles and clauses: room for “10.12” in bold
ITEM_STEP = 600  # from an item's mark to its text: room for “(viii)”


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


@lru_cache(maxsize=16)
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


def line_units(look: Look) -> int:
    """The line height, a multiple of the type size, to 240ths of Word's single line (1.22 of the size in Calibri)."""
    return _whole(look.fonts.line_height / typeface(look.fonts.word_body).height * 240)


def twips(letters: int, size: Decimal) -> int:
    """The width of letters, in thousandths of the type size, in twips. `size` in points."""
    return (letters * millionths(size) + 500_000) // 1_000_000


@cache
def millionths(size: Decimal) -> int:
    """Twips to one thousandth of a type size, in millionths: widths are summed in whole numbers. `size` in points."""
    return _whole(size * 20 * 1000)


def _whole(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), rounding=ROUND_HALF_UP))
