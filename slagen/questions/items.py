"""A table or list becomes steps: take it as it stands, change its items, add others, and say more about some of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from slagen.answers.plain import Tree
from slagen.questions.form import Question
from slagen.questions.further import Item, all_said
from slagen.questions.places import NOTHING, Around, Base
from slagen.questions.short_names import short_name
from slagen.questions.steps import ADD, Decision, Option, Steps, Taking
from slagen.questions.wording import name_of, shown_item

if TYPE_CHECKING:
    from slagen.questions.walk import Walk


def ask_many(walk: Walk, question: Question, around: Around, base: Base, wanted: bool) -> Steps:
    """Ask for a table or list. `wanted` says that at least one item is."""
    records = walk.answers.ids(question.records)
    brief = bool(around.key) and not wanted
    if records and one_for_each(question, base.answer):
        yield from _each(walk, question, around, base, records, brief)
        return
    inner = around.inside(question.key, question.label)
    number = 0
    if isinstance(base.answer, dict | list) and base.answer:
        taken = yield from _standard(walk, question, around, inner, base)
        if taken is None:
            return
        number, wanted = len(base.answer), taken
    first = wanted or (not number and (question.required or question.wanted))
    added: list[Item] = []
    while question.most is None or inner.spot.size() < question.most:
        step = walk.step("more", question, around, number=inner.spot.size(), others=inner.spot.names())
        if not first and (yield replace(step, key=f"{inner.key}.{number}+")).word != "yes":
            break
        first = False
        item = yield from _new(walk, question, inner, number)
        if item is None:
            break
        added.append(item)
        number += 1
    yield from all_said(walk, question, inner, added, brief)


def _standard(walk: Walk, question: Question, around: Around, inner: Around, base: Base) -> Taking:
    """The items that stand: None where all is said, else whether another item is certainly wanted."""
    assert isinstance(base.answer, dict | list)
    items: list[tuple[str | int, Tree]] = list(base.answer.items() if isinstance(base.answer, dict) else enumerate(base.answer))
    options = tuple(
        Option(
            str(id), name_of(question, str(id), item), "" if isinstance(id, int) else shown_item(question, item),
            anyway=walk.anyway(question.inside, inner, Base(item, base.origin)),
        )
        for id, item in items
    )  # fmt: skip
    step = walk.step("take", question, around, offer=base.answer, origin=base.origin, options=options)
    decision = yield step
    if decision.word == "none":
        around.spot.put(question.key, "none")
        return None
    if not decision.chosen and question.wanted and base.origin != "sample":
        # The person's own items matter more than those that stand.
        more = walk.step("more", question, around, number=len(items), required=True, others=tuple(str(id) for id, _ in items))
        if (yield replace(more, key=f"{inner.key}.{len(items)}+")).word == "yes":
            decision = Decision("change", chosen=(ADD,))
    if not decision.chosen:
        yield from take_items(walk, question, around, base)
        return None
    origin = base.origin if base.origin == "sample" else "item"
    keys = {str(id): f"{inner.key}.{number}" for number, (id, _) in enumerate(items)}
    walk.pending.extend(key for id, key in keys.items() if id in decision.chosen)
    for number, (id, item) in enumerate(items):
        offered = Base(item, origin)
        if str(id) in decision.chosen:
            others = tuple(str(one) for one, _ in items)
            yield from _changed(walk, question, inner, number, id, offered, others)
            walk.pending.remove(keys[str(id)])
        else:
            yield from _kept(walk, question, inner, number, id, offered)
    if not inner.spot.size():
        # Without this, the standard items would stand again.
        inner.spot.make({} if question.shape == "table" else [])
    return ADD in decision.chosen


def take_items(walk: Walk, question: Question, around: Around, base: Base) -> Steps:
    """Take the items that stand; only what no standard value can know is asked for each."""
    inner = around.inside(question.key, question.label)
    offered = list(base.answer.values() if isinstance(base.answer, dict) else base.answer or ())
    if not any(walk.anyway(question.inside, inner, Base(item, base.origin)) for item in offered):
        if base.written and base.answer is not None:
            walk.take(question, around, base.answer)
        return
    items: Iterable[tuple[str | int, Tree]] = ()
    if isinstance(base.answer, dict | list):
        items = base.answer.items() if isinstance(base.answer, dict) else enumerate(base.answer)
    origin = base.origin if base.origin == "sample" else "item"
    for number, (id, item) in enumerate(items):
        yield from _kept(walk, question, inner, number, id, Base(item, origin))
    if not base.written and base.answer is not None and around.spot.get(question.key) == walk.fitting(question, base.answer):
        # All that was asked was left open, so that the standard table itself holds.
        around.spot.drop(question.key)


def _kept(walk: Walk, question: Question, inner: Around, number: int, id: str | int, base: Base) -> Steps:
    place = id if isinstance(id, str) else inner.spot.size()
    if question.inside and isinstance(base.answer, dict):
        item = inner.item_at(place, number, name_of(question, str(id), base.answer))
        yield from walk.chosen(question.inside, item, base, ())
    elif base.answer is not None and (fitted := walk.fitting(question, base.answer, item=True)) is not None:
        inner.spot.put(place, fitted)


def _changed(
    walk: Walk, question: Question, inner: Around, number: int, id: str | int, base: Base, others: tuple[str, ...]
) -> Steps:
    """An item that stands: keep it, change some of it, or drop it."""
    name = name_of(question, str(id), base.answer)
    place = id if isinstance(id, str) else inner.spot.size()
    item = inner.item_at(place, number, name)
    options = walk.menu(question.inside, item, base)
    step = replace(walk.step("item", question, inner), key=f"{item.key}?", path=item.path, trail=item.trail)
    size = inner.spot.size()
    step = replace(step, number=size, others=others, anyway=walk.anyway(question.inside, item, base))
    decision = yield replace(step, offer=base.answer, origin=base.origin, options=options)
    if decision.word == "drop":
        walk.dropped.append(item.key)
        return
    if not question.inside:
        if decision.word == "change":
            yield from _answer(walk, question, inner, place, number, base)
        elif base.answer is not None:
            inner.spot.put(place, base.answer)
        return
    naming = question.naming
    if naming and naming.key in decision.chosen and base.origin == "sample" and isinstance(place, str):
        # The records of a sample get the short names of the person's own; what refers to them follows.
        renamed_item = yield from _named(walk, question, naming, inner, number, base, place)
        if renamed_item is None:
            return
        walk.renames[question.path, place] = renamed_item.around.path.rpartition(".")[2]
        rest = tuple(name for name in decision.chosen if name != naming.key)
        unnamed = Base({name: one for name, one in base.answer.items() if name != naming.key}, base.origin)  # type: ignore[union-attr]
        yield from walk.changed(question, renamed_item.around, unnamed, rest, options)
        return
    yield from walk.changed(question, item, base, decision.chosen, options)


def _new(walk: Walk, question: Question, inner: Around, number: int) -> Taking:
    """A new item: its name, then what everybody is asked about it. None where the person wants no more."""
    if question.item is not None:
        if question.shape == "list":
            yield from _answer(walk, question, inner, inner.spot.size(), number, NOTHING)
            return Item(inner.item_at(number, number, ""), "", NOTHING)
        step = replace(walk.step("key", question, inner), key=f"{inner.key}.{number}#", path=inner.path)
        decision = yield replace(step, number=inner.spot.size(), others=inner.spot.names())
        if decision.word != "answer":
            return None
        table = question.slot.only("dict")
        if decision.chosen:
            id = decision.chosen[0]
        else:
            # Names that the declaration limits are typed as they are, such as those of clauses.
            id = str(decision.answer) if table and table.key else short_name(str(decision.answer), inner.spot.names())
        yield from _answer(walk, question, inner, id, number, NOTHING)
        return Item(inner.item_at(id, number, id), id, NOTHING)
    if question.naming and question.shape == "table":
        item = yield from _named(walk, question, question.naming, inner, number, NOTHING)
        if item is not None:
            yield from walk.plain(question, item.around, NOTHING, leave=(question.naming.key,))
        return item
    place: str | int = number
    if question.shape == "table":
        place = short_name(f"{question.one} {number + 1}", inner.spot.names())
        numbered = inner.item_at(place, number, f"{question.one} {number + 1}")
    else:
        place = inner.spot.size()
        numbered = inner.item_at(place, number, f"{question.one} {place + 1}")
    numbered.spot.make({})
    yield from walk.plain(question, numbered, NOTHING)
    return Item(numbered, numbered.trail[-1], NOTHING)


def _named(
    walk: Walk, question: Question, naming: Question, inner: Around, number: int, base: Base, kept: str = ""
) -> Taking:
    """Ask for an item's name and make its short name from it; the person never types that. `kept` stays with the name."""
    before = inner.item_at(question.one, number, f"new {question.one}")
    offer = base.inside(naming.key)
    step = walk.step("name", naming, before, offer=offer.answer, origin=offer.origin, required=offer.answer is None)
    decision = yield replace(step, number=inner.spot.size(), others=inner.spot.names())
    answer = decision.answer if decision.word == "answer" else offer.answer
    if not isinstance(answer, str):
        return None
    if decision.chosen:
        id = decision.chosen[0]
    else:
        id = kept if kept and answer == offer.answer else short_name(answer, inner.spot.names(), question.one)
    item = inner.item_at(id, number, answer)
    item.spot.put(naming.key, answer)
    return Item(item, answer, base)


def _answer(walk: Walk, question: Question, inner: Around, place: str | int, number: int, base: Base) -> Steps:
    """Ask for the single answer, or the several, that an item without questions of its own is."""
    assert question.item is not None
    many = question.item.only("tuple") is not None
    step = walk.step("values" if many else "value", question, inner, offer=base.answer, origin=base.origin)
    name = str(place) if isinstance(place, str) else ""
    trail = (*inner.trail, name) if name else inner.trail
    decision = yield replace(
        step, key=f"{inner.key}.{number}", path=f"{inner.path}.{place}", trail=trail, required=base.answer is None, number=number
    )
    answer = decision.answer if decision.word == "answer" else base.answer
    if answer is not None:
        inner.spot.put(place, answer)


def _each(
    walk: Walk, question: Question, around: Around, base: Base, records: dict[str, str], brief: bool
) -> Steps:
    """One item for each record, which may be passed over; an item of a list says by a field which record it is for."""
    inner = around.inside(question.key, question.label)
    made: list[Item] = []
    for number, (id, name) in enumerate(records.items()):
        offered = _for_record(question, base, id)
        if question.item is not None:
            offered_step = walk.step("value", question, inner, offer=offered.answer, origin=offered.origin)
            decision = yield replace(
                offered_step, key=f"{inner.key}.{number}", path=f"{inner.path}.{id}", trail=(*inner.trail, name)
            )
            answer = decision.answer if decision.word == "answer" else offered.answer
            if answer is not None:
                inner.spot.put(id, answer)
            continue
        place = id if question.shape == "table" else inner.spot.size()
        item = inner.item_at(place, number, name)
        rest = yield from _for_one(walk, question, item, id, offered)
        if rest is not None:
            made.append(Item(item, name, rest))
    yield from all_said(walk, question, inner, made, brief)


def one_for_each(question: Question, answer: Tree | None) -> bool:
    """Whether a list has no record with more than one item, so that it can be asked record by record."""
    named = [str(item.get(question.for_each)) for item in answer if isinstance(item, dict)] if isinstance(answer, list) else []
    return len(named) == len(set(named))


def covers(question: Question, answer: Tree | None, records: dict[str, str]) -> bool:
    """Whether a list or table has an item for every record or for all of them, or none at all."""
    if isinstance(answer, list):
        named = {item.get(question.for_each) for item in answer if isinstance(item, dict)}
        return not named or None in named or records.keys() <= named
    return not isinstance(answer, dict) or records.keys() <= answer.keys()


def _for_record(question: Question, base: Base, id: str) -> Base:
    """What is offered for a record: the item that is for it, else one that is for all."""
    origin = base.origin if base.origin == "sample" else "item"
    if isinstance(base.answer, dict):
        return Base(base.answer[id], origin) if id in base.answer else NOTHING
    items: Sequence[Tree] = base.answer if isinstance(base.answer, list) else []
    for wanted in (id, None):
        for item in items:
            if isinstance(item, dict) and item.get(question.for_each) == wanted:
                return Base(item, origin)
    return NOTHING


def _for_one(walk: Walk, question: Question, item: Around, id: str, base: Base) -> Taking:
    """The plain questions for one record, and what is offered for its details; None where it is passed over.

    Nothing to the first question of a list's item passes it over. An answer of one's own to that makes an item of one's
    own: what else was offered fits the answer that was offered.
    """
    asked = [one for one in question.inside if not one.detail and one.key != question.for_each]
    needed = question.shape == "list"
    if needed and asked:
        first = replace(asked[0], required=False)
        offer = base.inside(first.key)
        record = (question.for_each, id)
        decision = yield walk.step("value", first, item, offer=offer.answer, origin=offer.origin, record=record)
        answer = decision.answer if decision.word == "answer" else offer.answer
        if answer is None or decision.word == "none":
            return None
        if answer != offer.answer:
            base = NOTHING
        item.spot.put(question.for_each, id)
        item.spot.put(first.key, answer)
        asked = asked[1:]
    for one in asked:
        yield from walk.ask(one, item, base.inside(one.key))
    return base if item.spot.size() else None
