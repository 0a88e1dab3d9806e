"""Terms become read-only views for clause texts: attributes, items and a printed form, and nothing that can be called.

All workings are functions beside the class, so that a clause text can reach none of them.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any, Literal, get_args, get_origin

from slagen.assembly.noting import note
from slagen.errors import LibraryError
from slagen.library import compare, names
from slagen.quantities import Duration, TimePromise
from slagen.quantities.holiday_calendar import holidays_where
from slagen.quantities.numerals import grouped
from slagen.quantities.quantity import Quantity
from slagen.terms.base import Term

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


class View:
    """One value of the terms with the path of its answer. `_key` is its key in a dict, or the id a reference holds."""

    __slots__ = ("_base", "_hint", "_key", "_path", "_raw", "_root", "_value")

    def __init__(self, value: Any, path: str, hint: Any, root: Any, *, key: Any = None) -> None:
        self._value, self._path, self._hint, self._root, self._key = value, path, hint, root, key
        self._raw, self._base = value, path
        if isinstance(value, str):
            found = _referred(value, names.refers_to(hint), root)
            if found:
                self._value, self._base = found
                self._key = value

    def __str__(self) -> str:
        return text_of(self)

    def __bool__(self) -> bool:
        note(self._path)
        return compare.truth(self._raw)

    def __iter__(self) -> Iterator[View]:
        return iter(items_of(self))

    def __len__(self) -> int:
        return len(items_of(self))

    def __contains__(self, item: object) -> bool:
        _note(self, item)
        return compare.contains(self._raw, raw(item))

    def __eq__(self, other: object) -> bool:
        _note(self, other)
        return compare.equal(self._raw, raw(other))

    def __lt__(self, other: object) -> bool:
        _note(self, other)
        return compare.less(self._raw, raw(other))

    def __gt__(self, other: object) -> bool:
        _note(self, other)
        return compare.less(raw(other), self._raw)

    def __le__(self, other: object) -> bool:
        return self._present(other) and not compare.less(raw(other), self._raw)

    def __ge__(self, other: object) -> bool:
        return self._present(other) and not compare.less(self._raw, raw(other))

    def _present(self, other: object) -> bool:
        _note(self, other)
        return self._raw is not None and raw(other) is not None

    __hash__ = None  # type: ignore[assignment]


def _note(*compared: object) -> None:
    for one in compared:
        if isinstance(one, View):
            note(one._path)


def leaf(text: str, path: str) -> View:
    """A view that prints as `text`: what a filter makes of a view."""
    return View(text, path, str, None)


def top_level(terms: Any) -> dict[str, View]:
    """The names a clause text may begin with: the fields of the terms."""
    whole = View(terms, "", type(terms), terms)
    return {name: child(whole, name) for name in names.fields_of(terms)}


def raw(item: object) -> Any:
    """The value under a view, as comparisons see it (the id for a reference); anything else is itself."""
    return item._raw if isinstance(item, View) else item


def path_of(view: View) -> str:
    """The path of the answer the view prints."""
    return view._path


def child(view: View, name: str) -> View:
    """An attribute, dict key or `id`. Nothing has only nothing inside. Raises LibraryError for an unknown name."""
    value, path = view._value, f"{view._base}.{name}" if view._base else name
    if name.startswith("_"):
        raise LibraryError(f"names that begin with _ are not allowed: {name!r}")
    if value is None:
        return View(None, path, type(None), view._root)
    if isinstance(value, Mapping):
        if name in value:
            return View(value[name], path, _item_hint(view._hint, 1), view._root, key=name)
        return View(None, path, type(None), view._root)
    hints = names.fields_of(value)
    if name in hints:
        tag = names.tag_of(type(value))
        if tag and tag[0] == name:
            return View(tag[1], path, str, view._root)
        return View(getattr(value, name), path, hints[name], view._root)
    if name == "id" and view._key is not None:
        return View(raw(view._key), view._path, str, view._root)
    shape = names.Shape(type(value), view._key is not None)
    raise names.unknown(tuple(path.split(".")), names.names_of((shape,)), None)


def item(view: View, position: int) -> View:
    """One item of a list, counted from 0; nothing where the list is shorter."""
    found = items_of(view)
    if position < len(found):
        return found[position]
    return View(None, f"{view._base}.{position}", type(None), view._root)


def narrowed(view: View, records: Mapping[str, Any]) -> View:
    """The same table with some of its records."""
    return View(records, view._path, view._hint, view._root)


def items_of(view: View) -> list[View]:
    """The items of a dict (with their keys) or list, in order; no items where nothing is there."""
    value, root = view._value, view._root
    if value is None:
        return []
    if isinstance(value, Mapping):
        hint, keys = _item_hint(view._hint, 1), _item_hint(view._hint, 0)
        return [
            View(entry, f"{view._base}.{key}", hint, root, key=View(key, f"{view._base}.{key}", keys, root))
            for key, entry in value.items()
        ]
    if isinstance(value, tuple | list):
        hints = [_item_hint(view._hint, position) for position in range(len(value))]
        return [View(entry, f"{view._base}.{i}", hints[i], root) for i, entry in enumerate(value)]
    if isinstance(value, frozenset):
        hint = _item_hint(view._hint, 0)
        return [View(entry, view._base, hint, root) for entry in sorted(value, key=str)]
    raise LibraryError(f"{view._path!r} is no list and cannot be walked over")


def text_of(view: View) -> str:
    """How the view prints in a contract. Raises LibraryError for what has no printed form."""
    value, path = view._value, view._path
    match value:
        case None:
            raise LibraryError(f"{path!r} has no answer: guard it with {{% if {path} %}}")
        case bool():
            raise LibraryError(f"{path!r} is yes or no and cannot be printed: use {{% if {path} %}}")
        case enum.Enum():
            return str(value.value)
        case str() if names.printed_as(view._hint) == "holidays":
            return holidays_where(value)
        case str():
            return value.replace("-", " ") if _is_literal(view._hint, value) else value
        case int() | Decimal():
            return grouped(Decimal(value))
        case date():
            return f"{value.day} {MONTHS[value.month - 1]} {value.year}"
        case time():
            return value.isoformat("minutes")
        case Term():
            return _record_text(view)
        case Duration() | TimePromise():
            return value.named(_schedule_names(view._root))
    if isinstance(value, Mapping | tuple | list | frozenset):
        raise LibraryError(f"{path!r} is a list: print it with join_and, join_or or a loop")
    if isinstance(value, Quantity):
        return str(value)
    raise LibraryError(f"{path!r} cannot be printed")


def _schedule_names(root: Any) -> dict[str, str]:
    """The names of the schedules of hours, which stand for their keys in a length of time."""
    schedules = getattr(root, "coverage", None)
    return {key: str(one.name) for key, one in schedules.items()} if isinstance(schedules, Mapping) else {}


def _record_text(view: View) -> str:
    for name in ("name", "title"):
        value = getattr(view._value, name, None)
        if isinstance(value, str):
            return value
    if view._key is None:
        raise LibraryError(f"{view._path!r} has no name and cannot be printed: print one of its parts")
    return str(raw(view._key))


def _is_literal(hint: Any, value: str) -> bool:
    options = [names.bare(option) for option in names.alternatives(names.bare(hint))]
    return any(get_origin(option) is Literal and value in get_args(option) for option in options)


def _item_hint(hint: Any, position: int) -> Any:
    """The annotation of an item of the first container among the alternatives; str where nothing is known."""
    for option in names.alternatives(hint):
        inner = names.bare(option)
        origin, arguments = get_origin(inner), get_args(inner)
        if origin is dict:
            return arguments[position]
        if origin is tuple:
            return arguments[0] if arguments[-1] is Ellipsis else arguments[position]
        if origin in (list, frozenset):
            return arguments[0]
    return str


def _referred(key: str, targets: tuple[str, ...], root: Any) -> tuple[Any, str] | None:
    """The record a reference means and its path; the first table that holds the key wins."""
    for target in targets:
        for table, path in _tables(root, target.split("."), ""):
            if isinstance(table, Mapping) and key in table:
                return table[key], f"{path}.{key}"
    return None


def _tables(value: Any, parts: list[str], path: str) -> Iterator[tuple[Any, str]]:
    """Every value under a path; a dict on the way is crossed by all its records where the part is none of its keys."""
    if not parts:
        yield value, path
    elif isinstance(value, Mapping) and parts[0] not in value:
        for key, record in value.items():
            yield from _tables(record, parts, f"{path}.{key}")
    elif isinstance(value, Mapping):
        yield from _tables(value[parts[0]], parts[1:], f"{path}.{parts[0]}")
    elif parts[0] in names.fields_of(value):
        yield from _tables(getattr(value, parts[0]), parts[1:], f"{path}.{parts[0]}" if path else parts[0])
