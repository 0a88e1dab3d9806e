"""A document becomes a guess of the page on which each section and clause begins, for contents not paginated yet.

Heights are summed in twips as if every line were full; the true pages come in when Word renews the fields.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from slagen.document.nodes import Block, Clause, ItemList, Paragraph, SignatureBlock, Table
from slagen.render.docx.contents import entries
from slagen.render.docx.inlines import spoken
from slagen.render.docx.ledger import Ledger
from slagen.render.docx.measures import ITEM_STEP, NUMBER_EDGE, geometry, points, text_width
from slagen.render.docx.widths import column_widths

_LINE_FILL = Decimal("0.94")  # words do not fill their lines to the last letter


class _Column:
    """A text column that runs on over pages; `used` is the height in twips already set on the page."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.fonts = ledger.look.fonts
        self.width = geometry(ledger.look).text_width
        self.height = geometry(ledger.look).text_height
        self.page = 1
        self.used = 0

    def turn(self) -> None:
        if self.used:
            self.page += 1
            self.used = 0

    def need(self, height: int) -> None:
        """Go to the next page unless so much fits on this one."""
        if self.used and self.used + height > self.height:
            self.turn()

    def set(self, height: int) -> None:
        self.need(min(height, 3 * self.line(self.fonts.body_size)))
        self.used += height
        while self.used > self.height:
            self.page += 1
            self.used -= self.height

    def line(self, size: Decimal) -> int:
        return points(size * self.fonts.line_height)

    def lines(self, text: str, width: int, size: Decimal) -> int:
        """How many lines a text takes in a width."""
        room = int(max(width, 600) * _LINE_FILL)
        return sum(max(1, -(-text_width(part, size) // room)) for part in text.split("\n"))

    def text(self, text: str, indent: int, before: int) -> None:
        size = self.fonts.body_size
        self.set(points(before) + self.lines(text, self.width - indent, size) * self.line(size))

    def blocks(self, blocks: Iterable[Block], indent: int, starts: dict[str, int]) -> None:
        for block in blocks:
            match block:
                case Paragraph():
                    self.text(spoken(block.content, self.ledger), indent, 5)
                case ItemList():
                    for item in block.items:
                        self.blocks(item.blocks, indent + ITEM_STEP, starts)
                case Table():
                    self.table(block)
                case SignatureBlock():
                    height = points(45 + 30 * len(block.lines))
                    self.need(height)
                    self.set(height)
                case Clause():
                    self.need(5 * self.line(self.fonts.body_size))
                    starts[block.id] = self.page
                    self.set(points(14) + self.line(self.fonts.clause_size))
                    self.blocks(block.blocks, NUMBER_EDGE, starts)

    def table(self, table: Table) -> None:
        size = self.fonts.small_size if len(table.columns) > 6 else self.fonts.table_size
        widths = column_widths(table, self.width, size, self.ledger)
        self.set(points(32))
        for row in (*table.head, *table.rows):
            tallest, index = 1, 0
            for cell in row.cells:
                room = sum(widths[index : index + cell.span]) - 180
                tallest = max(tallest, self.lines(spoken(cell.content, self.ledger), room, size))
                index += cell.span
            self.set(points(6) + tallest * points(size * Decimal("1.22")))
        self.blocks(table.notes, 0, {})


def estimated_pages(ledger: Ledger) -> dict[str, int]:
    """The page of every section and clause by id, counted from 1 for the cover; under `""` the number of pages."""
    column = _Column(ledger)
    starts: dict[str, int] = {}
    column.page = 2
    first = True
    for section in (*ledger.front, *ledger.others):
        if first and section.kind != "front":
            first = False
            column.turn()
            for _ in entries(ledger):
                column.set(points(16))
            column.turn()
        if section.kind not in ("article", "plain"):
            column.turn()
        column.need(points(90))
        starts[section.id] = column.page
        column.set(points(30) + column.line(column.fonts.article_size))
        column.blocks(section.blocks, 0, starts)
    return {**starts, "": column.page}
