"""A document becomes boxes: the height of each paragraph and row in twips, at the widths of its letters, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from msgspec import Struct

from slagen.document.drawing import WIDTH
from slagen.document.nodes import (
    Block,
    Cell,
    Clause,
    CoverParty,
    Figure,
    Inline,
    ItemList,
    Paragraph,
    Section,
    SignatureBlock,
    Table,
)
from slagen.render.docx.blocks import LED_TO
from slagen.render.docx.contents import contents_begin_page, entries, held
from slagen.render.docx.inlines import words_of
from slagen.render.docx.ledger import Ledger
from slagen.render.docx.line_breaking import Letters
from slagen.render.docx.measures import ITEM_STEP, NUMBER_EDGE, geometry, points
from slagen.render.docx.signatures import block_width, signing_at
from slagen.render.docx.spacing import AFTER, BEFORE, LARGER, NOTE_LINE, SINGLE, TOC2_LINE, after, before, contents_size
from slagen.render.docx.table_styles import CELL_SIDE, LABEL_WIDTH, WIDE_TABLE
from slagen.render.docx.typefaces import typeface
from slagen.render.docx.widths import column_widths
from slagen.render.layout import rows_held

_COVER_AIR = 2400  # twips, of the distances on the cover
_RULE = 10  # twips of a hairline between rows
_HEADING_RULE = 90  # twips of the line at a heading and its distance


class Box(Struct, frozen=True, gc=False):
    """A paragraph or a row: `line` twips each of `lines` lines, below `before`; a row has one line as high as itself.

    `keep` holds it to the next box; `start` is the id that begins here; `repeat` is what a row costs again on a new
    page, the head of its table.
    """

    line: int
    lines: int = 1
    before: int = 0
    after: int = 0
    keep: bool = False
    start: str = ""
    new_page: bool = False
    repeat: int = 0

    @property
    def least(self) -> int:
        """What must fit at the foot of a page for the box to begin there: two lines, or three where one would be left."""
        return self.before + self.line * (self.lines if self.lines <= 3 else 2)


def boxes_of(ledger: Ledger) -> list[Box]:
    """Cover, sections that stand in front, contents, all other sections in their order."""
    return _Boxes(ledger).all()


class _Boxes:
    """One walk through the document that measures every paragraph and row."""

    def __init__(self, ledger: Ledger) -> None:
        self.found: list[Box] = []
        self.ledger = ledger
        self.fonts = ledger.look.fonts
        self.width = geometry(ledger.look).text_width
        self.above = {style: before(ledger.look, style) for style in BEFORE}
        self.below = {style: after(ledger.look, style) for style in AFTER}
        self.face = typeface(self.fonts.word_body)
        self.body_line = self.spread(self.fonts.body_size)
        self.body = Letters.of(self.face, self.fonts.body_size)
        self.note = Letters.of(self.face, self.fonts.small_size)
        self.lead = Letters.of(self.face, self.fonts.body_size + 2)
        self.clause_title = Letters.of(self.face, self.fonts.clause_size, bold=True)
        self.caption = Letters.of(self.face, self.fonts.table_size, bold=True)
        self.cells = {
            (small, bold): Letters.of(self.face, self.fonts.small_size if small else self.fonts.table_size, bold)
            for small in (False, True)
            for bold in (False, True)
        }
        self.new_pages = ledger.look.layout.new_pages
        self.ruled = ledger.look.layout.articles != "bare"

    def spread(self, size: Decimal) -> int:
        """One line of running text, in twips."""
        return points(size * self.fonts.line_height)

    def large(self, size: Decimal) -> Letters:
        return Letters.of(self.face, size, bold=True)

    def said(self, content: tuple[Inline, ...]) -> list[str]:
        return words_of(content, self.ledger)

    def all(self) -> list[Box]:
        self.cover()
        first = True
        earlier: Section | None = None
        for section in (*self.ledger.front, *self.ledger.others):
            if first and section.kind != "front":
                self.contents()
            begins = self.new_pages and (first or section.kind == "schedule" != (earlier and earlier.kind))
            self.section(section, begins)
            first = first and section.kind == "front"
            earlier = section
        return self.found

    def cover(self) -> None:
        """The first page, and more only where there are many parties or long names."""
        cover, fonts, add = self.ledger.document.cover, self.fonts, self.found.append
        add(Box(_COVER_AIR))
        for content, size in ((cover.title, fonts.title_size), (cover.subtitle, fonts.article_size)):
            letters = self.large(size)
            add(Box(letters.line, letters.lines(self.said(content), self.width)))
        for start in range(0, len(cover.parties), 2):
            add(Box(max(self.party(party) for party in cover.parties[start : start + 2])))
        for _, value in cover.facts:
            count = self.body.lines(self.said(value), self.width - LABEL_WIDTH)
            add(Box(self.body_line, count, points(1), points(1)))

    def party(self, party: CoverParty) -> int:
        half, large = self.width // 2, self.fonts.article_size + 1
        lines = sum(self.body.lines(self.said(words), half) for words in party.lines)
        names = self.large(large).lines(self.said(party.name), half)
        return points(12) + self.spread(self.fonts.small_size) + names * self.spread(large) + lines * self.body_line

    def contents(self) -> None:
        large = self.large(self.fonts.article_size * LARGER).line
        self.found.append(Box(large, after=self.below["TOCHeading"], keep=True, new_page=contents_begin_page(self.ledger)))
        line = Letters.of(self.face, contents_size(self.ledger.look)).line
        lines = entries(self.ledger)
        for index, entry in enumerate(lines):
            height, style = (line, "TOC1") if entry.level == 1 else (line * TOC2_LINE // SINGLE, "TOC2")
            self.found.append(Box(height, before=self.above[style], keep=held(index, len(lines))))

    def section(self, section: Section, begins: bool) -> None:
        ruled = section.kind in ("plain", "article")
        letters = self.large(self.fonts.article_size * (1 if ruled else LARGER))
        count = letters.lines(self.said(section.title), self.width - NUMBER_EDGE)
        heading = Box(
            letters.line * count + (_HEADING_RULE if ruled and self.ruled else 0),
            before=self.above[_STYLES[section.kind]],
            keep=True,
            start=section.id,
            new_page=begins or section.kind == "front" or (self.new_pages and section.kind == "signatures"),
        )
        self.found.append(heading)
        numbered = section.kind in ("article", "schedule")
        self.blocks(section.blocks, 0, numbered, inside=False)

    def blocks(self, blocks: Sequence[Block], indent: int, numbered: bool, inside: bool) -> None:
        for position, block in enumerate(blocks, start=1):
            match block:
                case Paragraph():
                    following = blocks[position] if position < len(blocks) else None
                    leads = isinstance(following, LED_TO)
                    self.paragraph(block, indent, "ClauseText" if inside and numbered else "BodyText", leads)
                case ItemList():
                    for item in block.items:
                        self.item(item.blocks, indent + ITEM_STEP, numbered, inside)
                case Table():
                    self.table(block)
                case Figure():
                    self.figure(block)
                case SignatureBlock():
                    self.signatures(signing_at(blocks, position - 1))
                case Clause():
                    self.clause(block, numbered and not inside)
                    self.blocks(block.blocks, NUMBER_EDGE if numbered else 0, numbered, inside=True)

    def item(self, blocks: tuple[Block, ...], indent: int, numbered: bool, inside: bool) -> None:
        for position, block in enumerate(blocks):
            if isinstance(block, Paragraph):
                leads = position + 1 < len(blocks) and isinstance(blocks[position + 1], ItemList)
                self.paragraph(block, indent, "Item", leads)
            else:
                self.blocks((block,), indent, numbered, inside)

    def paragraph(self, block: Paragraph, indent: int, style: str, keep: bool) -> None:
        words, room = self.said(block.content), self.width - indent
        match block.role:
            case "note":
                line = self.note.line * NOTE_LINE // SINGLE
                box = Box(line, self.note.lines(words, room), self.above["Note"])
            case "lead":
                line = self.spread(self.fonts.body_size + 2)
                box = Box(line, self.lead.lines(words, room), self.above["LeadText"], self.below["LeadText"], keep)
            case _:
                box = Box(self.body_line, self.body.lines(words, room), self.above[style], 0, keep)
        self.found.append(box)

    def clause(self, block: Clause, numbered: bool) -> None:
        style = "Heading2" if numbered else "UnnumberedClause"
        count = self.clause_title.lines(self.said(block.title), self.width - NUMBER_EDGE)
        self.found.append(Box(self.clause_title.line, count, self.above[style], keep=True, start=block.id))

    def table(self, table: Table) -> None:
        small = len(table.columns) > WIDE_TABLE
        size = self.fonts.small_size if small else self.fonts.table_size
        widths = column_widths(table, self.width, size, self.ledger)
        if table.caption:
            above, below = self.above["Caption"], self.below["Caption"]
            self.found.append(Box(self.caption.line, 1, above, below, keep=True, start=table.id))
        style = "TableCellSmall" if small else "TableCell"
        air, line = self.above[style] + self.below[style] + _RULE, self.cells[small, False].line
        heads = [air + self.row_lines(row.cells, widths, small, head=True) * line for row in table.head]
        self.found += [Box(height, keep=True) for height in heads]
        again = sum(heads)
        for row, keep in zip(table.rows, rows_held(table), strict=True):
            height = air + self.row_lines(row.cells, widths, small, head=False) * line
            self.found.append(Box(height, keep=keep, repeat=again))
        for note in table.notes:
            self.paragraph(note, 0, "Note", keep=False)

    def figure(self, figure: Figure) -> None:
        high = int(self.width * self.ledger.look.layout.pictures) * figure.drawing.height // WIDTH
        self.found.append(Box(high, 1, self.above["Picture"], keep=True))
        count = self.caption.lines(self.said(figure.caption), self.width)
        self.found.append(Box(self.caption.line, count, self.above["PictureCaption"], self.below["PictureCaption"]))

    def row_lines(self, cells: Iterable[Cell], widths: list[int], small: bool, head: bool) -> int:
        most, index = 1, 0
        for cell in cells:
            words = words_of(cell.content, self.ledger)
            if words:
                room = (widths[index] if cell.span == 1 else sum(widths[index : index + cell.span])) - 2 * CELL_SIDE
                count = self.cells[small, head or cell.header].lines(words, room)
                if count > most:
                    most = count
            index += cell.span
        return most

    def signatures(self, blocks: Sequence[SignatureBlock]) -> None:
        """Pairs side by side, each as high as its higher block."""
        heights = [self.signature(block) for block in blocks]
        self.found += [Box(max(heights[start : start + 2])) for start in range(0, len(heights), 2)]

    def signature(self, block: SignatureBlock) -> int:
        names = self.clause_title.lines(self.said(block.party), block_width(self.ledger))
        party = self.above["SignatureParty"] + names * self.clause_title.line + self.below["SignatureParty"]
        one = self.above["SignatureLabel"] + self.body.line + _HEADING_RULE // 2
        return party + len(block.lines) * one


_STYLES = {
    "front": "FrontHeading",
    "plain": "UnnumberedHeading",
    "article": "Heading1",
    "schedule": "ScheduleHeading",
    "signatures": "SignatureHeading",
}
