"""A step of an interview becomes a decision that somebody might take, from a seeded source of chance."""

from __future__ import annotations

import random
from collections import Counter

from slagen.answers.plain import Tree
from slagen.answers.shapes import Shape
from slagen.questions.form import single
from slagen.questions.interview import Interview
from slagen.questions.steps import ADD, DROP, NO, NONE, STANDARD, YES, Decision, Step

PLAIN = {"int": "3", "decimal": "1.5", "date": "2027-01-31"}


class Chance(random.Random):
    """Chance that takes the choices of a question in turn, so that none is left out for long."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self.taken: Counter[tuple[str, str]] = Counter()

    def one_of(self, field: str, choices: tuple[str, ...]) -> str:
        """The choice of a field that was taken least often."""
        least = min(self.taken[field, choice] for choice in choices)
        choice = self.choice([choice for choice in choices if self.taken[field, choice] == least])
        self.taken[field, choice] += 1
        return choice


def some_text(step: Step, interview: Interview, chance: Chance) -> str:
    """An answer that the question's type allows."""
    question = step.question
    if question.refers_to:
        return chance.choice(list(interview.walked.answers.ids(question.refers_to, step.path)) or ["nobody"])
    shape: Shape = single(question.item or question.slot).scalars()[0]
    if shape.kind in ("choice", "bool"):
        return chance.one_of(question.field, shape.choices or ("yes", "no"))
    if shape.kind == "quantity":
        return str(shape.python.example)
    return PLAIN.get(shape.kind, f"Text {chance.randrange(1000)}")


def decide(step: Step, interview: Interview, chance: Chance, more: float = 0.4) -> Decision:
    """A decision that fits the step. `more` is how readily things are added, wanted and changed."""
    chosen = tuple(option.name for option in step.options if chance.random() < 0.7 * more)
    match step.kind:
        case "want" | "more":
            return YES if chance.random() < more else NO
        case "take":
            if not step.required and step.question.optional and chance.random() < 0.1:
                return NONE
            adds = step.question.shape != "group" and chance.random() < more
            return Decision("change", chosen=(*chosen, ADD) if adds else chosen)
        case "item":
            return DROP if chance.random() < 0.2 else Decision("change", chosen=chosen)
        case "details" | "pick" | "section":
            return Decision("change", chosen=chosen)
        case "key":
            # Nobody names two entries of one table alike.
            names = [name for name in (f"Role {chance.randrange(100)}" for _ in range(9)) if name not in step.others]
            return Decision("answer", names[0]) if chance.random() < more else NO
        case _:
            if step.question.inside and step.kind == "value" and chance.random() < more / 2:
                return Decision("change")
            if not step.required and chance.random() < 0.5:
                return NONE if step.question.optional and chance.random() < 0.3 else STANDARD
            answer: Tree = some_text(step, interview, chance)
            return Decision("answer", [answer] if step.kind == "values" else answer)
