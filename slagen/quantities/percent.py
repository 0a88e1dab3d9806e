"""A typed percentage ("99.90 %") becomes an exact Percent that keeps its digits."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar, Self

from slagen.quantities.numerals import one_line, plain, read_number
from slagen.quantities.quantity import Quantity


class Percent(Quantity, frozen=True, order=True):
    """A share in hundredths; never negative. Whether more than 100 makes sense is the field's question."""

    value: Decimal
    example: ClassVar[str] = "99.90 %"
    allowed: ClassVar[str] = "a percentage with a point for decimals"

    def __post_init__(self) -> None:
        if not self.value.is_finite() or self.value < 0:
            raise ValueError(f"{self.value} is not a percentage: it cannot be negative (example: {self.example})")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "99.90 %", "99.90%" or "99.90". Raises ValueError."""
        bare = one_line(text, "a percentage", cls.example)
        return cls(read_number(bare.removesuffix("%"), "a percentage", cls.example))

    @property
    def fraction(self) -> Decimal:
        """The share of one: 99.90 % is 0.9990."""
        return self.value.scaleb(-2)

    def typed(self) -> str:
        """The spelling for an answers file."""
        return f"{plain(self.value)} %"

    def __str__(self) -> str:
        return f"{plain(self.value)}%"
