"""Words become the parts that a page keeps on one line, and how wide each may be."""

from __future__ import annotations

import re

from slagen.render import letter_widths

WORD = re.compile(r"(?:[^ \t\n\-–—]|-(?=\d))+[\-–—]*|[\-–—]+")
"""What PDF engines keep on one line: they may end a line after a hyphen, but not before a figure."""
ROOM = 1.08
"""How much wider than the measured type the page's own may be."""


def width(words: str, size: float, bold: bool = False) -> float:
    """How wide words are at most, in points. `size` is the type size."""
    return letter_widths.word(words, bold) * size * ROOM / 1000
