"""A document becomes a bare Word file: its words in paragraphs and tables, as strings, zipped with parts that are ready.

No numbers, fields, references, widths or pages: what it leaves out is what the real writer takes its time for.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from html import escape

from slagen.document.nodes import Block, Clause, Document, Inline, ItemList, Paragraph, SignatureBlock, Table
from slagen.document.walk import cover_lines, plain

BODY = "word/document.xml"
_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def write(document: Document, finished: Mapping[str, bytes]) -> bytes:
    """The bytes of a Word file that has all the document's words; `finished` are the other parts, made before."""
    body = [_paragraph(line) for line in cover_lines(document)]
    for section in document.sections:
        body += [_paragraph(section.title), *_blocks(section.blocks)]
    page = f'<w:document xmlns:w="{_SPACE}"><w:body>{"".join(body)}</w:body></w:document>'
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, content in {**finished, BODY: page.encode()}.items():
            parts.writestr(name, content)
    return target.getvalue()


def parts_of(finished: bytes) -> dict[str, bytes]:
    """The parts of a finished Word file without its body."""
    with zipfile.ZipFile(io.BytesIO(finished)) as parts:
        return {name: parts.read(name) for name in parts.namelist() if name != BODY}


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
    words = escape(plain(line))
    return f'<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'
