"""A proposal names its customer on the cover and begins with its offer, whose figures are those of the agreement behind it."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from support.command import run
from support.docx_reading import parts
from support.pdf_reading import faults
from support.pictures import picture
from support.saying import docx_text, html_text
from support.validators import word_faults

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


def _with_logo(folder: Path, name: str = "customer.png", picture_bytes: bytes | None = None) -> Path:
    text = SAMPLE.read_text(encoding="utf-8")
    typed = f"document:\n  style: proposal\n  customer_logo: {name}\n"
    (folder / "offer.yaml").write_text(text.replace("document:\n", typed, 1), encoding="utf-8")
    if picture_bytes is not None:
        (folder / name).write_bytes(picture_bytes)
    return folder / "offer.yaml"


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("engine", ["typst", pytest.param("weasyprint", marks=pytest.mark.slow)])
def test_the_customers_logo_stands_on_the_cover(engine: pdf.Engine, kind: str, tmp_path: Path) -> None:
    """The picture beside the answers file is on the cover of every format, said in words; the files are verified and sound."""
    name = f"customer.{kind.lower()}"
    file = _with_logo(tmp_path, name, picture(kind, size=(400, 120)))
    pipeline.build(file, tmp_path, ("docx", "pdf", "html"), engine=engine, look="company")
    page = (tmp_path / "offer.html").read_text(encoding="utf-8")
    assert 'alt="Logo of Noordkade Logistiek B.V."' in page
    made = (tmp_path / "offer.docx").read_bytes()
    assert b"Logo of Noordkade Logistiek B.V." in parts(made)["word/document.xml"]
    assert (tmp_path / name).read_bytes() in parts(made).values()
    assert word_faults(tmp_path / "offer.docx") == []
    with pikepdf.open(tmp_path / "offer.pdf") as opened:
        assert len(opened.pages[0].get_images()) == 1
    assert faults((tmp_path / "offer.pdf").read_bytes(), "PDF_UA_1") == []
    for built in ("offer.docx", "offer.pdf"):
        assert run("verify", str(tmp_path / built)).returncode == 0


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("gone.png", None, "there is no picture 'gone.png'"),
        ("../x.png", None, "leads out of its folder"),
        ("x.png", b"no", "x.png"),
    ],
)
def test_a_logo_that_cannot_be_used_is_told_with_its_line(name: str, content: bytes | None, words: str, tmp_path: Path) -> None:
    """A missing, foreign or broken picture stops the build with the line of the answer, and nothing is written."""
    file = _with_logo(tmp_path, name, content)
    told = run("build", str(file), "-o", str(tmp_path / "out"))
    assert told.returncode == 2 and words in told.stderr and "offer.yaml:" in told.stderr
    assert not (tmp_path / "out").exists()
