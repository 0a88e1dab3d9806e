"""A document and a look become the bytes of a Word file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from slagen.document.nodes import Document
from slagen.render.attachments import Attachment
from slagen.render.docx import package as parts
from slagen.render.docx.blocks import section_xml
from slagen.render.docx.comments import NONE, Notes, comments_part
from slagen.render.docx.contents import contents_xml
from slagen.render.docx.cover import cover_xml
from slagen.render.docx.furniture import cover_footer_part, cover_header_part, footer_part, header_part
from slagen.render.docx.ledger import Ledger
from slagen.render.docx.lists import numbering_part
from slagen.render.docx.measures import colour, geometry, millimetres
from slagen.render.docx.oxml import NOTHING, Xml, element, join, part, w
from slagen.render.docx.pagination import paginated
from slagen.render.docx.pictures import PREFIXES
from slagen.render.docx.properties import application_part, core_part, custom_part, settings_part
from slagen.render.docx.signatures import END
from slagen.render.docx.styles import styles_part
from slagen.render.docx.theme import font_table_part, theme_part
from slagen.render.look import Look


def write(
    document: Document, look: Look, attachments: Sequence[Attachment] = (), controls: bool | None = None, notes: Notes = NONE
) -> bytes:
    """The Word file of a document, the same bytes every time; `attachments` travel inside it, unseen.

    With `controls`, each printed answer is in a content control that says its path. Where nothing else is said, a file that
    carries its answers has them, and one that carries nothing tells no paths either. `notes` stand at the margin as comments.

    Raises ValueError for a reference to nothing, an id that stands twice, and a character that XML cannot carry.
    """
    controls = bool(attachments) if controls is None else controls
    ledger = Ledger.open(document, look, controls, notes)
    pages = paginated(ledger)
    body = _body(ledger, pages)
    meta = document.meta
    drawn = PREFIXES if look.picture or ledger.media else ()
    prefixes = ("w", "r", *(("w15",) if controls else ()), *drawn, *(("asvg",) if ledger.media else ()))
    contents = {
        parts.DOCUMENT: part("w:document", w("body", body, _page_setup(look)), prefixes=prefixes),
        parts.STYLES: styles_part(look, meta.language),
        parts.NUMBERING: numbering_part(document.words, ledger.restarts, colour(look.colours.muted)),
        parts.SETTINGS: settings_part(meta),
        parts.FONT_TABLE: font_table_part(look),
        parts.THEME: theme_part(look),
        parts.HEADER: header_part(document, look),
        parts.COVER_HEADER: cover_header_part(document, look),
        parts.FOOTER: footer_part(document, look, pages[""]),
        parts.COVER_FOOTER: cover_footer_part(document, look, pages[""]),
        parts.CORE: core_part(meta),
        parts.APPLICATION: application_part(),
        parts.CUSTOM: custom_part(meta),
    }
    if ledger.margin.made:
        contents[parts.COMMENTS] = comments_part(ledger.margin)
    if look.picture:
        contents[parts.PICTURES[look.picture.kind]] = look.picture.content
    return parts.package(contents, ledger.links, attachments, ledger.media)


def _body(ledger: Ledger, pages: Mapping[str, int]) -> Xml:
    """Cover, sections that stand in front, contents, all other sections in their order."""
    new_pages = ledger.look.layout.new_pages
    return join(
        (
            cover_xml(ledger),
            *(section_xml(section, ledger, new_page=False) for section in ledger.front),
            contents_xml(ledger, pages),
            *(
                # Where parts begin pages, the first section after the contents and the first schedule do; the others flow.
                section_xml(section, ledger, new_pages and (before is None or section.kind == "schedule" != before.kind))
                for before, section in zip((None, *ledger.others), ledger.others, strict=False)
            ),
            # A document may not end in a table; places to sign see to that themselves.
            NOTHING if ledger.others and ledger.others[-1].kind == "signatures" else END,
        )
    )


def _page_setup(look: Look) -> Xml:
    page = geometry(look)
    references = (
        ("w:headerReference", "default", parts.HEADER),
        ("w:headerReference", "first", parts.COVER_HEADER),
        ("w:footerReference", "default", parts.FOOTER),
        ("w:footerReference", "first", parts.COVER_FOOTER),
    )
    return w(
        "sectPr",
        *(element(name, (("w:type", kind), ("r:id", parts.relationship(part)))) for name, kind, part in references),
        w("pgSz", w=page.paper_width, h=page.paper_height),
        w(
            "pgMar",
            top=page.top,
            right=page.right,
            bottom=page.bottom,
            left=page.left,
            header=millimetres(look.page.header),
            footer=millimetres(look.page.footer),
            gutter=0,
        ),
        w("titlePg"),
    )
