"""The questionnaire words every field of the terms, and each kind asks for all that its agreement needs."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from slagen.data import folder
from slagen.errors import LibraryError
from slagen.library import names, when
from slagen.library.outline import load_outline
from slagen.library.questionnaire import describe, label_of, load_questionnaire, load_questions, read_questionnaire
from slagen.library.questionnaire_words import read_questions, structs_by_name
from slagen.terms.agreement import Agreement

KINDS = ("tiered", "multi-level", "smarketing", "data-center")


def every_field() -> set[str]:
    return {f"{name}.{field.name}" for name, cls in structs_by_name().items() for field in msgspec.structs.fields(cls)}


def asked(kind: str) -> list[str]:
    return [question.path for section in load_questionnaire(kind).sections for question in section.questions]


def names_in(tree: when.When | None) -> set[str]:
    match tree:
        case when.Name():
            return {".".join(tree.parts)}
        case when.Some():
            return names_in(tree.table)
        case when.Not():
            return names_in(tree.inner)
        case when.Compared():
            return names_in(tree.left) | names_in(tree.right)
        case when.Joined() | when.Group():
            return {name for item in tree.items for name in names_in(item)}
        case _:
            return set()


def test_every_field_has_wording_and_nothing_else_has() -> None:
    """The files word each field of each record an agreement can hold, and no other."""
    assert set(load_questions()) == every_field()


def test_labels_are_short_and_questions_ask() -> None:
    """A label has at most five words and a question holds a question mark."""
    for name, question in load_questions().items():
        assert len(question.label.split()) <= 5, name
        assert "?" in question.ask, name


@pytest.mark.parametrize("kind", KINDS)
def test_every_path_asked_is_a_term(kind: str) -> None:
    """Each path of a questionnaire leads to a field of the terms."""
    for path in asked(kind):
        assert names.resolve(tuple(path.split(".")), names.root_shapes(Agreement), Agreement), path


@pytest.mark.parametrize("kind", KINDS)
def test_every_required_term_is_asked(kind: str) -> None:
    """What an agreement cannot be without is asked in each kind."""
    required = {field.name for field in msgspec.structs.fields(Agreement) if field.required}
    assert required
    assert required <= set(asked(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_every_family_a_condition_names_is_asked(kind: str) -> None:
    """Whatever decides on a clause of the outline can be answered, or follows from answers."""
    outline = load_outline(folder("templates") / kind / "agreement.yaml")
    conditions = [
        *(part.when for part in outline.parts),
        *(entry.when for part in outline.parts for entry in part.entries),
        *(fact.when for fact in outline.facts),
    ]
    needed = {name for condition in conditions for name in names_in(condition)}
    assert needed
    paths = asked(kind)
    for name in needed - set(Agreement.derived):
        assert any(f"{name}.".startswith(f"{path}.") for path in paths), name


@pytest.mark.parametrize("kind", KINDS)
def test_no_path_is_asked_twice(kind: str) -> None:
    """Nothing is asked twice, neither itself nor as a part of something else."""
    paths = sorted(asked(kind))
    for path in paths:
        assert sum(f"{path}.".startswith(f"{other}.") for other in paths) == 1, path


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("credits.claim.within", "Claim period"),
        ("kpis.uptime.period", "Measurement period"),
        ("kpis.uptime.targets.0.minimum", "Target"),
        ("kpis.uptime", "Performance indicators"),
        ("data_center.remote_hands.response.urgent", "Response times"),
        ("severities.matrix.cells.0.1", "Resulting severities"),
        ("credits.claim.no_such_thing", "No such thing"),
    ],
)
def test_a_path_has_the_questionnaires_label(path: str, label: str) -> None:
    """A dotted path gives the label of its last field, or its last part in words."""
    assert label_of(path) == label


def test_a_field_is_described_by_its_question_and_help() -> None:
    """Editors see the question and the help; what has no wording is described by nothing."""
    question = load_questions()["Agreement.tiers"]
    assert describe("Agreement.tiers") == f"{question.ask} {question.help}"
    assert describe("Tier") == ""


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("Kpy: {name: {label: A, ask: B?}}\n", 1, "did you mean 'Kpi'"),
        ("Kpi:\n  nam: {label: A, ask: B?}\n", 2, "did you mean 'Kpi.name'"),
        ("Kpi:\n  name: {ask: B?}\n", 2, "'label' is missing"),
        ("Kpi:\n  name: {label: '', ask: B?}\n", 2, "'label' is empty"),
    ],
)
def test_wrong_wording_is_refused_with_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    """An unknown record, an unknown field and a missing label name file and line."""
    file = tmp_path / "kpis.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(LibraryError) as caught:
        read_questions(tmp_path)
    assert words in caught.value.message
    assert caught.value.place is not None
    assert (caught.value.place.file, caught.value.place.line) == (str(file), line)


@pytest.mark.parametrize("second", ["credits", "credits.claim", "{path: credits, when: kpis}"])
def test_a_path_asked_twice_is_refused(tmp_path: Path, second: str) -> None:
    """A questionnaire that asks for a term again, or for a part of it, is refused at the second place."""
    file = tmp_path / "questionnaire.yaml"
    file.write_text(
        f"sections:\n  - title: A\n    intro: B\n    questions:\n      - credits\n      - {second}\n", encoding="utf-8"
    )
    with pytest.raises(LibraryError, match="asked twice") as caught:
        read_questionnaire(file)
    assert caught.value.place is not None
    assert caught.value.place.line == 6
