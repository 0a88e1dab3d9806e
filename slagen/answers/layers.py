"""A kind's defaults and the layers over them become one tree of defaults, for the groups that are there."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import yaml
from msgspec import Struct

from slagen.answers.nodes import EACH, within_a_typed_group
from slagen.answers.shapes import Field, fields_of


class Layer(Struct, frozen=True):
    """What somebody assumes, as a tree of answers; `brings` says that it may add a group inside one that is there."""

    tree: yaml.Node
    brings: bool = False


def under(
    cls: type[msgspec.Struct], defaults: yaml.Node | None, layers: Sequence[Layer], answers: yaml.Node
) -> yaml.Node | None:
    """What is assumed where `answers` say nothing: what is left of the defaults, with every layer laid over it."""
    found = None if defaults is None else _beside(cls, defaults, answers, family=True)
    for layer in layers:
        found = lay_over(cls, found, layer.tree, answers, bring=layer.brings)
    return found


def _beside(cls: type[msgspec.Struct], defaults: yaml.Node, answers: yaml.Node, *, family: bool) -> yaml.Node:
    """The defaults without the groups, tables and lists that would slip into a group that was typed."""
    fields = fields_of(cls)
    pairs, typed = _pairs(defaults), _pairs(answers)
    kept = pairs if family else within_a_typed_group(fields, pairs)
    for field in fields:
        struct, own = field.slot.only("struct"), typed.get(field.key)
        if struct and field.key in kept and isinstance(own, yaml.MappingNode):
            kept[field.key] = _beside(struct.python, kept[field.key], own, family=False)
    return _mapping({**kept, **_unknown(fields, pairs)}, defaults)


def _unknown(fields: tuple[Field, ...], pairs: dict[str, yaml.Node]) -> dict[str, yaml.Node]:
    """Names that the group lacks; they stay, for the loader to report."""
    known = {field.key for field in fields}
    return {name: node for name, node in pairs.items() if name not in known}


def lay_over(
    cls: type[msgspec.Struct], defaults: yaml.Node | None, assumed: yaml.Node, answers: yaml.Node | None, *,
    bring: bool = False,
) -> yaml.MappingNode:  # fmt: skip
    """A new tree of defaults for `cls` in which `assumed` wins over `defaults`; no tree passed in is changed.

    A group or table is filled only where the answers or the defaults have it, or where the declaration always gives
    it; with `bring`, a group is also added inside one that is there. Lists and single values replace the default's. In
    a table, `*` holds what is assumed for each record. Names that `cls` lacks stay, for the loader to report.
    """
    return _laid(cls, defaults, assumed, answers, here=False, inside=bring)


def _laid(
    cls: type[msgspec.Struct], defaults: yaml.Node | None, assumed: yaml.Node, answers: yaml.Node | None, *,
    here: bool, inside: bool,
) -> yaml.MappingNode:  # fmt: skip
    fields = {field.key: field for field in fields_of(cls)}
    below, typed = _pairs(defaults), _pairs(answers)
    result = dict(below)
    for key, value in _pairs(assumed).items():
        field = fields.get(key)
        if field is None or not isinstance(value, yaml.MappingNode):
            result[key] = value
        elif here or isinstance(below.get(key), yaml.MappingNode) or key in typed or _always_given(field):
            result[key] = _group(field, below.get(key), value, typed.get(key), inside)
    return _mapping(result, assumed)


def _group(
    field: Field, below: yaml.Node | None, value: yaml.MappingNode, typed: yaml.Node | None, bring: bool
) -> yaml.Node:
    if struct := field.slot.only("struct"):
        return _laid(struct.python, below, value, typed, here=bring, inside=bring)
    table = field.slot.only("dict")
    record = table.item.only("struct") if table and table.item else None
    if record is None:
        return value
    records = _pairs(below)
    for name, one in _pairs(value).items():
        for touched in list(records) if name == EACH else [name]:
            records[touched] = lay_over(record.python, records.get(touched), one, None)
        records.setdefault(name, one)
    return _mapping(records, value)


def _always_given(field: Field) -> bool:
    """Whether the group is there wherever the one that holds it is."""
    struct = field.slot.only("struct")
    return struct is not None and (not field.slot.optional or isinstance(field.default(), struct.python))


def _pairs(node: yaml.Node | None) -> dict[str, yaml.Node]:
    """The names of a group that hold something; a name left blank says nothing."""
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {
        key.value.strip(): value
        for key, value in node.value
        if not (isinstance(value, yaml.ScalarNode) and not value.value.strip())
    }


def _mapping(pairs: dict[str, yaml.Node], like: yaml.Node) -> yaml.MappingNode:
    entries = [
        (yaml.ScalarNode("tag:yaml.org,2002:str", name, value.start_mark, value.end_mark), value)
        for name, value in pairs.items()
    ]
    return yaml.MappingNode("tag:yaml.org,2002:map", entries, like.start_mark, like.end_mark)
