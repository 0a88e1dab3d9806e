"""The assumed values of a document become its last schedule: the standard values nobody typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from slagen.document.index import Index
from slagen.document.nodes import Cell, Column, Document, Inline, Paragraph, Ref, Row, Section, Table, Text, Value
from slagen.library.when import lookup

ID = "assumptions"
SPELLINGS = {"kpis": "KPIs", "kpi": "KPI"}
SENTENCE = "These values were not stated when this agreement was prepared. The standard value applies to each of them."


def humanised(path: str, terms: Any) -> str:
    """`kpis.a1.targets.0.edge` → `KPIs: Availability, targets, 1, edge`: a label where no questionnaire gives one.

    A key or position prints the name of its record; a position without a name counts from 1.
    """
    words: list[str] = []
    parts = path.split(".")
    now = terms
    for part in parts:
        inside = _inside(now, part)
        name = getattr(inside, "name", None) or getattr(inside, "title", None)
        if isinstance(now, tuple | Mapping) and isinstance(name, str):
            words.append(name)
        elif isinstance(now, tuple):
            words.append(str(int(part) + 1))
        else:
            words.append(SPELLINGS.get(part, part.replace("_", " ").replace("-", " ")))
        now = inside
    first, *rest = words
    first = first[:1].upper() + first[1:]
    return f"{first}: {', '.join(rest)}" if rest else first


def subject(path: str, terms: Any, label: Callable[[str], str]) -> str:
    """`severities.levels.p2.times.response` → `P2 High: Response time`: the records on the way, then the label.

    A record without a name is called by its key in words, or by its position where there are several. A name itself is
    a matter of its record alone.
    """
    records: list[str] = []
    now = terms
    parts = path.split(".")
    for part in parts[:-1] if parts[-1] in ("name", "title") else parts:
        inside = _inside(now, part)
        name = getattr(inside, "name", None) or getattr(inside, "title", None)
        if isinstance(now, Mapping):
            records.append(name if isinstance(name, str) else _capital(part.replace("-", " ").replace("_", " ")))
        elif isinstance(now, tuple) and hasattr(inside, "__struct_fields__") and (name or len(now) > 1):
            records.append(name if isinstance(name, str) else str(int(part) + 1))
        now = inside
    if parts[-1] in ("name", "title") and records:
        records.pop()
    return f"{', '.join(records)}: {label(path)}" if records else label(path)


def assumptions(
    document: Document, index: Index, label: Callable[[str], str], decided: Iterable[tuple[str, Value]] = (), terms: Any = None
) -> Section | None:
    """A schedule with one row for every assumed answer, in the order of the provisions; nothing where nothing was assumed.

    The provision named is the first numbered one that prints the value; `decided` are values that are printed nowhere
    but decide on a provision. The items of a list share a row.
    """
    numbered = _numbered(document)
    found: dict[str, tuple[str, Value]] = {}
    for where, value in (*index.values, *decided):
        if value.assumed and (value.path not in found or (found[value.path][0] not in numbered and where in numbered)):
            found[value.path] = (where, value)
    if not found:
        return None
    order = {id: place for place, id in enumerate(numbered)}
    rows: dict[tuple[str, str], list[Value]] = {}
    for path, (where, value) in sorted(found.items(), key=lambda entry: order.get(entry[1][0], -1)):
        rows.setdefault((where, _shared(path, terms)), []).append(value)
    heads = tuple(Cell((Text(words),)) for words in ("Provision", "Subject", "Standard value"))
    table = Table(
        (Text("Standard values"),),
        (Column(2), Column(5), Column(4)),
        (Row(heads),),
        tuple(
            Row((Cell((Ref(where),) if where in order else (Text("–"),)), Cell((Text(label(path)),)), Cell(_listed(values))))
            for (where, path), values in rows.items()
        ),
    )
    return Section(ID, "schedule", (Text("Standard values"),), (Paragraph((Text(SENTENCE),)), table))


def _shared(path: str, terms: Any) -> str:
    """The path of the list that a single value is an item of; any other path is itself."""
    holder, _, last = path.rpartition(".")
    now = terms
    for part in holder.split(".") if holder else ():
        now = _inside(now, part)
    return holder if last.isdigit() and isinstance(now, tuple) else path


def _listed(values: list[Value]) -> tuple[Inline, ...]:
    first, *rest = values
    return (first, *(node for value in rest for node in (Text("; "), value)))


def _inside(now: Any, part: str) -> Any:
    if isinstance(now, tuple) and part.isdigit():
        return now[int(part)] if int(part) < len(now) else None
    return lookup(now, (part,))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _numbered(document: Document) -> tuple[str, ...]:
    """Ids whose reference prints a number, in reading order."""
    ids: list[str] = []
    for section in document.sections:
        if section.kind in ("article", "schedule"):
            ids.append(section.id)
            ids.extend(block.id for block in section.blocks if hasattr(block, "id"))
    return tuple(ids)
