"""The form of a kind holds every question once, with its default, and follows the answers so far."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import Any

import pytest

from slagen.answers.plain import Tree
from slagen.answers.reading import compose
from slagen.answers.scalars import Refused, convert
from slagen.answers.shapes import fields_of
from slagen.data import folder
from slagen.files import read_input
from slagen.library.questionnaire import load_questionnaire
from slagen.library.questionnaire_words import WHOLE, structs_by_name
from slagen.library.when import holds, names_in
from slagen.pipeline import read
from slagen.questions import Answers, Question, load_form, plain, that_apply
from slagen.questions.form import Form, single

KINDS = ("tiered", "multi-level", "smarketing", "data-center")
SAMPLES = sorted(path.parent.name for path in folder("samples").glob("*/answers.yaml"))


def sample(name: str) -> dict[str, Tree]:
    file = folder("samples") / name / "answers.yaml"
    found = plain(compose(read_input(file), str(file)))
    assert isinstance(found, dict)
    return found


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


def conditional(form: Form) -> list[Question]:
    return [question for question in form.questions() if question.when is not None]


def siblings(form: Form, question: Question) -> dict[str, Question]:
    above = question.path.rpartition(".")[0]
    return {one.key: one for one in form.questions() if one.path.rpartition(".")[0] == above}


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
            # A standard value may name a record by its role.
            assert is_read(question, text) or question.named_by, (question.path, text)


@pytest.mark.parametrize("kind", KINDS)
def test_every_example_can_be_typed(kind: str) -> None:
    """An example is itself an answer; several are parted by semicolons where several can be given."""
    shown = [question for question in load_form(kind).questions() if question.example and not question.inside]
    assert shown
    for question in shown:
        for text in question.example.split("; ") if question.shape == "values" else [question.example]:
            assert is_read(question, text), (question.path, text)


@pytest.mark.parametrize("kind", KINDS)
def test_what_must_be_answered_is_always_asked(kind: str) -> None:
    """What a record cannot be without is neither skipped, nor a detail, nor asked under a condition."""
    form = load_form(kind)
    skips = load_questionnaire(kind).skips
    needed = {f"{name}.{field.key}" for name, cls in structs_by_name().items() for field in fields_of(cls) if field.info.required}
    assert len(needed) > 100
    assert not needed & skips
    must = [question for question in form.questions() if question.required]
    assert must
    assert [question.path for question in must if question.detail or question.when or question.for_each] == []


@pytest.mark.parametrize("kind", KINDS)
def test_conditions_are_about_questions_of_the_form(kind: str) -> None:
    """Whatever a condition names is asked beside the question or somewhere in the agreement, unless the kind lacks it."""
    form = load_form(kind)
    assert conditional(form)
    for question in conditional(form):
        for parts in names_in(question.when):
            if parts[0] == WHOLE:
                assert form.question(".".join(parts[1:])), question.path
            else:
                struct = structs_by_name()[question.field.partition(".")[0]]
                field = next(one for one in fields_of(struct) if one.key == parts[0])
                assert parts[0] in siblings(form, question) or field.slot.scalars()[0].refers_to, question.path
                assert parts[0] != question.key, question.path


@pytest.mark.parametrize("kind", KINDS)
def test_each_condition_holds_for_some_answers_and_not_for_others(kind: str) -> None:
    """No question is out of reach, and no condition is idle but where the kind lacks what it is about."""
    form = load_form(kind)
    for question in conditional(form):
        beside = siblings(form, question)
        names = sorted({parts[0] for parts in names_in(question.when)})
        found = {holds(question.when, dict(zip(names, said, strict=True))) for said in itertools.product(
            *(answers_to(beside[name]) if name in beside else elsewhere(form, question, name) for name in names)
        )}  # fmt: skip
        assert True in found, question.path
        assert False in found or not beside.keys() >= set(names), question.path


def elsewhere(form: Form, question: Question, name: str) -> list[Any]:
    """What the whole agreement may hold at the path that a condition names; nothing for any other name."""
    paths = [parts[1:] for parts in names_in(question.when) if parts[0] == name == WHOLE]
    found: list[Any] = [None]
    for path in paths:
        for said in answers_to(form.question(".".join(path))):
            for part in reversed(path):
                said = {part: said}
            found.append(said)
    return found


def answers_to(question: Question) -> list[Any]:
    if question.slot.only("bool"):
        return [True, False]
    if question.inside or question.shape != "value":
        return [None, {"marketing": {}}]
    return [None, *(question.choices or ("said",))]


@pytest.mark.parametrize("kind", KINDS)
def test_conditions_can_be_said_in_words(kind: str) -> None:
    """A condition reads as a half-sentence in the questionnaire's words, without signs of the program."""
    for question in conditional(load_form(kind)):
        words = question.only_if
        assert words.startswith("if "), question.path
        assert not set(words) & set("=<>_()"), (question.path, words)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_answer_of_a_sample_is_a_question_that_applies(name: str) -> None:
    """Nothing that a full sample answers is ruled out by a condition or left out of the questionnaire."""
    answers = sample(name)
    form = load_form(str(answers["kind"]))
    applying = {path for path, _ in that_apply(form, answers)}
    given = read(folder("samples") / name / "answers.yaml").loaded.places
    assert given
    for path in given:
        # An item belongs to the question of its table or list.
        question = form.question(path)
        assert question is not None, path
        if question.default is not None and texts(question.default) == texts(Answers(form, answers).at(path)):
            # A standard value may be typed even where nobody is asked for it.
            continue
        assert ".".join(path.split(".")[: question.path.count(".") + 1]) in applying, path
