"""Parsed parts become settled ones: uses find their term, references their target, answers if they were assumed."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from slagen.document.nodes import Ref, Use, Value

Part = TypeVar("Part")


@dataclasses.dataclass(frozen=True, slots=True)
class Settling:
    """`defined` terms of the whole document, `targets` of clauses without a heading, `assumed` paths."""

    defined: Collection[str]
    targets: Mapping[str, str]
    assumed: frozenset[str]


def settle(part: Part, by: Settling) -> Part:
    """The same tree with every Use, Ref and Value settled."""
    found: Any = _settle(part, by)
    return found  # type: ignore[no-any-return]


def _settle(part: Any, by: Settling) -> Any:
    match part:
        case Use():
            return Use(defined_term(part.term, by.defined), part.text)
        case Ref():
            return Ref(by.targets.get(part.target, part.target))
        case Value():
            return dataclasses.replace(part, assumed=True) if is_assumed(part.path, by.assumed) else part
        case tuple():
            return tuple(_settle(item, by) for item in part)
    if dataclasses.is_dataclass(part) and not isinstance(part, type):
        changes = {
            field.name: _settle(getattr(part, field.name), by)
            for field in dataclasses.fields(part)
            if not isinstance(getattr(part, field.name), str | int)
        }
        return dataclasses.replace(part, **changes) if changes else part
    return part


def is_assumed(path: str, assumed: frozenset[str]) -> bool:
    """True if the path or anything that holds it was assumed."""
    if not path or not assumed:
        return False
    parts = path.split(".")
    return any(".".join(parts[:length]) in assumed for length in range(1, len(parts) + 1))


def defined_term(words: str, defined: Collection[str]) -> str:
    """The defined term behind a plural or possessive; the words themselves where none fits."""
    for candidate in _candidates(words):
        if candidate in defined:
            return candidate
    return words


def _candidates(words: str) -> list[str]:
    found = [words]
    for ending in ("'s", "’s", "'", "’"):
        if words.endswith(ending):
            found.append(words.removesuffix(ending))
    for word in tuple(found):
        if word.endswith("ies"):
            found.append(f"{word[:-3]}y")
        if word.endswith("es"):
            found.append(word[:-2])
        if word.endswith("s"):
            found.append(word[:-1])
    return found
