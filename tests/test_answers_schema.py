"""A Struct type gives a JSON Schema that names every answer, its words and its limits."""

from __future__ import annotations

import json
from typing import Annotated, Literal

import msgspec

from slagen.answers.schema import json_schema
from slagen.quantities.duration import Duration


class Leaf(msgspec.Struct, frozen=True, kw_only=True):
    """One leaf.

    More about it.
    """

    within: Duration
    kind: Literal["a", "b"] = "a"
    parent: Leaf | None = None


class Tree(msgspec.Struct, frozen=True, kw_only=True):
    open: bool
    count: Annotated[int, msgspec.Meta(ge=1, lt=5)] = 1
    leaves: dict[str, Leaf] = {}
    names: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)] = ("x",)


def test_groups_are_closed_definitions_described_by_callback_or_docstring() -> None:
    schema = json_schema(Tree, {"Leaf.kind": "What leaf it is", "Tree": "The tree"}.get)  # type: ignore[arg-type]
    assert schema["$ref"] == "#/$defs/Tree" and set(schema["$defs"]) == {"Leaf", "Tree"}
    leaf, tree = schema["$defs"]["Leaf"], schema["$defs"]["Tree"]
    assert leaf["description"] == "One leaf." and tree["description"] == "The tree"
    assert leaf["additionalProperties"] is False and tree["additionalProperties"] is False
    assert leaf["properties"]["kind"] == {"description": "What leaf it is", "enum": ["a", "b"]}
    json.dumps(schema)


def test_values_are_described_as_a_yaml_editor_sees_them() -> None:
    definitions = json_schema(Tree)["$defs"]
    tree, leaf = definitions["Tree"]["properties"], definitions["Leaf"]["properties"]
    assert tree["open"] == {"anyOf": [{"type": "boolean"}, {"enum": ["yes", "no"]}]}
    assert tree["count"] == {"type": "integer", "minimum": 1, "exclusiveMaximum": 5}
    assert tree["leaves"]["additionalProperties"] == {"$ref": "#/$defs/Leaf"}
    assert tree["names"]["anyOf"][0]["minItems"] == 1
    assert leaf["within"]["type"] == ["string", "number"] and leaf["within"]["examples"] == [Duration.example]
    assert leaf["parent"] == {"anyOf": [{"$ref": "#/$defs/Leaf"}, {"enum": ["none", None]}]}
