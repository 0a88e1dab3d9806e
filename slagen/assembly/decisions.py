"""Standard values, printed or only deciding on the text, become one list of values with their places."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from slagen.assembly.select import Chosen
from slagen.assembly.subjects import at
from slagen.document.index import Index
from slagen.document.nodes import Value
from slagen.library.when import holds, names_in
from slagen.quantities.quantity import Quantity
from slagen.terms.base import Term


def by_outline(chosen: Chosen, terms: Any) -> dict[str, str]:
    """The answers that the conditions of one part ask for, each with the first clause that stands for it, or else the part."""
    found = {".".join(parts): chosen.part.id for parts in sorted(names_in(chosen.part.when))}
    for entry in chosen.part.entries:
        stands = holds(entry.when, terms)
        for parts in sorted(names_in(entry.when)):
            path = ".".join(parts)
            if path not in found or (stands and found[path] == chosen.part.id):
                found[path] = entry.use if stands else chosen.part.id
    return found


def printed(values: Iterable[tuple[str, Value]], terms: Any) -> Iterator[tuple[str, Value]]:
    """The values that nobody typed, with their places. One that is printed in several ways, as hours are day by day,
    is given as a whole."""
    found = [(where, value) for where, value in values if value.assumed]
    ways: dict[str, set[str]] = {}
    for _, value in found:
        ways.setdefault(value.path, set()).add(value.text)
    for where, value in found:
        whole, _ = _found(value.path, terms)
        parted = len(ways[value.path]) > 1 and isinstance(whole, Quantity)
        yield where, replace(value, text=str(whole)) if parted else value


def decided(
    asked: Mapping[str, Iterable[str]], assumed: Collection[str], index: Index, terms: Any,
    meaning: Callable[[str, str], str],
) -> tuple[tuple[str, Value], ...]:  # fmt: skip
    """Of the answers `asked` for, with their places, those that nobody typed and nothing prints: place and value.

    A no of a record is not listed: it says that nothing special was agreed for it.
    """
    known = frozenset(value.path for _, value in index.values)
    found: list[tuple[str, Value]] = []
    for path, places in asked.items():
        if path not in assumed or path in known:
            continue
        value, in_record = _found(path, terms)
        if words := "" if value is False and in_record else _words(value, path, meaning):
            found += [(where, Value(words, path, assumed=True)) for where in places]
    return tuple(found)


def _words(value: Any, path: str, meaning: Callable[[str, str], str]) -> str:
    """A choice, a number, a yes or a no as words; nothing for what has no such form, or is not there."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return meaning(path, value)
    if value is None or isinstance(value, Mapping | tuple | Term):
        return ""
    return str(value)


def _found(path: str, terms: Any) -> tuple[Any, bool]:
    """What stands at a path, and whether it belongs to a record of a table or list."""
    now, in_record = terms, False
    for part in path.split("."):
        in_record = in_record or isinstance(now, tuple | Mapping)
        now = at(now, part)
    return now, in_record
