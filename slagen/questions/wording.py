"""Conditions and answers become short words: `if Renewal is automatic`; `12 months; renewal automatic`."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from slagen.answers.plain import Tree
from slagen.library import when
from slagen.questions.form import Question

_SIGNS = {
    "==": "is",
    "!=": "is not",
    "<": "is below",
    ">": "is above",
    "<=": "is at most",
    ">=": "is at least",
    "in": "is one of",
}


# The parts of a name in a condition → the questionnaire's words for it.
Named = Callable[[tuple[str, ...]], str]


def conditions_in_words(*conditions: tuple[when.When | None, Named]) -> str:
    """`renewal == "automatic"` → `if Renewal is automatic`; nothing where there is no condition."""
    parts = [_words(tree, named) for tree, named in conditions if tree is not None]
    return f"if {' and '.join(parts)}" if parts else ""


def shown(question: Question, answer: Tree | None, longest: int = 60) -> str:
    """An answer, or else the standard value, on one short line; nothing where there is neither."""
    if answer is None:
        answer = question.default
    if answer is None and question.shape == "group" and question.stands:
        answer = {}
    return shortened(_shown(question, answer), longest)


def shown_item(question: Question, item: Tree, longest: int = 80) -> str:
    """What an item says besides its name, on one short line: its short answers, or else the beginning of the first."""
    if not isinstance(item, dict):
        return shortened(", ".join(map(str, item)) if isinstance(item, list) else item, longest)
    parts = [_shown(one, item[one.key]) for one in question.inside if one.key in item and one is not question.naming]
    short = [words for words in parts if words and len(words) <= longest // 2]
    return shortened("; ".join(short or parts[:1]), longest)


def shortened(words: str, longest: int) -> str:
    """The words on one line, cut with three dots where they are longer."""
    words = " ".join(words.split())
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"


def _shown(question: Question, answer: Tree | None) -> str:
    if answer is None:
        return ""
    if isinstance(answer, str):
        is_bool = question.slot.only("bool") is not None
        return {"true": "yes", "false": "no"}.get(answer, answer) if is_bool else answer
    if isinstance(answer, list):
        return "; ".join(name_of(question, str(number), item) for number, item in enumerate(answer))
    if question.shape == "group":
        parts = [(one, _shown(one, answer.get(one.key, one.default if question.stands else None))) for one in question.inside]
        return ", ".join(f"{one.label.lower()} {words}" for one, words in parts if words)
    if question.inside:
        return "; ".join(name_of(question, key, item) for key, item in answer.items())
    return "; ".join(f"{key}: {item}" if isinstance(item, str) else key for key, item in answer.items())


def name_of(question: Question, key: str, item: Tree | None) -> str:
    """What people call an item: its name, else what it says, else its number."""
    naming = question.naming
    if naming and isinstance(item, dict) and isinstance(item.get(naming.key), str):
        return str(item[naming.key])
    if isinstance(item, str) and key.isdigit():
        return item
    if isinstance(item, list):
        return ", ".join(map(str, item))
    if isinstance(item, dict) and key.isdigit():
        said = [_shown(one, item[one.key]) for one in question.inside if one.key in item]
        return shortened(", ".join(said), 40)
    return f"{question.one} {int(key) + 1}" if key.isdigit() else key


def _words(tree: when.When, named: Named) -> str:
    match tree:
        case when.Name():
            return f"{named(tree.parts)} is given"
        case when.Not(inner=when.Name(parts=parts)):
            return f"{named(parts)} is not given"
        case when.Not(inner=when.Compared(operator="in", left=left, right=right)):
            return f"{_operand(left, named)} is none of {_operand(right, named)}"
        case when.Not():
            return f"not ({_words(tree.inner, named)})"
        case when.Joined():
            return f" {tree.word} ".join(_words(item, named) for item in tree.items)
        case when.Compared():
            return f"{_operand(tree.left, named)} {_SIGNS[tree.operator]} {_operand(tree.right, named)}"
        case _:
            return _operand(tree, named)


def _operand(tree: when.When, named: Named) -> str:
    match tree:
        case when.Name():
            return named(tree.parts)
        case when.Constant(value=Decimal() as number):
            return str(number)
        case when.Constant():
            return str(tree.value)
        case when.Group():
            return " or ".join(_operand(item, named) for item in tree.items)
        case _:
            return _words(tree, named)
