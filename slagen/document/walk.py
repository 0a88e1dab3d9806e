"""A document becomes a stream of its parts, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from slagen.document.nodes import (
    Block,
    Clause,
    Define,
    Document,
    Emphasis,
    Figure,
    Inline,
    Item,
    ItemList,
    Link,
    Paragraph,
    Section,
    SignatureBlock,
    Strong,
    Table,
    Text,
    Use,
    Value,
)


def inlines(content: Iterable[Inline]) -> Iterator[Inline]:
    """Every inline, outer ones before what they hold."""
    for node in content:
        yield node
        if isinstance(node, Strong | Emphasis):
            yield from inlines(node.content)


def block_lines(blocks: Iterable[Block]) -> Iterator[tuple[Inline, ...]]:
    """Every line of inlines inside the blocks, in reading order: titles, paragraphs, captions, cells, notes."""
    for block in blocks:
        match block:
            case Paragraph():
                yield block.content
            case Clause():
                yield block.title
                yield from block_lines(block.blocks)
            case ItemList():
                for item in block.items:
                    if only := _only_paragraph(item):
                        yield only.content
                    else:
                        yield from block_lines(item.blocks)
            case Table():
                if block.caption:
                    yield block.caption
                for row in (*block.head, *block.rows):
                    for cell in row.cells:
                        yield cell.content
                yield from block_lines(block.notes)
            case Figure():
                yield block.caption
            case SignatureBlock():
                yield block.party
                for _, value in block.lines:
                    yield value


def section_lines(section: Section) -> Iterator[tuple[Inline, ...]]:
    """The section's title, then every line inside it."""
    yield section.title
    yield from block_lines(section.blocks)


def cover_lines(document: Document) -> Iterator[tuple[Inline, ...]]:
    """Every line of the first page."""
    cover = document.cover
    yield cover.title
    if cover.subtitle:
        yield cover.subtitle
    for party in cover.parties:
        yield party.name
        yield from party.lines
    for _, value in cover.facts:
        yield value


def lines(document: Document) -> Iterator[tuple[Inline, ...]]:
    """Every line of the document, cover first."""
    yield from cover_lines(document)
    for section in document.sections:
        yield from section_lines(section)


def clauses(document: Document) -> Iterator[tuple[Section, Clause]]:
    """Every clause with the section that holds it."""
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Clause):
                yield section, block


def tables(blocks: Iterable[Block]) -> Iterator[Table]:
    """Every table inside the blocks, in reading order."""
    for block in blocks:
        match block:
            case Table():
                yield block
            case Clause():
                yield from tables(block.blocks)
            case ItemList():
                for item in block.items:
                    if not _only_paragraph(item):
                        yield from tables(item.blocks)
            case _:
                pass


def figures(blocks: Iterable[Block]) -> Iterator[Figure]:
    """Every picture inside the blocks, in reading order."""
    for block in blocks:
        match block:
            case Figure():
                yield block
            case Clause():
                yield from figures(block.blocks)
            case ItemList():
                for item in block.items:
                    if not _only_paragraph(item):
                        yield from figures(item.blocks)
            case _:
                pass


def _only_paragraph(item: Item) -> Paragraph | None:
    """The paragraph of an item that holds nothing else, as nearly all do: a walk of its own for each would cost most."""
    first = item.blocks[0]
    return first if len(item.blocks) == 1 and isinstance(first, Paragraph) else None


def plain(content: Iterable[Inline]) -> str:
    """The words of a line without marks; a reference prints as nothing (only `numbering` knows its number)."""
    parts: list[str] = []
    for node in content:
        match node:
            case Text() | Value() | Use() | Link():
                parts.append(node.text)
            case Define():
                parts.append(node.term)
            case Strong() | Emphasis():
                parts.append(plain(node.content))
            case _:
                pass
    return "".join(parts)
