"""A dotted name and the declared types of the terms become the types it may have, or a located error."""

from __future__ import annotations

import difflib
import types
from collections.abc import Iterable
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Struct

from slagen.errors import LibraryError, Place
from slagen.terms.base import declared


class Shape(Struct, frozen=True):
    """One type a name may have: `hint` without Annotated, union or reference; `keyed` says it has a key, `.id`."""

    hint: Any
    keyed: bool = False


Shapes = tuple[Shape, ...]


def root_shapes(root: type) -> Shapes:
    """The shapes of the whole terms."""
    return (Shape(root),)


@cache
def field_hints(cls: type) -> dict[str, Any]:
    """Public fields of a record or quantity with their annotations; nothing for any other type.

    What a Struct lists as `derived` comes after them: facts that follow from its fields, which clauses and conditions may ask.
    """
    if not (isinstance(cls, type) and issubclass(cls, msgspec.Struct)):
        return {}
    found = {info.name: info.type for info in declared(cls) if not info.name.startswith("_")}
    for name in getattr(cls, "derived", ()):
        found[name] = get_type_hints(getattr(cls, name).fget)["return"]
    tag = tag_of(cls)
    return {tag[0]: str, **found} if tag else found


def fields_of(value: Any) -> dict[str, Any]:
    """The public fields of a record or quantity with their annotations."""
    cls: type = type(value)
    return field_hints(cls)


def tag_of(cls: type) -> tuple[str, str] | None:
    """The tag field of a tagged Struct and its value: (`kind`, `banded`)."""
    config = getattr(cls, "__struct_config__", None)
    if config is None or config.tag_field is None:
        return None
    return str(config.tag_field), str(config.tag)


def refers_to(hint: Any) -> tuple[str, ...]:
    """The paths of the dicts whose keys a reference field holds; empty for any other field."""
    for option in alternatives(hint):
        if get_origin(option) is Annotated:
            for extra in get_args(option)[1:]:
                target = (getattr(extra, "extra", None) or {}).get("refers_to")
                if target:
                    return tuple(part.strip() for part in str(target).split("|"))
    return ()


def printed_as(hint: Any) -> str:
    """How the text of a field is printed, where it is a code: `holidays`; nothing for any other field."""
    extras = (extra for one in alternatives(hint) if get_origin(one) is Annotated for extra in get_args(one)[1:])
    return next((str(one.extra["printed"]) for one in extras if one.extra and "printed" in one.extra), "")


def alternatives(hint: Any) -> tuple[Any, ...]:
    """The members of a union without None, Annotated kept."""
    if get_origin(hint) in (Union, types.UnionType):
        return tuple(found for member in get_args(hint) for found in alternatives(member))
    return () if hint is type(None) else (hint,)


def bare(hint: Any) -> Any:
    """A hint without Annotated."""
    return get_args(hint)[0] if get_origin(hint) is Annotated else hint


def shapes(hint: Any, root: type, keyed: bool = False) -> Shapes:
    """Every shape a field with this annotation may have. A reference has the shapes of the records it refers to."""
    found: list[Shape] = []
    for option in alternatives(hint):
        for path in refers_to(option):
            found.extend(_referred(path, root))
        inner = bare(option)
        if inner is not option:
            found.extend(shapes(inner, root, keyed))
        else:
            found.append(Shape(option, keyed))
    return tuple(dict.fromkeys(found))


def _referred(path: str, root: type) -> Shapes:
    now = root_shapes(root)
    for part in path.split("."):
        following = child(now, part, root) or child(items(now, root), part, root)
        if not following:
            raise LibraryError(f"a reference field of the terms refers to {path!r}, which does not exist")
        now = following
    return items(now, root)


def child(parents: Shapes, name: str, root: type) -> Shapes:
    """The shapes of an attribute or dict key of any of the parents; empty if none has it."""
    found: list[Shape] = []
    for parent in parents:
        origin = get_origin(parent.hint)
        if origin is dict:
            found.extend(shapes(get_args(parent.hint)[1], root, keyed=True))
        elif name in field_hints(parent.hint):
            found.extend(shapes(field_hints(parent.hint)[name], root))
        elif name == "id" and parent.keyed:
            found.append(Shape(str))
    return tuple(dict.fromkeys(found))


def items(parents: Shapes, root: type) -> Shapes:
    """The shapes of the items of dicts and tuples; empty if nothing can be walked over."""
    found: list[Shape] = []
    for parent in parents:
        origin, arguments = get_origin(parent.hint), get_args(parent.hint)
        if origin is dict:
            found.extend(shapes(arguments[1], root, keyed=True))
        elif origin in (tuple, list, frozenset):
            for argument in arguments:
                if argument is not Ellipsis:
                    found.extend(shapes(argument, root))
    return tuple(dict.fromkeys(found))


def is_scalar(shape: Shape) -> bool:
    """True for texts, numbers, dates, literals and the like: what has no attributes and no items."""
    return not field_hints(shape.hint) and get_origin(shape.hint) in (None, Literal)


def names_of(parents: Shapes) -> tuple[str, ...]:
    """Every attribute any of the parents has."""
    found = [name for parent in parents for name in field_hints(parent.hint)]
    return tuple(dict.fromkeys([*found, *(["id"] if any(parent.keyed for parent in parents) else [])]))


def resolve(parts: tuple[str, ...], start: Shapes, root: type, place: Place | None = None) -> Shapes:
    """The shapes of a dotted name from `start`. Raises LibraryError with the nearest name where a part is unknown."""
    now = start
    for index, part in enumerate(parts):
        following = child(now, part, root)
        if not following:
            raise unknown(parts[: index + 1], names_of(now), place)
        now = following
    return now


def near_hint(name: str, known: Iterable[str]) -> str:
    """`; did you mean 'credits/cap'?`, or nothing where no known name is like it."""
    near = difflib.get_close_matches(name, sorted(known), n=1)
    return f"; did you mean {near[0]!r}?" if near else ""


def unknown(parts: tuple[str, ...], allowed: Iterable[str], place: Place | None) -> LibraryError:
    """The error for a name nothing has, with the nearest name that exists."""
    allowed = tuple(allowed)
    near = difflib.get_close_matches(parts[-1], allowed, n=1, cutoff=0.5)
    name, before = ".".join(parts), ".".join(parts[:-1])
    if near:
        hint = f"did you mean {'.'.join((*parts[:-1], near[0]))!r}?"
    elif allowed:
        hint = f"{before or 'the agreement'} has: {', '.join(allowed)}"
    else:
        hint = f"{before or 'it'} has no parts"
    return LibraryError(f"unknown name {name!r}; {hint}", place)
