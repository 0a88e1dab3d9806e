"""The cover becomes the first page: the look's logo, title, subtitle, parties, facts."""

from __future__ import annotations

from slagen.document.nodes import CoverParty
from slagen.render.docx.inlines import line
from slagen.render.docx.ledger import Ledger
from slagen.render.docx.measures import geometry
from slagen.render.docx.oxml import Xml, element, join, paragraph, run, w
from slagen.render.docx.pictures import EMU, inline_picture, logo_xml
from slagen.render.docx.signatures import GAP
from slagen.render.docx.tables import cell, facts_table, fixed_table, row
from slagen.render.look import Guest, Look
from slagen.render.running import guest_size


def _party(party: CoverParty, ledger: Ledger) -> Xml:
    lines = (paragraph("CoverLine", line(words, ledger)) for words in party.lines)
    name = paragraph("CoverParty", line(party.name, ledger, bold_paragraph=True))
    return join((paragraph("CoverRole", run(party.role)), name, *lines))


def _guest(ledger: Ledger, guest: Guest) -> Xml:
    """The other side's logo below the title."""
    width, height = (int(side * EMU) for side in guest_size(ledger.look))
    source = element("a:blip", (("r:embed", ledger.medium(guest.picture.kind, guest.picture.content)),))
    return paragraph("CoverGuest", inline_picture(source, (width, height), 3, "Logo 3", guest.alt))


def _band(title: Xml, look: Look) -> Xml:
    """Title and subtitle on the accent, from one edge of the paper to the other, and inside between the margins."""
    page = geometry(look)
    inside = ("top", page.top // 2), ("left", page.left), ("bottom", page.top // 2), ("right", page.right)
    margins = w("tcMar", *(w(side, w=width, type="dxa") for side, width in inside))
    properties = w("tcPr", w("tcW", w=page.paper_width, type="dxa"), margins)
    table = w(
        "tbl",
        w(
            "tblPr",
            w("tblStyle", val="CoverBand"),
            w("tblW", w=page.paper_width, type="dxa"),
            w("tblInd", w=-page.left, type="dxa"),
            w("tblLayout", type="fixed"),
        ),
        w("tblGrid", w("gridCol", w=page.paper_width)),
        w("tr", w("tc", properties, title)),
    )
    # Word would join the band with the table of facts where no paragraph stands between.
    return join((table, GAP))


def cover_xml(ledger: Ledger) -> Xml:
    """The paragraphs of the first page; the page after it begins by the style of its heading."""
    cover = ledger.document.cover
    found = [logo_xml(ledger.look, "CoverLogo", 1)]
    title = [paragraph("Title", ledger.margin.whole(line(cover.title, ledger, bold_paragraph=True)))]
    if cover.subtitle:
        title.append(paragraph("Subtitle", line(cover.subtitle, ledger)))
    found += [_band(join(title), ledger.look)] if ledger.look.layout.cover == "band" else title
    if ledger.look.guest:
        found.append(_guest(ledger, ledger.look.guest))
    if cover.parties:
        found.append(paragraph("CoverBetween", run(ledger.document.words.and_between)))
    if cover.parties:
        width = geometry(ledger.look).text_width // 2
        pairs = [cover.parties[start : start + 2] for start in range(0, len(cover.parties), 2)]
        rows = [
            row([cell(width, _party(party, ledger)) for party in pair] + [cell(width, GAP)] * (2 - len(pair))) for pair in pairs
        ]
        found.append(fixed_table("CoverParties", [width, width], rows))
    if cover.facts:
        facts = tuple((label, line(value, ledger)) for label, value in cover.facts)
        found.append(paragraph("CoverSpace"))
        found.append(facts_table(facts, geometry(ledger.look).text_width))
    return join(found)
