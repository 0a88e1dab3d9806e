"""Lines of Word text are counted as they are broken: between words, and inside a word that is wider than a line."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slagen.render import letter_widths
from slagen.render.docx.line_breaking import Letters, broken, widest_part, width
from slagen.render.docx.typefaces import typeface

WORDS = st.lists(st.text("abcMW.,-–é上", min_size=1, max_size=12), max_size=40)


def _one_by_one(words: list[str], room: int, bold: bool) -> int:
    """The same count by a look at each word in turn, as one would do it by hand."""
    count, used, space = 1, 0, letter_widths.whole(" ", bold)
    for word in words:
        wide = letter_widths.whole(word, bold)
        if used and used + space + wide > room:
            count, used = count + 1, 0
        used += (space if used else 0) + wide
        while used > room:
            count, used = count + 1, used - room
    return count


@given(WORDS, st.integers(3_000, 60_000), st.booleans())
def test_lines_are_those_that_words_fill_in_turn(words: list[str], room: int, bold: bool) -> None:
    """The count by sums of all words is the count by a look at each."""
    assert broken(words, room, bold) == _one_by_one(words, room, bold)


@given(WORDS, st.booleans(), st.integers(0, 20_000))
def test_no_part_is_wider_than_the_widest(words: list[str], bold: bool, known: int) -> None:
    """The widest part is that of all pieces between spaces and behind dashes, and never less than what was known."""
    pieces = " ".join(words).replace("-", "- ").replace("–", "– ").split()
    assert widest_part(words, bold, known) == max([known, *(letter_widths.whole(piece, bold) for piece in pieces)])
    assert width(words, bold) == letter_widths.whole(" ".join(words), bold)


CASES = [("", 10, 1), ("to the point", 9000, 1), ("to the point", 700, 2), ("MMMMMMMMMM", 800, 3)]


@pytest.mark.parametrize(("text", "width", "lines"), CASES)
def test_a_type_counts_its_lines(text: str, width: int, lines: int) -> None:
    """At 10 points, ten letters of 0.855 of the size take 1,710 twips: three lines of 800."""
    letters = Letters.of(typeface("Calibri"), Decimal(10))
    assert letters.line == 244
    assert letters.lines(text.split(), width) == lines
