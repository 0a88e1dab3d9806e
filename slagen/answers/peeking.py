"""What must be known of an answers file before it is loaded: single answers, as they were typed."""

from __future__ import annotations

import yaml

from slagen.answers.findings import place_of
from slagen.errors import Place


def child(root: yaml.Node | None, key: str) -> yaml.Node | None:
    """The part of a group; None where there is no such part."""
    if not isinstance(root, yaml.MappingNode):
        return None
    return next((value for name, value in root.value if name.value == key), None)


def roles_and_forms(root: yaml.Node) -> list[tuple[str, str]]:
    """Role and form of each party as typed, before the loader has judged them."""
    parties = child(root, "parties")
    records = [record for _, record in parties.value] if isinstance(parties, yaml.MappingNode) else []
    return [((scalar(record, "role") or "").strip(), (scalar(record, "form") or "").strip()) for record in records]


def place(root: yaml.Node, key: str) -> Place | None:
    """Where a part of a group stands."""
    node = child(root, key)
    return place_of(node) if node is not None else None


def scalar(root: yaml.Node | None, key: str) -> str | None:
    """A single answer of a group as typed."""
    node = child(root, key)
    return str(node.value) if isinstance(node, yaml.ScalarNode) else None
