"""A Word file as an organisation might have it, made by python-docx: own fonts and margins, a logo, words at the foot."""

from __future__ import annotations

import io

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.shared import Mm, Pt, RGBColor
from support.pictures import picture

FOOT = "Nordlicht GmbH · Seestraße 1 · 10115 Berlin\tHRB 12345\t"
PAGE_FIELD = (
    '<w:fldSimple xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:instr=" PAGE \\* MERGEFORMAT ">'
    "<w:r><w:t>7</w:t></w:r></w:fldSimple>"
)


def letterhead(foot: str = FOOT, head: str = "", page_number: bool = False, logo: bytes | None = None, body: str = "") -> bytes:
    """`logo` stands right in the header, 14 mm high; without it, `head` does."""
    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = Mm(30), Mm(22), Mm(38), Mm(24)
    header = page.header.paragraphs[0]
    header.text = head
    if logo is not None:
        header.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        header.add_run().add_picture(io.BytesIO(logo), height=Mm(14))
    footer = page.footer.paragraphs[0]
    footer.text = foot
    if page_number:
        footer._p.append(parse_xml(PAGE_FIELD))
    plain, heading = document.styles["Normal"], document.styles["Heading 1"]
    plain.font.name, plain.font.size = "Georgia", Pt(10.5)
    plain.font.color.rgb = RGBColor(0x22, 0x22, 0x22)
    heading.font.size, heading.font.color.rgb = Pt(15), RGBColor(0x8A, 0x1C, 0x2B)
    document.add_heading("Offer", 0)
    document.add_heading("Terms", 1)
    document.add_paragraph(body or "We supply what is said below, at the prices named there. " * 8)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def with_logo(**options: str) -> bytes:
    return letterhead(logo=picture(size=(600, 160)), **options)  # type: ignore[arg-type]
