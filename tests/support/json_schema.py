"""A JSON Schema and an answers file as an editor's YAML reader sees it become the places where they disagree."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import yaml

from slagen.answers.reading import compose

TYPES: dict[str, Callable[[Any], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
}
KNOWN = {
    "$schema", "$ref", "definitions", "title", "description", "examples", "default", "patternErrorMessage", "enumDescriptions",
    "type", "enum",
    "const", "pattern", "format", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
    "items", "minItems", "maxItems", "properties", "required", "additionalProperties", "patternProperties",
    "propertyNames", "minProperties", "maxProperties", "anyOf",
}  # fmt: skip


def as_editor_reads(text: str) -> Any:
    """The values of YAML 1.2's core schema, which editors check: plain numbers, true, false and null are no text."""
    return _value(compose(text, "answers.yaml"))


def _value(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _value(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    text = str(node.value)
    if node.style:
        return text
    if text in ("", "~", "null"):
        return None
    if text in ("true", "false"):
        return text == "true"
    if re.fullmatch(r"[-+]?[0-9]+", text):
        return int(text)
    return float(text) if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+\.[0-9]*)([eE][-+]?[0-9]+)?", text) else text


def disagreements(schema: dict[str, Any], value: Any, path: str = "", root: dict[str, Any] | None = None) -> Iterator[str]:
    """`path: what is wrong` for every fault. Only the keywords slagen writes are known; another one fails."""
    root = root or schema
    assert set(schema) <= KNOWN, set(schema) - KNOWN
    if "$ref" in schema:
        # Draft 7: whatever stands beside a reference is words for the reader.
        yield from disagreements(root["definitions"][schema["$ref"].removeprefix("#/definitions/")], value, path, root)
        return
    types = schema.get("type", [])
    if types and not any(TYPES[name](value) for name in ([types] if isinstance(types, str) else types)):
        yield f"{path}: {value!r} is not {types}"
        return
    if "enum" in schema and not any(one is value or (type(one) is type(value) and one == value) for one in schema["enum"]):
        yield f"{path}: {value!r} is not among {schema['enum']}"
    if "const" in schema and value != schema["const"]:
        yield f"{path}: {value!r} is not {schema['const']!r}"
    if "anyOf" in schema and all(list(disagreements(one, value, path, root)) for one in schema["anyOf"]):
        yield f"{path}: {value!r} is none of the alternatives"
    if isinstance(value, str):
        yield from _text(schema, value, path)
    if TYPES["number"](value):
        yield from _number(schema, value, path)
    if isinstance(value, list):
        yield from _counted(schema, "Items", len(value), path)
        for index, item in enumerate(value):
            yield from disagreements(schema.get("items", {}), item, f"{path}.{index}", root)
    if isinstance(value, dict):
        yield from _object(schema, value, path, root)


def _object(schema: dict[str, Any], value: dict[str, Any], path: str, root: dict[str, Any]) -> Iterator[str]:
    yield from _counted(schema, "Properties", len(value), path)
    yield from (f"{path}: {name} is missing" for name in schema.get("required", ()) if name not in value)
    for name, part in value.items():
        inner = f"{path}.{name}".lstrip(".")
        yield from disagreements(schema.get("propertyNames", {}), name, inner, root)
        known = [schema["properties"][name]] if name in schema.get("properties", {}) else []
        known += [one for pattern, one in schema.get("patternProperties", {}).items() if re.search(pattern, name)]
        rest = schema.get("additionalProperties", True)
        if not known and rest is False:
            yield f"{inner}: unknown name"
        for one in known or [rest]:
            if isinstance(one, dict):
                yield from disagreements(one, part, inner, root)


def _text(schema: dict[str, Any], value: str, path: str) -> Iterator[str]:
    yield from _counted(schema, "Length", len(value), path)
    if "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{path}: {value!r} does not match {schema['pattern']}"
    if schema.get("format") == "date" and not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        yield f"{path}: {value!r} is no date"


def _number(schema: dict[str, Any], value: float, path: str) -> Iterator[str]:
    limits: dict[str, Callable[[float], bool]] = {
        "minimum": lambda limit: value >= limit, "maximum": lambda limit: value <= limit,
        "exclusiveMinimum": lambda limit: value > limit, "exclusiveMaximum": lambda limit: value < limit,
    }  # fmt: skip
    for word, holds in limits.items():
        if word in schema and not holds(schema[word]):
            yield f"{path}: {value!r} breaks {word} {schema[word]}"


def _counted(schema: dict[str, Any], what: str, count: int, path: str) -> Iterator[str]:
    if not schema.get(f"min{what}", 0) <= count <= schema.get(f"max{what}", count):
        yield f"{path}: {count} {what.lower()}"
