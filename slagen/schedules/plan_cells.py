"""Figures of a sales and marketing plan become cells: computed ones rounded half up for showing, answers as typed."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from msgspec.structs import replace

from slagen.document.nodes import Cell, Inline, Table, Text, Value
from slagen.quantities import Currency, Money, Percent
from slagen.quantities.numerals import grouped, plain
from slagen.schedules.cells import cell
from slagen.terms.lead_arithmetic import Exact, decimal
from slagen.terms.smarketing import Smarketing

ROOT = "smarketing"
NOTHING = cell()


def shown(value: Exact, places: int = 2) -> str:
    """A computed number, rounded half up to `places`, without trailing zeros: 30.5556 is 30.56, 20.00 is 20."""
    rounded = decimal(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    if rounded == rounded.to_integral_value():
        return grouped(rounded.to_integral_value())
    return grouped(rounded.normalize())


def money(amount: Exact, currency: str) -> str:
    """A computed amount, half up to the currency's decimals, or without any where it is whole."""
    found = decimal(amount)
    whole = found == found.to_integral_value()
    step = Decimal(1) if whole or not currency else Decimal(1).scaleb(-Currency(currency).decimals)
    return str(Money(found.quantize(step, ROUND_HALF_UP), currency))


def percent(fraction: Exact) -> str:
    """A computed share as a percentage with at most four decimals: 0.025 is 2.5%."""
    value = (decimal(fraction) * 100).quantize(Decimal("0.0001"), ROUND_HALF_UP).normalize()
    return str(Percent(Decimal(plain(value))))


def given(value: object, path: str) -> Cell:
    """A cell with an answer; an empty one where it was not given."""
    return NOTHING if value is None else cell(Value(str(value), path))


def worked_out(text: str) -> Cell:
    """A cell with a computed value."""
    return cell(Value(text))


def known_as(tables: Iterable[Table], id: str) -> tuple[Table, ...]:
    """The tables under a name by which they can be referred to."""
    return tuple(replace(table, id=id) for table in tables)


def lead_names(plan: Smarketing, keys: Iterable[str], path: str) -> tuple[Inline, ...]:
    """The names of lead types, with commas between them."""
    found: list[Inline] = []
    for index, key in enumerate(keys):
        if index:
            found.append(Text(", "))
        found.append(Value(plan.leads[key].name, f"{path}.{index}"))
    return tuple(found)
