"""A document and a change of single inlines become the document with that change made everywhere."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from slagen.document.nodes import (
    Block,
    Cell,
    Clause,
    Cover,
    CoverParty,
    Document,
    Emphasis,
    Figure,
    Inline,
    Item,
    ItemList,
    Paragraph,
    Row,
    Section,
    SignatureBlock,
    Strong,
    Table,
    Text,
)

Change = Callable[[Inline], Inline]


def rewritten(document: Document, change: Change) -> Document:
    """The same document, every inline passed through `change`; what holds other inlines is passed through inside out."""
    cover = document.cover
    new_cover = Cover(
        line(cover.title, change),
        line(cover.subtitle, change),
        tuple(
            CoverParty(party.role, line(party.name, change), tuple(line(one, change) for one in party.lines))
            for party in cover.parties
        ),
        tuple((label, line(content, change)) for label, content in cover.facts),
    )
    sections = tuple(
        Section(section.id, section.kind, line(section.title, change), blocks(section.blocks, change))
        for section in document.sections
    )
    return replace(document, cover=new_cover, sections=sections)


def blocks(found: tuple[Block, ...], change: Change) -> tuple[Block, ...]:
    """Blocks with the change made in each."""
    return tuple([block(one, change) for one in found])


def block(found: Block, change: Change) -> Block:
    """One block with the change made in it."""
    match found:
        case Paragraph():
            return Paragraph(line(found.content, change), found.role)
        case ItemList():
            return ItemList(tuple([Item(blocks(item.blocks, change)) for item in found.items]), found.ordered)
        case Table():
            notes = tuple([Paragraph(line(note.content, change), note.role) for note in found.notes])
            head, rows = _rows(found.head, change), _rows(found.rows, change)
            return Table(line(found.caption, change), found.columns, head, rows, notes, found.id)
        case Figure():
            return Figure(line(found.caption, change), found.alt, found.drawing)
        case SignatureBlock():
            lines = tuple([(label, line(content, change)) for label, content in found.lines])
            return SignatureBlock(line(found.party, change), lines)
        case Clause():
            return Clause(found.id, line(found.title, change), blocks(found.blocks, change))


def _rows(rows: tuple[Row, ...], change: Change) -> tuple[Row, ...]:
    return tuple(
        [Row(tuple([Cell(line(one.content, change), one.header, one.span, one.open) for one in row.cells])) for row in rows]
    )


def line(content: tuple[Inline, ...], change: Change) -> tuple[Inline, ...]:
    """A line with the change made in each of its inlines."""
    return tuple([change(node) if isinstance(node, Text) else _inline(node, change) for node in content])


def _inline(node: Inline, change: Change) -> Inline:
    if isinstance(node, Strong):
        return change(Strong(line(node.content, change)))
    if isinstance(node, Emphasis):
        return change(Emphasis(line(node.content, change)))
    return change(node)
