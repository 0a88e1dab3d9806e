"""The questionnaire of a kind and the types of the terms become a form."""

from __future__ import annotations

from functools import cache, partial
from typing import Any

import msgspec
import yaml

from slagen.answers.layers import lay_over
from slagen.answers.nodes import EACH
from slagen.answers.plain import Tree, is_nothing, plain, typed
from slagen.answers.scalars import allowed
from slagen.answers.shapes import Field, Shape, Slot, fields_of
from slagen.library.library import Library, shipped_library
from slagen.library.questionnaire import Questionnaire
from slagen.library.questionnaire_words import WHOLE
from slagen.library.when import When
from slagen.questions.form import ITEM, Form, Looks, Part, Question, single
from slagen.questions.wording import conditions_in_words
from slagen.terms.agreement import Agreement
from slagen.terms.base import Term


def load_form(kind: str) -> Form:
    """The form of a kind as it is shipped. Raises UsageError for an unknown kind, LibraryError for a wrong questionnaire."""
    return form_of(shipped_library(), kind)


@cache
def form_of(library: Library, kind: str, *, between_departments: bool = False) -> Form:
    """The form of a kind in a library; standard values are other ones where only departments agree.

    Raises UsageError for an unknown kind, LibraryError for a wrong questionnaire.
    """
    builder = _Builder(library, library.questionnaire(kind))
    defaults = _defaults(library, kind, between_departments)
    return Form(
        kind,
        tuple(
            Part(
                section.title,
                section.intro,
                tuple(
                    builder.at(asked.path.split("."), defaults, asked.when)
                    for asked in section.questions
                ),
            )
            for section in builder.questionnaire.sections
        ),
        defaults,
        library.label_of,
    )


def _defaults(library: Library, kind: str, between_departments: bool) -> dict[str, Tree]:
    node: yaml.Node | None = library.defaults(kind)
    for layer in library.departments() if between_departments else ():
        node = lay_over(library.terms, node, layer.tree, None, bring=layer.brings)
    found = plain(node) if node is not None else {}
    return found if isinstance(found, dict) else {}


class _Builder:
    """Walks from the agreement's type down, with the kind's defaults and the type's own beside it."""

    def __init__(self, library: Library, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self._library = library
        self._families = {asked.path.partition(".")[0] for section in questionnaire.sections for asked in section.questions}
        self._terms = {field.key for field in fields_of(library.terms)}

    def at(self, parts: list[str], defaults: Tree | None, when: When | None) -> Question:
        """The question at a path from the agreement."""
        struct: type[msgspec.Struct] = self._library.terms
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
        return self._question(struct, field, ".".join(parts), inherited, own, when)

    def _question(
        self, struct: type[msgspec.Struct], field: Field, path: str, defaults: Tree | None, own: Any,
        whole_when: When | None = None,
    ) -> Question:  # fmt: skip
        name = f"{struct.__name__}.{field.key}"
        words = self.questionnaire.differs.get(name) or self._library.questions[name]
        declared = field.default() if own is None else getattr(own, field.name)
        looks, inside, item = self._inside(field.slot, path, defaults, declared)
        default: Tree | None = _standard(defaults, field.slot)
        if defaults is None and looks != "group" and declared is not msgspec.NODEFAULT:
            default = typed(declared)
        given = isinstance(declared, Term) and defaults is None
        stands = given or (looks == "group" and not field.slot.optional and _complete(inside))
        many = field.slot.only("dict", "tuple")
        return Question(
            path=path,
            field=name,
            shape=looks,
            slot=field.slot,
            label=words.label,
            ask=words.ask,
            help=words.help,
            example=words.example,
            allowed=self._allowed(item or field.slot),
            choices=_choices(item or field.slot),
            meanings=words.meanings,
            refers_to=self._refers_to(item or field.slot),
            # A family that is empty among the standard values is one that the kind cannot do without.
            required=defaults == {} or (declared is msgspec.NODEFAULT and not field.slot.optional and defaults is None),
            optional=field.slot.optional,
            stands=stands or default is not None,
            needed=declared is msgspec.NODEFAULT,
            default=default,
            default_from="" if default is None else "kind" if defaults is not None else "type",
            detail=words.detail,
            when=words.when,
            whole_when=whole_when,
            only_if=conditions_in_words(
                (words.when, partial(self._label, struct)), (whole_when, partial(self._label, Agreement))
            ),
            for_each=words.for_each,
            one=words.one or (_named(inside) if looks in ("table", "list") else ""),
            offer=words.offer,
            wanted=words.wanted,
            most=next((meta.max_length for meta in many.metas if meta.max_length is not None), None) if many else None,
            inside=inside,
            item=item,
        )

    def _label(self, struct: type[msgspec.Struct], parts: tuple[str, ...]) -> str:
        """A name in a condition in the words of this questionnaire: of the record itself, or of the whole agreement."""
        if len(parts) > 1 and parts[0] == WHOLE:
            return self._library.label_of(".".join(parts[1:]))
        name = f"{struct.__name__}.{parts[0]}"
        words = self.questionnaire.differs.get(name) or self._library.questions.get(name)
        return words.label if words and len(parts) == 1 else self._library.label_of(".".join(parts))

    def _inside(
        self, slot: Slot, path: str, defaults: Tree | None, declared: Any
    ) -> tuple[Looks, tuple[Question, ...], Slot | None]:
        """How the field looks, what is asked inside it, and what its single items may be."""
        if group := slot.only("struct"):
            own = declared if isinstance(declared, group.python) else None
            # Where a word may stand as well as a group, the word is what is asked for.
            return "value" if slot.scalars() else "group", self._fields(group, path, defaults, own), None
        many = slot.only("dict", "tuple")
        if many is None or many.item is None:
            return "value", (), None
        table = many.kind == "dict"
        if record := many.item.only("struct"):
            each = defaults.get(EACH) if isinstance(defaults, dict) else None
            return "table" if table else "list", self._fields(record, f"{path}.{ITEM}", each, None), None
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
        """Whether the kind has the tables whose records are the answers, if they are records of the agreement."""
        tables = self._refers_to(slot)
        return not tables or any(table.partition(".")[0] in self._families for table in tables)

    def _refers_to(self, slot: Slot) -> tuple[str, ...]:
        """The tables of the agreement whose short names are answers; names that are known elsewhere are but text."""
        shapes = single(slot).scalars()
        found = [part.strip() for shape in shapes for part in shape.refers_to.split("|") if part.strip()]
        return tuple(table for table in dict.fromkeys(found) if table.partition(".")[0] in self._terms)

    def _allowed(self, slot: Slot) -> str:
        if tables := self._refers_to(slot):
            return f"one of the {' or '.join(self._library.label_of(table).lower() for table in tables)}"
        return " or ".join(allowed(shape) for shape in single(slot).scalars())


def _standard(default: Tree | None, slot: Slot) -> Tree | None:
    """A kind's standard value as one would type it; None where it has none, or leaves the matter out."""
    if isinstance(default, dict):
        return {key: item for key, item in default.items() if key != EACH} or None
    if isinstance(default, str) and is_nothing(default) and not slot.only("choice"):
        return None
    return {"true": "yes", "false": "no"}.get(default, default) if slot.only("bool") and isinstance(default, str) else default


def _named(inside: tuple[Question, ...]) -> str:
    return next((one.label.lower() for one in inside if one.key == "name"), "entry")


def _complete(inside: tuple[Question, ...]) -> bool:
    return not any(question.required for question in inside)


def _choices(slot: Slot) -> tuple[str, ...]:
    return tuple(choice for shape in single(slot).scalars() for choice in shape.choices)
