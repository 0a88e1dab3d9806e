"""A kind's form becomes its parts by weight: what must be asked, what has a standard value, and details."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from slagen.answers.plain import Tree, plain
from slagen.answers.reading import compose
from slagen.data import folder
from slagen.files import read_input
from slagen.library.own_folder import OWN
from slagen.questions.form import Form, Question, below


def essential_paths(form: Form) -> frozenset[str]:
    """The questions, with the groups around them, that the kind's sample of the fewest answers answers.

    A kind without such a sample asks what an agreement cannot be without, as an organisation does with its own questions.
    """
    sample = folder("samples") / f"minimal-{form.kind}" / "answers.yaml"
    if not sample.exists():
        return _with_holders(question.path for question in form.questions() if question.required)
    own = (question.path for question in form.questions() if question.required and not question.inside and _is_own(question))
    answers = plain(compose(read_input(sample), str(sample)))
    asked = (_question(form, path) for path in _paths(answers))
    return _with_holders(chain((question.path for question in asked if question is not None), own))


def standard_paths(form: Form, essential: frozenset[str]) -> frozenset[str]:
    """The questions for which the kind itself, or the organisation, has a standard value, other than the essential ones."""
    found = [
        question.path
        for question in form.questions()
        if (question.default_from == "kind" or (question.default is not None and _is_own(question)))
        and question.path not in essential
        and question.shape != "group"
    ]
    return _with_holders(path for path in found)


def _is_own(question: Question) -> bool:
    return question.path.partition(".")[0] == OWN


def leaves(form: Form) -> Iterator[Question]:
    """Every question that takes an answer of its own."""
    return (question for question in form.questions() if not question.inside)


def holds(question: Question, paths: frozenset[str]) -> bool:
    """Whether the question, or one inside it, is among the paths."""
    return any(inner.path in paths for inner in below(question))


def _with_holders(paths: Iterator[str]) -> frozenset[str]:
    parted = (path.split(".") for path in paths)
    return frozenset(".".join(parts[:length]) for parts in parted for length in range(1, len(parts) + 1))


def _question(form: Form, path: str) -> Question | None:
    """The question behind the path of a single answer; an item of a list of texts belongs to the list."""
    return form.question(path) or form.question(path.rpartition(".")[0])


def _paths(tree: Tree, at: str = "") -> Iterator[str]:
    parts = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, part in parts:
        yield from _paths(part, f"{at}.{key}" if at else str(key))
    if isinstance(tree, str):
        yield at
