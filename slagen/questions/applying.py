"""A form and the answers so far become the questions that apply, each with the path it has in these answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from slagen.answers import scalars
from slagen.answers.plain import Tree, is_nothing, part_at
from slagen.library.questionnaire_words import WHOLE
from slagen.library.when import holds
from slagen.questions.form import Form, Question, single


class Answers:
    """Answers so far over the standard values of a kind: what holds at a path, and which records there are."""

    def __init__(self, form: Form, given: Tree) -> None:
        self.form = form
        self.given = given

    def at(self, path: str) -> Tree | None:
        """The answer at a path, as typed; None where there is none."""
        return part_at(self.given, path.split(".") if path else ())

    def holding(self, path: str) -> Tree | None:
        """The answer at a path, or else the standard value that holds there; None where nothing does.

        As when an answers file is loaded: tables, lists and single values replace their standard values as a whole. Of a
        group's, only single values are added to what was answered in it, and what it cannot be without.
        """
        given: Tree | None = self.given
        default: Tree | None = self.form.defaults
        walked = ""
        for part in path.split("."):
            question = self.form.question(walked) if walked else None
            if isinstance(given, str) and given and is_nothing(given):
                return None
            if question and question.shape in ("table", "list") and given is not None:
                default = None
            typed_group = question is not None and question.shape == "group" and isinstance(given, dict)
            given, default = part_at(given, (part,)), part_at(default, (part,))
            walked = f"{walked}.{part}" if walked else part
            asked = self.form.question(walked)
            # An item is found by the question of its table, and has no standard value of its own.
            own = asked is not None and asked.path.count(".") == walked.count(".")
            if asked and own:
                kept = not typed_group or asked.needed or asked.default_from != "kind" or isinstance(default, str)
                default = (asked.default if default is None else default) if kept else None
        return default if given is None or given == "" else given

    def ids(self, tables: Iterable[str], around: str = "") -> dict[str, str]:
        """The short names of the records in these tables, with the names people know them by.

        The record that the path `around` lies in is left out: nothing refers to itself.
        """
        found: dict[str, str] = {}
        for table in tables:
            records = self.holding(table)
            for key, record in records.items() if isinstance(records, dict) else ():
                if f"{around}.".startswith(f"{table}.{key}."):
                    continue
                name = record.get("name") if isinstance(record, dict) else None
                found[key] = name if isinstance(name, str) and name else key
        return found

    def applies(self, question: Question, around: str) -> bool:
        """Whether the question is to be asked in the record at the path `around` (empty for the agreement itself).

        A question whose answer names a record is not asked while there is no such record, unless it must be answered.
        """
        if question.refers_to and not question.required and not self.ids(question.refers_to, around):
            return False
        if question.whole_when is not None and not holds(question.whole_when, self.record("")):
            return False
        return question.when is None or holds(question.when, _Record(self, around, whole=True))

    def record(self, path: str) -> Mapping[str, Any]:
        """The record at a path as conditions see it: typed values, None for what is missing."""
        return _Record(self, path)


class _Record(Mapping[str, Any]):
    """One group of answers, read as typed values when asked for; a condition knows the whole as `agreement`."""

    def __init__(self, answers: Answers, path: str, *, whole: bool = False) -> None:
        self._answers, self._path, self._whole = answers, path, whole

    def __getitem__(self, key: str) -> Any:
        if self._whole and key == WHOLE:
            return _Record(self._answers, "")
        path = f"{self._path}.{key}" if self._path else key
        answer = self._answers.holding(path)
        question = self._answers.form.question(path)
        return None if question is None else _value(self._answers, question, path, answer)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 1


def _value(answers: Answers, question: Question, path: str, answer: Tree | None) -> Any:
    if answer is None or is_nothing(answer):
        there = question.shape == "group" and answer is None and question.stands
        return _Record(answers, path) if there else None
    if question.shape == "group":
        return _Record(answers, path)
    if question.shape == "table" and isinstance(answer, dict):
        return {key: _Record(answers, f"{path}.{key}") for key in answer}
    if isinstance(answer, list):
        return tuple(str(item) for item in answer)
    return answer if isinstance(answer, dict) else _converted(question, answer)


def _converted(question: Question, text: str) -> Any:
    """The text as the first type it fits; a wrong text stays text, because the loader has said what is wrong with it."""
    for shape in single(question.slot).scalars():
        try:
            return scalars.convert(shape, text, "")
        except scalars.Refused:
            continue
    return text


def that_apply(form: Form, given: Tree) -> Iterator[tuple[str, Question]]:
    """The questions that apply to these answers in order, each with its concrete path, a group before what is inside it.

    Groups that nobody wants and tables without items are not looked into; items of standard tables are.
    """
    answers = Answers(form, given)
    for section in form.sections:
        for question in section.questions:
            around = question.path.rpartition(".")[0]
            yield from _below(answers, question, question.path, around)


def _below(answers: Answers, question: Question, path: str, around: str) -> Iterator[tuple[str, Question]]:
    if not answers.applies(question, around):
        return
    yield path, question
    for record in _records(answers, question, path):
        for inner in question.inside:
            yield from _below(answers, inner, f"{record}.{inner.key}", record)


def _records(answers: Answers, question: Question, path: str) -> list[str]:
    """The paths of the records that stand under a question: the group itself, or its items."""
    answer = answers.holding(path)
    if question.shape == "group" or (question.shape == "value" and isinstance(answer, dict)):
        if answer is None:
            return [path] if question.required or question.stands else []
        return [] if is_nothing(answer) else [path]
    if question.shape == "table" and isinstance(answer, dict):
        return [f"{path}.{key}" for key in answer]
    if question.shape == "list" and isinstance(answer, list):
        return [f"{path}.{index}" for index in range(len(answer))]
    return []
