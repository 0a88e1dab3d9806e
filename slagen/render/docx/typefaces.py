"""A family that Word files name becomes what its lines and letters measure, beside Calibri, on which widths are counted."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct


class Typeface(Struct, frozen=True):
    """`height` of a single line in the type size; `regular` and `bold`, the mean widths of letters against Calibri's."""

    height: Decimal
    regular: Decimal
    bold: Decimal

    def width(self, bold: bool) -> Decimal:
        return self.bold if bold else self.regular


_CALIBRI = Typeface(Decimal("1.22"), Decimal(1), Decimal(1))
# Means over the letters of all clauses, measured on the free fonts made to match: Carlito, Caladea, Liberation.
_KNOWN = {
    "calibri": _CALIBRI,
    "carlito": _CALIBRI,
    "cambria": Typeface(Decimal("1.172"), Decimal("1.00"), Decimal("1.063")),
    "caladea": Typeface(Decimal("1.172"), Decimal("1.00"), Decimal("1.063")),
    "times new roman": Typeface(Decimal("1.15"), Decimal("1.00"), Decimal("1.034")),
    "liberation serif": Typeface(Decimal("1.15"), Decimal("1.00"), Decimal("1.034")),
    "arial": Typeface(Decimal("1.15"), Decimal("1.097"), Decimal("1.145")),
    "helvetica": Typeface(Decimal("1.15"), Decimal("1.097"), Decimal("1.145")),
    "liberation sans": Typeface(Decimal("1.15"), Decimal("1.097"), Decimal("1.145")),
    "source sans 3": Typeface(Decimal("1.326"), Decimal("1.00"), Decimal("1.037")),
    "source serif 4": Typeface(Decimal("1.371"), Decimal("1.082"), Decimal("1.086")),
}
_OTHER = Typeface(Decimal("1.17"), Decimal("1.05"), Decimal("1.09"))


def typeface(family: str) -> Typeface:
    """A family that was not measured gets what is usual."""
    return _KNOWN.get(family.lower(), _OTHER)
