"""YAML nodes and typed values become plain answers: texts, lists and dicts of texts, exactly as one would type them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import yaml

from slagen.answers.shapes import fields_of
from slagen.quantities.quantity import is_record

# A text as typed, a list, a group or table by name. An answer left blank is the empty text.
Tree = str | list[Any] | dict[str, Any]
NOTHING = ("none", "null", "~")


def plain(node: yaml.Node) -> Tree:
    """The answers of a tree from `compose`, without places."""
    if isinstance(node, yaml.MappingNode):
        return {key.value.strip(): plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [plain(item) for item in node.value]
    return str(node.value).strip()


def copied(tree: Tree) -> Tree:
    """The same answers in lists and dicts of their own."""
    if isinstance(tree, dict):
        return {key: copied(item) for key, item in tree.items()}
    return [copied(item) for item in tree] if isinstance(tree, list) else tree


def as_read(tree: Tree) -> Tree:
    """What `plain` gives for answers once they are written: texts without outer space."""
    if isinstance(tree, dict):
        return {key: as_read(item) for key, item in tree.items()}
    return [as_read(item) for item in tree] if isinstance(tree, list) else tree.strip()


def part_at(tree: Tree | None, parts: Iterable[str]) -> Tree | None:
    """The answer at a path, as typed; None where there is none."""
    for part in parts:
        if isinstance(tree, dict):
            tree = tree.get(part)
        elif isinstance(tree, list) and part.isdigit() and int(part) < len(tree):
            tree = tree[int(part)]
        else:
            return None
    return tree


def is_nothing(answer: Tree) -> bool:
    """True for an answer that says `none`, and for one left blank."""
    return isinstance(answer, str) and (not answer.strip() or answer.strip().lower() in NOTHING)


def typed(value: Any) -> Tree | None:
    """A value of the terms as one would type it in an answers file; None for nothing, and for what holds nothing."""
    if value is None or value == () or value == {}:
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if is_record(value):
        fields = {field.key: typed(getattr(value, field.name)) for field in fields_of(type(value))}
        return {key: answer for key, answer in fields.items() if answer is not None}
    if isinstance(value, dict):
        return {str(key): typed(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [typed(item) for item in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, str | int | Decimal):
        return str(value)
    return str(value.typed())
