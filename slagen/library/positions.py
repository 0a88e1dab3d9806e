"""`templates/positions/<position>.yaml` and the positions asked for become defaults: what a side assumes where nobody typed.

Such a file has two groups of clauses or families: `assume` fills only groups of terms that the agreement has, `bring`
also adds one inside a family that is there. Below each name stands a tree of answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import yaml

from slagen.answers.findings import place_of
from slagen.answers.layers import Layer
from slagen.answers.reading import compose
from slagen.errors import LibraryError
from slagen.library import names
from slagen.library.clauses import split_name
from slagen.library.texts import read_text
from slagen.terms.positions import DEFAULT, Position, position_of

GROUPS = ("assume", "bring")


@dataclass(frozen=True, slots=True)
class Assumption:
    """What one position assumes for the terms of a clause or family."""

    name: str
    layer: Layer


def clause_names(ids: Iterable[str]) -> tuple[str, ...]:
    """Every name that can take a position: `default`, the families, the clauses."""
    known = sorted(set(ids))
    families = sorted({id.partition("/")[0] for id in known if "/" in id})
    return (DEFAULT, *families, *known)


def clause_ids(folder: Path) -> tuple[str, ...]:
    """The ids of the clauses in a folder, from the names of the files alone."""
    return ids_of(file.relative_to(folder).as_posix() for file in folder.rglob("*.md") if file.stem != "README")


def ids_of(files: Iterable[str]) -> tuple[str, ...]:
    """The ids of the clauses whose files have these names, `credits/cap.provider.md`."""
    return tuple(sorted({split_name(name)[0] for name in files}))


def load_assumptions(file: Path) -> tuple[Assumption, ...]:
    """What one position assumes, in order; nothing where there is no such file. Raises LibraryError or AnswersError."""
    if not file.exists():
        return ()
    found: list[Assumption] = []
    for key, group in compose(read_text(file), str(file)).value:
        if key.value not in GROUPS:
            raise names.unknown((key.value,), GROUPS, place_of(key))
        if not isinstance(group, yaml.MappingNode):
            raise LibraryError("expected clauses or families, each with a tree of answers", place_of(group))
        for name, tree in group.value:
            if not isinstance(tree, yaml.MappingNode):
                raise LibraryError(f"expected the answers that {name.value!r} assumes", place_of(tree))
            found.append(Assumption(name.value, Layer(tree, brings=key.value == "bring")))
    return tuple(found)


def positions_in(answers: yaml.Node) -> Mapping[str, str]:
    """What an answers file says under `positions`, as typed; the loader refuses what is wrong in it."""
    return {
        name: value.value.strip()
        for key, group in _pairs(answers)
        if key == "positions"
        for name, value in _pairs(group)
        if isinstance(value, yaml.ScalarNode)
    }


def layers_of_positions(answers: yaml.Node, files: Mapping[str, Path]) -> tuple[Layer, ...]:
    """What every position that the answers take assumes, to be laid over the kind's defaults.

    `files` are those of `templates/positions` by name. Raises LibraryError or AnswersError for what is wrong in them.
    """
    asked = positions_in(answers)
    return tuple(
        one.layer
        for position in get_args(Position)
        if position in asked.values() and f"{position}.yaml" in files
        for one in load_assumptions(files[f"{position}.yaml"])
        if position_of(one.name, asked) == position
    )


def _pairs(node: yaml.Node) -> Iterator[tuple[str, yaml.Node]]:
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        yield key.value.strip(), value
