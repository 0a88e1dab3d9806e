"""The assumed values of a document become its last schedule: the standard values nobody typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from slagen.assembly.lines import merged
from slagen.assembly.subjects import Position, Subject, at
from slagen.document.nodes import Cell, Clause, Column, Document, Inline, Paragraph, Ref, Row, Section, Table, Text, Value
from slagen.document.walk import plain

ID = "assumptions"
TITLE = "Standard values"
SENTENCE = "These values were not stated when this agreement was prepared. The standard value applies to each of them."
MOST_NAMES = 4


class Entry(Struct, frozen=True):
    """One standard value: where it counts, what it is about, and the value itself, or several of one list."""

    where: str
    subject: Subject
    values: tuple[Value, ...]

    @property
    def said(self) -> tuple[str, ...]:
        """The values as they are printed."""
        return tuple(value.text for value in self.values)


class Group(Struct, frozen=True):
    """What one record, or several alike, take from the standard: rows of the schedule that have become one."""

    where: str
    records: tuple[str, ...]
    entries: tuple[Entry, ...]

    @property
    def said(self) -> tuple[object, ...]:
        """Everything but the records, by which groups are told apart."""
        return self.where, tuple((entry.subject.label, entry.said) for entry in self.entries)


def assumptions(
    document: Document, values: Sequence[tuple[str, Value]], about: Callable[[str], Subject], terms: Any
) -> Section | None:
    """A schedule of what was assumed, in the order of the provisions; nothing where nothing was assumed.

    `values` are those nobody typed, each with its place; the provision named is the first numbered one of a value. The
    items of a list share a row, and so do the values of one record, and those of one provision that belong to no record;
    records with the same values share theirs.
    """
    titles = _numbered(document)
    order = {id: place for place, id in enumerate(titles)}
    entries = _entries(_placed(values, order), about, order, terms)
    if not entries:
        return None
    heads = tuple(Cell((Text(words),)) for words in ("Provision", "Subject", "Standard value"))
    table = Table(
        (Text(TITLE),),
        (Column(2), Column(4), Column(8)),
        (Row(heads),),
        tuple(_row(group, titles) for group in _alike(_by_record(_without_positions(entries)))),
    )
    return Section(ID, "schedule", (Text(TITLE),), (Paragraph((Text(SENTENCE),)), table))


def _placed(values: Iterable[tuple[str, Value]], order: dict[str, int]) -> dict[str, tuple[str, Value]]:
    """By path, where each value counts."""
    found: dict[str, tuple[str, Value]] = {}
    for where, value in values:
        if value.path not in found or (found[value.path][0] not in order and where in order):
            found[value.path] = (where, value)
    return found


def _entries(
    placed: dict[str, tuple[str, Value]], about: Callable[[str], Subject], order: dict[str, int], terms: Any
) -> list[Entry]:
    """In the order of the provisions. A record whose name is assumed is named by its other values, if it has any."""
    listed: dict[tuple[str, str], list[Value]] = {}
    for path, (where, value) in sorted(placed.items(), key=lambda entry: order.get(entry[1][0], -1)):
        listed.setdefault((where, _shared(path, terms)), []).append(value)
    found = [Entry(where, about(path), tuple(values)) for (where, path), values in listed.items()]
    spoken_of = {entry.subject.records for entry in found if not entry.subject.is_name}
    spoken_of |= {records[:length] for records in spoken_of for length in range(1, len(records))}
    return [entry for entry in found if not (entry.subject.is_name and entry.subject.records in spoken_of)]


def _without_positions(entries: Sequence[Entry]) -> list[Entry]:
    """Where every item of a list without names says the same, it is said once for all of them."""
    same: dict[tuple[object, ...], list[Entry]] = {}
    for entry in entries:
        same.setdefault((entry.where, _named(entry.subject), entry.subject.label, entry.said), []).append(entry)
    found: list[Entry] = []
    for entry in entries:
        alike = same[entry.where, _named(entry.subject), entry.subject.label, entry.said]
        last = entry.subject.records[-1] if entry.subject.records else ""
        if not isinstance(last, Position) or len(alike) < last.of:
            found.append(entry)
        elif entry is alike[0]:
            found.append(replace(entry, subject=replace(entry.subject, records=entry.subject.records[:-1])))
    return found


def _named(subject: Subject) -> tuple[object, ...]:
    return tuple(record for record in subject.records if not isinstance(record, Position))


def _by_record(entries: Sequence[Entry]) -> list[Group]:
    """The values of one record at one provision together, and those that belong to none; a name stands alone."""
    groups: dict[tuple[object, ...], list[Entry]] = {}
    for number, entry in enumerate(entries):
        key = number if entry.subject.is_name else entry.subject.records
        groups.setdefault((entry.where, key), []).append(entry)
    return [Group(found[0].where, _names(found[0].subject), tuple(found)) for found in groups.values()]


def _names(subject: Subject) -> tuple[str, ...]:
    """What the record is called; nothing for what belongs to none."""
    shown = subject.records[:-1] if subject.is_name else subject.records
    words = ", ".join(str(one.number) if isinstance(one, Position) else one for one in shown)
    return (words,) if words else ()


def _alike(groups: Sequence[Group]) -> list[Group]:
    """Records of which the same is said, in one group with all their names."""
    found: dict[object, Group] = {}
    for number, group in enumerate(groups):
        key = group.said if group.records else number
        found[key] = replace(found[key], records=(*found[key].records, *group.records)) if key in found else group
    return list(found.values())


def _row(group: Group, titles: dict[str, str]) -> Row:
    first = group.entries[0]
    label = first.subject.label if len(group.entries) == 1 else ""
    name = _joined(group.records) or ("" if label else titles.get(group.where, ""))
    subject = ": ".join(words for words in (name, label) if words)
    content: list[Inline] = []
    for entry in group.entries:
        content += [Text("; ")] if content else []
        content += [Text(f"{_small(entry.subject.label)}: ")] if not label else []
        for place, value in enumerate(entry.values):
            content += [Text(", " if not label else "; ")] if place else []
            content.append(value if label else _without_stop(value))
    provision: Inline = Ref(group.where) if group.where in titles else Text("–")
    return Row((Cell((provision,)), Cell((Text(subject),)), Cell(merged(content))))


def _joined(names: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`, and of many the first few and their number."""
    if len(names) > MOST_NAMES:
        return f"{', '.join(names[: MOST_NAMES - 1])} and {len(names) - MOST_NAMES + 1} more"
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)


def _without_stop(value: Value) -> Value:
    """A sentence among other values, without its full stop: a semicolon follows, or the end of the row."""
    return replace(value, text=value.text.removesuffix(".")) if " " in value.text else value


def _small(words: str) -> str:
    """A label inside a line: with a small letter, unless it begins with an abbreviation."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _shared(path: str, terms: Any) -> str:
    """The path of the list that a single value is an item of; any other path is itself."""
    holder, _, last = path.rpartition(".")
    now = terms
    for part in holder.split(".") if holder else ():
        now = at(now, part)
    return holder if last.isdigit() and isinstance(now, tuple) else path


def _numbered(document: Document) -> dict[str, str]:
    """What a reference names by a number, in reading order: ids and titles."""
    titles: dict[str, str] = {}
    for section in document.sections:
        if section.kind in ("article", "schedule"):
            titles[section.id] = plain(section.title)
            titles |= {block.id: plain(block.title) for block in section.blocks if isinstance(block, Clause)}
    return titles
