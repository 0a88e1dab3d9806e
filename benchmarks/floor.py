"""A document becomes a bare Word file: its words in paragraphs and tables, as strings in a zip. Nothing can be faster.

No styles, numbers, fields, references or widths: what it leaves out is what the real writer takes its time for.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from html import escape

from slagen.document.nodes import Block, Clause, Document, Inline, ItemList, Paragraph, SignatureBlock, Table
from slagen.document.walk import cover_lines, plain

_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def write(document: Document) -> bytes:
    """The bytes of a Word file that has all the document's words."""
    body = [_paragraph(line) for line in cover_lines(document)]
    for section in document.sections:
        body += [_paragraph(section.title), *_blocks(section.blocks)]
    page = f'<w:document xmlns:w="{_SPACE}"><w:body>{"".join(body)}</w:body></w:document>'
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, content in (("[Content_Types].xml", _TYPES), ("_rels/.rels", _RELATIONS), ("word/document.xml", page)):
            parts.writestr(name, content)
    return target.getvalue()


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                yield _paragraph(block.content)
            case Clause():
                yield _paragraph(block.title)
                yield from _blocks(block.blocks)
            case ItemList():
                for item in block.items:
                    yield from _blocks(item.blocks)
            case Table():
                yield _table(block)
            case SignatureBlock():
                yield _paragraph(block.party)


def _table(table: Table) -> str:
    rows = (
        f"<w:tr>{''.join(f'<w:tc>{_paragraph(cell.content)}</w:tc>' for cell in row.cells)}</w:tr>"
        for row in (*table.head, *table.rows)
    )
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def _paragraph(line: tuple[Inline, ...]) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(plain(line))}</w:t></w:r></w:p>'
