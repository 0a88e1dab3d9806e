"""Terms become many others, in each of which one answer is left out, and with it whatever refers to it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from msgspec import structs

from slagen.answers.scalars import Refused, check_limits
from slagen.answers.shapes import Shape, Slot, fields_of
from slagen.quantities.quantity import is_record
from slagen.terms.agreement import Agreement

Step = str | int
_DROP = object()


def variations(terms: Agreement, needed: Collection[str]) -> Iterator[tuple[str, Agreement]]:
    """Each answer that may be none, each table and list in turn set to none: its path and the terms without it.

    Of alike records only the first two count. What the kind needs stays.
    """
    seen: set[str] = set()
    for path in _paths(terms, ()):
        name = ".".join(str(step) for step in path)
        general = re.sub(r"\.\d+\b", ".#", name)
        if general in seen or path[0] in ("parties", "positions") or name in needed:
            continue
        seen.add(general)
        try:
            found = _without_dangling(_put(terms, path))
        except ValueError:  # a record that the loader refuses so
            continue
        if all(getattr(found, family) for family in needed):
            yield name, found


def without(terms: Agreement, paths: Iterable[str]) -> Agreement:
    """The terms with nothing at some paths, and without what referred to it. Raises ValueError where a record needs it."""
    for path in paths:
        steps: tuple[Step, ...] = tuple(int(step) if step.isdigit() else step for step in path.split("."))
        terms = _put(terms, steps)
    return _without_dangling(terms)


def without_records(terms: Agreement, paths: Iterable[str]) -> Agreement:
    """The terms without some records of tables, and without what referred to them."""
    for path in paths:
        *above, key = path.split(".")
        table: Any = terms
        for step in above:
            table = getattr(table, step)
        terms = _replaced(terms, above, {name: record for name, record in table.items() if name != key})
    return _without_dangling(terms)


def _replaced(holder: Any, steps: list[str], value: Any) -> Any:
    first, *rest = steps
    return structs.replace(holder, **{first: _replaced(getattr(holder, first), rest, value) if rest else value})


def _paths(value: Any, path: tuple[Step, ...]) -> Iterator[tuple[Step, ...]]:
    if is_record(value):
        for field in fields_of(type(value)):
            inner = getattr(value, field.name)
            if _may_go(field.slot, inner):
                yield (*path, field.name)
            yield from _paths(inner, (*path, field.name))
    elif isinstance(value, dict | tuple):
        parts = list(value.items() if isinstance(value, dict) else enumerate(value))
        for key, inner in parts[:2]:
            yield from _paths(inner, (*path, key))


def _may_go(slot: Slot, value: Any) -> bool:
    """Whether an answer is there and the loader would take `none` for it."""
    if value is None or value == () or value == {}:
        return False
    holder = slot.only("dict", "tuple")
    return slot.optional or (holder is not None and not slot.scalars() and _allowed(holder, type(value)()))


def _allowed(shape: Shape, value: Any) -> bool:
    try:
        check_limits(shape, value)
    except Refused:
        return False
    return True


def _put(value: Any, path: tuple[Step, ...]) -> Any:
    """The value with nothing at the path: none, or the empty table or list where none is not allowed."""
    first, *rest = path
    if is_record(value):
        name = str(first)
        inner = getattr(value, name)
        slot = next(field.slot for field in fields_of(type(value)) if field.name == name)
        if rest:
            return structs.replace(value, **{name: _put(inner, tuple(rest))})
        return structs.replace(value, **{name: None if slot.optional else type(inner)()})
    if isinstance(value, dict):
        return {key: _put(item, tuple(rest)) if key == first else item for key, item in value.items()}
    return tuple(_put(item, tuple(rest)) if place == first else item for place, item in enumerate(value))


def _without_dangling(terms: Agreement) -> Agreement:
    """The terms without references to records that are gone, and without records that cannot do without them."""
    while True:
        slim = _settled(Slot((Shape("struct", python=Agreement),)), terms, terms)
        assert slim is not _DROP
        if slim == terms:
            return terms
        terms = slim


def _settled(slot: Slot, value: Any, terms: Agreement) -> Any:
    if is_record(value):
        changed: dict[str, Any] = {}
        for field in fields_of(type(value)):
            inner = _settled(field.slot, getattr(value, field.name), terms)
            if inner is _DROP and not field.slot.optional:
                return _DROP
            changed[field.name] = None if inner is _DROP else inner
        try:
            return structs.replace(value, **changed)
        except ValueError:
            return _DROP
    holder = slot.only("dict", "tuple")
    if isinstance(value, dict | tuple) and holder and holder.item:
        parts = list(value.items() if isinstance(value, dict) else enumerate(value))
        found = [(key, _settled(holder.item, item, terms)) for key, item in parts]
        kept = [(key, item) for key, item in found if item is not _DROP]
        whole: Any = dict(kept) if isinstance(value, dict) else tuple(item for _, item in kept)
        return whole if _allowed(holder, whole) else _DROP
    target = next((shape.refers_to for shape in slot.shapes if shape.refers_to), "")
    if isinstance(value, str) and target and not _stands_in(value, target, terms):
        return _DROP
    return value


def _stands_in(key: str, target: str, terms: Agreement) -> bool:
    for path in target.split("|"):
        now: Any = terms
        for part in path.strip().split("."):
            now = getattr(now, part, None)
        if now and key in now:
            return True
    return False
