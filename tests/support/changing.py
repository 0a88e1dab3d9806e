"""One answer of the terms becomes other answers that might have been given: another choice, another record, none."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from msgspec import structs

from slagen.answers.shapes import Shape, Slot, fields_of
from slagen.terms.agreement import Agreement


def others(terms: Agreement, path: str) -> Iterator[Agreement]:
    """The terms with every other answer at a path that says something different, and without an item of a list."""
    steps = path.split(".")
    slot, value = _reached(terms, steps)
    for other in _values(slot, value, terms):
        if other != value:
            yield _put(terms, steps, other)
    _, holder = _reached(terms, steps[:-1])
    if isinstance(holder, tuple):
        yield _put(terms, steps[:-1], tuple(item for place, item in enumerate(holder) if str(place) != steps[-1]))


def is_nothing(terms: Agreement, path: str) -> bool:
    """Whether `none` or an empty list was typed there."""
    return _reached(terms, path.split("."))[1] in (None, (), {})


def _reached(terms: Agreement, steps: list[str]) -> tuple[Slot, Any]:
    slot, now = Slot((Shape("struct", python=Agreement),)), terms
    for step in steps:
        if isinstance(now, dict | tuple):
            holder = slot.only("dict", "tuple")
            assert holder is not None and holder.item is not None
            slot, now = holder.item, now[step] if isinstance(now, dict) else now[int(step)]
        else:
            field = next(field for field in fields_of(type(now)) if field.key == step)
            slot, now = field.slot, getattr(now, field.name)
    return slot, now


def _values(slot: Slot, value: Any, terms: Agreement) -> Iterator[Any]:
    for shape in slot.shapes:
        if shape.refers_to:
            for target in shape.refers_to.split("|"):
                yield from _table(terms, target.strip())
        elif shape.kind == "choice":
            yield from shape.choices
        elif shape.kind == "bool":
            yield not value
        elif shape.kind == "text" and isinstance(value, str):
            yield f"{value} otherwise"
        elif shape.kind in ("int", "decimal") and isinstance(value, int | Decimal):
            yield value + 1
        elif shape.kind == "date" and isinstance(value, datetime.date):
            yield value + datetime.timedelta(days=1)
        elif shape.kind == "quantity":
            yield from _examples(shape.python)
    if slot.optional:
        yield None


def _examples(quantity: Any) -> Iterator[Any]:
    """The example of a quantity that its own messages give, and one more."""
    for text in (str(getattr(quantity, "example", "")), "7", "7 hours", "7 EUR", "EUR", "GBP"):
        try:
            yield quantity.parse(text)
        except ValueError:
            continue


def _table(terms: Agreement, path: str) -> tuple[str, ...]:
    now: Any = terms
    for part in path.split("."):
        now = getattr(now, part, None)
    return tuple(now or ())


def _put(value: Any, steps: list[str], new: Any) -> Any:
    if not steps:
        return new
    first, *rest = steps
    if isinstance(value, dict):
        return {key: _put(item, rest, new) if key == first else item for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple(_put(item, rest, new) if str(place) == first else item for place, item in enumerate(value))
    name = next(field.name for field in fields_of(type(value)) if field.key == first)
    return structs.replace(value, **{name: _put(getattr(value, name), rest, new)})
