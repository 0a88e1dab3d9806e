"""The cover becomes the first page: the look's logo, title, subtitle, parties, facts."""

from __future__ import annotations

from slagen.render.docx.inlines import line
from slagen.render.docx.ledger import Ledger
from slagen.render.docx.measures import geometry
from slagen.render.docx.oxml import Xml, join, paragraph, run
from slagen.render.docx.pictures import logo_xml
from slagen.render.docx.tables import facts_table


def cover_xml(ledger: Ledger) -> Xml:
    """The paragraphs of the first page; the page after it begins by the style of its heading."""
    cover = ledger.document.cover
    found = [logo_xml(ledger.look, "CoverLogo", 1)]
    found.append(paragraph("Title", line(cover.title, ledger, bold_paragraph=True)))
    if cover.subtitle:
        found.append(paragraph("Subtitle", line(cover.subtitle, ledger)))
    if cover.parties:
        found.append(paragraph("CoverBetween", run(ledger.document.words.and_between)))
    for party in cover.parties:
        found.append(paragraph("CoverRole", run(party.role)))
        found.append(paragraph("CoverParty", line(party.name, ledger, bold_paragraph=True)))
        found.extend(paragraph("CoverLine", line(words, ledger)) for words in party.lines)
    if cover.facts:
        facts = tuple((label, line(value, ledger)) for label, value in cover.facts)
        found.append(paragraph("CoverSpace"))
        found.append(facts_table(facts, geometry(ledger.look).text_width))
    return join(found)
