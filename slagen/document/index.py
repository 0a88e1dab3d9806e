"""A document becomes its index: what is defined, used, referred to and answered, and where. One pass for all checks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from slagen.document.nodes import Clause, Define, Document, Emphasis, Inline, Paragraph, Ref, Strong, Text, Use, Value
from slagen.document.walk import block_lines, plain, tables


class Index(Struct, frozen=True):
    """Every entry says where: the id of the clause, else of the section; `cover` for the first page.

    `ids` are all possible targets; `definitions`, `uses`, `refs` map a term or target to its places, in order, one for
    every occurrence; `values` lists every answer with its place, `gaps` the words that stand for what is missing.
    """

    ids: frozenset[str]
    definitions: dict[str, list[str]]
    uses: dict[str, list[str]]
    refs: dict[str, list[str]]
    values: tuple[tuple[str, Value], ...]
    gaps: tuple[tuple[str, str], ...] = ()

    @property
    def undefined(self) -> dict[str, list[str]]:
        """Terms in use which nothing defines."""
        return {term: places for term, places in self.uses.items() if term not in self.definitions}

    @property
    def unused(self) -> dict[str, list[str]]:
        """Terms defined which nothing uses: no clause, and no answer that prints one, as `10 Business Days` does."""
        printed = " ".join(value.text for _, value in self.values)
        return {
            term: places
            for term, places in self.definitions.items()
            if term not in self.uses and not re.search(rf"\b{re.escape(term)}s?\b", printed)
        }

    @property
    def dangling(self) -> dict[str, list[str]]:
        """References to what the document does not hold."""
        return {target: places for target, places in self.refs.items() if target not in self.ids}


def index(document: Document) -> Index:
    """Walk the document once."""
    ids: set[str] = set()
    definitions: dict[str, list[str]] = {}
    uses: dict[str, list[str]] = {}
    refs: dict[str, list[str]] = {}
    values: list[tuple[str, Value]] = []
    gaps: list[tuple[str, str]] = []

    def note(where: str, line: Iterable[Inline]) -> None:
        for node in line:
            # The frequent ones first: this loop sees every inline of an agreement, several times in a check.
            if isinstance(node, Text):
                continue
            if isinstance(node, Value):
                values.append((where, node))
            elif isinstance(node, Use):
                uses.setdefault(node.term, []).append(where)
            elif isinstance(node, Ref):
                refs.setdefault(node.target, []).append(where)
            elif isinstance(node, Define):
                definitions.setdefault(node.term, []).append(where)
            elif isinstance(node, Strong | Emphasis):
                note(where, node.content)

    cover = document.cover
    for line in (cover.title, cover.subtitle, *(value for _, value in cover.facts)):
        note("cover", line)
    for party in cover.parties:
        for line in (party.name, *party.lines):
            note("cover", line)
    for section in document.sections:
        ids.add(section.id)
        ids.update(table.id for table in tables(section.blocks) if table.id)
        note(section.id, section.title)
        for block in section.blocks:
            where = block.id if isinstance(block, Clause) else section.id
            ids.add(where)
            for line in block_lines((block,)):
                note(where, line)
            for inner in block.blocks if isinstance(block, Clause) else (block,):
                if isinstance(inner, Paragraph) and inner.role == "gap":
                    gaps.append((where, plain(inner.content)))
    return Index(frozenset(ids), definitions, uses, refs, tuple(values), tuple(gaps))
