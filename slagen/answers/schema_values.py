"""Defaults and examples as typed become the JSON that an editor shows for them; a default that is not there, a gap."""

from __future__ import annotations

from typing import Any

import msgspec
import yaml

from slagen.answers.nodes import is_needed
from slagen.answers.plain import Tree, plain, typed
from slagen.answers.shapes import Slot, fields_of


def leaves_gap(slot: Slot, given: yaml.Node | None, declared: Any) -> bool:
    """Whether `load` misses an answer where nobody types anything: nothing fills the field, or a part of its group."""
    struct = slot.only("struct")
    if given is not None and is_needed(given):
        return True
    if given is None and declared is not msgspec.NODEFAULT:
        return False
    if not struct or (given is None and slot.optional) or isinstance(given, yaml.ScalarNode | yaml.SequenceNode):
        return given is None
    group: type[msgspec.Struct] = struct.python
    parts = pairs(given)
    return any(
        leaves_gap(
            field.slot,
            parts.get(field.key),
            getattr(declared, field.name) if isinstance(declared, group) else field.default(),
        )
        for field in fields_of(group)
    )


def pairs(node: yaml.Node | None) -> dict[str, yaml.Node]:
    """The parts of a group by name; nothing for whatever is no group."""
    return {name.value: value for name, value in node.value} if isinstance(node, yaml.MappingNode) else {}


def json_default(slot: Slot, given: yaml.Node | None, declared: Any) -> Any:
    """What stands in a field where nobody types anything, or None.

    `given` is the kind's own default, which counts before `declared`, that of the terms. A group has none as a whole,
    because it is filled field by field.
    """
    if slot.only("struct") and not slot.scalars():
        return None
    own = None if declared is msgspec.NODEFAULT else typed(declared)
    return json_value(slot, (plain(given) if given is not None else own) or None)


def can_be_inserted(default: Any) -> bool:
    """Whether an editor can put a default into a file as it stands; lists of groups come out as rubbish in most."""
    if isinstance(default, dict):
        return all(can_be_inserted(part) for part in default.values())
    if isinstance(default, list):
        return not any(isinstance(part, dict | list) for part in default)
    return default is not None


def in_short(default: Any) -> str:
    """A default in one line: the names of a table, the values of groups in a list."""
    if isinstance(default, dict):
        return ", ".join(default)
    groups = [", ".join(str(part) for part in group.values()) if isinstance(group, dict) else str(group) for group in default]
    return "; ".join(groups)


def json_value(slot: Slot | None, answer: Tree | None) -> Any:
    """What was answer, with whole numbers and yes or no as JSON has them."""
    if isinstance(answer, dict):
        struct, table = (slot.only("struct"), slot.only("dict")) if slot else (None, None)
        group: type[msgspec.Struct] | None = struct.python if struct else None
        inner = {field.key: field.slot for field in fields_of(group)} if group else {}
        item = table.item if table else None
        return {name: json_value(inner.get(name, item), part) for name, part in answer.items()}
    if isinstance(answer, list):
        listing = slot.only("tuple") if slot else None
        return [json_value(listing.item if listing else None, part) for part in answer]
    if answer is None or slot is None:
        return answer
    plain = slot.scalars()
    if any(shape.kind == "bool" for shape in plain) and answer in ("yes", "true", "no", "false"):
        return answer in ("yes", "true")
    if any(shape.kind == "int" for shape in plain) and answer.lstrip("-").isdigit():
        return int(answer)
    return answer
