"""A form: every question of a kind of agreement, with all there is to say about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from slagen.answers.plain import Tree
from slagen.answers.shapes import Slot
from slagen.library.when import When

ITEM = "*"
Looks = Literal["value", "values", "group", "table", "list"]


@dataclass(frozen=True)
class Question:
    """One field of the terms as it is asked for.

    `path` leads there from the agreement, with `*` for an item; `field` is `Claim.within`. `shape` is `value`
    (one answer), `values` (several single answers), `group` (the questions `inside`), `table` (items by a short name,
    each with the questions `inside`, or one single answer of `item` each) or `list` (items by position).

    `default` is what holds where nothing is answered, as one would type it, and `default_from` where it comes from;
    a group whose own fields have defaults has none itself, but `stands` without being asked for. `required` says that
    an agreement cannot do without an answer once the group around it is there; `needed` the same, were it not for the
    kind's standard value; `optional` that `none` is an answer. A `value` with questions `inside` is a word or a group.

    `meanings` says what the `choices` mean; some say it themselves. `refers_to` are the tables whose short names are
    answers. `for_each` gives a list or table one item for each record: of the tables its items' field of that name
    refers to, or of the table at that path. `one` is the word for a single item, and `offer` the field of the item
    before it whose answer is offered again. `most` is how many items there may be.
    `wanted` says that the kind hardly does without: the first item, or the group, is asked without asking whether.

    `when` is read in the record around the question, `whole_when` in the agreement; `only_if` is both as a half-sentence.
    """

    path: str
    field: str
    shape: Looks
    slot: Slot
    label: str
    ask: str
    help: str
    example: str
    allowed: str
    choices: tuple[str, ...]
    meanings: Mapping[str, str]
    refers_to: tuple[str, ...]
    required: bool
    optional: bool
    stands: bool
    needed: bool
    default: Tree | None
    default_from: Literal["", "kind", "type"]
    detail: bool
    when: When | None
    whole_when: When | None
    only_if: str
    for_each: str
    one: str
    offer: str
    wanted: bool
    most: int | None
    inside: tuple[Question, ...]
    item: Slot | None

    @property
    def key(self) -> str:
        """The last name of the path, as it stands in the file."""
        return self.path.rpartition(".")[2]

    @property
    def needs_records(self) -> bool:
        """Whether everybody is asked for an answer that only records of one's own can give, not a standard value."""
        return not self.detail and bool(self.for_each or self.refers_to)

    @property
    def named_by(self) -> str:
        """The field by which a standard value names a record whose short name it cannot know; mostly none."""
        metas = [meta for shape in single(self.item or self.slot).scalars() for meta in shape.metas]
        return next((str(meta.extra["named_by"]) for meta in metas if meta.extra and "named_by" in meta.extra), "")

    @property
    def records(self) -> tuple[str, ...]:
        """The tables that give this list or table one item for each of their records."""
        if not self.for_each or self.shape == "table":
            return (self.for_each,) if self.for_each else ()
        inner = self.within(self.for_each)
        return inner.refers_to if inner else ()

    @property
    def naming(self) -> Question | None:
        """The question of an item whose answer people know it by: its name, or else the first text it must have."""
        texts = [one for one in self.inside if one.required and one.slot.only("text") and not one.refers_to]
        name = self.within("name")
        return name if name and (name.required or not texts) else texts[0] if texts else None

    @property
    def is_taken(self) -> bool:
        """Whether a group stands with values worth a look: one that says nothing of what everybody is asked does not."""
        plain = [one for one in self.inside if not one.detail]
        return self.shape == "group" and self.stands and (not plain or any(one.default is not None for one in plain))

    @property
    def gate(self) -> Question | None:
        """The first question of a group, where its one answer settles whether there is such a group at all."""
        first = next((one for one in self.inside if not one.detail), None)
        return first if first and first.required and first.shape == "value" and not first.refers_to else None

    def within(self, key: str) -> Question | None:
        """The question of that name inside this one."""
        return next((one for one in self.inside if one.key == key), None)


@dataclass(frozen=True)
class Part:
    """One section of the questionnaire."""

    title: str
    intro: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Form:
    """All questions of one kind of agreement, in order; `defaults` are the kind's standard values as they are typed.

    `label_of` turns a path into the questionnaire's words.
    """

    kind: str
    sections: tuple[Part, ...]
    defaults: dict[str, Tree]
    label_of: Callable[[str], str]

    def questions(self) -> Iterator[Question]:
        """Every question, each before those inside it."""
        for section in self.sections:
            for question in section.questions:
                yield from below(question)

    def question(self, path: str) -> Question | None:
        """The question at a path, whose items may stand as `*`, by name or by position; None where nothing is asked."""
        parts = tuple(path.split("."))
        for section in self.sections:
            for question in section.questions:
                top = tuple(question.path.split("."))
                if parts[: len(top)] == top:
                    return _down(question, parts[len(top) :])
        return None


def below(question: Question) -> Iterator[Question]:
    """The question and everything inside it, in order."""
    yield question
    for inner in question.inside:
        yield from below(inner)


def _down(question: Question, rest: tuple[str, ...]) -> Question | None:
    if not rest:
        return question
    if question.shape in ("table", "list", "values"):
        rest = rest[1:]
    if not rest or question.item is not None:
        return question
    inner = question.within(rest[0])
    return _down(inner, rest[1:]) if inner else None


def single(slot: Slot) -> Slot:
    """What one single answer may be: the slot itself, or that of the innermost items of a list."""
    many = slot.only("dict", "tuple")
    return single(many.item) if many and many.item and not slot.scalars() else slot

