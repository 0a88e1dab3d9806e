"""One shape of an answer becomes the JSON Schema of what may stand there, in words an editor shows well."""

from __future__ import annotations

from typing import Any

from slagen.answers.shapes import Shape

# Whatever a YAML editor takes an unquoted answer for.
_ANY_SCALAR = {"type": ["string", "number"]}
_WORDS = {"object": "a group of lines below this one", "array": "a list", "integer": "a whole number", "number": "a number"}


def plain(shape: Shape) -> dict[str, Any]:
    """What is written as one value."""
    if shape.kind == "choice":
        return _choice(shape)
    if shape.kind == "bool":
        return {"enum": ["yes", "no", True, False]}
    if shape.kind == "int":
        return {"type": "integer", **_bounds(shape)}
    if shape.kind == "decimal":
        return {"type": "number", **_bounds(shape)}
    if shape.kind == "date":
        return {"type": "string", "format": "date"}
    if shape.kind == "quantity":
        return {**_ANY_SCALAR, "examples": [str(getattr(shape.python, "example", ""))]}
    return _text(shape)


def _choice(shape: Shape) -> dict[str, Any]:
    """The words of a Literal; an unquoted number, yes or no is what an editor's YAML reader makes of it."""
    words: list[Any] = list(shape.choices)
    words += [int(word) for word in shape.choices if word.isascii() and word.isdigit()]
    words += [word in ("yes", "true") for word in shape.choices if word in ("yes", "no", "true", "false")]
    return {"enum": words}


def _text(shape: Shape) -> dict[str, Any]:
    """Text may look like a number to an editor; its length and pattern only bind where it looks like text."""
    schema: dict[str, Any] = {**_ANY_SCALAR, **lengths(shape, "Length")}
    for meta in shape.metas:
        if meta.pattern is not None:
            schema["pattern"] = meta.pattern
    return schema


def lengths(shape: Shape, what: str) -> dict[str, int]:
    """The limits of a text's `Length`, a list's `Items` or a table's `Properties`."""
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


def or_nothing(schema: dict[str, Any], nothing: list[Any]) -> dict[str, Any]:
    """The schema, which also takes `none` or a blank: said without alternatives, for which editors have few words."""
    if not nothing:
        return schema
    if "enum" in schema:
        # Editors list the words of a choice, where a null would only puzzle; a blank is marked there with this list.
        return {**schema, "enum": [*schema["enum"], *(word for word in nothing if word)]}
    if "$ref" in schema:
        return schema
    if "anyOf" in schema:
        return {"anyOf": [*schema["anyOf"], {"enum": nothing}]}
    types = [schema["type"]] if isinstance(schema["type"], str) else list(schema["type"])
    only_none = {}
    if "none" in nothing and "string" not in types:
        only_none = {"pattern": "^none$", "patternErrorMessage": f"Write {_WORDS[types[0]]}, or none."}
    types += ["string"] if only_none else []
    types += ["null"] if None in nothing else []
    return {**schema, "type": types, **only_none}


def list_or_one(listing: dict[str, Any], item: dict[str, Any]) -> dict[str, Any]:
    """A list of single values, or one of them without brackets."""
    if "type" not in item:
        return {"anyOf": [listing, item]}
    types = [item["type"]] if isinstance(item["type"], str) else item["type"]
    bounds = {word: limit for word, limit in item.items() if word not in ("type", "examples")}
    return {**listing, **bounds, "type": ["array", *types]}
