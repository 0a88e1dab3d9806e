"""A text, a type and a width become the number of lines that the text takes, broken between words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate

from msgspec import Struct

from slagen.render import letter_widths
from slagen.render.docx.measures import millionths, points
from slagen.render.docx.typefaces import Typeface

_BREAKS = re.compile(r"(?<=[-–—])")  # where Word may begin a new line inside a word


class Letters(Struct, frozen=True):
    """Letters of one size and weight: `line` is the height of a single line in twips.

    `unit` is a thousandth of the type size in millionths of a twip, of the size at which Calibri's letters are as wide as
    these: widths are counted as Calibri's.
    """

    unit: int
    bold: bool
    line: int

    @classmethod
    def of(cls, face: Typeface, size: Decimal, bold: bool = False) -> Letters:
        return cls(millionths(size * face.width(bold)), bold, points(size * face.height))

    def lines(self, words: Sequence[str], width: int) -> int:
        """How many lines words take in a width in twips; one wider than that is broken where the line ends."""
        return broken(words, width * 1_000_000 // self.unit, self.bold)


def broken(words: Sequence[str], room: int, bold: bool) -> int:
    """How many lines words take, each of so many thousandths of the type size.

    The ends of all words are summed at once, and each line's last word is looked up among them: half the time of a look at
    each word.
    """
    if not words:
        return 1
    widths = _BOLD if bold else _REGULAR
    ends = list(accumulate(map(widths.__getitem__, words)))
    last, full = ends[-1], room + widths[""]  # the space behind a line's last word needs no room
    if last <= full or room <= 0:
        return 1
    count, begin, word = 1, 0, 0
    while last - begin > full:
        following = bisect_right(ends, begin + full, word)
        # No word ends in this line: the one that fills it is broken.
        begin = ends[following - 1] if following > word else begin + room
        count, word = count + 1, following
    return count


def width(words: Sequence[str], bold: bool) -> int:
    """Words on one line, in thousandths of the type size."""
    widths = _BOLD if bold else _REGULAR
    return sum(map(widths.__getitem__, words)) - (widths[""] if words else 0)


def widest_part(words: Sequence[str], bold: bool, known: int) -> int:
    """The widest part of words that is never broken, in thousandths of the type size, or `known` where none is wider."""
    widths = _BOLD if bold else _REGULAR
    space = widths[""]
    if max(map(widths.__getitem__, words), default=0) - space <= known:
        return known
    wider = [word for word in words if widths[word] - space > known]
    return max([known, *(widths[part] - space for word in wider for part in _BREAKS.split(word))])


class _Words(dict[str, int]):
    """Words by themselves with the space behind them, in thousandths of the type size: an agreement has few, many times over."""

    def __init__(self, bold: bool) -> None:
        self.bold = bold

    def __missing__(self, word: str) -> int:
        if len(self) >= _KEPT:
            self.clear()
        self[word] = letter_widths.whole(word + " ", self.bold)
        return self[word]


_KEPT = 20_000
_REGULAR, _BOLD = _Words(False), _Words(True)
