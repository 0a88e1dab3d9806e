"""Standard values that are printed nowhere and still decide on the text become values of their own, with their place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from slagen.assembly.select import Chosen
from slagen.document.nodes import Value
from slagen.library.when import holds, lookup, names_in


def by_outline(chosen: Chosen, terms: Any) -> dict[str, str]:
    """The answers that the conditions of one part ask for, each with the clause that stands for it, or else the part."""
    found = {".".join(parts): chosen.part.id for parts in sorted(names_in(chosen.part.when))}
    for entry in chosen.part.entries:
        stands = holds(entry.when, terms)
        for parts in sorted(names_in(entry.when)):
            path = ".".join(parts)
            if stands or path not in found:
                found[path] = entry.use if stands else chosen.part.id
    return found


def decided(
    asked: Mapping[str, str], assumed: Collection[str], printed: Iterable[str], terms: Any
) -> tuple[tuple[str, Value], ...]:
    """Of the answers `asked` for, with their places, those that nobody typed and nothing prints: place and value."""
    known = frozenset(printed)
    found: list[tuple[str, Value]] = []
    for path, where in asked.items():
        words = _words(_at(path, terms))
        if path in assumed and path not in known and words:
            found.append((where, Value(words, path, assumed=True)))
    return tuple(found)


def _words(value: Any) -> str:
    """A choice, a number or a yes as words; nothing for what has no such form, or is not there.

    A no is not listed: it says that something special was not agreed.
    """
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, str):
        return value.replace("-", " ")
    if value is None or isinstance(value, Mapping | tuple) or hasattr(value, "__struct_fields__"):
        return ""
    return str(value)


def _at(path: str, terms: Any) -> Any:
    now = terms
    for part in path.split("."):
        if isinstance(now, tuple):
            now = now[int(part)] if part.isdigit() and int(part) < len(now) else None
        else:
            now = lookup(now, (part,))
    return now
