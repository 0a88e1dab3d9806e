"""YAML text becomes nodes read strictly as text: no tags, no aliases, no double keys, every node with its line."""

from __future__ import annotations

from collections.abc import Iterable

import yaml
from msgspec import Struct

from slagen.answers.characters import fold
from slagen.errors import LibraryError, Place
from slagen.library.texts import refuse_characters

MAX_CHARACTERS = 1_000_000
MAX_DEPTH = 20


class Scalar(Struct, frozen=True):
    """A text as typed and where it stands."""

    text: str
    place: Place


class Listing(Struct, frozen=True):
    items: tuple[Node, ...]
    place: Place


class Mapping(Struct, frozen=True):
    """Keys in the order of the file."""

    entries: dict[str, Node]
    place: Place

    def closed(self, required: Iterable[str], optional: Iterable[str] = ()) -> Mapping:
        """This mapping, if it has all required keys and no other than the optional ones; else LibraryError."""
        required, optional = tuple(required), tuple(optional)
        for key, node in self.entries.items():
            if key not in required and key not in optional:
                allowed = ", ".join((*required, *optional))
                raise LibraryError(f"unknown key {key!r}; allowed: {allowed}", node.place)
        for key in required:
            if key not in self.entries:
                raise LibraryError(f"the key {key!r} is missing", self.place)
        return self

    def text(self, key: str, default: str = "") -> str:
        """The text under a key, or the default where the key is missing."""
        node = self.entries.get(key)
        return default if node is None else as_text(node)


Node = Scalar | Listing | Mapping


def read(text: str, file: str, first_line: int = 1) -> Mapping:
    """The mapping in `text`; `first_line` is the line of the file at which `text` begins. Raises LibraryError."""
    if len(text) > MAX_CHARACTERS:
        raise LibraryError(f"longer than {MAX_CHARACTERS} characters", Place(file))
    refuse_characters(text, file, first_line)
    loader = yaml.CSafeLoader(text)
    try:
        _refuse_tricks(text, file, first_line)
        root = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + mark.line if mark else 0
        raise LibraryError(f"not YAML: {error.problem or error.context}", Place(file, line)) from None
    except yaml.YAMLError as error:
        raise LibraryError(f"not YAML: {str(error).splitlines()[0]}", Place(file)) from None
    finally:
        loader.dispose()
    if root is None:
        raise LibraryError("empty where a mapping is expected", Place(file, first_line))
    return as_mapping(_convert(root, file, first_line))


def as_mapping(node: Node) -> Mapping:
    """The node if it is a mapping; else LibraryError at its line."""
    if not isinstance(node, Mapping):
        raise LibraryError("expected keys and values here", node.place)
    return node


def as_list(node: Node) -> tuple[Node, ...]:
    """The items if the node is a list; else LibraryError at its line."""
    if not isinstance(node, Listing):
        raise LibraryError("expected a list here", node.place)
    return node.items


def as_text(node: Node) -> str:
    """The text if the node is a scalar; else LibraryError at its line."""
    if not isinstance(node, Scalar):
        raise LibraryError("expected a text here", node.place)
    return node.text


def _refuse_tricks(text: str, file: str, first_line: int) -> None:
    """Events are read before nodes are built, so that neither an alias nor a deep nest is ever expanded."""
    depth = 0
    loader = yaml.CSafeLoader(text)
    try:
        while loader.check_event():
            event = loader.get_event()
            if event is None or event.start_mark is None:
                break
            place = Place(file, first_line + event.start_mark.line)
            if isinstance(event, yaml.AliasEvent):
                raise LibraryError("aliases (*name) are not allowed", place)
            if getattr(event, "anchor", None):
                raise LibraryError("anchors (&name) are not allowed", place)
            if getattr(event, "tag", None):
                raise LibraryError("tags (!name) are not allowed", place)
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    raise LibraryError(f"nested deeper than {MAX_DEPTH} levels", place)
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    finally:
        loader.dispose()


def _convert(node: yaml.Node, file: str, first_line: int) -> Node:
    place = Place(file, first_line + node.start_mark.line)
    if isinstance(node, yaml.ScalarNode):
        if node.style != '"':
            return Scalar(node.value, place)
        # An escape in double quotes can make what the file itself does not hold.
        text = fold(node.value)
        refuse_characters(text, file, place.line)
        return Scalar(text, place)
    if isinstance(node, yaml.SequenceNode):
        return Listing(tuple(_convert(item, file, first_line) for item in node.value), place)
    entries: dict[str, Node] = {}
    for key_node, value_node in node.value:
        key_place = Place(file, first_line + key_node.start_mark.line)
        if not isinstance(key_node, yaml.ScalarNode):
            raise LibraryError("a key must be a text", key_place)
        key = key_node.value
        if key in entries:
            raise LibraryError(f"the key {key!r} stands twice", key_place)
        if key == "<<":
            raise LibraryError("merge keys (<<) are not allowed", key_place)
        entries[key] = _convert(value_node, file, first_line)
    return Mapping(entries, place)
