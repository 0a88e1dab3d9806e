"""A document becomes the list of its holes: sentences with something missing, headings with nothing under them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from support.saying import printed_lines

from slagen.document.nodes import Block, Clause, Document, Item, ItemList, Paragraph, Section, SignatureBlock, Table
from slagen.document.walk import plain, tables

_HOLES = re.compile(
    r"  | [,.;:)]|\(\s*\)|\( |“\s*”|\"\"|[,;:]\s*[,;:.]|\.\.(?!\.)"
    r"|\b(?:None|True|False)\b|[,(]\s*$|\b(?:and|or|of|with|by|within|least|the)\s*[.;]"
)


def holes(document: Document) -> list[str]:
    """Every hole with the words around it."""
    found = [f"{line[:120]!r}" for line in printed_lines(document) if _HOLES.search(line)]
    for section in document.sections:
        found += [f"{section.id}: {hole}" for hole in _in_section(section)]
    return found


def _in_section(section: Section) -> Iterator[str]:
    yield from _announced(section.blocks)
    if section.kind == "schedule" and not any(isinstance(block, Paragraph) and block.role == "gap" for block in section.blocks):
        for block in section.blocks:
            if isinstance(block, Clause) and not _shows(block.blocks):
                yield f"the clause {block.id} of a schedule shows nothing"
        if not _shows(section.blocks):
            yield "a schedule with nothing to show"
    if section.kind == "signatures" and not any(isinstance(block, SignatureBlock) for block in section.blocks):
        yield "nobody signs"
    for table in tables(section.blocks):
        if not table.rows:
            yield f"the table {plain(table.caption)} has no row"
        for row in table.rows:
            if not row.cells[0].content or (section.kind == "front" and any(not cell.content for cell in row.cells)):
                yield f"an empty cell in {plain(table.caption)}: {[plain(cell.content) for cell in row.cells]}"


def _shows(blocks: Sequence[Block]) -> bool:
    return any(isinstance(block, Table | ItemList | Clause) for block in blocks)


def _announced(blocks: Sequence[Block]) -> Iterator[str]:
    """Sentences that end in a colon and announce nothing."""
    for place, block in enumerate(blocks):
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        if isinstance(block, Paragraph):
            words = plain(block.content).rstrip()
            if words.endswith(":") and not isinstance(following, ItemList | Table):
                yield f"nothing follows {words[-80:]!r}"
        elif isinstance(block, Clause):
            if not block.blocks:
                yield f"the clause {block.id} is empty"
            yield from _announced(block.blocks)
        elif isinstance(block, ItemList):
            for item in block.items:
                yield from _announced(_of(item))


def _of(item: Item) -> Sequence[Block]:
    return item.blocks
