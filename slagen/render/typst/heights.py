"""Words and the width of their column become a height that they will not exceed: what may be kept on one page.

The engine cuts off what must not be broken and is taller than a page, so only what is surely lower is kept whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from slagen.document.nodes import Inline, Ref
from slagen.document.walk import inlines, plain
from slagen.render.typst.inlines import Place
from slagen.render.word_widths import width

_RAGGED = 1.3
"""How much longer a text is for lines that end before the margin; a last word of any length may leave one half empty."""
_LINE = 1.5
"""A line's height in the type size, the space around paragraphs and cells included."""
_REFERENCE = "m" * 24
"""A reference is about as long as “paragraph 12 of Schedule 10”."""
_FEW = 40
"""So many characters take a line or two wherever they stand."""


def height(content: Iterable[Inline], place: Place) -> float:
    """At most so many points."""
    line = tuple(content)
    words = plain(line) + _REFERENCE * sum(isinstance(node, Ref) for node in inlines(line))
    lines = sum(1 + ceil(_width(line, place) * _RAGGED / max(place.room, place.size)) for line in words.split("\n"))
    return lines * place.size * _LINE


def _width(line: str, place: Place) -> float:
    return len(line) * place.size * 0.6 if len(line) < _FEW else width(line, place.size, place.bold)
