"""A Struct type becomes a JSON Schema, so that editors can complete, explain and check an answers file while it is typed."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
import yaml

from slagen.answers.nodes import is_needed, within_a_typed_group
from slagen.answers.scalars import allowed
from slagen.answers.schema_shapes import lengths, list_or_one, or_nothing, plain
from slagen.answers.schema_values import can_be_inserted, in_short, json_default, json_value, leaves_gap, pairs
from slagen.answers.shapes import Field, Shape, Slot, fields_of

_ID = "^[a-z][a-z0-9-]{0,39}$"


@dataclass(frozen=True, slots=True)
class Wording:
    """What an editor shows for one field or group; each may be empty. `meanings` says what the choices mean."""

    title: str = ""
    description: str = ""
    example: str = ""
    meanings: Mapping[str, str] | None = None


Words = Callable[[str], Wording | None]


def json_schema(
    cls: type[msgspec.Struct], words: Words = lambda _: None, *, defaults: yaml.Node | None = None,
    hidden: Collection[str] = (), fixed: Mapping[str, str] | None = None,
) -> dict[str, Any]:  # fmt: skip
    """The schema of files that `load(cls, …, defaults=defaults)` reads, one definition for each Struct.

    `words("Tier.price")` is the wording of a field, `words("Tier")` of a group; a group without one is described by the
    first line of its docstring. Required is what `load` finds no default for. Fields in `hidden` (`Tier.price`) may stand
    in a file, but no editor proposes them. `fixed` gives fields of `cls` their only value.
    It is draft 7 of JSON Schema: only there do editors show a field's own words beside a reference.
    """
    builder = _Builder(words, frozenset(hidden))
    builder.struct(cls, "", defaults, None)
    root = builder.definitions[cls.__name__]
    root |= {"type": "object"}
    del root["pattern"], root["patternErrorMessage"]
    for name, value in (fixed or {}).items():
        kept = {key: shown for key, shown in root["properties"][name].items() if key in ("title", "description")}
        root["properties"][name] = {**kept, "const": value, "default": value}
        order = [field.key for field in fields_of(cls)]
        root["required"] = sorted({*root.get("required", ()), name}, key=order.index)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$ref": f"#/definitions/{cls.__name__}",
        "definitions": dict(sorted(builder.reachable(cls.__name__).items())),
    }


class _Builder:
    """Definitions grow as fields are walked; a group with defaults of its own at a path has a definition of its own."""

    def __init__(self, words: Words, hidden: frozenset[str]) -> None:
        self.definitions: dict[str, Any] = {}
        self._words = words
        self._hidden = hidden
        self._names: dict[tuple[type[Any], str], str] = {}

    def struct(self, cls: type[msgspec.Struct], path: str, defaults: yaml.Node | None, own: Any) -> str:
        """The name of the definition of `cls` where `defaults` of the kind and `own` of the declaration fill gaps."""
        filled = isinstance(defaults, yaml.MappingNode) or own is not None
        key = (cls, path if filled else "")
        if key in self._names:
            return self._names[key]
        name = cls.__name__ if cls.__name__ not in self.definitions else f"{cls.__name__}.{path or cls.__module__}"
        self._names[key] = name
        definition: dict[str, Any] = {}
        self.definitions[name] = definition
        # Into a group that was typed, a kind adds only single values and what the group cannot lack.
        given = within_a_typed_group(fields_of(cls), pairs(defaults)) if path else pairs(defaults)
        properties: dict[str, Any] = {}
        required: list[str] = []
        for field in fields_of(cls):
            declared = field.default() if own is None else getattr(own, field.name)
            if leaves_gap(field.slot, given.get(field.key), declared):
                required.append(field.key)
            if f"{cls.__name__}.{field.key}" not in self._hidden:
                inner = f"{path}.{field.key}" if path else field.key
                properties[field.key] = self._field(cls, field, given.get(field.key), declared, inner)
        silent = [field.key for field in fields_of(cls) if field.key not in properties]
        words = self._words(cls.__name__) or Wording(description=_first_line(cls))
        definition |= _annotations(words)
        # Of what stands beside a reference only words count, so every group may also be `none` or blank.
        definition |= {**or_nothing({"type": "object"}, ["none", None]), "properties": properties}
        definition |= {"patternProperties": {f"^({'|'.join(silent)})$": True}} if silent else {}
        definition |= {"required": required} if required else {}
        definition["additionalProperties"] = False
        return name

    def reachable(self, root: str) -> dict[str, Any]:
        """The definitions that `root` leads to."""
        found: dict[str, Any] = {}
        waiting = [root]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found[name] = self.definitions[name]
                waiting.extend(ref.removeprefix("#/definitions/") for ref in _refs(found[name]))
        return found

    def _field(
        self, cls: type[msgspec.Struct], field: Field, given: yaml.Node | None, declared: Any, path: str
    ) -> dict[str, Any]:
        words = self._words(f"{cls.__name__}.{field.key}") or Wording()
        slot = field.slot
        schema = self._slot(slot, path, given, declared, blank=not leaves_gap(slot, given, declared))
        example = {"examples": [json_value(slot, words.example)]} if words.example else {}
        default = json_default(slot, given, declared)
        described = " ".join(note for note in (words.description, *_notes(slot, default)) if note)
        shown = _annotations(Wording(words.title, described))
        otherwise = {"default": default} if can_be_inserted(default) else {}
        return {**_explained(schema, words.meanings), **shown, **example, **otherwise}

    def _slot(
        self, slot: Slot, path: str = "", given: yaml.Node | None = None, own: Any = None, *, blank: bool = False
    ) -> dict[str, Any]:
        """`blank` says that the field may be named and left empty."""
        empty = slot.optional or (not slot.scalars() and slot.only("dict", "tuple") is not None)
        needed = given is not None and is_needed(given)
        nothing: list[Any] = ["none"] if empty and not needed else []
        nothing += [None] if (slot.optional and not needed) or blank else []
        options = [self._shape(shape, path, given, own) for shape in slot.shapes]
        if len(options) == 1:
            return or_nothing(options[0], nothing)
        return {"anyOf": [*options, *([{"enum": nothing}] if nothing else [])]}

    def _shape(self, shape: Shape, path: str, given: yaml.Node | None, own: Any) -> dict[str, Any]:
        if shape.kind == "struct":
            declared = own if isinstance(own, shape.python) else None
            return {"$ref": f"#/definitions/{self.struct(shape.python, path, given, declared)}"}
        if shape.kind == "dict" and shape.item:
            item = self._slot(shape.item)
            names = {"pattern": shape.key.pattern if shape.key and shape.key.pattern else _ID}
            table = {"type": "object", "propertyNames": names, "additionalProperties": item}
            return {**table, **lengths(shape, "Properties")}
        if shape.kind == "tuple" and shape.item:
            item = self._slot(shape.item)
            listing = {"type": "array", "items": item, **lengths(shape, "Items")}
            return list_or_one(listing, item) if shape.item.scalars() else listing
        return plain(shape)


def _explained(schema: dict[str, Any], meanings: Mapping[str, str] | None) -> dict[str, Any]:
    """The schema with what each choice means beside the choices, also where they are items or one of several shapes."""
    if not meanings:
        return schema
    found = dict(schema)
    if any(_choice_of(word) in meanings for word in schema.get("enum", ())):
        found["enumDescriptions"] = [meanings.get(_choice_of(word), "") for word in schema["enum"]]
    if "items" in schema:
        found["items"] = _explained(schema["items"], meanings)
    if "anyOf" in schema:
        found["anyOf"] = [_explained(option, meanings) for option in schema["anyOf"]]
    return found


def _notes(slot: Slot, default: Any) -> list[str]:
    """Sentences that an editor shows after the question: what is allowed, what is named, what holds otherwise."""
    notes = [f"Allowed: {allowed(shape)}." for shape in slot.scalars() if shape.kind == "quantity"]
    notes += [f"A name from {shape.refers_to.replace('|', 'or')}." for shape in _innermost(slot) if shape.refers_to]
    if default is not None and not can_be_inserted(default):
        notes.append(f"Without an answer: {in_short(default)}.")
    return notes


def _first_line(cls: type[Any]) -> str:
    # Only what the class itself says: an inherited docstring describes something else.
    return inspect.cleandoc(cls.__dict__.get("__doc__") or "").partition("\n")[0]


def _annotations(words: Wording) -> dict[str, Any]:
    title = {"title": words.title} if words.title else {}
    return {**title, **({"description": words.description} if words.description else {})}


def _choice_of(value: Any) -> str:
    """The choice behind a value of an `enum`."""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _innermost(slot: Slot) -> tuple[Shape, ...]:
    """The shapes of a field, or of the items of its lists."""
    return tuple(
        found
        for shape in slot.shapes
        for found in (_innermost(shape.item) if shape.kind == "tuple" and shape.item else (shape,))
    )


def _refs(schema: Any) -> list[str]:
    if isinstance(schema, dict):
        own = [schema["$ref"]] if isinstance(schema.get("$ref"), str) else []
        return own + [ref for part in schema.values() for ref in _refs(part)]
    return [ref for part in schema for ref in _refs(part)] if isinstance(schema, list) else []
