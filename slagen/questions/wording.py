"""A question's condition becomes a half-sentence in the questionnaire's words."""

from __future__ import annotations

from decimal import Decimal

from slagen.library import when
from slagen.library.questionnaire import label_of
from slagen.library.questionnaire_words import WHOLE, load_questions
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


def condition_in_words(question: Question) -> str:
    """`renewal == "automatic"` → `if Renewal is automatic`; nothing for a question without a condition."""
    struct = question.field.partition(".")[0]
    parts = [_words(tree, struct) for tree in (question.when,) if tree is not None]
    parts += [_words(tree, "Agreement") for tree in (question.whole_when,) if tree is not None]
    return f"if {' and '.join(parts)}" if parts else ""


def _words(tree: when.When, struct: str) -> str:
    match tree:
        case when.Name():
            return f"{_name(tree.parts, struct)} is given"
        case when.Not(inner=when.Name(parts=parts)):
            return f"{_name(parts, struct)} is not given"
        case when.Not(inner=when.Compared(operator="in", left=left, right=right)):
            return f"{_operand(left, struct)} is none of {_operand(right, struct)}"
        case when.Not():
            return f"not ({_words(tree.inner, struct)})"
        case when.Joined():
            return f" {tree.word} ".join(_words(item, struct) for item in tree.items)
        case when.Compared():
            return f"{_operand(tree.left, struct)} {_SIGNS[tree.operator]} {_operand(tree.right, struct)}"
        case _:
            return _operand(tree, struct)


def _operand(tree: when.When, struct: str) -> str:
    match tree:
        case when.Name():
            return _name(tree.parts, struct)
        case when.Constant(value=Decimal() as number):
            return str(number)
        case when.Constant():
            return str(tree.value)
        case when.Group():
            return " or ".join(_operand(item, struct) for item in tree.items)
        case _:
            return _words(tree, struct)


def _name(parts: tuple[str, ...], struct: str) -> str:
    if parts[0] == WHOLE and len(parts) > 1:
        return label_of(".".join(parts[1:]))
    words = load_questions().get(f"{struct}.{parts[0]}")
    return words.label if words and len(parts) == 1 else label_of(".".join(parts))
