"""The questionnaire of a kind and the types of the terms become a form: every question with all there is to say about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import msgspec

from slagen.answers.plain import Tree, plain, typed
from slagen.answers.reading import MAX_BYTES, compose
from slagen.answers.scalars import allowed
from slagen.answers.shapes import Field, Shape, Slot, fields_of
from slagen.data import folder
from slagen.errors import UsageError
from slagen.files import read_input
from slagen.library.questionnaire import Questionnaire, label_of, load_questionnaire
from slagen.library.questionnaire_words import load_questions
from slagen.library.when import When
from slagen.terms.agreement import Agreement

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
    an agreement cannot do without an answer once the group around it is there; `optional` that `none` is an answer.

    `meanings` says what the `choices` mean; some say it themselves. `refers_to` are the tables whose short names are
    answers. `for_each` gives a list or table one item for each record: of the tables its items' field of that name
    refers to, or of the table at that path.

    `when` is read in the record around the question, `whole_when` in the agreement; `condition` is the first as text.
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
    default: Tree | None
    default_from: Literal["", "kind", "type"]
    detail: bool
    when: When | None
    condition: str
    whole_when: When | None
    whole_condition: str
    for_each: str
    most: int | None
    inside: tuple[Question, ...]
    item: Slot | None

    @property
    def key(self) -> str:
        """The last name of the path, as it stands in the file."""
        return self.path.rpartition(".")[2]

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
    """All questions of one kind of agreement, in order; `defaults` are the kind's standard values as they are typed."""

    kind: str
    sections: tuple[Part, ...]
    defaults: dict[str, Tree]

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
    if question.shape in ("table", "list"):
        rest = rest[1:]
    if not rest:
        return question
    inner = question.within(rest[0])
    return _down(inner, rest[1:]) if inner else None


@cache
def load_form(kind: str) -> Form:
    """The form of a kind. Raises UsageError for an unknown kind, LibraryError for a wrong questionnaire."""
    known = sorted(path.parent.name for path in folder("templates").glob("*/questionnaire.yaml"))
    if kind not in known:
        raise UsageError(f"There is no kind {kind!r}; the kinds are {', '.join(known)}.")
    builder = _Builder(load_questionnaire(kind))
    defaults = _defaults(kind)
    return Form(
        kind,
        tuple(
            Part(
                section.title,
                section.intro,
                tuple(
                    builder.at(asked.path.split("."), defaults, asked.when, asked.condition)
                    for asked in section.questions
                ),
            )
            for section in builder.questionnaire.sections
        ),
        defaults,
    )


def _defaults(kind: str) -> dict[str, Tree]:
    file = folder("templates") / kind / "defaults.yaml"
    found = plain(compose(read_input(file, MAX_BYTES), str(file))) if file.exists() else {}
    return found if isinstance(found, dict) else {}


class _Builder:
    """Walks from the agreement's type down, with the kind's defaults and the type's own beside it."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire

    def at(self, parts: list[str], defaults: Tree | None, when: When | None, condition: str) -> Question:
        """The question at a path from the agreement."""
        struct: type[msgspec.Struct] = Agreement
        own: Any = None
        for part in parts[:-1]:
            field = next(field for field in fields_of(struct) if field.key == part)
            own = field.default() if own is None else getattr(own, field.name)
            shape = field.slot.only("struct")
            assert shape is not None, f"{'.'.join(parts)} goes through a table"
            struct, own = shape.python, own if isinstance(own, shape.python) else None
            defaults = defaults.get(part) if isinstance(defaults, dict) else None
        field = next(field for field in fields_of(struct) if field.key == parts[-1])
        inherited = defaults.get(parts[-1]) if isinstance(defaults, dict) else None
        return self._question(struct, field, ".".join(parts), inherited, own, (when, condition))

    def _question(
        self, struct: type[msgspec.Struct], field: Field, path: str, defaults: Tree | None, own: Any,
        whole: tuple[When | None, str] = (None, ""),
    ) -> Question:  # fmt: skip
        name = f"{struct.__name__}.{field.key}"
        words = self.questionnaire.differs.get(name) or load_questions()[name]
        declared = field.default() if own is None else getattr(own, field.name)
        group, table, listing = (field.slot.only(kind) for kind in ("struct", "dict", "tuple"))
        looks, inside, item = self._inside(field.slot, path, defaults, declared)
        default: Tree | None = _yes_or_no(defaults) if field.slot.only("bool") else defaults
        if default is None and not group and declared is not msgspec.NODEFAULT:
            default = typed(declared)
        stands = defaults is not None or (bool(group) and not field.slot.optional and _complete(inside))
        many = table or listing
        return Question(
            path=path,
            field=name,
            shape=looks,
            slot=field.slot,
            label=words.label,
            ask=words.ask,
            help=words.help,
            example=words.example,
            allowed=_allowed(field.slot, item),
            choices=_choices(item or field.slot),
            meanings=words.meanings,
            refers_to=_refers_to(item or field.slot),
            required=declared is msgspec.NODEFAULT and not field.slot.optional and defaults is None,
            optional=field.slot.optional,
            stands=stands or default is not None,
            default=default,
            default_from="kind" if defaults is not None else "type" if default is not None else "",
            detail=words.detail,
            when=words.when,
            condition=words.condition,
            whole_when=whole[0],
            whole_condition=whole[1],
            for_each=words.for_each,
            most=next((meta.max_length for meta in many.metas if meta.max_length is not None), None) if many else None,
            inside=inside,
            item=item,
        )

    def _inside(
        self, slot: Slot, path: str, defaults: Tree | None, declared: Any
    ) -> tuple[Looks, tuple[Question, ...], Slot | None]:
        """How the field looks, what is asked inside it, and what its single items may be."""
        if group := slot.only("struct"):
            own = declared if isinstance(declared, group.python) else None
            return "group", self._fields(group, path, defaults, own), None
        many = slot.only("dict", "tuple")
        if many is None or many.item is None:
            return "value", (), None
        table = many.kind == "dict"
        if record := many.item.only("struct"):
            return "table" if table else "list", self._fields(record, f"{path}.{ITEM}", None, None), None
        # A list of lists is a list whose items are several single answers each.
        return "table" if table else "values" if many.item.scalars() else "list", (), many.item

    def _fields(self, shape: Shape, path: str, defaults: Tree | None, own: Any) -> tuple[Question, ...]:
        struct: type[msgspec.Struct] = shape.python
        return tuple(
            self._question(
                struct, field, f"{path}.{field.key}", defaults.get(field.key) if isinstance(defaults, dict) else None, own
            )
            for field in fields_of(struct)
            if f"{struct.__name__}.{field.key}" not in self.questionnaire.skips
        )


def _yes_or_no(default: Tree | None) -> Tree | None:
    return {"true": "yes", "false": "no"}.get(default, default) if isinstance(default, str) else default


def _complete(inside: tuple[Question, ...]) -> bool:
    return not any(question.required for question in inside)


def single(slot: Slot) -> Slot:
    """What one single answer may be: the slot itself, or that of the innermost items of a list."""
    many = slot.only("dict", "tuple")
    return single(many.item) if many and many.item and not slot.scalars() else slot


def _allowed(slot: Slot, item: Slot | None) -> str:
    if tables := _refers_to(item or slot):
        return f"one of the {' or '.join(label_of(table).lower() for table in tables)}"
    return " or ".join(allowed(shape) for shape in single(item or slot).scalars())


def _choices(slot: Slot) -> tuple[str, ...]:
    return tuple(choice for shape in single(slot).scalars() for choice in shape.choices)


def _refers_to(slot: Slot) -> tuple[str, ...]:
    found = [part.strip() for shape in single(slot).scalars() for part in shape.refers_to.split("|") if part.strip()]
    return tuple(dict.fromkeys(found))
