"""Logo, running head and running foot of a look stand in every format as the look says."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal

import pikepdf
import pytest
from msgspec.structs import replace
from support.docx_reading import fields, paragraphs, parts, root, style, text
from support.pages_material import agreement
from support.pdf_reading import faults
from support.pictures import picture
from support.validators import word_faults

from slagen.errors import LibraryError
from slagen.library.looks import load_look, read_look
from slagen.library.shelf import shelf_of
from slagen.render import html, pdf
from slagen.render.docx.writer import write
from slagen.render.look import Look, Page
from slagen.render.running import fitted, gap, height

HOUSE = """\
name: house
page: {top: 20, header: 10}
logo: {file: logo.png, alt: "Logo of <Nordlicht> & Co", height: 12, pages: all, align: right}
header: {left: "{reference} v{version}", center: "{title}", rule: yes}
footer: {left: "Nordlicht\\nSeestraße 1", center: "HRB 1", right: "{page}/{pages}"}
cover_footer: {center: "Sitz: Berlin, {date}"}
"""


def pages(content):
    """The text of each page."""
    import pypdfium2

    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "logo.png").write_bytes(picture(size=(90, 30)))
    (tmp_path / "look.yaml").write_text(HOUSE, encoding="utf-8")
    return tmp_path


def test_word_has_the_logo_and_the_texts_with_real_fields(folder):
    """Cover and head carry the logo with its alternative text; page numbers are fields; the file passes openxml-audit."""
    data = write(agreement(draft=False), read_look(folder / "look.yaml"))
    (folder / "a.docx").write_bytes(data)
    assert word_faults(folder / "a.docx") == []
    assert parts(data)["word/media/logo.png"] == (folder / "logo.png").read_bytes()
    for part in ("word/document.xml", "word/header1.xml"):
        (drawing,) = root(data, part).iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline")
        assert [node.get("descr") for node in drawing.iter() if node.get("descr")] == ["Logo of <Nordlicht> & Co"] * 2
        extent = next(node for node in drawing if node.tag.endswith("extent"))
        assert (extent.get("cx"), extent.get("cy")) == (str(36 * 36000), str(12 * 36000))
    assert style(paragraphs(data)[0]) == "CoverLogo"
    foot = paragraphs(data, "word/footer1.xml")
    assert re.fullmatch(r"Nordlicht\tHRB 1\t2/\d+", text(foot[0])) and text(foot[1]).strip() == "Seestraße 1"
    assert [found.code.strip() for found in fields(root(data, "word/footer1.xml"))] == ["PAGE", "NUMPAGES"]
    assert "Sitz: Berlin, 2027-01-01" in text(root(data, "word/footer2.xml"))


def test_a_draft_is_stamped_whatever_the_look_says(folder):
    """A look whose head leaves out {draft} still prints the stamp on each page of a draft."""
    look = read_look(folder / "look.yaml")
    data = write(agreement(draft=True), look)
    for part in ("word/header1.xml", "word/header2.xml"):
        assert "DRAFT" in text(root(data, part))
    assert all("DRAFT" in page for page in pages(pdf.render(agreement(draft=True), look, "typst").pdf))


@pytest.mark.parametrize("engine", ["typst", "weasyprint"])
def test_a_pdf_has_the_logo_and_the_texts_and_stays_sound(folder, engine):
    """Both engines print head and foot, say the logo in words, and make files for archive and everybody."""
    result = pdf.render(agreement(draft=False), read_look(folder / "look.yaml"), engine)
    first, second, *_ = pages(result.pdf)
    assert "Sitz: Berlin" in first and "Seestraße 1" not in first
    assert "Seestraße 1" in second and "HRB 1" in second and re.search(r"2/\d+", second)
    for profile in ("PDF_A_3A", "PDF_UA_1"):
        assert faults(result.pdf, profile) == []
    with pikepdf.open(io.BytesIO(result.pdf)) as opened:
        spoken = [str(item.Alt) for item in opened.objects if isinstance(item, pikepdf.Dictionary) and "/Alt" in item]
        drawn = [len(page.get_images()) for page in opened.pages[:3]]
    assert "Logo of <Nordlicht> & Co" in spoken
    assert drawn == [1, 1, 1]


def test_a_web_page_has_the_logo_inside(folder):
    """HTML carries the logo in itself, with its text escaped, and fetches nothing."""
    page = html.write(agreement(draft=False), read_look(folder / "look.yaml")).decode()
    assert 'src="data:image/png;base64,' in page and 'alt="Logo of &lt;Nordlicht&gt; &amp; Co"' in page
    assert "width: 36.00mm; height: 12.00mm" in page


def test_a_look_makes_room_for_its_head(folder):
    """The upper margin grows to what logo and lines need, and without them stays as it was."""
    look = read_look(folder / "look.yaml")
    assert look.page.top == 10 + height(look, "header") + 1 > 25
    assert gap(look, "header") >= 1
    assert fitted(Look(page=Page(top=Decimal(20)))).page.top == 20


def test_a_wide_logo_ends_at_the_margin(folder):
    """A logo wider than the line is set as wide as the line, in its own proportions."""
    (folder / "logo.png").write_bytes(picture(size=(2000, 100)))
    page = html.write(agreement(draft=False), read_look(folder / "look.yaml")).decode()
    assert "width: 160.00mm; height: 8.00mm" in page


def test_the_shipped_look_says_what_is_usual_anyway():
    """What the plain look writes out for its readers is what a look without those lines gets."""
    plain = load_look("plain")
    document = agreement(draft=True)
    silent = replace(plain, header=None, footer=None, cover_header=None, cover_footer=None)
    assert write(document, plain) == write(document, silent)
    assert html.write(document, plain) == html.write(document, silent)


WRONG = {
    "header: {left: '{titel}'}": r"look\.yaml:1.*\{titel\} is not known; allowed: \{title\}, ",
    "header: {left: 'a { b'}": "is not known; allowed",
    "logo: {file: logo.png}": r"look\.yaml:1.*has no answer",
    "logo: {file: ../logo.png, alt: x}": r"look\.yaml:1:14: '\.\./logo\.png' leads out of its folder",
    "logo: {file: gone.png, alt: x}": r"look\.yaml:1:14: there is no picture 'gone\.png'",
    "logo: {file: logo.png, alt: x, background: red}": "write a colour as #rrggbb",
    "logo: {file: logo.png, alt: x, background: '#000000', pages: all}": "stands on the cover only",
    "logo: {file: logo.png, alt: x, height: 0}": r"look\.yaml:1",
}


@pytest.mark.parametrize("line", WRONG)
def test_a_wrong_logo_or_text_is_told_with_its_place(folder, line):
    """Unknown words in braces, missing pictures and wrong colours name the line of the look's file."""
    (folder / "look.yaml").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(LibraryError, match=WRONG[line]):
        read_look(folder / "look.yaml")


def test_a_library_may_hold_a_logo_beside_its_look(tmp_path):
    """An organisation's look and its picture are read from its own folder; other pictures there are refused."""
    look = tmp_path / "templates" / "looks" / "house"
    look.mkdir(parents=True)
    (look / "logo.png").write_bytes(picture())
    (look / "look.yaml").write_text(HOUSE, encoding="utf-8")
    shelf = shelf_of(tmp_path)
    assert shelf.faults == () and load_look("house", shelf).picture is not None
    (look / "logo.svg").write_text("<svg/>")
    assert "no file of this name is read" in str(shelf_of(tmp_path).faults[0])


def test_the_same_look_gives_the_same_bytes(folder):
    """Two writings of one document in one look with a logo agree byte for byte, and zip entries carry no date."""
    look = read_look(folder / "look.yaml")
    first, second = (write(agreement(draft=False), look) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
