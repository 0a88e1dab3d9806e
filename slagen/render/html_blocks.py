"""Blocks become HTML: paragraphs, items with typed marks, captioned tables, places to sign."""

from __future__ import annotations

from collections.abc import Sequence

from slagen.document.nodes import (
    Block,
    Cell,
    Clause,
    Column,
    Figure,
    Item,
    ItemList,
    Paragraph,
    Row,
    SignatureBlock,
    Table,
    Words,
)
from slagen.document.numbering import item_marker
from slagen.render.columns import shares
from slagen.render.crowding import MOST_PLAIN_COLUMNS, is_crowded
from slagen.render.html_inline import Lines, text
from slagen.render.layout import stays_whole
from slagen.render.look import Look
from slagen.render.svg import svg

WIDE = MOST_PLAIN_COLUMNS
"""More columns than this are set in smaller type."""
NARROW = 3
"""Up to so many columns a table fits a phone without scrolling."""


class Blocks:
    """Turns blocks into HTML; `level` is the rank of the heading that a clause or a signing party gets.

    `front` tells blocks of sections before the contents, `paper` a page that nobody scrolls.
    """

    def __init__(self, lines: Lines, words: Words, look: Look, front: bool = False, paper: bool = False) -> None:
        self._lines = lines
        self._front = front
        self._paper = paper
        self._look = look
        self._words = words

    def html(self, blocks: Sequence[Block], level: int, depth: int = 0) -> str:
        return "".join(self._block(block, level, depth) for block in blocks)

    def _block(self, block: Block, level: int, depth: int) -> str:
        match block:
            case Paragraph():
                return self._paragraph(block)
            case ItemList():
                return self._list(block, level, depth)
            case Table():
                return self._table(block)
            case Figure():
                return self._figure(block)
            case SignatureBlock():
                return self._signature(block, level)
            case Clause():
                return self._clause(block, level)

    def _paragraph(self, paragraph: Paragraph, mark: str = "") -> str:
        role = "" if paragraph.role == "body" else f' class="{paragraph.role}"'
        return f"<p{role}>{mark}{self._lines.html(paragraph.content)}</p>\n"

    def _clause(self, clause: Clause, level: int) -> str:
        label = self._lines.numbers.labels[clause.id]
        mark = f'<span class="number">{text(label.number)} </span>' if label.number else ""
        heading = f'<h{level} id="{text(clause.id)}">{mark}{self._lines.html(clause.title)}</h{level}>\n'
        return f'<section class="clause">\n{heading}{self.html(clause.blocks, level + 1)}</section>\n'

    def _list(self, items: ItemList, level: int, depth: int) -> str:
        # Marks are typed words, not the browser's: copied, read aloud or extracted, "(a)" must stay what it is.
        inner = depth + 1 if items.ordered else depth
        rows = "".join(
            self._item(item, item_marker(depth, index) if items.ordered else "", level, inner)
            for index, item in enumerate(items.items)
        )
        if items.ordered:
            return f'<ol class="items" role="list">\n{rows}</ol>\n'
        return f'<ul class="bullets" role="list">\n{rows}</ul>\n'

    def _item(self, item: Item, marker: str, level: int, depth: int) -> str:
        mark = f'<span class="marker">{marker} </span>' if marker else ""
        first, rest = item.blocks[0], item.blocks[1:]
        if isinstance(first, Paragraph):
            opening = self._paragraph(first, mark)
        else:
            opening = f"<p>{mark}</p>\n" + self._block(first, level, depth)
        return f"<li>{opening}{self.html(rest, level, depth)}</li>\n"

    def _table(self, table: Table) -> str:
        columns = "".join(f'<col style="width: {share:.1f}%">' for share in shares(table, self._look, self._front))
        name = f' id="{text(table.id)}"' if table.id else ""
        width = len(table.columns)
        kind = "wide" if width > WIDE else "narrow" if width <= NARROW else "plain"
        kind += " crowded" if is_crowded(table) else ""
        block = "table-block whole" if stays_whole(table) else "table-block"
        caption = ""
        if table.caption:
            count = self._lines.numbers.of_table[id(table)]
            words = f"{text(self._words.table)} {count}: {self._lines.html(table.caption)}"
            caption = f"<caption>{words}</caption>\n"
        head = "".join(self._row(row, table.columns, True) for row in table.head)
        body = "".join(self._row(row, table.columns, False) for row in table.rows)
        notes = "".join(self._paragraph(note) for note in table.notes)
        set_table = (
            f'<table class="{kind}">\n{caption}<colgroup>{columns}</colgroup>\n'
            + (f"<thead>\n{head}</thead>\n" if head else "")
            + f"<tbody>\n{body}</tbody>\n</table>\n"
        )
        # A box more around each table costs the PDF engine time.
        inside = set_table if self._paper else f'<div class="scroll" tabindex="0">\n{set_table}</div>\n'
        return f'<div class="{block}"{name}>\n{inside}{notes}</div>\n'

    def _figure(self, figure: Figure) -> str:
        count = self._lines.numbers.of_figure[id(figure)]
        words = f"{text(self._words.figure)} {count}: {self._lines.html(figure.caption)}"
        picture = svg(figure.drawing, self._look, figure.alt)
        return f'<figure class="picture">\n{picture}\n<figcaption>{words}</figcaption>\n</figure>\n'

    def _row(self, row: Row, columns: tuple[Column, ...], head: bool) -> str:
        cells: list[str] = []
        place = 0
        for cell in row.cells:
            align = columns[place].align if place < len(columns) else "left"
            cells.append(self._cell(cell, align, head))
            place += cell.span
        return f"<tr>{''.join(cells)}</tr>\n"

    def _cell(self, cell: Cell, align: str, head: bool) -> str:
        tag = "th" if head or cell.header else "td"
        scope = ""
        if tag == "th":
            reach = ("colgroup" if cell.span > 1 else "col") if head else "row"
            scope = f' scope="{reach}"'
        span = f' colspan="{cell.span}"' if cell.span > 1 else ""
        side = "" if align == "left" else f' class="{align}"'
        words = self._lines.html(cell.content) if cell.open else self._lines.cell(cell.content)
        return f"<{tag}{scope}{span}{side}>{words}</{tag}>"

    def _signature(self, block: SignatureBlock, level: int) -> str:
        rows = "".join(
            f'<tr><th scope="row">{text(label)}</th> <td>{self._lines.html(value)}</td></tr>\n'
            for label, value in block.lines
        )
        return (
            f'<section class="signature">\n<h{level}>{self._lines.html(block.party)}</h{level}>\n'
            f'<table class="lines">\n<tbody>\n{rows}</tbody>\n</table>\n</section>\n'
        )
