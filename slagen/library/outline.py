"""`agreement.yaml` becomes an outline: which clause stands where, in which order, under which condition."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import Literal

from msgspec import Struct

from slagen.errors import LibraryError, Place
from slagen.library import strict_yaml, when
from slagen.library.faults import each, found_by, refuse
from slagen.library.strict_yaml import Listing, Mapping, Node, Scalar
from slagen.library.texts import read_text

PART_ID = re.compile(r"[a-z][a-z0-9-]{0,39}")
PartKind = Literal["front", "plain", "article", "schedule", "signatures"]


class Entry(Struct, frozen=True):
    """One clause of a part, by id, with the condition under which it enters."""

    use: str
    when: when.When | None
    place: Place


class Part(Struct, frozen=True):
    """One section of the agreement to be."""

    kind: PartKind
    id: str
    title: str
    when: when.When | None
    entries: tuple[Entry, ...]
    place: Place


class Fact(Struct, frozen=True):
    """One line of the cover; `text` is a one-line template."""

    label: str
    text: str
    when: when.When | None
    place: Place


class Outline(Struct, frozen=True):
    """A kind of agreement. `title` and `subtitle` are one-line templates; `roles` maps a party's role to its label.

    `parts` stand in the order of the document: front, plain, articles, schedules, signatures.
    """

    kind: str
    name: str
    title: str
    subtitle: str
    summary: str
    facts: tuple[Fact, ...]
    roles: dict[str, str]
    parts: tuple[Part, ...]
    place: Place
    title_line: int = 0
    subtitle_line: int = 0

    @property
    def glance(self) -> tuple[Part, ...]:
        """The pages before the contents."""
        return tuple(part for part in self.parts if part.kind == "front")


def load_outline(file: Path) -> Outline:
    """`templates/<kind>/agreement.yaml` as an outline; the folder's name is the kind. Raises LibraryError."""
    return read_outline(read_text(file), file.parent.name, str(file))


def read_outline(text: str, kind: str, file: str) -> Outline:
    """An outline from its text. Raises LibraryError naming the line; a clause listed twice names both lines."""
    root = strict_yaml.read(text, file).closed(
        ("name", "summary", "title", "articles"),
        ("subtitle", "cover", "front", "plain", "schedules", "signatures"),
    )
    makers: list[partial[Part]] = []
    lists: tuple[tuple[str, PartKind], ...] = (
        ("front", "front"),
        ("plain", "plain"),
        ("articles", "article"),
        ("schedules", "schedule"),
    )
    for key, part_kind in lists:
        if key in root.entries:
            nodes = strict_yaml.as_list(root.entries[key])
            makers += [partial(_part, node, part_kind) for node in nodes]
    if "signatures" in root.entries:
        makers.append(partial(_part, root.entries["signatures"], "signatures"))
    parts = each(makers)
    _refuse_doubles(parts)
    facts, roles = _cover(root)
    subtitle = root.entries.get("subtitle")
    return Outline(
        kind,
        root.text("name"),
        root.text("title"),
        root.text("subtitle"),
        root.text("summary"),
        facts,
        roles,
        tuple(parts),
        Place(file, 1),
        root.entries["title"].place.line,
        subtitle.place.line if subtitle else 0,
    )


def conditions(outline: Outline) -> tuple[tuple[when.When, Place], ...]:
    """Every `when:` of an outline with its place."""
    parts = [(part.when, part.place) for part in outline.parts]
    entries = [(entry.when, entry.place) for part in outline.parts for entry in part.entries]
    facts = [(fact.when, fact.place) for fact in outline.facts]
    return tuple((tree, place) for tree, place in (*parts, *entries, *facts) if tree is not None)


def check_names(outline: Outline, root: type) -> None:
    """Raise LibraryError for every condition with a name the terms do not have."""
    refuse(found_by(partial(when.check_names, tree, root, place) for tree, place in conditions(outline)))


def _part(node: Node, kind: PartKind) -> Part:
    mapping = strict_yaml.as_mapping(node)
    required = ("title", "clauses") if kind == "signatures" else ("id", "title", "clauses")
    mapping.closed(required, ("id", "when"))
    entries = tuple(_entry(item) for item in strict_yaml.as_list(mapping.entries["clauses"]))
    part_id = mapping.text("id", "signatures")
    if not PART_ID.fullmatch(part_id):
        message = f"the id {part_id!r} is not allowed: use up to 40 small letters, digits and hyphens, a letter first"
        raise LibraryError(message, mapping.entries["id"].place)
    return Part(kind, part_id, mapping.text("title"), _condition(mapping), entries, mapping.place)


def _entry(node: Node) -> Entry:
    if isinstance(node, Scalar):
        return Entry(node.text, None, node.place)
    mapping = strict_yaml.as_mapping(node).closed(("use",), ("when",))
    return Entry(mapping.text("use"), _condition(mapping), mapping.place)


def _condition(mapping: Mapping) -> when.When | None:
    node = mapping.entries.get("when")
    return None if node is None else when.parse(strict_yaml.as_text(node), node.place)


def _cover(root: Mapping) -> tuple[tuple[Fact, ...], dict[str, str]]:
    if "cover" not in root.entries:
        return (), {}
    cover = strict_yaml.as_mapping(root.entries["cover"]).closed((), ("facts", "parties"))
    facts: list[Fact] = []
    for node in strict_yaml.as_list(cover.entries.get("facts", Listing((), cover.place))):
        mapping = strict_yaml.as_mapping(node).closed(("label", "text"), ("when",))
        facts.append(Fact(mapping.text("label"), mapping.text("text"), _condition(mapping), mapping.place))
    parties = strict_yaml.as_mapping(cover.entries.get("parties", Mapping({}, cover.place)))
    return tuple(facts), {role: parties.text(role) for role in parties.entries}


def _refuse_doubles(parts: list[Part]) -> None:
    seen: dict[str, Place] = {}
    for part in parts:
        for name, place in ((part.id, part.place), *((entry.use, entry.place) for entry in part.entries)):
            if name in seen:
                raise LibraryError(f"the id {name!r} stands twice, first at {seen[name]}", place)
            seen[name] = place
