"""A proposal names its customer on the cover and begins with its offer, whose figures are those of the agreement behind it."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.saying import docx_text, html_text

from slagen import pipeline
from slagen.data import folder
from slagen.document.nodes import Document, Table
from slagen.document.walk import plain, tables
from slagen.render import pdf

SAMPLE = folder("samples") / "saas-tiers" / "answers.yaml"
CENTER = folder("samples") / "colocation-ab" / "answers.yaml"


def _proposal(sample: Path, *lines: str) -> Document:
    typed = "document:\n  style: proposal\n" + "".join(f"  {one}\n" for one in lines)
    text = sample.read_text(encoding="utf-8").replace("document:\n", typed, 1)
    reading = pipeline.read_text(text.encode(), sample, pipeline.library())
    return pipeline.document_of(reading)


def _table(document: Document, caption: str) -> Table:
    every = [table for section in document.sections for table in tables(section.blocks)]
    return next(table for table in every if plain(table.caption) == caption)


def test_the_cover_names_the_customer() -> None:
    """Title, running head and file facts say for whom the proposal is; the agreement's own title stands below."""
    document = _proposal(SAMPLE, "open_until: 2026-03-31")
    assert plain(document.cover.title) == document.meta.title == "Proposal for Noordkade Logistiek B.V."
    assert plain(document.cover.subtitle).startswith("Service Level Agreement Lagerwerk Cloud: ")
    assert ("Open until", "31 March 2026") in [(label, plain(value)) for label, value in document.cover.facts]


def test_the_offer_is_the_first_page_and_says_what_the_agreement_says() -> None:
    """The offer stands before everything; each of its figures is that of the comparison of tiers."""
    document = _proposal(SAMPLE)
    assert document.sections[0].id == "offer" and document.sections[0].kind == "front"
    offer, comparison = _table(document, "Our offer"), _table(document, "Comparison of the Tiers")
    agreed = {plain(row.cells[0].content): [plain(cell.content) for cell in row.cells[1:]] for row in comparison.rows}
    said = {plain(row.cells[0].content): [plain(cell.content) for cell in row.cells[1:]] for row in offer.rows}
    assert len(said) > 5 and said["Price"] == agreed["Fee"] and "EUR 8,400.00 per month and service" in said["Price"]
    names = {"For": "Summary", "Price": "Fee", "Included": "Includes"}
    assert all(agreed[names.get(label, label)] == figures for label, figures in said.items())
    assert [plain(cell.content) for cell in offer.head[0].cells[1:]] == ["Gold", "Silver", "Bronze"]


def test_an_agreement_has_no_offer() -> None:
    """Without the style, or with the style of an agreement, nothing of a proposal is printed."""
    for typed in ("", "  style: agreement\n"):
        text = SAMPLE.read_text(encoding="utf-8").replace("document:\n", "document:\n" + typed, 1)
        document = pipeline.document_of(pipeline.read_text(text.encode(), SAMPLE, pipeline.library()))
        assert document.sections[0].id == "key-commitments" and "Proposal" not in document.meta.title


def test_a_data_center_offers_its_services() -> None:
    """Without tiers, the offer lists the services with the targets that are their own, and with their prices."""
    document = _proposal(CENTER)
    assert document.sections[0].id == "offer"
    offer = _table(document, "Our offer")
    assert [plain(cell.content) for cell in offer.head[0].cells] == ["Service", "What it is", "Promised", "Price"]
    first = [plain(cell.content) for cell in offer.rows[0].cells]
    assert first[2:] == ["Power availability on A and B feeds at least 100%", "EUR 8,400.00 per month"]


def test_a_group_is_offered_its_services() -> None:
    """Also an agreement of several levels can be a proposal; columns that say nothing are left out."""
    document = _proposal(folder("samples") / "group-levels" / "answers.yaml")
    assert document.sections[0].id == "offer" and plain(document.cover.title).startswith("Proposal for ")
    assert len(_table(document, "Our offer").rows) >= 2


@pytest.mark.parametrize("look", ["plain", "company"])
def test_every_format_shows_the_offer(look: str) -> None:
    """Word file, web page and PDF have the offer; in the PDF it fits on the second page."""
    document = _proposal(SAMPLE)
    made = pipeline.render(document, ("docx", "html"), look=look)
    for words in (docx_text(made["docx"]), html_text(made["html"])):
        assert "Our offer" in words and "EUR 8,400.00 per month and service" in words
    import pypdfium2

    laid_out = pypdfium2.PdfDocument(pdf.render(document, pipeline.library().look(look)).pdf)
    second, third = (laid_out[page].get_textpage().get_text_range() for page in (1, 2))
    assert "What we promise" in second and "The agreement follows." in second and "Key commitments" in third
