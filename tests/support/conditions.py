"""The conditions of an outline become factors: what they ask of the answers, and every value that makes a difference."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from msgspec import structs
from support.leaving_out import without

from slagen.answers.shapes import fields_of
from slagen.library.outline import Outline, Part
from slagen.library.when import Compared, Group, Joined, Name, Not, Some, When, lookup
from slagen.terms.agreement import Agreement

Factors = dict[str, tuple[Any, ...]]
THERE = (True, False)


def factors(outline: Outline, terms: Agreement, needed: Collection[str]) -> dict[str, Factors]:
    """The factors of each part of an outline that has conditions, by its id; what the kind needs is always there."""
    found = {part.id: _of_part(part, terms, needed) for part in outline.parts}
    return {part: asked for part, asked in found.items() if asked}


def _of_part(part: Part, terms: Agreement, needed: Collection[str]) -> Factors:
    asked: Factors = {}
    for tree in (part.when, *(entry.when for entry in part.entries)):
        for name in _names(tree):
            parent = name.partition(".")[0]
            if "." in name and ":" not in name and parent not in needed and parent != "document":
                asked.setdefault(parent, THERE)
            if name not in needed:
                asked[name] = values(name, terms)
    return asked


def _names(tree: When | None) -> Iterator[str]:
    match tree:
        case Name():
            yield ".".join(tree.parts)
        case Some():
            yield f"{'.'.join(tree.table.parts)}:{'.'.join(tree.parts)}"
        case Not():
            yield from _names(tree.inner)
        case Compared():
            yield from _names(tree.left)
            yield from _names(tree.right)
        case Joined() | Group():
            for item in tree.items:
                yield from _names(item)


def values(name: str, terms: Agreement) -> tuple[Any, ...]:
    """Each choice of a closed list, and nothing where that is allowed; else whether the answer is there."""
    if ":" in name or name == "internal":
        return THERE
    *above, last = name.split(".")
    holder = lookup(terms, tuple(above)) if above else terms
    slot = next(field.slot for field in fields_of(type(holder)) if field.name == last)
    choices = tuple(choice for shape in slot.scalars() if shape.kind == "choice" for choice in shape.choices)
    return (*choices, *((None,) if slot.optional else ())) if choices else THERE


def apply(terms: Agreement, chosen: Mapping[str, Any]) -> Agreement:
    """The terms as a combination of values wants them. What hangs on something that is gone is gone with it."""
    gone: list[str] = []
    for name, value in chosen.items():
        if name == "internal":
            form = "department" if value else "company"
            parties = {key: structs.replace(party, form=form) for key, party in terms.parties.items()}
            terms = structs.replace(terms, parties=parties)
        elif isinstance(value, bool):
            gone += [] if value else list(_places(terms, name))
        elif lookup(terms, tuple(name.split(".")[:-1])) is not None:
            terms = _chosen(terms, name.split("."), value)
    # The longest first: what lies inside a family goes before the family does.
    return without(terms, sorted(gone, key=lambda path: -path.count(".")))


def _places(terms: Agreement, name: str) -> Iterator[str]:
    table, _, field = name.partition(":")
    found = lookup(terms, tuple(table.split(".")))
    if not field:
        if found is not None:
            yield name
    else:
        yield from (f"{table}.{key}.{field}" for key in found or ())


def _chosen(holder: Any, steps: list[str], value: Any) -> Any:
    first, *rest = steps
    return structs.replace(holder, **{first: _chosen(getattr(holder, first), rest, value) if rest else value})


def difference(terms: Agreement, chosen: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """What tells a combination apart from the terms as they are; nothing below what is gone makes a difference."""
    absent = tuple(f"{name}{mark}" for name, value in chosen.items() if value is False for mark in ".:")
    same = {name: _as_it_is(terms, name) for name in chosen}
    return tuple(
        (name, str(value)) for name, value in sorted(chosen.items()) if value != same[name] and not name.startswith(absent)
    )


def _as_it_is(terms: Agreement, name: str) -> Any:
    if name == "position":
        return "balanced"
    value = terms.internal if name == "internal" else lookup(terms, tuple(name.partition(":")[0].split(".")))
    return value if isinstance(value, str | None) else bool(value)
