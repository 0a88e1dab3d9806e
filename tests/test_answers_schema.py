"""A Struct type gives a JSON Schema that names every answer, its words and its limits."""

from __future__ import annotations

import json
from typing import Annotated, Literal

import msgspec

from slagen.answers.reading import compose
from slagen.answers.schema import Wording, json_schema
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
    trunk: Leaf


WORDS = {"Leaf.kind": Wording("Kind", "What leaf it is", "b"), "Tree": Wording(description="The tree")}


def test_groups_are_closed_definitions_in_the_words_given_or_of_their_docstring() -> None:
    """Each Struct is a closed definition, a field has title, description and example, and a docstring fills in."""
    schema = json_schema(Tree, WORDS.get)
    assert schema["$ref"] == "#/definitions/Tree" and set(schema["definitions"]) == {"Leaf", "Tree"}
    leaf, tree = schema["definitions"]["Leaf"], schema["definitions"]["Tree"]
    assert leaf["description"] == "One leaf." and tree["description"] == "The tree"
    assert leaf["additionalProperties"] is False and tree["additionalProperties"] is False
    assert leaf["properties"]["kind"] == {
        "title": "Kind", "description": "What leaf it is", "enum": ["a", "b"], "examples": ["b"], "default": "a",
    }  # fmt: skip
    json.dumps(schema)


def test_values_are_described_as_a_yaml_editor_sees_them() -> None:
    """Yes and no, numbers, tables and lists take what an editor reads from them, and say what is allowed."""
    definitions = json_schema(Tree)["definitions"]
    tree, leaf = definitions["Tree"]["properties"], definitions["Leaf"]["properties"]
    assert tree["open"] == {"enum": ["yes", "no", True, False]}
    assert tree["count"] == {"type": ["integer", "null"], "minimum": 1, "exclusiveMaximum": 5, "default": 1}
    assert tree["leaves"]["additionalProperties"] == {"$ref": "#/definitions/Leaf"}
    assert tree["names"]["minItems"] == 1 and tree["names"]["items"]["type"] == ["string", "number"]
    assert tree["names"]["type"][:2] == ["array", "string"]
    assert leaf["within"]["type"] == ["string", "number"] and leaf["within"]["examples"] == [Duration.example]
    assert leaf["parent"] == {"$ref": "#/definitions/Leaf"}


def test_required_is_what_no_default_fills() -> None:
    """A field without a default is required, unless the defaults fill it or, where it is a group, all that it needs."""
    assert json_schema(Tree)["definitions"]["Tree"]["required"] == ["open", "trunk"]
    defaults = compose("trunk: {within: 1 h}\nopen: yes", "defaults.yaml")
    filled = json_schema(Tree, defaults=defaults)["definitions"]
    assert "required" not in filled["Tree"]
    assert filled["Tree"]["properties"]["open"]["default"] is True
    # The same group has one definition where defaults fill it, another where they do not.
    trunk = filled["Tree"]["properties"]["trunk"]["$ref"].rpartition("/")[2]
    assert trunk != "Leaf" and "required" not in filled[trunk] and filled["Leaf"]["required"] == ["within"]
    assert filled[trunk]["properties"]["within"]["default"] == "1 h"


def test_hidden_fields_are_allowed_and_not_proposed() -> None:
    """A hidden field may stand in the file, but is no property; a fixed one has one value and is required."""
    tree = json_schema(Tree, hidden=("Tree.leaves", "Tree.names", "Tree.trunk"), fixed={"count": "2"})["definitions"]["Tree"]
    assert list(tree["properties"]) == ["open", "count"] and tree["properties"]["count"]["const"] == "2"
    assert tree["patternProperties"] == {"^(leaves|names|trunk)$": True}
    assert tree["required"] == ["open", "count", "trunk"]


def test_an_editor_says_what_each_choice_means() -> None:
    """The meanings of choices stand beside them in their order."""
    words = {"Leaf.kind": Wording(meanings={"b": "The second"}), "Tree.open": Wording(meanings={"yes": "It is"})}
    definitions = json_schema(Tree, words.get)["definitions"]
    assert definitions["Leaf"]["properties"]["kind"]["enumDescriptions"] == ["", "The second"]
    assert definitions["Tree"]["properties"]["open"]["enumDescriptions"] == ["It is", "", "It is", ""]
