"""One document becomes longer ones of the same sort: its articles and schedules again and again, under other ids."""

from __future__ import annotations

from msgspec.structs import replace

from slagen.document.nodes import Block, Clause, Document, Inline, Item, ItemList, Ref, Section, Table
from slagen.document.rewrite import block as rewritten

REPEATED = ("article", "schedule")


def repeated(document: Document, times: int) -> Document:
    """The document with its articles and schedules `times` over; references stay inside their own copy."""
    own = [section for section in document.sections if section.kind in REPEATED]
    first, last = (
        [section for section in document.sections if section.kind not in REPEATED and (section.kind == "signatures") is end]
        for end in (False, True)
    )
    ids = frozenset(section.id for section in own) | frozenset(
        name for section in own for block in section.blocks for name in _ids(block)
    )
    copies = [_copy(section, number, ids) for number in range(times) for section in own]
    articles = [section for section in copies if section.kind == "article"]
    schedules = [section for section in copies if section.kind == "schedule"]
    return replace(document, sections=(*first, *articles, *schedules, *last))


def _ids(block: Block) -> list[str]:
    match block:
        case Clause():
            return [block.id, *(name for inner in block.blocks for name in _ids(inner))]
        case Table():
            return [block.id] if block.id else []
        case ItemList():
            return [name for item in block.items for inner in item.blocks for name in _ids(inner)]
        case _:
            return []


def _copy(section: Section, number: int, ids: frozenset[str]) -> Section:
    if not number:
        return section

    def other(node: Inline) -> Inline:
        return Ref(f"{node.target}-{number}") if isinstance(node, Ref) and node.target in ids else node

    blocks = tuple(_renamed(rewritten(block, other), number) for block in section.blocks)
    return replace(section, id=f"{section.id}-{number}", blocks=blocks)


def _renamed(block: Block, number: int) -> Block:
    match block:
        case Clause():
            return replace(block, id=f"{block.id}-{number}", blocks=tuple(_renamed(one, number) for one in block.blocks))
        case Table():
            return replace(block, id=f"{block.id}-{number}") if block.id else block
        case ItemList():
            items = tuple(Item(tuple(_renamed(one, number) for one in item.blocks)) for item in block.items)
            return replace(block, items=items)
        case _:
            return block
