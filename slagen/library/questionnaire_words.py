"""`templates/questions/*.yaml` become the wording of every field of the terms: label, question, help, example."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args, get_origin

import msgspec

from slagen.data import folder
from slagen.errors import LibraryError, Place
from slagen.library import names, strict_yaml
from slagen.terms.agreement import Agreement


@dataclass(frozen=True, slots=True)
class Question:
    """How one field is asked for. `help` and `example` may be empty."""

    label: str
    ask: str
    help: str
    example: str
    place: Place


@cache
def load_questions() -> Mapping[str, Question]:
    """`Kpi.period` → its wording, for every field that slagen ships words for. Raises LibraryError with file and line."""
    return read_questions(folder("templates") / "questions")


def read_questions(where: Path) -> Mapping[str, Question]:
    """The wording in all files of a folder. Raises LibraryError for an unknown or doubled Struct or field."""
    found: dict[str, Question] = {}
    for file in sorted(where.glob("*.yaml")):
        for name, question in _questions(read_text(file), str(file)):
            if name in found:
                raise LibraryError(f"{name!r} is worded twice, first at {found[name].place}", question.place)
            found[name] = question
    return MappingProxyType(found)


def read_text(file: Path) -> str:
    """The text of a library file. Raises LibraryError where there is none or it is not UTF-8."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise LibraryError("there is no such file", Place(str(file))) from None
    except UnicodeDecodeError as error:
        raise LibraryError(f"not UTF-8 at byte {error.start}", Place(str(file))) from None


def _questions(text: str, file: str) -> Iterator[tuple[str, Question]]:
    structs = structs_by_name()
    for struct, node in strict_yaml.read(text, file).entries.items():
        if struct not in structs:
            raise names.unknown((struct,), structs, node.place)
        fields = names.field_hints(structs[struct])
        for field, words in strict_yaml.as_mapping(node).entries.items():
            if field not in fields:
                raise names.unknown((struct, field), fields, words.place)
            yield f"{struct}.{field}", _question(words)


def _question(node: strict_yaml.Node) -> Question:
    words = strict_yaml.as_mapping(node).closed(("label", "ask"), ("help", "example"))
    for key in words.entries:
        if not words.text(key).strip():
            raise LibraryError(f"the key {key!r} is empty", words.entries[key].place)
    return Question(words.text("label"), words.text("ask"), words.text("help"), words.text("example"), words.place)


@cache
def structs_by_name() -> Mapping[str, type[msgspec.Struct]]:
    """Every Struct that an agreement can hold, by name. Raises LibraryError if two share a name."""
    found: dict[str, type[msgspec.Struct]] = {}
    waiting: list[Any] = [Agreement]
    while waiting:
        hint = waiting.pop(0)
        if isinstance(hint, type) and get_origin(hint) is None and issubclass(hint, msgspec.Struct):
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
    if isinstance(hint, type) and get_origin(hint) is None and issubclass(hint, msgspec.Struct):
        return (hint,)
    return tuple(inner for argument in get_args(hint) for inner in structs_of(argument))
