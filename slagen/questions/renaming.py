"""Answers of a sample or standard item come to name the person's own records: by new short names, or by their role."""

from __future__ import annotations

from collections.abc import Mapping

from slagen.answers.plain import Tree
from slagen.questions.applying import Answers
from slagen.questions.form import Question

# (`parties`, `lagerwerk`) → `acme`
Renames = Mapping[tuple[str, str], str]


def fitting(question: Question, answer: Tree, answers: Answers, renames: Renames, *, item: bool = False) -> Tree | None:
    """The answer to a question, or to one item of its table or list, with the short names that hold in `answers`.

    None for a name that standard values give by a role (`provider`), where not just one record has it.
    """
    whole = question.shape in ("table", "list") and not item
    if whole and isinstance(answer, dict):
        return {
            _renamed(key, question.records, renames): inner
            for key, one in answer.items()
            if (inner := fitting(question, one, answers, renames, item=True)) is not None
        }
    if isinstance(answer, list):
        fitted = (fitting(question, one, answers, renames, item=True) for one in answer)
        return [one for one in fitted if one is not None]
    if isinstance(answer, dict):
        inside = {one.key: one for one in question.inside}
        return {
            key: inner
            for key, one in answer.items()
            if (inner := fitting(inside[key], one, answers, renames) if key in inside else one) is not None
        }
    name = _renamed(answer, question.refers_to, renames)
    return _meant(question, name, answers) if question.named_by else name


def _renamed(name: str, tables: tuple[str, ...], renames: Renames) -> str:
    return next((renames[table, name] for table in tables if (table, name) in renames), name)


def _meant(question: Question, name: str, answers: Answers) -> str | None:
    """The record that a standard value means by a role; a short name means itself."""
    found: list[str] = []
    for table in question.refers_to:
        records = answers.holding(table)
        if not isinstance(records, dict) or name in records:
            return name
        found += [id for id, record in records.items() if isinstance(record, dict) and record.get(question.named_by) == name]
    return found[0] if len(found) == 1 else None
