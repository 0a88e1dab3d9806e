"""Blocks become Typst code: paragraphs, items with typed marks, captioned tables, places to sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Literal

from slagen.document.nodes import (
    Block,
    Clause,
    Figure,
    Item,
    ItemList,
    Paragraph,
    SignatureBlock,
    Table,
    Words,
)
from slagen.document.numbering import item_marker
from slagen.render.svg import svg
from slagen.render.typst.heights import height
from slagen.render.typst.inlines import TypstLines
from slagen.render.typst.measures import BULLET, ITEM, Places
from slagen.render.typst.strings import flag, literal
from slagen.render.typst.tables import Tables

_SIGNING_LINE = 12.0
"""Points around a line to sign on."""


class Blocks:
    """Turns blocks into calls of the style sheet's functions, one a line."""

    def __init__(self, lines: TypstLines, words: Words, places: Places) -> None:
        self._lines = lines
        self._places = places
        self._words = words
        self._tables = Tables(lines, words, places)

    def code(self, blocks: Sequence[Block], indented: bool = False, front: bool = False) -> str:
        """Statements. What is `indented` stands in the column of the text, beside the numbers; tables never do."""
        parts: list[str] = []
        groups = [(kind, list(group)) for kind, group in groupby(blocks, _kind)]
        for (kind, found), after in zip(groups, [*[kind for kind, _ in groups[1:]], ""], strict=True):
            last = found[-1]
            if after == "signing" and isinstance(last, Paragraph) and last.role == "body" and not indented:
                # Nobody signs on a page that does not say what is signed.
                parts += [*(self._running(block, False) for block in found[:-1]), self._opening(last)]
            elif kind == "running":
                inner = "".join(self._running(block, indented) for block in found)
                parts.append(f"indented({{\n{inner}}})\n" if indented else inner)
            elif kind == "signing":
                # Places to sign that follow one another stand two in a row.
                parts.append(f"signatures(\n{''.join(self._block(block, front) for block in found)})\n")
            else:
                parts += [self._block(block, front) for block in found]
        return "".join(parts)

    def opened(self, blocks: Sequence[Block]) -> str:
        """Statements of a schedule, whose opening sentence stays with what follows it."""
        first, *rest = blocks or (None,)
        if not isinstance(first, Paragraph) or first.role != "body" or not rest:
            return self.code(blocks)
        return self._opening(first) + self.code(rest)

    def _opening(self, paragraph: Paragraph) -> str:
        return f"opening({self._lines.code(paragraph.content, self._places.body(False))})\n"

    def _block(self, block: Block, front: bool = False) -> str:
        match block:
            case Clause():
                return self._clause(block)
            case Table():
                return self._tables.code(block, front) + "\n"
            case Figure():
                return self._figure(block)
            case SignatureBlock():
                return self._signature(block)
            case _:
                return self._running(block, False)

    def _figure(self, figure: Figure) -> str:
        count = self._lines.numbers.of_figure[id(figure)]
        caption = self._lines.code(figure.caption, self._places.body(False))
        picture = svg(figure.drawing, self._places.look)
        number = literal(f"{self._words.figure} {count}: ")
        return f"picture({literal(picture)}, {literal(figure.alt)}, {{{number}; {caption}}})\n"

    def _clause(self, clause: Clause) -> str:
        number = self._lines.numbers.labels[clause.id].number
        title = self._lines.code(clause.title, self._places.heading(self._places.look.fonts.clause_size))
        heading = f"clause({literal(clause.id)}, {literal(number)}, {title})\n"
        return heading + self.code(clause.blocks, indented=True)

    def _running(self, block: Block, indented: bool, depth: int = 0, pushed: float = 0) -> str:
        match block:
            case Paragraph():
                return self._paragraph(block, indented, pushed) + "\n"
            case ItemList():
                return self._list(block, indented, depth, pushed)
            case SignatureBlock():
                return f"signatures(\n{self._signature(block)})\n"
            case _:
                return self._block(block)

    def _paragraph(self, paragraph: Paragraph, indented: bool, pushed: float = 0) -> str:
        place = self._places.body(indented, pushed)
        if paragraph.role == "lead":
            place = replace(place, size=place.size * 1.15)
        name = "missing" if paragraph.role == "gap" else paragraph.role
        return f"{name}({self._lines.code(paragraph.content, place)})"

    def _list(self, items: ItemList, indented: bool, depth: int, pushed: float) -> str:
        inner = depth + 1 if items.ordered else depth
        room = pushed + (ITEM if items.ordered else BULLET)
        found = "".join(f"{self._item(item, indented, inner, room)},\n" for item in items.items)
        if not items.ordered:
            return f"bullets(\n{found})\n"
        marks = ", ".join(literal(item_marker(depth, index)) for index in range(len(items.items)))
        return f"items(({marks},),\n{found})\n"

    def _item(self, item: Item, indented: bool, depth: int, pushed: float) -> str:
        inner = "".join(self._running(block, indented, depth, pushed) for block in item.blocks)
        return f"{{\n{inner}}}"

    def _signature(self, block: SignatureBlock) -> str:
        party = self._lines.code(block.party, self._places.signature())
        value = self._places.signature_value()
        rows = "".join(f"({literal(label)}, {self._lines.code(content, value)}), " for label, content in block.lines)
        written = sum(height(content, value) for _, content in block.lines) + height(block.party, self._places.signature())
        whole = written + len(block.lines) * _SIGNING_LINE <= self._places.page / 2
        return f"({flag(whole)}, {party}, ({rows})),\n"


def _kind(block: Block) -> Literal["running", "signing", "wide"]:
    match block:
        case SignatureBlock():
            return "signing"
        case Table() | Figure() | Clause():
            return "wide"
        case _:
            return "running"
