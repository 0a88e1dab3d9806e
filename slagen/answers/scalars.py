"""The text of one answer becomes a value of its declared type, or a sentence that says what is allowed."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import msgspec

from slagen.answers.findings import listed, nearest
from slagen.answers.shapes import Shape, Slot, fields_of

_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,17})", re.ASCII)
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,12})?", re.ASCII)
_YEARS = range(1900, 3000)
_SAMPLES = {"int": "a whole number such as 12", "decimal": "a number such as 12 or 99.5", "bool": "yes or no"}


class Refused(Exception):
    """`what` completes the sentence `Claim period is "30 dys"…`; `mend` is a further sentence.

    `wrong_type` says that the text is not of the declared kind at all, rather than a value out of bounds.
    """

    def __init__(self, what: str, mend: str = "", *, wrong_type: bool = False) -> None:
        super().__init__(what)
        self.what = what
        self.mend = mend
        self.wrong_type = wrong_type


def convert(shape: Shape, text: str, currency: str) -> Any:
    """`text` as one scalar shape; a quantity without a currency gets `currency`. Raises Refused."""
    value = _parse(shape, text if shape.kind == "text" else text.strip(), currency)
    check_limits(shape, value)
    return value


def allowed(shape: Shape) -> str:
    """What the shape accepts, in plain words."""
    if shape.kind == "choice":
        return listed(shape.choices)
    if shape.kind == "quantity":
        words, example = str(getattr(shape.python, "allowed", "a value")), str(getattr(shape.python, "example", ""))
        return f'{words}, such as "{example}"' if example and example not in words else words
    return _SAMPLES.get(shape.kind, "a date such as 2026-01-31" if shape.kind == "date" else "text")


def kinds_allowed(slot: Slot) -> str:
    """What a field accepts, one value or a group, table or list of them."""
    words = [allowed(shape) for shape in slot.scalars()]
    names = {"struct": 'a group of "name: value" lines', "dict": "a table of names", "tuple": "a list"}
    words += [names[shape.kind] for shape in slot.shapes if shape.kind in names]
    if struct := slot.only("struct"):
        group: type[msgspec.Struct] = struct.python
        words[-1] += f" ({listed(field.key for field in fields_of(group))})"
    return " or ".join([*words, "none"] if slot.optional else words)


def _parse(shape: Shape, text: str, currency: str) -> Any:
    if shape.kind == "text":
        return text
    if shape.kind == "choice":
        if text in shape.choices:
            return text
        raise Refused(f"; allowed: {allowed(shape)}", nearest(text, shape.choices))
    if shape.kind == "bool":
        if text in ("yes", "true", "no", "false"):
            return text in ("yes", "true")
        raise Refused(f"; allowed: {allowed(shape)}", nearest(text, ("yes", "no")), wrong_type=True)
    if shape.kind == "int" and _WHOLE.fullmatch(text):
        return int(text)
    if shape.kind == "decimal" and _NUMBER.fullmatch(text):
        return Decimal(text)
    if shape.kind in ("int", "decimal"):
        raise Refused(f"; allowed: {allowed(shape)}", wrong_type=True)
    try:
        return _date(text) if shape.kind == "date" else _quantity(shape.python, text, currency)
    except ValueError as error:
        raise _explained(shape, str(error)) from None


def _date(text: str) -> Any:
    from slagen.quantities.dates import parse_date

    date = parse_date(text)
    if date.year not in _YEARS:
        # The terms of an agreement are reckoned on from its dates, which must not run off the calendar.
        raise ValueError(f"a year from {_YEARS[0]} to {_YEARS[-1]} is allowed")
    return date


def _quantity(cls: type[Any], text: str, currency: str) -> Any:
    value = cls.parse(text)
    if currency and getattr(value, "currency", None) == "" and hasattr(value, "with_currency"):
        return value.with_currency(currency)
    return value


def _explained(shape: Shape, why: str) -> Refused:
    """A quantity says `'30 dys' is not a duration: …`; the field is named before, so only the rest is kept."""
    _, told, rest = why.partition(" is not ")
    if told:
        return Refused(f", not {rest}")
    return Refused(f": {why}" if why else f"; allowed: {allowed(shape)}")


def check_limits(shape: Shape, value: Any) -> None:
    """Hold `value` against the limits declared with msgspec.Meta. Raises Refused."""
    for meta in shape.metas:
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            _check_number(meta, value)
        elif isinstance(value, str | tuple | dict):
            _check_length(meta, value)
        if isinstance(value, str) and meta.pattern is not None and not re.search(meta.pattern, value):
            hint = meta.description or (meta.examples[0] if meta.examples else f"the pattern {meta.pattern}")
            raise Refused(f"; allowed: {hint}")


def _check_number(meta: msgspec.Meta, value: int | Decimal) -> None:
    if meta.ge is not None and value < meta.ge:
        raise Refused(f"; allowed: {meta.ge} or more")
    if meta.gt is not None and value <= meta.gt:
        raise Refused(f"; allowed: more than {meta.gt}")
    if meta.le is not None and value > meta.le:
        raise Refused(f"; allowed: {meta.le} or less")
    if meta.lt is not None and value >= meta.lt:
        raise Refused(f"; allowed: less than {meta.lt}")


def _check_length(meta: msgspec.Meta, value: str | tuple[Any, ...] | dict[str, Any]) -> None:
    one = "character" if isinstance(value, str) else "item"
    found = f", found {len(value)}" if isinstance(value, str) else ""
    if meta.min_length is not None and len(value) < meta.min_length:
        raise Refused(f"; allowed: at least {counted(meta.min_length, one)}{found}")
    if meta.max_length is not None and len(value) > meta.max_length:
        raise Refused(f"; allowed: at most {counted(meta.max_length, one)}{found}")


def counted(number: int, one: str) -> str:
    """`1 item`, `3 items`."""
    return f"{number} {one}" if number == 1 else f"{number} {one}s"


def offer(slot: Slot) -> str:
    """What to give where an answer is missing; nothing where it is a group."""
    plain = slot.scalars()
    return f"Give {allowed(plain[0])}." if plain else ""
