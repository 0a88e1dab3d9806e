"""A look becomes the widths, in points, of the places where its lines are set."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from slagen.render.layout import CONTENTS_SCALE, PAPER, POINTS, text_width
from slagen.render.look import Look
from slagen.render.typst.inlines import Place

INDENT = 12.0
"""Millimetres from the margin to the text of clauses: room for “10.12” in bold."""
ITEM, BULLET = 2.3, 1.3
"""From an item's mark to its text, in the type size."""
FACT_LABEL, SIGNATURE_LABEL = 45.0, 26.0
SIGNATURE_SHARE = 0.48
CONTENTS_GAP, CONTENTS_PAGE = 9.0, 9.0


@dataclass(frozen=True, slots=True)
class Places:
    """The places of one look."""

    look: Look

    @property
    def line(self) -> float:
        """The width between the margins, in points."""
        return text_width(self.look)

    @property
    def page(self) -> float:
        """The height between the margins, in points."""
        page = self.look.page
        return (PAPER[page.size][1] - float(page.top) - float(page.bottom)) * POINTS

    @property
    def size(self) -> float:
        return float(self.look.fonts.body_size)

    def body(self, indented: bool, depth: float = 0) -> Place:
        """Running text; `depth` is how far lists push it in, in the type size."""
        room = self.line - (INDENT * POINTS if indented else 0) - depth * self.size
        return Place(max(room, 4 * self.size), self.size)

    def heading(self, size: Decimal) -> Place:
        return Place(self.line - INDENT * POINTS, float(size), True)

    def contents(self, number: bool) -> Place:
        alone = self.look.layout.contents == "articles"
        size = self.size * (1 if alone else float(CONTENTS_SCALE))
        column = self.line if alone else (self.line - CONTENTS_GAP * POINTS) / 2
        return Place(column - (CONTENTS_PAGE + (INDENT if number else 0)) * POINTS, size, True)

    def fact(self) -> Place:
        return Place(self.line - FACT_LABEL * POINTS, self.size)

    def party(self, scale: float = 1) -> Place:
        return Place(self.line / 2 - 5 * POINTS, self.size * scale, scale > 1)

    def signature(self) -> Place:
        return Place(self.line * SIGNATURE_SHARE, self.size, True)

    def signature_value(self) -> Place:
        return Place(self.line * SIGNATURE_SHARE - SIGNATURE_LABEL * POINTS, self.size)

    def running(self, both: bool = False) -> Place:
        """What runs at head or foot of a page; with `both`, three texts share the line."""
        return Place(self.line * (0.3 if both else 0.4), float(self.look.fonts.small_size))
