"""Shares are exact parts of a whole, read as percentages, counts or fractions, and say what they do not read."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from slagen.quantities import Share


@pytest.mark.parametrize(
    ("text", "fraction", "shown"),
    [
        ("40 %", Fraction(2, 5), "40%"),
        ("33.33%", Fraction(3333, 10000), "33.33%"),
        ("40", Fraction(2, 5), "40%"),
        ("5 of 15", Fraction(1, 3), "5 of 15"),
        ("1/3", Fraction(1, 3), "1/3"),
        ("0 %", Fraction(0), "0%"),
        ("16 of 15", Fraction(16, 15), "16 of 15"),
    ],
)
def test_a_share_is_read_exactly_and_shown_as_typed(text: str, fraction: Fraction, shown: str) -> None:
    """A third of 15 is a third, not 33.33 %; what is typed is what is printed and written back."""
    share = Share.parse(text)
    assert share.fraction == fraction
    assert str(share) == shown
    assert Share.parse(share.typed()) == share


@pytest.mark.parametrize(
    "text", ["", "a third", "5 of", "of 15", "1/0", "-1 of 3", "1/-3", "5 out of 15", "1/3/5", "50 % of 10", "1,5 %"]
)
def test_what_is_no_share_is_refused_with_an_example(text: str) -> None:
    """A whole of zero, a negative part and words are refused."""
    with pytest.raises(ValueError, match="example"):
        Share.parse(text)


def test_a_share_made_in_code_is_held_to_the_same_limits() -> None:
    """No share of a negative part, of a whole of zero, or of no number."""
    for part, whole in ((-1, 3), (1, 0), (1, -2)):
        with pytest.raises(ValueError, match="no whole is zero"):
            Share(Decimal(part), Decimal(whole))
    with pytest.raises(ValueError, match="share"):
        Share(Decimal("NaN"))
