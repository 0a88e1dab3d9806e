"""A Struct type becomes a JSON Schema, so that editors can complete and check an answers file while it is typed."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import msgspec

from slagen.answers.scalars import allowed
from slagen.answers.shapes import Shape, Slot, fields_of

Describe = Callable[[str], str]
_ID = "^[a-z][a-z0-9-]{0,39}$"
_YES_NO = {"anyOf": [{"type": "boolean"}, {"enum": ["yes", "no"]}]}
# Whatever a YAML editor takes an unquoted answer for.
_ANY_SCALAR = {"type": ["string", "number"]}
_NOTHING = {"enum": ["none", None]}


def json_schema(cls: type[msgspec.Struct], describe: Describe | None = None) -> dict[str, Any]:
    """The schema (2020-12) of files that `load(cls, …)` reads, one definition for each Struct.

    `describe("Tier.price")` gives a field's description and `describe("Tier")` that of a group; where it gives
    nothing, a group is described by the first line of its docstring. Nothing is required, because any answer may
    come from a default.
    """
    definitions: dict[str, Any] = {}
    names: dict[type[Any], str] = {}
    _define(cls, definitions, names, describe or (lambda _: ""))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$ref": f"#/$defs/{names[cls]}",
        "$defs": dict(sorted(definitions.items())),
    }


def _define(
    cls: type[msgspec.Struct], definitions: dict[str, Any], names: dict[type[Any], str], describe: Describe
) -> str:
    if cls in names:
        return names[cls]
    # Two Structs of one name in different modules are told apart by the module.
    name = cls.__name__ if cls.__name__ not in definitions else f"{cls.__module__}.{cls.__name__}"
    names[cls] = name
    definitions[name] = {}
    properties: dict[str, Any] = {}
    for field in fields_of(cls):
        schema = _slot(field.slot, definitions, names, describe)
        if words := describe(f"{cls.__name__}.{field.key}"):
            schema = {"description": words, **schema}
        properties[field.key] = schema
    words = describe(cls.__name__) or _first_line(cls)
    definitions[name] = {
        **({"description": words} if words else {}),
        "type": "object", "properties": properties, "additionalProperties": False,
    }  # fmt: skip
    return name


def _first_line(cls: type[Any]) -> str:
    # Only what the class itself says: an inherited docstring describes something else.
    return inspect.cleandoc(cls.__dict__.get("__doc__") or "").partition("\n")[0]


def _slot(slot: Slot, definitions: dict[str, Any], names: dict[type[Any], str], describe: Describe) -> dict[str, Any]:
    options = [_shape(shape, definitions, names, describe) for shape in slot.shapes]
    if slot.optional:
        options.append(dict(_NOTHING))
    return options[0] if len(options) == 1 else {"anyOf": options}


def _shape(
    shape: Shape, definitions: dict[str, Any], names: dict[type[Any], str], describe: Describe
) -> dict[str, Any]:
    if shape.kind == "struct":
        return {"$ref": f"#/$defs/{_define(shape.python, definitions, names, describe)}"}
    if shape.kind in ("dict", "tuple") and shape.item:
        item = _slot(shape.item, definitions, names, describe)
        if shape.kind == "dict":
            names_of = {"pattern": shape.key.pattern if shape.key and shape.key.pattern else _ID}
            table = {"type": "object", "propertyNames": names_of, "additionalProperties": item}
            return {**table, **_lengths(shape, "Properties")}
        listing = {"type": "array", "items": item, **_lengths(shape, "Items")}
        return {"anyOf": [listing, item]} if shape.item.scalars() else listing
    if shape.kind == "choice":
        return _choice(shape)
    if shape.kind == "bool":
        return dict(_YES_NO)
    if shape.kind == "int":
        return {"type": "integer", **_bounds(shape)}
    if shape.kind == "decimal":
        return {"type": "number", **_bounds(shape)}
    if shape.kind == "date":
        return {"type": "string", "format": "date"}
    if shape.kind == "quantity":
        example = getattr(shape.python, "example", "")
        return {**_ANY_SCALAR, "$comment": allowed(shape), **({"examples": [str(example)]} if example else {})}
    return _text(shape)


def _choice(shape: Shape) -> dict[str, Any]:
    """The words of a Literal; an unquoted number, yes or no is what an editor's YAML reader makes of it."""
    words: list[Any] = list(shape.choices)
    words += [int(word) for word in shape.choices if word.isascii() and word.isdigit()]
    words += [word in ("yes", "true") for word in shape.choices if word in ("yes", "no", "true", "false")]
    return {"enum": words}


def _text(shape: Shape) -> dict[str, Any]:
    """Text may look like a number to an editor; its length and pattern only bind where it looks like text."""
    schema: dict[str, Any] = {"type": ["string", "number", "boolean"], **_lengths(shape, "Length")}
    for meta in shape.metas:
        if meta.pattern is not None:
            schema["pattern"] = meta.pattern
    return schema


def _lengths(shape: Shape, what: str) -> dict[str, int]:
    limits: dict[str, int] = {}
    for meta in shape.metas:
        if meta.min_length is not None:
            limits[f"min{what}"] = meta.min_length
        if meta.max_length is not None:
            limits[f"max{what}"] = meta.max_length
    return limits


def _bounds(shape: Shape) -> dict[str, int | float]:
    words = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum", "lt": "exclusiveMaximum"}
    return {
        word: getattr(meta, name)
        for meta in shape.metas
        for name, word in words.items()
        if getattr(meta, name) is not None
    }
