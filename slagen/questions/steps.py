"""One thing to ask a person, and what the person decides."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any, Literal

from slagen.answers.plain import Tree
from slagen.questions.form import Question

Kind = Literal["section", "value", "values", "name", "key", "want", "take", "item", "more", "pick", "details"]
Origin = Literal["", "kind", "type", "sample", "item", "before", "said", "again"]
Word = Literal["answer", "standard", "none", "yes", "no", "change", "drop"]


@dataclass(frozen=True)
class Option:
    """One thing that can be chosen from a menu: its name, its label, the value it has now in words, and its path.

    `anyway` names what is asked inside a standing item though it is not chosen (see Walk.asked_anyway).
    """

    name: str
    label: str
    value: str
    path: str = ""
    anyway: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    """One thing to ask.

    | kind | what is asked | decisions |
    |---|---|---|
    | section | take what stands in a section as it is, or change or add what is chosen? | change |
    | value, values | one answer, or several single ones | answer, standard, none |
    | name | what a new item is called; its short name is made from that | answer, standard |
    | key | the short name of an entry that has no other; nothing ends the table | answer, no |
    | want | settle an optional group? | yes, no |
    | take | take a group or table as it stands, change what is chosen from it, or leave it out? | change, none |
    | item | keep an item that stands, change what is chosen from it, or drop it? | change, drop |
    | more | add another item? Where `required`, yes is what is expected | yes, no |
    | pick | say more about some of these items? | change |
    | details | change some of these, which can stay as they are? | change |

    `key` is its place in the interview (`parties.1.role`), the same whenever the interview is walked again with the
    same answers; `path` is where the answer goes (`parties.harbour.role`). `trail` names what is around it. `offer` is
    what holds when nothing else is said, and `origin` where that comes from: the kind's standard values, the type's own,
    a sample, the standard item being changed, the item before, the answer that is there, or one that was taken back.

    `options` are those of a menu, of which any number is chosen, also none. `number` says how many items there are
    already, and `others` the short names of the standard items, or of those that are there already. `anyway` names what
    is asked in a standing item though it is not chosen. `record` is the field and the short name by which an item of a
    list says which record it is for.
    """

    key: str
    kind: Kind
    question: Question
    path: str
    section: int
    trail: tuple[str, ...] = ()
    offer: Tree | None = None
    origin: Origin = ""
    options: tuple[Option, ...] = ()
    required: bool = False
    number: int = 0
    others: tuple[str, ...] = ()
    anyway: tuple[str, ...] = ()
    record: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Decision:
    """What a person decides: a word, an answer with it, or the names chosen from a menu.

    For a `name` or `key`, `chosen` may hold the short name, where a file has it already.
    """

    word: Word
    answer: Tree | None = None
    chosen: tuple[str, ...] = ()


# What is chosen from a table that stands when another item is to be added to it.
ADD = "+"
# What stands before the key of a standing item that was dropped, among the keys at which an interview was left.
DROPPED = "-"
STANDARD, NONE, YES, NO, DROP = (Decision(word) for word in ("standard", "none", "yes", "no", "drop"))
Steps = Generator[Step, Decision, None]
# Steps that give something back to the step that took them.
Taking = Generator[Step, Decision, Any]
