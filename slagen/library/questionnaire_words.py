"""`templates/questions/*.yaml` become the wording of every field of the terms: label, question, help, when it is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, get_args, get_origin

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from slagen.data import folder
from slagen.errors import LibraryError, Place
from slagen.library import names, strict_yaml, when
from slagen.library.texts import read_text
from slagen.terms.agreement import Agreement
from slagen.terms.base import Term

# What a condition writes before a name that stands in the whole agreement rather than in the record itself.
WHOLE = "agreement"
# What `offer` says where the only record that there is shall be offered.
ONLY = "only"


class Question(Struct, frozen=True):
    """How one field is asked for. `help` and `example` may be empty.

    `when` holds for the record the field stands in: its names are the record's own fields, or `agreement.kpis` for
    the whole. A `detail` is asked only of those who want to go beyond the standard values. `for_each` names a
    reference field of a list's items: the list then has one item for each record that the field may name. For a table
    it is the path of another table, whose short names are its own. `meanings` says what each choice means. `one` is the
    word for a single item of a table or list. `offer` names the field of the item before whose answer is offered again,
    or is `only` where a record is offered that is the only one.
    `wanted` says that a table has at least one item, or that a group is there, without asking whether.
    """

    label: str
    ask: str
    help: str
    example: str
    place: Place
    when: when.When | None = None
    detail: bool = False
    for_each: str = ""
    meanings: Mapping[str, str] = field(default_factory=dict)
    one: str = ""
    offer: str = ""
    wanted: bool = False


@cache
def load_questions() -> Mapping[str, Question]:
    """`Kpi.period` → its wording, for every field that slagen ships words for. Raises LibraryError with file and line."""
    return read_questions(folder("templates") / "questions")


def read_questions(where: Path) -> Mapping[str, Question]:
    """The wording in all files of a folder. Raises LibraryError for an unknown or doubled Struct or field."""
    return read_question_files(sorted(where.glob("*.yaml")))


def read_question_files(files: Iterable[Path]) -> Mapping[str, Question]:
    """The wording in these files. Raises LibraryError for an unknown or doubled Struct or field."""
    found: dict[str, Question] = {}
    for file in files:
        for name, question in _questions(read_text(file), str(file)):
            if name in found:
                raise LibraryError(f"{name!r} is worded twice, first at {found[name].place}", question.place)
            found[name] = question
    return MappingProxyType(found)


def _questions(text: str, file: str) -> Iterator[tuple[str, Question]]:
    for struct, node in strict_yaml.read(text, file).entries.items():
        for name, words in strict_yaml.as_mapping(node).entries.items():
            yield f"{struct}.{name}", _question(words, field_named(f"{struct}.{name}", words.place))


def field_named(name: str, place: Place) -> tuple[type[msgspec.Struct], str]:
    """`Kpi.period` → the Struct and the field. Raises LibraryError with the nearest name where there is none."""
    structs = structs_by_name()
    struct, _, field = name.partition(".")
    if struct not in structs:
        raise names.unknown((struct,), structs, place)
    if field not in names.field_hints(structs[struct]):
        raise names.unknown((struct, field), names.field_hints(structs[struct]), place)
    return structs[struct], field


def _question(node: strict_yaml.Node, field: tuple[type[msgspec.Struct], str]) -> Question:
    words = strict_yaml.as_mapping(node).closed(("label", "ask"), OPTIONAL)
    return changed(Question("", "", "", "", words.place), words, field)


OPTIONAL = ("help", "example", "when", "detail", "for_each", "meanings", "one", "offer", "wanted")


def changed(question: Question, words: strict_yaml.Mapping, field: tuple[type[msgspec.Struct], str]) -> Question:
    """The question with what `words` says otherwise. Raises LibraryError for an empty text or a name nothing has."""
    found: dict[str, Any] = {}
    for key, node in words.entries.items():
        if key == "meanings":
            found[key] = _meanings(strict_yaml.as_mapping(node), field)
            continue
        text = words.text(key)
        if not text.strip():
            raise LibraryError(f"the key {key!r} is empty", node.place)
        if key in ("detail", "wanted"):
            if text not in ("yes", "no"):
                raise LibraryError(f"{key!r} is {text!r}; allowed: yes, no", node.place)
            found[key] = text == "yes"
        elif key == "when":
            tree = when.parse(text, node.place)
            _check_condition(tree, field[0], node.place)
            found[key] = tree
        else:
            if key == "for_each":
                _check_for_each(text, field, node.place)
            elif key == "offer" and text != ONLY:
                names.resolve((text,), names.root_shapes(field[0]), Agreement, node.place)
            found[key] = text
    return replace(question, **found)


def _check_condition(tree: when.When, struct: type[msgspec.Struct], place: Place) -> None:
    for parts in when.names_in(tree):
        root, parts = (Agreement, parts[1:]) if parts[0] == WHOLE and len(parts) > 1 else (struct, parts)
        names.resolve(parts, names.root_shapes(root), Agreement, place)


def _check_for_each(name: str, field: tuple[type[msgspec.Struct], str], place: Place) -> None:
    hint = names.field_hints(field[0])[field[1]]
    if any(get_origin(names.bare(option)) is dict for option in names.alternatives(hint)):
        table = names.resolve(tuple(name.split(".")), names.root_shapes(Agreement), Agreement, place)
        if not any(get_origin(shape.hint) is dict for shape in table):
            raise LibraryError(f"'for_each' is {name!r}, which is no table", place)
        return
    inside = names.items(names.shapes(hint, Agreement), Agreement)
    hints = [names.field_hints(shape.hint).get(name) for shape in inside]
    if not any(hint is not None and names.refers_to(hint) for hint in hints):
        raise LibraryError(f"'for_each' is {name!r}, which is no reference in the items of {field[1]!r}", place)


def _meanings(words: strict_yaml.Mapping, field: tuple[type[msgspec.Struct], str]) -> Mapping[str, str]:
    """What each choice means. Raises LibraryError for what is no choice of the field."""
    allowed = choices_of(names.field_hints(field[0])[field[1]])
    for choice, node in words.entries.items():
        if choice not in allowed:
            raise names.unknown((choice,), allowed, node.place)
        if not words.text(choice).strip():
            raise LibraryError(f"the meaning of {choice!r} is empty", node.place)
    return {choice: words.text(choice) for choice in words.entries}


def choices_of(hint: Any) -> tuple[str, ...]:
    """The words of every Literal in an annotation, through unions and lists; `yes` and `no` of what is true or false."""
    if get_origin(hint) is Literal:
        return tuple(str(word) for word in get_args(hint))
    if hint is bool:
        return ("yes", "no")
    return tuple(word for argument in get_args(hint) for word in choices_of(argument))


@cache
def structs_by_name() -> Mapping[str, type[msgspec.Struct]]:
    """Every Struct that an agreement can hold, by name. Raises LibraryError if two share a name."""
    found: dict[str, type[msgspec.Struct]] = {}
    waiting: list[Any] = [Agreement]
    while waiting:
        hint = waiting.pop(0)
        if isinstance(hint, type) and get_origin(hint) is None and issubclass(hint, Term):
            known = found.setdefault(hint.__name__, hint)
            if known is not hint:
                raise LibraryError(f"two records of the terms are called {hint.__name__!r}")
            waiting.extend(inner for inner in structs_in(hint) if inner not in found.values())
    return MappingProxyType(found)


def structs_in(struct: type[msgspec.Struct]) -> tuple[Any, ...]:
    """The Structs that stand in the fields of a Struct, through unions, tables and lists."""
    return tuple(inner for hint in names.field_hints(struct).values() for inner in structs_of(hint))


def structs_of(hint: Any) -> tuple[Any, ...]:
    """The Structs in one annotation; a reference holds none, only the name of a record."""
    if isinstance(hint, type) and get_origin(hint) is None and issubclass(hint, Term):
        return (hint,)
    return tuple(inner for argument in get_args(hint) for inner in structs_of(argument))
