"""A typed part of a whole ("40 %", "5 of 15", "1/3") becomes an exact Share that keeps how it was typed."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar, Literal, Self

from slagen.quantities.numerals import one_line, plain, read_number, refusal
from slagen.quantities.quantity import Quantity

_PARTS = re.compile(r"(.+?)(?: of |/)(.+)")


class Share(Quantity, frozen=True):
    """`part` of `whole`; a percentage is a part of 100. Exact where a percentage cannot be: 1/3 is no 33.33 %."""

    part: Decimal
    whole: Decimal = Decimal(100)
    form: Literal["percent", "of", "over"] = "percent"
    example: ClassVar[str] = "40 %"
    allowed: ClassVar[str] = "a percentage, or a part of a whole such as 5 of 15 or 1/3"

    def __post_init__(self) -> None:
        if not (self.part.is_finite() and self.whole.is_finite()) or self.part < 0 or self.whole <= 0:
            raise ValueError(refusal(str(self), "a share", "no part is negative and no whole is zero", self.example))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "40 %", "40", "5 of 15" or "1/3". Raises ValueError."""
        bare = one_line(text, "a share", cls.example)
        if match := _PARTS.fullmatch(bare):
            part, whole = (read_number(found.strip(" "), "a share", cls.example) for found in match.groups())
            return cls(part, whole, "over" if "/" in bare else "of")
        return cls(read_number(bare.removesuffix("%"), "a share", cls.example))

    @property
    def fraction(self) -> Fraction:
        """The share of one, exactly: 5 of 15 is a third."""
        return Fraction(self.part) / Fraction(self.whole)

    def typed(self) -> str:
        """The spelling for an answers file."""
        return f"{plain(self.part)} %" if self.form == "percent" else str(self)

    def __str__(self) -> str:
        if self.form == "percent":
            return f"{plain(self.part)}%"
        return f"{plain(self.part)}{' of ' if self.form == 'of' else '/'}{plain(self.whole)}"
