"""`templates/<kind>/questionnaire.yaml` becomes a kind's sections of questions; a path becomes the questionnaire's words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any, get_args, get_origin

from msgspec import Struct, field

from slagen.data import folder
from slagen.errors import LibraryError, Place
from slagen.library import names, strict_yaml, when
from slagen.library.faults import each
from slagen.library.questionnaire_words import (
    OPTIONAL,
    Question,
    changed,
    field_named,
    load_questions,
    structs_of,
)
from slagen.library.texts import read_text
from slagen.terms.agreement import Agreement

__all__ = ["Asked", "Question", "Questionnaire", "Section", "describe", "label_of", "load_questionnaire", "load_questions"]


class Asked(Struct, frozen=True):
    """One path of the terms, asked with everything below it, where the condition holds."""

    path: str
    when: when.When | None
    place: Place


class Section(Struct, frozen=True):
    """One page of a questionnaire. `intro` is one sentence."""

    title: str
    intro: str
    questions: tuple[Asked, ...]


class Questionnaire(Struct, frozen=True):
    """What is asked for one kind of agreement, in order.

    `skips` are the fields (`Party.registration`) that this kind never asks, and `lacks` those of them for which it has no
    words either (`DocumentFacts.style`); `differs` holds, for the fields that it asks in another way than the others, the
    whole wording.
    """

    kind: str
    sections: tuple[Section, ...]
    skips: frozenset[str] = frozenset()
    differs: Mapping[str, Question] = field(default_factory=dict)
    lacks: frozenset[str] = frozenset()


def load_questionnaire(kind: str) -> Questionnaire:
    """The shipped questionnaire of a kind. Raises LibraryError with file and line."""
    return read_questionnaire(folder("templates") / kind / "questionnaire.yaml")


def read_questionnaire(file: Path, root: type = Agreement) -> Questionnaire:
    """A questionnaire from its file; the folder's name is the kind. Raises LibraryError for an unknown or doubled path."""
    whole = strict_yaml.read(read_text(file), str(file)).closed(("sections",), ("skips", "lacks", "differs"))
    sections = tuple(each(partial(_section, node, root) for node in strict_yaml.as_list(whole.entries["sections"])))
    seen: dict[str, Place] = {}
    for asked in (asked for section in sections for asked in section.questions):
        for path, place in seen.items():
            if asked.path == path or asked.path.startswith(f"{path}.") or path.startswith(f"{asked.path}."):
                raise LibraryError(f"{asked.path!r} is asked twice, first at {place}", asked.place)
        seen[asked.path] = asked.place
    lacks = _fields(whole, "lacks")
    return Questionnaire(file.parent.name, sections, _fields(whole, "skips") | lacks, _differs(whole), lacks)


def _fields(root: strict_yaml.Mapping, key: str) -> frozenset[str]:
    found: set[str] = set()
    for node in strict_yaml.as_list(root.entries[key]) if key in root.entries else ():
        name = strict_yaml.as_text(node)
        field_named(name, node.place)
        found.add(name)
    return frozenset(found)


def _differs(root: strict_yaml.Mapping) -> Mapping[str, Question]:
    found: dict[str, Question] = {}
    for name, node in strict_yaml.as_mapping(root.entries["differs"]).entries.items() if "differs" in root.entries else ():
        owner = field_named(name, node.place)
        words = strict_yaml.as_mapping(node).closed((), ("label", "ask", *OPTIONAL))
        usual = load_questions().get(name)
        if usual is None:
            raise LibraryError(f"{name!r} has no wording that could differ", node.place)
        found[name] = changed(usual, words, owner)
    return found


def _section(node: strict_yaml.Node, root: type) -> Section:
    section = strict_yaml.as_mapping(node).closed(("title", "intro", "questions"))
    questions = tuple(each(partial(_asked, item, root) for item in strict_yaml.as_list(section.entries["questions"])))
    return Section(section.text("title"), section.text("intro"), questions)


def _asked(node: strict_yaml.Node, root: type) -> Asked:
    condition: when.When | None = None
    if isinstance(node, strict_yaml.Mapping):
        node.closed(("path",), ("when",))
        path = node.text("path")
        if "when" in node.entries:
            condition = when.parse(node.text("when"), node.entries["when"].place)
            when.check_names(condition, root, node.entries["when"].place)
    else:
        path = strict_yaml.as_text(node)
    names.resolve(tuple(path.split(".")), names.root_shapes(root), root, node.place)
    return Asked(path, condition, node.place)


def unasked(questionnaire: Questionnaire, typed: Iterable[str]) -> tuple[str, ...]:
    """Those of the families in `typed` that a kind's questionnaire does not ask for, since the kind has no clause for them."""
    asked = {one.path.partition(".")[0] for section in questionnaire.sections for one in section.questions}
    return tuple(family for family in typed if family not in asked)


@cache
def label_of(path: str) -> str:
    """`credits.claim.within` → `Claim period`: the label of the last field on the path, ids and positions skipped.

    A path that ends at something the terms do not know gives its last part in words.
    """
    return label_among(load_questions(), path, Agreement)


def label_among(questions: Mapping[str, Question], path: str, root: type) -> str:
    """The same with the wording and the terms of a certain library."""
    field = field_of(path, root)
    question = questions.get(field) if field else None
    return question.label if question else _in_words(path)


def meaning_among(questions: Mapping[str, Question], path: str, choice: str, root: type) -> str:
    """What one of the choices at a path means; the choice itself as words where nobody has said."""
    field = field_of(path, root)
    question = questions.get(field) if field else None
    return (question.meanings.get(choice) if question else None) or choice.replace("-", " ")


def describe(field: str) -> str:
    """`Kpi.period` → its question and help in one text; nothing for what has no wording of its own."""
    question = load_questions().get(field)
    if question is None:
        return ""
    return f"{question.ask} {question.help}".strip()


def field_of(path: str, root: type = Agreement) -> str:
    """`Struct.field` of the last field on a path; nothing where the path leaves the terms."""
    # What may stand here: annotations, of which a table takes an id and a list a position.
    now: tuple[Any, ...] = (root,)
    found = ""
    for part in path.split("."):
        options = tuple(names.bare(option) for hint in now for option in names.alternatives(hint))
        inside = tuple(_item(option) for option in options if get_origin(option) in (dict, tuple))
        if inside:
            now = inside
            continue
        owner = next((one for option in options for one in structs_of(option) if part in names.field_hints(one)), None)
        if owner is None:
            return ""
        found = f"{owner.__name__}.{part}"
        now = (names.field_hints(owner)[part],)
    return found


def _item(table: Any) -> Any:
    """The annotation of a table's or list's items."""
    arguments = get_args(table)
    return arguments[1] if get_origin(table) is dict else arguments[0]


def _in_words(path: str) -> str:
    last = path.rpartition(".")[2].replace("_", " ").replace("-", " ")
    return last[:1].upper() + last[1:]
