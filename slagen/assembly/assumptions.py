"""The assumed values of a document become its last schedule: the standard values nobody typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from slagen.document.index import Index
from slagen.document.nodes import Cell, Column, Document, Paragraph, Ref, Row, Section, Table, Text, Value
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
        inside = now[int(part)] if isinstance(now, tuple) and part.isdigit() else lookup(now, (part,))
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


def assumptions(document: Document, index: Index, label: Callable[[str], str]) -> Section | None:
    """A schedule with one row for every assumed path, in order of appearance; nothing where nothing was assumed.

    The provision named is the first numbered one that prints the value.
    """
    numbered = _numbered(document)
    found: dict[str, tuple[str, Value]] = {}
    for where, value in index.values:
        if value.assumed and (value.path not in found or (found[value.path][0] not in numbered and where in numbered)):
            found[value.path] = (where, value)
    if not found:
        return None
    rows = tuple(
        Row(
            (
                Cell((Ref(where),) if where in numbered else (Text("–"),)),
                Cell((Text(label(path)),)),
                Cell((value,)),
            )
        )
        for path, (where, value) in found.items()
    )
    heads = tuple(Cell((Text(words),)) for words in ("Provision", "Subject", "Standard value"))
    table = Table((Text("Standard values"),), (Column(3), Column(5), Column(3)), (Row(heads),), rows)
    return Section(ID, "schedule", (Text("Standard values"),), (Paragraph((Text(SENTENCE),)), table))


def _numbered(document: Document) -> frozenset[str]:
    """Ids whose reference prints a number."""
    ids: set[str] = set()
    for section in document.sections:
        if section.kind in ("article", "schedule"):
            ids.add(section.id)
            ids.update(block.id for block in section.blocks if hasattr(block, "id"))
    return frozenset(ids)
