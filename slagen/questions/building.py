"""The questionnaire of a kind and the types of the terms become a form."""

from __future__ import annotations

from functools import cache
from typing import Any

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
from slagen.questions.form import ITEM, Form, Looks, Part, Question, single
from slagen.terms.agreement import Agreement


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
        self._families = {asked.path.partition(".")[0] for section in questionnaire.sections for asked in section.questions}

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
            one=words.one or (_named(inside) if looks in ("table", "list") else ""),
            offer=words.offer,
            wanted=words.wanted,
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
            if f"{struct.__name__}.{field.key}" not in self.questionnaire.skips and self._can_be_answered(field.slot)
        )

    def _can_be_answered(self, slot: Slot) -> bool:
        """Whether the kind has the tables whose records are the answers, if they are records."""
        tables = _refers_to(slot)
        return not tables or any(table.partition(".")[0] in self._families for table in tables)


def _yes_or_no(default: Tree | None) -> Tree | None:
    return {"true": "yes", "false": "no"}.get(default, default) if isinstance(default, str) else default


def _named(inside: tuple[Question, ...]) -> str:
    return next((one.label.lower() for one in inside if one.key == "name"), "entry")


def _complete(inside: tuple[Question, ...]) -> bool:
    return not any(question.required for question in inside)


def _allowed(slot: Slot, item: Slot | None) -> str:
    if tables := _refers_to(item or slot):
        return f"one of the {' or '.join(label_of(table).lower() for table in tables)}"
    return " or ".join(allowed(shape) for shape in single(item or slot).scalars())


def _choices(slot: Slot) -> tuple[str, ...]:
    return tuple(choice for shape in single(slot).scalars() for choice in shape.choices)


def _refers_to(slot: Slot) -> tuple[str, ...]:
    found = [part.strip() for shape in single(slot).scalars() for part in shape.refers_to.split("|") if part.strip()]
    return tuple(dict.fromkeys(found))
