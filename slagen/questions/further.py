"""What more there is to say about the items of a table or list: their details, for those that a person chooses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from slagen.answers.plain import Tree
from slagen.questions.form import Question
from slagen.questions.places import Around, Base
from slagen.questions.steps import Option, Steps
from slagen.questions.wording import name_of

if TYPE_CHECKING:
    from slagen.questions.walk import Walk


@dataclass(frozen=True)
class Item:
    """One item that was added or changed: where it is, what people call it, and what was offered for it."""

    around: Around
    name: str
    base: Base


def all_said(walk: Walk, question: Question, inner: Around, items: list[Item], brief: bool) -> Steps:
    """After the plain questions of all items: their details, which `brief` leaves to the item around them."""
    if not brief:
        yield from more_about(walk, question, inner, items)
        return
    for item in items:
        yield from walk.chosen(_details(question), item.around, item.base, ())


def items_of(question: Question, inner: Around, answer: Tree | None) -> list[Item]:
    """The items that a table or list has by now."""
    if isinstance(answer, dict):
        found = [
            (inner.item_at(key, number, name_of(question, key, item)), item)
            for number, (key, item) in enumerate(answer.items())
        ]
    else:
        found = [
            (inner.item_at(number, number, name_of(question, str(number), item)), item)
            for number, item in enumerate(answer if isinstance(answer, list) else ())
        ]
    return [Item(around, around.trail[-1], Base(item, "said")) for around, item in found]


def more_about(walk: Walk, question: Question, inner: Around, items: list[Item]) -> Steps:
    """Offer the details of the items; those of items that are passed over stay as they were offered."""
    leave = tuple(one for one in (question.for_each, question.naming.key if question.naming else "") if one)
    having = [one for one in items if question.inside and _has_more(walk, question, one, leave)]
    chosen: tuple[str, ...] = ()
    if len(having) > 1:
        options = tuple(Option(one.around.key, one.name, "", one.around.path) for one in having)
        step = walk.step("pick", question, inner, options=options)
        chosen = (yield replace(step, key=f"{inner.key}/", path=inner.path, trail=inner.trail[:-1])).chosen
    elif having:
        chosen = (having[0].around.key,)
    walk.pending.extend(f"{key}/" for key in chosen)
    for item in having:
        if item.around.key in chosen:
            yield from walk.details(question, item.around, item.base, leave=leave)
            walk.pending.remove(f"{item.around.key}/")
        else:
            yield from walk.chosen(_details(question, leave), item.around, item.base, ())


def _has_more(walk: Walk, question: Question, item: Item, leave: tuple[str, ...]) -> bool:
    return any(one.key not in leave for one in walk.more_of(question, item.around, item.base))


def _details(question: Question, leave: tuple[str, ...] = ()) -> tuple[Question, ...]:
    return tuple(one for one in question.inside if one.detail and one.key not in leave)
