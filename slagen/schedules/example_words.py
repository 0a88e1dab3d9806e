"""Figures of an example become words: the fee it reckons with, results without endless digits."""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal

from slagen.credits.exact import in_currency
from slagen.document.nodes import Inline
from slagen.quantities import Money
from slagen.quantities.numerals import plain
from slagen.schedules.cells import Part, answer, computed, line
from slagen.schedules.example_fee import ExampleFee
from slagen.schedules.money_words import basis_words
from slagen.terms.credits import Scheme

Step = tuple[Part, Part]
MOST_DECIMALS = 6


def fee_words(scheme: Scheme, path: str, fee: ExampleFee, basis: Money) -> tuple[Inline, ...]:
    """The fee that the example reckons with, and how it becomes the scheme's fee base."""
    amount = in_currency(fee.fee.amount.amount, fee.currency)
    per = str(fee.fee.per).removeprefix("1 ")
    of_what = line(", ", answer(basis_words(scheme.basis), f"{path}.basis")) if scheme.basis else ()
    unit = line(" for one ", answer(fee.fee.per_unit, f"{fee.path}.per_unit")) if fee.fee.per_unit else ()
    if amount == basis:
        return line(fee.name, ": ", answer(amount, f"{fee.path}.amount"), unit, of_what)
    return line(fee.name, ": ", answer(amount, f"{fee.path}.amount"), f" per {per}", unit, " = ", computed(basis), of_what)


def short(value: Decimal) -> Decimal:
    """At most two decimals, without zeros at the end."""
    cut = value.quantize(Decimal("0.01"))
    return cut.quantize(Decimal(1)) if cut == cut.to_integral_value() else cut.normalize()


def shown(result: Decimal) -> str:
    """A percentage with at most six decimals; three dots say that more follow."""
    cut = result.quantize(Decimal(1).scaleb(-MOST_DECIMALS), ROUND_DOWN)
    return f"{plain(result)}%" if cut == result else f"{plain(cut)}…%"
