"""What is typed at a question becomes the words that are answered: numbers and names of a menu stand for its words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from slagen.answers.shapes import Slot
from slagen.questions.applying import Answers
from slagen.questions.form import Question


class Choice(NamedTuple):
    """What can be chosen: the word that is answered, how it is shown, and what it means."""

    word: str
    label: str
    meaning: str


def choices_of(question: Question, answers: Answers, path: str) -> list[Choice]:
    """What can be chosen for the question at a path: records that there are, or the words of a closed list."""
    if question.refers_to:
        return [Choice(id, name, "") for id, name in answers.ids(question.refers_to, path).items()]
    if question.choices and question.slot.only("bool") is None:
        return [Choice(word, word, question.meanings.get(word, "")) for word in question.choices]
    return []


def single_slot(question: Question, *, many: bool) -> Slot:
    """What one typed text may be, of which there may be `many`."""
    slot = question.item or question.slot
    inner = slot.only("tuple")
    return inner.item if many and inner and inner.item and not slot.scalars() else slot


def words_typed(typed: str, question: Question, choices: Sequence[Choice], *, many: bool) -> list[str]:
    """The words of an answer. Several are parted by semicolons, those of a menu also by commas or spaces."""
    texts = [typed]
    if many:
        texts = [one.strip() for one in typed.split(";") if one.strip()]
        known = {word.lower() for choice in choices for word in choice[:2]}
        if choices:
            texts = [one for text in texts for one in ([text] if text.lower() in known else text.replace(",", " ").split())]
    return [_word(text, question, choices) for text in texts]


def _word(text: str, question: Question, choices: Sequence[Choice]) -> str:
    if question.slot.only("bool") and text.lower() in ("y", "n", "yes", "no"):
        return "yes" if text.lower().startswith("y") else "no"
    for choice in choices:
        if text.lower() in (choice.word.lower(), choice.label.lower()):
            # A choice that is a number itself is meant as such.
            return choice.word
    if text.isascii() and text.isdigit() and 1 <= int(text) <= len(choices):
        return choices[int(text) - 1].word
    return text
