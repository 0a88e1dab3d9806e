"""A clause's body is read as it would print: each branch on its own, list by list, line by line."""

from __future__ import annotations

from decimal import Decimal

import pytest
from support.lint_material import clauses_of

from slagen.lint.prose import prose
from slagen.lint.readability import reading_ease, syllables


def sentences(body: str) -> list[tuple[int, str]]:
    """Every sentence with its line within the body, counted from 1."""
    (clause,) = clauses_of(a_b=body).values()
    return [(one.line - 6, str(one)) for one in prose(clause).sentences]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("One. Two: three; four.\n", [(1, "One."), (1, "Two:"), (1, "three;"), (1, "four.")]),
        ("1. First item\n1. second\n   - inner\n", [(1, "First item"), (2, "second"), (3, "inner")]),
        ("One\nsentence over lines.\n\nAnother\n", [(1, "One sentence over lines."), (4, "Another")]),
        ("Within {{ a.b }}, at {{ c }}%.\n", [(1, "Within x, at x%.")]),
        ("Costs, e.g. fees, count.\n", [(1, "Costs, e.g. fees, count.")]),
        ("| A b | C |\n|---|---|\n| {{ x }} | d e |\n", [(1, "A b"), (1, "C"), (3, "x"), (3, "d e")]),
    ],
)
def test_sentences_end_at_stops_items_cells_and_blank_lines(body: str, expected: list[tuple[int, str]]) -> None:
    """Stops, list marks, cells and blank lines end a sentence; a line's end and an answer do not."""
    assert sentences(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("It {% if a %}may{% elif b %}must not ever{% else %}can{% endif %} end.\n", ["It must not ever end."]),
        ("It ends{% if a %} at once{% endif %}.\n", ["It ends at once."]),
        ("{% if a %}It ends.{% else %}It goes on for long.{% endif %} Then\n", ["It ends.", "It goes on for long.", "Then"]),
        ("For {% for a in b %}{{ a }}{% if c %}, {% endif %}{% else %}nobody at all{% endfor %}.\n", ["For nobody at all."]),
        ("{% if a %}\n1. One.\n{% else %}\n1. Two.\n{% endif %}\n1. Three.\n", ["One.", "Two.", "Three."]),
        ("a {% if x %}b {% if y %}c d{% else %}e{% endif %}{% endif %} f\n", ["a b c d f"]),
    ],
)
def test_a_sentence_is_as_long_as_its_longest_branch(body: str, expected: list[str]) -> None:
    """Branches are alternatives and are never added up; a sentence that a branch ends is one of its own."""
    assert [text for _, text in sentences(body)] == expected


def test_marks_have_their_lines_and_words_count_as_printed() -> None:
    """Definitions, uses and references carry their line; a reference counts as two words, a dash as none."""
    (clause,) = clauses_of(a_b='**"Cap"** is – see [](#credits/cap).\n\nA [Fee Base] \\[x\\].\n').values()
    told = prose(clause)
    assert [(mark.text, mark.line) for mark in told.defined] == [("Cap", 7)]
    assert [(mark.text, mark.line) for mark in told.used] == [("Fee Base", 9)]
    assert [(mark.text, mark.line) for mark in told.references] == [("credits/cap", 7)]
    assert [one.length for one in told.sentences] == [5, 4]


@pytest.mark.parametrize(
    ("word", "count"),
    [("time", 1), ("named", 1), ("wanted", 2), ("table", 2), ("rule", 1), ("rules", 1), ("service", 2), ("agreement", 3),
     ("the", 1), ("measured", 2), ("notices", 3), ("available", 4), ("x", 1)],
)  # fmt: skip
def test_syllables_are_counted_as_spoken(word: str, count: int) -> None:
    """Silent endings do not count."""
    assert syllables(word) == count


def test_reading_ease_is_the_published_formula() -> None:
    """Six words of one syllable in one sentence give 206.835 − 1.015 × 6 − 84.6."""
    assert reading_ease([["The", "cat", "sat", "on", "the", "mat"]]) == Decimal("116.1")
