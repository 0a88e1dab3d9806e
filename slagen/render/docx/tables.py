"""A captioned table becomes a Word table: repeated head, whole rows, fixed widths, looks from styles only."""

from __future__ import annotations

from slagen.document.nodes import Cell, Row, Table
from slagen.render.docx.inlines import line, spoken, words_of
from slagen.render.docx.ledger import Ledger
from slagen.render.docx.measures import geometry
from slagen.render.docx.oxml import NOTHING, Xml, escape, field, join, paragraph, run
from slagen.render.docx.table_styles import LABEL_WIDTH, WIDE_TABLE, cell_style
from slagen.render.docx.widths import column_widths
from slagen.render.layout import rows_held

EMPTY = "–"


def captioned_table(table: Table, ledger: Ledger) -> Xml:
    """Caption, table and notes. Without a caption, no number."""
    return join((_caption(table, ledger), _grid(table, ledger), *_notes(table, ledger)))


def _caption(table: Table, ledger: Ledger) -> Xml:
    if not table.caption:
        return NOTHING
    count = ledger.numbers.of_table[id(table)]
    word = ledger.document.words.table
    number = join((run(f"{word} "), field(r"SEQ Table \* ARABIC", run(str(count)))))
    words = line(table.caption, ledger, bold_paragraph=True, opening=": ")
    return paragraph("Caption", join((ledger.mark(table.id, number), words)))


def _notes(table: Table, ledger: Ledger) -> list[Xml]:
    return [paragraph("TableNote", line(note.content, ledger)) for note in table.notes]


def _grid(table: Table, ledger: Ledger) -> Xml:
    small = len(table.columns) > WIDE_TABLE
    fonts = ledger.look.fonts
    total = geometry(ledger.look).text_width
    widths = column_widths(table, total, fonts.small_size if small else fonts.table_size, ledger)
    head = [_row(row, table, widths, small, True, False, ledger) for row in table.head]
    held = zip(table.rows, rows_held(table), strict=True)
    body = [_row(row, table, widths, small, False, keep, ledger) for row, keep in held]
    return fixed_table(
        "AgreementTable", widths, [*head, *body], spoken(table.caption, ledger), first_row=bool(table.head),
        banded=ledger.look.layout.tables == "banded",
    )  # fmt: skip


def fixed_table(
    style: str, widths: list[int], rows: list[Xml], title: str = "", first_row: bool = False, banded: bool = False
) -> Xml:
    """A table with fixed columns in twips; `title` is its name for readers who do not see it."""
    # Spelled out, as are rows and cells: an agreement has some fifty tables.
    kind = f"{0x0400 + (0x20 if first_row else 0) + (0 if banded else 0x200):04X}"
    name = f'<w:tblCaption w:val="{escape(title)}"/>' if title else ""
    columns = "".join([f'<w:gridCol w:w="{width}"/>' for width in widths])
    return Xml(
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{kind}" w:firstRow="{int(first_row)}" w:lastRow="0" w:firstColumn="0"'
        f' w:lastColumn="0" w:noHBand="{int(not banded)}" w:noVBand="1"/>{name}</w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def row(cells: list[Xml], repeated: bool = False) -> Xml:
    """A row that never splits; `repeated` on every page that the table reaches."""
    head = "<w:tblHeader/>" if repeated else ""
    return Xml(f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{''.join(cells)}</w:tr>")


def cell(width: int, content: Xml, span: int = 1) -> Xml:
    columns = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return Xml(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{columns}</w:tcPr>{content}</w:tc>')


def _row(cells: Row, table: Table, widths: list[int], small: bool, head: bool, keep: bool, ledger: Ledger) -> Xml:
    found: list[Xml] = []
    index, last = 0, len(widths)
    for node in cells.cells:
        end = min(index + node.span, last)
        align = "center" if head and end - index > 1 else table.columns[index].align
        content = paragraph(cell_style(head, align, small), _cell_line(node, head, ledger), keep_next=keep)
        found.append(cell(sum(widths[index:end]), content, end - index))
        index = end
    return row(found, repeated=head)


def _cell_line(node: Cell, head: bool, ledger: Ledger) -> Xml:
    if not head and not node.open and not words_of(node.content, ledger):
        return run(EMPTY)
    return line(node.content, ledger, bold_paragraph=head, row_header=node.header and not head)


def facts_table(facts: tuple[tuple[str, Xml], ...], total: int) -> Xml:
    """Label and value in two columns across the cover."""
    rows = [
        row(
            [
                cell(LABEL_WIDTH, paragraph("CoverLabel", run(label))),
                cell(total - LABEL_WIDTH, paragraph("CoverFact", value)),
            ]
        )
        for label, value in facts
    ]
    return fixed_table("CoverFacts", [LABEL_WIDTH, total - LABEL_WIDTH], rows)
