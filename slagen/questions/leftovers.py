"""Answers that came from a sample become the list of those that still speak of the sample's parties."""

from __future__ import annotations

import re
from collections.abc import Iterator

from slagen.answers.plain import Tree


def names_left(answers: dict[str, Tree], sample: dict[str, Tree]) -> dict[str, list[str]]:
    """The names of parties of the sample that are none of the answers' own, each with the paths of texts that hold it."""
    own = set(_names(answers))
    found: dict[str, list[str]] = {}
    for name in _names(sample):
        if name in own:
            continue
        word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
        paths = [path for path, text in _texts(answers) if word.search(text)]
        if paths:
            found[name] = paths
    return found


def _names(answers: dict[str, Tree]) -> Iterator[str]:
    parties = answers.get("parties")
    for party in parties.values() if isinstance(parties, dict) else ():
        for field in ("name", "short"):
            if isinstance(party, dict) and isinstance(party.get(field), str):
                yield str(party[field])


def _texts(tree: Tree, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(tree, str):
        yield path, tree
        return
    parts = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for name, part in parts:
        yield from _texts(part, f"{path}.{name}" if path else str(name))
