"""A captioned table becomes a Word table: repeated head, whole rows, fixed widths, looks from styles only."""

from __future__ import annotations

from slagen.document.nodes import Cell, Row, Table
from slagen.render.docx.inlines import line, spoken
from slagen.render.docx.ledger import Ledger
from slagen.render.docx.measures import geometry
from slagen.render.docx.oxml import NOTHING, Xml, field, join, paragraph, run, w
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
    words = line(table.caption, ledger, bold_paragraph=True)
    return paragraph("Caption", join((ledger.mark(table.id, number), run(": "), words)))


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
    properties = w(
        "tblPr",
        w("tblStyle", val=style),
        w("tblW", w=sum(widths), type="dxa"),
        w("tblLayout", type="fixed"),
        w(
            "tblLook",
            val=f"{0x0400 + (0x20 if first_row else 0) + (0 if banded else 0x200):04X}",
            firstRow=int(first_row),
            lastRow=0,
            firstColumn=0,
            lastColumn=0,
            noHBand=int(not banded),
            noVBand=1,
        ),
        w("tblCaption", val=title) if title else NOTHING,
    )
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=width) for width in widths)), *rows)


def row(cells: list[Xml], repeated: bool = False) -> Xml:
    """A row that never splits; `repeated` on every page that the table reaches."""
    head = "<w:tblHeader/>" if repeated else ""
    return Xml(f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{''.join(cells)}</w:tr>")


def cell(width: int, content: Xml, span: int = 1) -> Xml:
    columns = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return Xml(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{columns}</w:tcPr>{content}</w:tc>')


def _row(cells: Row, table: Table, widths: list[int], small: bool, head: bool, keep: bool, ledger: Ledger) -> Xml:
    found: list[Xml] = []
    index = 0
    for node in cells.cells:
        span = min(node.span, len(widths) - index)
        align = "center" if head and span > 1 else table.columns[index].align
        content = paragraph(cell_style(head, align, small), _cell_line(node, head, ledger), keep_next=keep)
        found.append(cell(sum(widths[index : index + span]), content, span))
        index += span
    return row(found, repeated=head)


def _cell_line(node: Cell, head: bool, ledger: Ledger) -> Xml:
    if not head and not node.open and not spoken(node.content, ledger):
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
