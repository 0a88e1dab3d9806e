"""A library's `questions.yaml` becomes typed terms of its own, which stand under `own:` in the answers, and their wording."""

from __future__ import annotations

import datetime
import keyword
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from slagen.answers import scalars
from slagen.answers.findings import nearest
from slagen.answers.shapes import slot_of
from slagen.errors import LibraryError
from slagen.library import strict_yaml
from slagen.library.faults import each
from slagen.library.own_folder import OWN
from slagen.library.questionnaire_words import Question
from slagen.library.strict_yaml import Listing, Mapping, Node
from slagen.library.texts import read_text
from slagen.quantities import Duration, Money, Percent
from slagen.terms.agreement import Agreement
from slagen.terms.base import Term

MOST_GROUPS, MOST_QUESTIONS, MOST_WORDS = 50, 100, 50
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
# Words that conditions and clause texts read as their own.
_TAKEN = frozenset({"id", "loop", "schedule", "true", "false", "none", "context"})
_Text = Annotated[str, msgspec.Meta(min_length=1, max_length=2000)]
TYPES: dict[str, Any] = {
    "text": _Text,
    "yes/no": bool,
    "number": Decimal,
    "percent": Percent,
    "money": Money,
    "duration": Duration,
    "date": datetime.date,
    "choice": None,
    "list": tuple[_Text, ...],
}


@dataclass(frozen=True)
class OwnQuestions:
    """`terms` is the agreement with a field `own`; `words` the wording of every own field, by Struct and field."""

    terms: type[Agreement]
    words: dict[str, Question]
    groups: tuple[str, ...]


@dataclass(frozen=True)
class _Field:
    name: str
    hint: Any
    default: Any
    words: Question

    @property
    def declared(self) -> tuple[Any, ...]:
        """The field as msgspec declares it, with a default where there is one."""
        return (self.name, self.hint) if self.default is msgspec.NODEFAULT else (self.name, self.hint, self.default)


def read_own_questions(file: Path) -> OwnQuestions:
    """The questions of a library. Raises LibraryError with every fault, each with its line."""
    root = strict_yaml.read(read_text(file), str(file))
    if len(root.entries) > MOST_GROUPS:
        raise LibraryError(f"a library asks at most {MOST_GROUPS} groups of questions", root.place)
    found = each(partial(_group, name, node) for name, node in root.entries.items())
    words = {f"Own.{field.name}": field.words for field, _ in found}
    words |= {f"Own.{group.name}.{field.name}": field.words for group, inside in found for field in inside}
    own = _struct("Own", [group.declared for group, _ in found], Term, "Answers to the questions of the library.")
    terms = _struct(Agreement.__name__, [(OWN, own)], Agreement, Agreement.__doc__ or "")
    return OwnQuestions(terms, words, tuple(group.name for group, _ in found))


def _struct(name: str, fields: list[tuple[Any, ...]], base: type, told: str) -> Any:
    return msgspec.defstruct(
        name, fields, bases=(base,), namespace={"__doc__": told}, frozen=True, kw_only=True, forbid_unknown_fields=True
    )


def _group(name: str, node: Node) -> tuple[_Field, list[_Field]]:
    _check_name(name, node)
    group = strict_yaml.as_mapping(node).closed(("label", "ask", "questions"), ("help", "optional"))
    questions = strict_yaml.as_mapping(group.entries["questions"])
    if not 1 <= len(questions.entries) <= MOST_QUESTIONS:
        raise LibraryError(f"a group has between 1 and {MOST_QUESTIONS} questions", questions.place)
    inside = each(partial(_question, key, inner) for key, inner in questions.entries.items())
    struct = _struct(f"Own.{name}", [field.declared for field in inside], Term, group.text("ask"))
    if _yes(group, "optional"):
        return _Field(name, struct | None, None, _words(group)), inside
    return _Field(name, struct, msgspec.NODEFAULT, _words(group)), inside


def _question(name: str, node: Node) -> _Field:
    _check_name(name, node)
    asked = strict_yaml.as_mapping(node).closed(
        ("type", "label", "ask"), ("help", "example", "default", "optional", "words")
    )
    hint = _hint(asked)
    if "example" in asked.entries and asked.text("type") != "list":
        _value(hint, asked.entries["example"], "example")
    words = _words(asked)
    if "default" in asked.entries:
        if "optional" in asked.entries:
            raise LibraryError("a question with a default always has an answer: leave 'optional' out", asked.place)
        return _Field(name, hint, _value(hint, asked.entries["default"], "default"), words)
    if _yes(asked, "optional"):
        return _Field(name, hint | None, None, words)
    return _Field(name, hint, msgspec.NODEFAULT, words)


def _check_name(name: str, node: Node) -> None:
    if not _NAME.fullmatch(name):
        message = f"{name!r} is no name: use up to 40 small letters, digits and _, a letter first"
        raise LibraryError(message, node.place)
    if keyword.iskeyword(name) or name in _TAKEN:
        raise LibraryError(f"{name!r} has a meaning of its own in clauses and conditions: choose another name", node.place)


def _hint(asked: Mapping) -> Any:
    named, node = asked.text("type"), asked.entries["type"]
    if named not in TYPES:
        near = nearest(named, TYPES)
        raise LibraryError(f"there is no type {named!r}; allowed: {', '.join(TYPES)}. {near}".strip(), node.place)
    if named != "choice":
        if "words" in asked.entries:
            raise LibraryError("only a choice has 'words'", asked.entries["words"].place)
        return TYPES[named]
    if "words" not in asked.entries:
        raise LibraryError("a choice lists its words: words: [one, another]", node.place)
    words = [strict_yaml.as_text(item).strip() for item in strict_yaml.as_list(asked.entries["words"])]
    if not 2 <= len(words) <= MOST_WORDS or not all(words) or len(set(words)) != len(words):
        message = f"a choice has between 2 and {MOST_WORDS} words, none of them empty or twice"
        raise LibraryError(message, asked.entries["words"].place)
    return Literal[tuple(words)]


def _value(hint: Any, node: Node, key: str) -> Any:
    """What the text of a default or example means. Raises LibraryError where the answers file would refuse it too."""
    slot = slot_of(hint)
    listing = slot.only("tuple")
    if listing and listing.item:
        items = node.items if isinstance(node, Listing) else (node,)
        return tuple(_scalar(listing.item.shapes[0], item, key) for item in items)
    return _scalar(slot.shapes[0], node, key)


def _scalar(shape: Any, node: Node, key: str) -> Any:
    text = strict_yaml.as_text(node).strip()
    try:
        value = scalars.convert(shape, text, "")
    except scalars.Refused as refused:
        raise LibraryError(f"the {key} is {text!r}{refused.what}. {refused.mend}".strip(), node.place) from None
    if key == "default" and isinstance(value, Money) and not value.currency:
        raise LibraryError("write the currency of the default, as in 1200 EUR", node.place)
    return value


def _words(asked: Mapping) -> Question:
    for key in ("label", "ask", "help", "example"):
        if key in asked.entries and not isinstance(asked.entries[key], Listing) and not asked.text(key).strip():
            raise LibraryError(f"the key {key!r} is empty", asked.entries[key].place)
    example = asked.entries.get("example")
    shown = ", ".join(strict_yaml.as_text(item) for item in example.items) if isinstance(example, Listing) else None
    return Question(
        asked.text("label"), asked.text("ask"), asked.text("help"), shown or asked.text("example"), asked.place
    )


def _yes(asked: Mapping, key: str) -> bool:
    text = asked.text(key, "no")
    if text not in ("yes", "no"):
        raise LibraryError(f"{key!r} is {text!r}; allowed: yes, no", asked.entries[key].place)
    return text == "yes"
