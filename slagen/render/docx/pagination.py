"""A document becomes the page on which each section and clause begins, in Word's own geometry, for the contents.

Lines are broken at the widths of the letters, heights are summed in twips, headings stay with what follows, rows and
short tables stay whole, and no paragraph leaves a single line behind: what Word and LibreOffice do, near to a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from slagen.document.drawing import WIDTH
from slagen.document.nodes import Block, Cell, Clause, CoverParty, Figure, ItemList, Paragraph, Section, SignatureBlock, Table
from slagen.render import letter_widths
from slagen.render.docx.contents import Entry, contents_begin_page, entries, held
from slagen.render.docx.inlines import spoken
from slagen.render.docx.ledger import Ledger
from slagen.render.docx.measures import ITEM_STEP, NUMBER_EDGE, geometry, letters_in, points
from slagen.render.docx.signatures import block_width, signing_at
from slagen.render.docx.spacing import AFTER, BEFORE, LARGER, NOTE_LINE, SINGLE, TOC2_LINE, after, before, contents_size
from slagen.render.docx.table_styles import CELL_SIDE, LABEL_WIDTH, WIDE_TABLE
from slagen.render.docx.typefaces import typeface
from slagen.render.docx.widths import column_widths
from slagen.render.layout import rows_held

_COVER_AIR = 2400  # twips, of the distances on the cover
_RULE = 10  # twips of a hairline between rows
_HEADING_RULE = 90  # twips of the line at a heading and its distance


class _Box(Struct, frozen=True):
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
    def height(self) -> int:
        return self.before + self.line * self.lines + self.after

    @property
    def least(self) -> int:
        """What must fit at the foot of a page for the box to begin there: two lines, or three where one would be left."""
        return self.before + self.line * (self.lines if self.lines <= 3 else 2)


def paginated(ledger: Ledger) -> dict[str, int]:
    """The page of every section and clause by id, counted from 1 for the cover; under `""` the number of pages."""
    starts: dict[str, int] = {}
    boxes = list(_Boxes(ledger).all())
    room = geometry(ledger.look).text_height
    page, used, air = 1, 0, 0
    for index, box in enumerate(boxes):
        if used and (box.new_page or used - min(air, box.before) + _must_fit(boxes, index) > room):
            page, used, air = page + 1, box.repeat, 0
        if box.start:
            starts[box.start] = page
        left = box.lines
        # Between two paragraphs stands the larger of the two distances, not their sum.
        height = max(box.before - air, 0) if used else 0
        while left and used + height + left * box.line > room and left > 1:
            fitting = max(1, min(left - 2, (room - used - height) // box.line)) if left > 3 else left
            left -= fitting
            page, used, height = page + 1, 0, 0
        used += height + left * box.line + box.after
        air = box.after
    return {**starts, "": page}


def _must_fit(boxes: list[_Box], index: int) -> int:
    """The height that must be free for a box: itself or its first lines, and all that it is held to."""
    height = 0
    while index < len(boxes):
        box = boxes[index]
        if not box.keep:
            return height + box.least
        height += box.height
        index += 1
    return height


class _Boxes:
    """One walk through the document that measures every paragraph and row."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.fonts = ledger.look.fonts
        self.width = geometry(ledger.look).text_width
        self.body_line = points(self.fonts.body_size * self.fonts.line_height)
        self.above = {style: before(ledger.look, style) for style in BEFORE}
        self.below = {style: after(ledger.look, style) for style in AFTER}
        self.type = typeface(self.fonts.word_body)
        self.sizes: dict[tuple[Decimal, bool], Decimal] = {}
        self.new_pages = ledger.look.layout.new_pages
        self.ruled = ledger.look.layout.articles != "bare"

    def all(self) -> Iterator[_Box]:
        yield from self.cover()
        first = True
        earlier: Section | None = None
        for section in (*self.ledger.front, *self.ledger.others):
            if first and section.kind != "front":
                yield from self.contents()
            begins = self.new_pages and (first or section.kind == "schedule" != (earlier and earlier.kind))
            yield from self.section(section, begins)
            first = first and section.kind == "front"
            earlier = section

    def cover(self) -> Iterator[_Box]:
        """The first page, and more only where there are many parties or long names."""
        cover, fonts = self.ledger.document.cover, self.fonts
        yield _Box(_COVER_AIR)
        for content, size in ((cover.title, fonts.title_size), (cover.subtitle, fonts.article_size)):
            yield _Box(self.face(size), self.lines(spoken(content, self.ledger), self.width, size, bold=True))
        for start in range(0, len(cover.parties), 2):
            yield _Box(max(self.party(party) for party in cover.parties[start : start + 2]))
        for _, value in cover.facts:
            count = self.lines(spoken(value, self.ledger), self.width - LABEL_WIDTH, fonts.body_size)
            yield _Box(self.body_line, count, points(1), points(1))

    def party(self, party: CoverParty) -> int:
        half, large = self.width // 2, self.fonts.article_size + 1
        lines = sum(self.lines(spoken(words, self.ledger), half, self.fonts.body_size) for words in party.lines)
        names = self.lines(spoken(party.name, self.ledger), half, large, bold=True)
        small = points(self.fonts.small_size * self.fonts.line_height)
        name = points(large * self.fonts.line_height)
        return points(12) + small + names * name + lines * self.body_line

    def contents(self) -> Iterator[_Box]:
        large = self.face(self.fonts.article_size * LARGER)
        yield _Box(large, after=self.below["TOCHeading"], keep=True, new_page=contents_begin_page(self.ledger))
        lines = entries(self.ledger)
        for index, entry in enumerate(lines):
            yield self.entry(entry, held(index, len(lines)))

    def entry(self, entry: Entry, keep: bool) -> _Box:
        upper = entry.level == 1
        line = self.face(contents_size(self.ledger.look)) * (SINGLE if upper else TOC2_LINE) // SINGLE
        return _Box(line, before=self.above["TOC1" if upper else "TOC2"], keep=keep)

    def section(self, section: Section, begins: bool) -> Iterator[_Box]:
        style = _STYLES[section.kind]
        title = spoken(section.title, self.ledger)
        ruled = section.kind in ("plain", "article")
        size = self.fonts.article_size * (1 if ruled else LARGER)
        count = self.lines(title, self.width - NUMBER_EDGE, size, bold=True)
        yield _Box(
            self.face(size) * count + (_HEADING_RULE if ruled and self.ruled else 0),
            before=self.above[style],
            keep=True,
            start=section.id,
            new_page=begins or section.kind == "front" or (self.new_pages and section.kind == "signatures"),
        )
        numbered = section.kind in ("article", "schedule")
        yield from self.blocks(section.blocks, 0, numbered, inside=False)

    def blocks(self, blocks: Iterable[Block], indent: int, numbered: bool, inside: bool) -> Iterator[_Box]:
        known = list(blocks)
        for position, block in enumerate(known, start=1):
            leads = position < len(known) and isinstance(known[position], Figure | ItemList | SignatureBlock | Table)
            match block:
                case Paragraph():
                    yield self.paragraph(block, indent, "ClauseText" if inside and numbered else "BodyText", leads)
                case ItemList():
                    for item in block.items:
                        yield from self.item(item.blocks, indent + ITEM_STEP, numbered, inside)
                case Table():
                    yield from self.table(block)
                case Figure():
                    yield from self.figure(block)
                case SignatureBlock():
                    yield from self.signatures(signing_at(known, position - 1))
                case Clause():
                    yield self.clause(block, numbered and not inside)
                    yield from self.blocks(block.blocks, NUMBER_EDGE if numbered else 0, numbered, inside=True)

    def item(self, blocks: tuple[Block, ...], indent: int, numbered: bool, inside: bool) -> Iterator[_Box]:
        for position, block in enumerate(blocks):
            if isinstance(block, Paragraph):
                leads = position + 1 < len(blocks) and isinstance(blocks[position + 1], ItemList)
                yield self.paragraph(block, indent, "Item", leads)
            else:
                yield from self.blocks((block,), indent, numbered, inside)

    def paragraph(self, block: Paragraph, indent: int, style: str, keep: bool) -> _Box:
        text = spoken(block.content, self.ledger)
        if block.role == "note":
            line = self.face(self.fonts.small_size) * NOTE_LINE // SINGLE
            return _Box(line, self.lines(text, self.width - indent, self.fonts.small_size), self.above["Note"])
        if block.role == "lead":
            size = self.fonts.body_size + 2
            count = self.lines(text, self.width - indent, size)
            line = points(size * self.fonts.line_height)
            return _Box(line, count, self.above["LeadText"], self.below["LeadText"], keep)
        count = self.lines(text, self.width - indent, self.fonts.body_size)
        return _Box(self.body_line, count, self.above[style], keep=keep)

    def clause(self, block: Clause, numbered: bool) -> _Box:
        style = "Heading2" if numbered else "UnnumberedClause"
        size = self.fonts.clause_size
        count = self.lines(spoken(block.title, self.ledger), self.width - NUMBER_EDGE, size, bold=True)
        return _Box(self.face(size), count, self.above[style], keep=True, start=block.id)

    def table(self, table: Table) -> Iterator[_Box]:
        small = len(table.columns) > WIDE_TABLE
        size = self.fonts.small_size if small else self.fonts.table_size
        widths = column_widths(table, self.width, size, self.ledger)
        if table.caption:
            above, below = self.above["Caption"], self.below["Caption"]
            yield _Box(self.face(self.fonts.table_size), 1, above, below, keep=True, start=table.id)
        style = "TableCellSmall" if small else "TableCell"
        air = self.above[style] + self.below[style] + _RULE
        heads = [air + self.row_lines(row.cells, widths, size, head=True) * self.face(size) for row in table.head]
        for height in heads:
            yield _Box(height, keep=True)
        for row, keep in zip(table.rows, rows_held(table), strict=True):
            height = air + self.row_lines(row.cells, widths, size, head=False) * self.face(size)
            yield _Box(height, keep=keep, repeat=sum(heads))
        for note in table.notes:
            yield self.paragraph(note, 0, "Note", keep=False)

    def figure(self, figure: Figure) -> Iterator[_Box]:
        high = int(self.width * self.ledger.look.layout.pictures) * figure.drawing.height // WIDTH
        yield _Box(high, 1, self.above["Picture"], keep=True)
        count = self.lines(spoken(figure.caption, self.ledger), self.width, self.fonts.table_size, bold=True)
        below = self.below["PictureCaption"]
        yield _Box(self.face(self.fonts.table_size), count, self.above["PictureCaption"], below)

    def row_lines(self, cells: Iterable[Cell], widths: list[int], size: Decimal, head: bool) -> int:
        most, index = 1, 0
        for cell in cells:
            room = sum(widths[index : index + cell.span]) - 2 * CELL_SIDE
            most = max(most, self.lines(spoken(cell.content, self.ledger), room, size, bold=head or cell.header))
            index += cell.span
        return most

    def signatures(self, blocks: Sequence[SignatureBlock]) -> Iterator[_Box]:
        """Pairs side by side, each as high as its higher block."""
        heights = [self.signature(block) for block in blocks]
        for start in range(0, len(heights), 2):
            yield _Box(max(heights[start : start + 2]))

    def signature(self, block: SignatureBlock) -> int:
        names = self.lines(spoken(block.party, self.ledger), block_width(self.ledger), self.fonts.clause_size, bold=True)
        party = self.above["SignatureParty"] + names * self.face(self.fonts.clause_size) + self.below["SignatureParty"]
        one = self.above["SignatureLabel"] + self.face(self.fonts.body_size) + _HEADING_RULE // 2
        return party + len(block.lines) * one

    def face(self, size: Decimal) -> int:
        """One single line of a type size."""
        return points(size * self.type.height)

    def lines(self, text: str, width: int, size: Decimal, bold: bool = False) -> int:
        """How many lines a text takes in a width, broken between words."""
        scaled = self.sizes.get((size, bold))
        if scaled is None:
            # Letters are counted as wide as Calibri's: wider ones are as if they were set larger.
            scaled = self.sizes[size, bold] = size * self.type.width(bold)
        return sum([_broken(part, width, scaled, bold) for part in text.split("\n")])


def _broken(text: str, width: int, size: Decimal, bold: bool) -> int:
    room = letters_in(width, size)
    # Most cells and titles take one line, and need no look at their words. Letters are half as wide as high, or nearly.
    if len(text) * 400 <= room and letter_widths.whole(text, bold) <= room:
        return 1
    count, used = 1, 0
    space = letter_widths.word(" ", bold)
    for word in text.split(" "):
        wide = letter_widths.word(word, bold)
        if used and used + space + wide > room:
            count, used = count + 1, 0
        used += (space if used else 0) + wide
        while used > room > 0 and wide > room:
            count, used, wide = count + 1, used - room, wide - room
    return count


_STYLES = {
    "front": "FrontHeading",
    "plain": "UnnumberedHeading",
    "article": "Heading1",
    "schedule": "ScheduleHeading",
    "signatures": "SignatureHeading",
}
