"""The form of a kind holds every question once, with its default, and follows the answers so far."""

from __future__ import annotations

from collections import Counter

import pytest

from slagen.answers.plain import Tree
from slagen.answers.reading import compose
from slagen.answers.scalars import Refused, convert
from slagen.data import folder
from slagen.files import read_input
from slagen.pipeline import read
from slagen.questions import Question, load_form, plain, that_apply
from slagen.questions.form import single

KINDS = ("tiered", "multi-level", "smarketing", "data-center")
SAMPLES = sorted(path.parent.name for path in folder("samples").glob("*/answers.yaml"))


def sample(name: str) -> Tree:
    file = folder("samples") / name / "answers.yaml"
    return plain(compose(read_input(file), str(file)))


def texts(tree: Tree | None) -> list[str]:
    if isinstance(tree, dict):
        return [text for item in tree.values() for text in texts(item)]
    if isinstance(tree, list):
        return [text for item in tree for text in texts(item)]
    return [] if tree is None else [tree]


def is_read(question: Question, text: str) -> bool:
    for shape in single(question.item or question.slot).scalars():
        try:
            convert(shape, text, "EUR")
        except Refused:
            continue
        return True
    return False


@pytest.mark.parametrize("kind", KINDS)
def test_every_question_stands_once(kind: str) -> None:
    """No path of a form is asked for twice."""
    paths = Counter(question.path for question in load_form(kind).questions())
    assert len(paths) > 100
    assert [path for path, times in paths.items() if times > 1] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_default_can_be_typed(kind: str) -> None:
    """What a form shows as the standard value is itself an answer that the loader reads."""
    shown = [question for question in load_form(kind).questions() if question.default is not None and not question.inside]
    assert shown
    for question in shown:
        for text in texts(question.default):
            assert is_read(question, text), (question.path, text)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_answer_of_a_sample_is_a_question_that_applies(name: str) -> None:
    """Nothing that a full sample answers is ruled out by a condition or left out of the questionnaire."""
    answers = sample(name)
    assert isinstance(answers, dict)
    applying = dict(that_apply(load_form(str(answers["kind"])), answers))
    given = read(folder("samples") / name / "answers.yaml").loaded.places
    above = ".".join
    for path in given:
        parts = path.split(".")
        assert any(above(parts[:length]) in applying for length in range(len(parts), max(0, len(parts) - 3), -1)), path
