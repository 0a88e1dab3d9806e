"""A declared type becomes a Shape: what may stand there, which limits hold, what it refers to."""

from __future__ import annotations

import datetime
import types
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec
from msgspec import Struct
from msgspec.structs import FieldInfo, replace

from slagen.quantities.quantity import Quantity
from slagen.terms.base import declared

Kind = Literal["text", "bool", "int", "decimal", "date", "choice", "quantity", "struct", "dict", "tuple"]
_PLAIN: dict[Any, Kind] = {str: "text", bool: "bool", int: "int", Decimal: "decimal", datetime.date: "date"}


class Shape(Struct, frozen=True):
    """One thing a field may hold.

    `python` is the Struct or quantity class, `choices` the words of a Literal, `item` the shape of a dict's or tuple's
    items and `key` that of a dict's names where the declaration limits them, `metas` the limits from the outermost
    inwards, `refers_to` the tables a name must stand in.
    """

    kind: Kind
    python: type[Any] = object
    choices: tuple[str, ...] = ()
    item: Slot | None = None
    key: Shape | None = None
    metas: tuple[msgspec.Meta, ...] = ()
    refers_to: str = ""

    @property
    def pattern(self) -> str:
        """The pattern that a text must have, or nothing."""
        return next((meta.pattern for meta in self.metas if meta.pattern), "")


class Slot(Struct, frozen=True):
    """All a field may hold: one of several shapes, and whether it may be nothing."""

    shapes: tuple[Shape, ...]
    optional: bool = False

    def only(self, *kinds: Kind) -> Shape | None:
        """The first shape of one of these kinds."""
        return next((shape for shape in self.shapes if shape.kind in kinds), None)

    def scalars(self) -> tuple[Shape, ...]:
        """Shapes written as one value; words with a closed list first, free text last."""
        order: dict[Kind, int] = {"choice": 0, "text": 2}
        plain = [shape for shape in self.shapes if shape.kind not in ("struct", "dict", "tuple")]
        return tuple(sorted(plain, key=lambda shape: order.get(shape.kind, 1)))


class Field(Struct, frozen=True):
    """One field of a Struct: `key` is its name in the file, `name` its name in Python."""

    key: str
    name: str
    slot: Slot
    info: FieldInfo

    def default(self) -> Any:
        """The declared default, freshly made; msgspec.NODEFAULT when the field is required."""
        if self.info.default_factory is not msgspec.NODEFAULT:
            return self.info.default_factory()
        return self.info.default


@cache
def fields_of(cls: type[msgspec.Struct]) -> tuple[Field, ...]:
    """The fields of a Struct. Raises TypeError for a type that no answer can have."""
    return tuple(Field(info.encode_name, info.name, slot_of(info.type), info) for info in declared(cls))


def slot_of(hint: Any, metas: tuple[msgspec.Meta, ...] = ()) -> Slot:
    """Read one type hint. Raises TypeError for a type that no answer can have."""
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return slot_of(args[0], metas + tuple(meta for meta in args[1:] if isinstance(meta, msgspec.Meta)))
    if origin in (Union, types.UnionType):
        slots = [slot_of(arg, metas) for arg in args if arg is not type(None)]
        optional = type(None) in args or any(slot.optional for slot in slots)
        return Slot(tuple(shape for slot in slots for shape in slot.shapes), optional)
    refers_to = next((str(meta.extra["refers_to"]) for meta in metas if meta.extra and "refers_to" in meta.extra), "")
    shape = _shape(hint, origin, args, refers_to)
    return Slot((replace(shape, metas=metas, refers_to=refers_to),))


def _shape(hint: Any, origin: Any, args: tuple[Any, ...], refers_to: str) -> Shape:
    if hint in _PLAIN:
        return Shape(_PLAIN[hint])
    if origin is Literal:
        return Shape("choice", choices=tuple(str(arg) for arg in args))
    if origin is dict and len(args) == 2:
        key = slot_of(args[0]).only("text")
        return Shape("dict", item=slot_of(args[1]), key=key if key and key.metas else None)
    if origin is tuple and len(args) == 2 and args[1] is Ellipsis:
        # A reference declared on the whole tuple holds for each of its items.
        inner = (msgspec.Meta(extra={"refers_to": refers_to}),) if refers_to else ()
        return Shape("tuple", item=slot_of(args[0], inner))
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct) and not issubclass(hint, Quantity):
        return Shape("struct", python=hint)
    if isinstance(hint, type) and callable(getattr(hint, "parse", None)):
        return Shape("quantity", python=hint)
    raise TypeError(f"no answer can have the type {hint!r}")
