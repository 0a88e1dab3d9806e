"""Nodes are walked along a Struct's fields; values, places, origins and references fall out on the way."""

from __future__ import annotations

from typing import Any

import msgspec
import yaml

from slagen.answers import scalars
from slagen.answers.cleaning import cleaned
from slagen.answers.findings import listed, place_of, quoted
from slagen.answers.nodes import EACH, bracketed_blank, is_empty, is_needed, joined, mend_of_name, mend_of_word, of_each
from slagen.answers.references import Reference, meant_by_default
from slagen.answers.shapes import Field, Shape, Slot, fields_of
from slagen.answers.trail import BLANK, WRONG, Trail
from slagen.errors import Place
from slagen.quantities.blank import blank_in
from slagen.quantities.quantity import is_record

_NOTHING = ("none", "null", "~")


class Walk(Trail):
    """One passage through answers and defaults; the public lists of the trail are filled by `root`."""

    def root(self, cls: type[msgspec.Struct], node: yaml.Node, defaults: yaml.Node | None) -> Any:
        """The Struct, or WRONG after adding findings."""
        found = self._struct(cls, node, defaults, None, "", Place(self._findings.file))
        if found is BLANK:
            for open_point in self.open_points:
                message = f"{open_point.message} Nothing can be built before it is filled."
                self._findings.add("A-MISSING", message, open_point.path, open_point.place)
            return WRONG
        return found

    def one(self, slot: Slot, node: yaml.Node, path: str, at: Place) -> Any:
        """The value of one answer typed for the slot, or WRONG after adding findings."""
        return self._value(slot, node, None, None, path, at, self.given)

    def _struct(
        self, cls: type[msgspec.Struct], node: yaml.Node | None, defaults: yaml.Node | None, own: Any, path: str,
        at: Place,
    ) -> Any:  # fmt: skip
        """`own` is the Struct that the declaration gives where nothing is said, or None."""
        fields = fields_of(cls)
        answers = self._pairs(node, [field.key for field in fields], path)
        assumptions = self._pairs(defaults, [field.key for field in fields], path)
        values: dict[str, Any] = {}
        for field in fields:
            inner = joined(path, field.key)
            place = place_of(answers[field.key]) if field.key in answers else at
            values[field.name] = self._field(
                field, answers.get(field.key), assumptions.get(field.key), own, inner, place
            )
        if any(value is WRONG for value in values.values()):
            return WRONG
        if any(value is BLANK for value in values.values()):
            return BLANK
        try:
            return cls(**values)
        except ValueError as error:
            return self._wrong("A-VALUE", f"cannot be used: {error}", path, at)

    def _pairs(self, node: yaml.Node | None, keys: list[str], path: str) -> dict[str, yaml.Node]:
        """The known answers of a group; unknown names become findings."""
        if not isinstance(node, yaml.MappingNode):
            return {}
        pairs: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = key.value.strip()
            if name in keys:
                pairs[name] = value
            elif self._findings.has_room("A-KEY"):
                group = f" in {self._findings.named(path)}" if path else ""
                message = f"{quoted(name)} is not a known name{group}; allowed: {listed(keys)}"
                mend = self._advice.get(joined(path, name)) or mend_of_name(name, value, keys)
                self._findings.add("A-KEY", message, path, place_of(key), mend)
            else:
                self._findings.add("A-KEY", "")
        return pairs

    def _field(
        self, field: Field, node: yaml.Node | None, default: yaml.Node | None, own: Any, path: str, at: Place
    ) -> Any:
        slot = field.slot
        struct = slot.only("struct")
        declared = field.default() if own is None else getattr(own, field.name)
        left_blank = node is not None and is_empty(node)
        answer = None if left_blank else node
        if default is not None and is_empty(default):
            default = None
        if answer is None and default is None:
            if declared is not msgspec.NODEFAULT:
                return self._declared(slot, declared, path, at)
            if slot.optional and left_blank:
                return None
            if struct and not slot.optional:
                return self._struct(struct.python, None, None, None, path, at)
            return self._wrong("A-MISSING", "has no answer", path, at, scalars.offer(slot))
        fallback = declared if struct and isinstance(declared, struct.python) else None
        if answer is None:
            value = self._value(slot, default, None, fallback, path, at, self.assumed)
        else:
            value = self._value(slot, answer, default, fallback, path, at, self.given)
            value = None if value is BLANK and slot.optional else value
        # Of a group nobody typed, the missing parts have been named; one that lacks none is missing as a whole.
        said = answer is not None and value not in (None, (), {})
        if default is not None and is_needed(default) and value is not WRONG and not said:
            return self._wrong("A-MISSING", "has no answer, and this kind of agreement needs one", path, at, scalars.offer(slot))
        return value

    def _declared(self, slot: Slot, value: Any, path: str, at: Place) -> Any:
        """Record what comes from the type's own default, down to its single values."""
        if is_record(value):
            for field in fields_of(type(value)):
                self._declared(field.slot, getattr(value, field.name), joined(path, field.key), at)
        elif isinstance(value, dict | tuple):
            shape = slot.only("dict", "tuple")
            inner = shape.item if shape and shape.item else Slot(())
            parts = value.items() if isinstance(value, dict) else enumerate(value)
            if isinstance(value, dict):
                self.tables[path] = list(value)
            for part, item in parts:
                self._declared(inner, item, joined(path, str(part)), at)
        elif value is not None:
            self.assumed.add(path)
            text = slot.only("text", "choice")
            if text and text.refers_to and isinstance(value, str):
                self.references.append(Reference(path, value, text.refers_to, at))
        return value

    def _value(
        self, slot: Slot, node: yaml.Node | None, default: yaml.Node | None, own: Any, path: str, at: Place,
        origin: set[str],
    ) -> Any:  # fmt: skip
        if origin is self.given:
            self.places[path] = at
        elif node is not None:
            self.sources[path] = place_of(node)
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(slot, node, path, at, origin)
        if isinstance(node, yaml.MappingNode):
            if struct := slot.only("struct"):
                merge = (None, node) if origin is self.assumed else (node, default)
                return self._struct(struct.python, merge[0], merge[1], own, path, at)
            if table := slot.only("dict"):
                return self._table(table, node, of_each(default), path, at, origin)
            return self._wrong("A-TYPE", f"is a group of names; allowed: {scalars.kinds_allowed(slot)}", path, at)
        listing = slot.only("tuple")
        if isinstance(node, yaml.SequenceNode) and (blank := bracketed_blank(node, listing is not None)):
            return self._open(blank, path, at)
        if listing and listing.item and isinstance(node, yaml.SequenceNode):
            return self._items(listing, node.value, path, at, origin)
        return self._wrong("A-TYPE", f"is a list; allowed: {scalars.kinds_allowed(slot)}", path, at)

    def _table(
        self, table: Shape, node: yaml.MappingNode, each: yaml.Node | None, path: str, at: Place, origin: set[str]
    ) -> Any:
        result: dict[str, Any] = {}
        names = self.tables[path] = []
        if not node.value:
            origin.add(path)
        for key, value in node.value:
            name, inner = key.value.strip(), joined(path, key.value.strip())
            place = place_of(value) if origin is self.given else at
            if name == EACH and origin is self.assumed:
                continue
            if self._named_well(table, name, path, place_of(key)):
                names.append(name)
                result[name] = self._item(table.item, value, inner, place, origin, each)
            else:
                result[name] = WRONG
        kept = {name: item for name, item in result.items() if item is not BLANK}
        # Who refers to a record that is still open refers to nothing.
        self.tables[path] = [name for name in names if name not in result or result[name] is not BLANK]
        self._records[path] = kept
        if any(item is WRONG for item in kept.values()):
            return WRONG
        return self._limited(table, kept, path, at, some_open=len(kept) < len(result))

    def _items(self, listing: Shape, nodes: list[yaml.Node], path: str, at: Place, origin: set[str]) -> Any:
        if not nodes:
            origin.add(path)
        items = tuple(
            self._item(listing.item, node, f"{path}.{index}", place_of(node) if origin is self.given else at, origin)
            for index, node in enumerate(nodes)
        )
        kept = tuple(item for item in items if item is not BLANK)
        if any(item is WRONG for item in kept):
            return WRONG
        return self._limited(listing, kept, path, at, some_open=len(kept) < len(items))

    def _item(
        self, slot: Slot | None, node: yaml.Node, path: str, at: Place, origin: set[str], default: yaml.Node | None = None
    ) -> Any:
        assert slot is not None
        if is_empty(node):
            if slot.optional:
                return None
            if struct := slot.only("struct"):
                return self._struct(struct.python, None, default, None, path, at)
            return self._wrong("A-MISSING", "has no answer", path, at, scalars.offer(slot))
        return self._value(slot, node, default, None, path, at, origin)

    def _scalar(self, slot: Slot, node: yaml.ScalarNode, path: str, at: Place, origin: set[str]) -> Any:
        text = cleaned(node, path, at, self._findings)
        shapes = slot.scalars()
        if any(shape.kind == "choice" and text in shape.choices for shape in shapes):
            return self._converted(shapes, text, path, at, origin)
        listing, table = slot.only("tuple"), slot.only("dict")
        free_text = any(shape.kind == "text" for shape in shapes)
        nothing = text in _NOTHING and not node.style if free_text else text.lower() in _NOTHING
        several = listing or table
        if nothing and (slot.optional or (several and not shapes)):
            origin.add(path)
            return self._limited(several, () if listing else {}, path, at) if several and not slot.optional else None
        words = free_text or bool(listing and listing.item and any(one.kind == "text" for one in listing.item.scalars()))
        if not words and origin is self.given and blank_in(text):
            return self._open(text, path, at)
        if shapes and origin is self.assumed and (meant := meant_by_default(shapes, text, self._records)) != text:
            return self._converted(shapes, meant, path, at, origin) if meant or not slot.optional else None
        if nothing and free_text:
            return self._wrong("A-MISSING", "has no answer", path, at, f"Give text; if it is the word {text}, in quotes.")
        if shapes:
            return self._converted(shapes, text, path, at, origin)
        if listing and listing.item and listing.item.scalars():
            return self._items(listing, [node], path, at, origin)
        what = f"is {quoted(text)}; allowed: {scalars.kinds_allowed(slot)}"
        return self._wrong("A-TYPE", what, path, at, mend_of_word(table, text, path))
