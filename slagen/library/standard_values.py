"""The standard values of a library become the list of names and values in them that no agreement could take."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import yaml

from slagen.answers.findings import place_of
from slagen.answers.loading import load
from slagen.answers.nodes import EACH
from slagen.answers.reading import compose
from slagen.errors import AnswersError, LibraryError
from slagen.library import names
from slagen.library.faults import found_by, refuse, refuse_problems
from slagen.library.library import Library
from slagen.library.positions import Assumption, load_assumptions
from slagen.library.texts import read_text

# What only answers can settle is no fault of standard values: a gap, and the name of a record that the answers hold.
OPEN = ("A-MISSING", "A-REF")


def check_defaults(file: Path, library: Library) -> None:
    """`templates/<kind>/defaults.yaml` holds right answers. Raises LibraryError with every fault."""
    try:
        tree = compose(read_text(file), str(file))
    except AnswersError as error:
        refuse_problems(error.problems)
        return
    _check(tree, library)


def check_positions(file: Path, library: Library) -> None:
    """What a position assumes is of clauses or families on the shelf, in right answers. Raises LibraryError, every fault."""
    found: tuple[Assumption, ...] = ()
    try:
        found = load_assumptions(file)
    except AnswersError as error:
        refuse_problems(error.problems)
    known = library.clause_names()
    faults: list[LibraryError] = []
    for one in found:
        if one.name not in known:
            message = f"there is no clause and no family {one.name!r}{names.near_hint(one.name, known)}"
            faults.append(LibraryError(message, place_of(one.layer.tree)))
    trees = [one.layer.tree for one in found]
    refuse([*faults, *found_by(partial(_check, tree, library) for tree in trees)])


def _check(tree: yaml.Node, library: Library) -> None:
    try:
        load(library.terms, _one_record(tree), file=str(tree.start_mark.name))
    except AnswersError as error:
        refuse_problems(problem for problem in error.problems if problem.id not in OPEN)


def _one_record(node: yaml.Node) -> yaml.Node:
    """The same answers with one record where `*` stands for each."""
    if not isinstance(node, yaml.MappingNode):
        return node
    pairs = [
        (yaml.ScalarNode(key.tag, "each", key.start_mark, key.end_mark) if key.value == EACH else key, _one_record(value))
        for key, value in node.value
    ]
    return yaml.MappingNode(node.tag, pairs, node.start_mark, node.end_mark)
