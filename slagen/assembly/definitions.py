"""A document with every definition becomes one with those that its words need: an unused term leaves its list.

The library may then define each of its terms once, without asking which clauses a particular agreement has.
"""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from slagen.document.index import Index, index
from slagen.document.nodes import Block, Clause, Define, Document, Item, ItemList, Paragraph, Section
from slagen.document.walk import inlines


def without_unused(document: Document) -> tuple[Document, Index]:
    """Leave out list items that define a term which no other line uses, until every one that stays is needed.

    Gives the document with its index.
    """
    while True:
        found = index(document)
        unused = frozenset(found.unused)
        if not unused:
            return document, found
        slim = replace(document, sections=tuple(_section(section, unused) for section in document.sections))
        if slim == document:  # what is unused is not defined in a list
            return document, found
        document = slim


def _section(section: Section, unused: Collection[str]) -> Section:
    return replace(section, blocks=_blocks(section.blocks, unused))


def _blocks(blocks: tuple[Block, ...], unused: Collection[str]) -> tuple[Block, ...]:
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Clause):
            found.append(replace(block, blocks=_blocks(block.blocks, unused)))
        elif isinstance(block, ItemList):
            items = tuple(item for item in block.items if not _defines(item) & set(unused))
            if items:
                found.append(replace(block, items=items))
        else:
            found.append(block)
    return tuple(found)


def _defines(item: Item) -> set[str]:
    """The terms that an item is there to define: those defined in its first paragraph."""
    first = item.blocks[0]
    if not isinstance(first, Paragraph):
        return set()
    return {node.term for node in inlines(first.content) if isinstance(node, Define)}
