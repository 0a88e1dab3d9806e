"""Every shipped look prints every word, in every format and by the standards, and nothing leaves its page."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from msgspec.structs import replace
from support.docx_reading import W, parts, root
from support.looks import words_of
from support.pages_material import agreement, line, says
from support.pdf_reading import bookmarks, faults
from support.pictures import picture
from support.samples import SAMPLES, document_of
from support.saying import assert_all_there_in_order, printed_lines

from slagen.checks.glyphs import Unshown, unshown
from slagen.document.nodes import Cell, Column, Document, Row, Section, Table, Text
from slagen.library.library import shipped_library
from slagen.library.looks import load_look
from slagen.render import fonts, pdf
from slagen.render.docx.ledger import Ledger
from slagen.render.docx.pagination import paginated
from slagen.render.docx.writer import write
from slagen.render.html import write as write_page
from slagen.render.images import picture_of
from slagen.render.look import Logo, Look, Paper

LOOKS = shipped_library().looks()
OTHERS = [name for name in LOOKS if name != "plain"]
QUICK = "minimal-smarketing"
LONGEST = "Aktiengesellschaft für Verwaltung und Beteiligung an Unternehmen der Energiewirtschaft " * 4
SCRIPTS = "شركة الخدمات السحابية", "上海云服务有限公司", "חברת הבדיקה"
PLACES = [
    pytest.param(name, look, engine, marks=[] if name == QUICK and engine == "typst" else [pytest.mark.slow])
    for name in SAMPLES
    for look in OTHERS
    for engine in pdf.ENGINES
]


@cache
def _made(name: str, look: str, engine: pdf.Engine) -> pdf.PdfResult:
    return pdf.render(document_of(name), load_look(look), engine)


def _pages(content: bytes) -> int:
    return len(pypdfium2.PdfDocument(content))


def test_there_are_looks_for_law_firm_company_and_little_paper() -> None:
    """Beside the plain look stand one with serifs, one with a band of colour, one that flows; each says what it is."""
    assert {"chambers", "company", "compact", "plain"} <= set(LOOKS)
    looks = [load_look(name) for name in LOOKS]
    assert all(look.about and fonts.faces(look.fonts.body) and fonts.faces(look.fonts.heading) for look in looks)
    assert len({(look.fonts.body, look.layout, look.colours) for look in looks}) == len(looks)


@pytest.mark.parametrize(("name", "look", "engine"), PLACES)
def test_every_word_is_there_and_the_standards_are_kept(name: str, look: str, engine: pdf.Engine) -> None:
    """In every look the PDF has every line of the document in its order, its bookmarks, PDF/A-3a and PDF/UA-1."""
    document, made = document_of(name), _made(name, look, engine)
    assert (made.warnings, made.borrowed, made.missing) == ((), "", "")
    assert_all_there_in_order(printed_lines(document), words_of(made.pdf, document, load_look(look)), f"{look}, {engine}")
    assert faults(made.pdf, "PDF_A_3A") == [] and faults(made.pdf, "PDF_UA_1") == []
    assert len(bookmarks(made.pdf)) > 30


@pytest.mark.parametrize(
    ("name", "engine"),
    [
        pytest.param(name, engine, marks=[] if (name, engine) == ("saas-tiers", "typst") else [pytest.mark.slow])
        for name in SAMPLES
        for engine in pdf.ENGINES
    ],
)
def test_compact_takes_two_thirds_of_the_pages(name: str, engine: pdf.Engine) -> None:
    """The compact look needs at most two thirds of the pages of the plain one."""
    plain, compact = (_pages(_made(name, look, engine).pdf) for look in ("plain", "compact"))
    assert compact * 3 <= plain * 2, (plain, compact)


@pytest.mark.parametrize("name", SAMPLES)
def test_compact_takes_two_thirds_of_the_pages_in_word(name: str) -> None:
    """So do Word files, by the pages that their contents name."""
    plain, compact = (paginated(Ledger.open(document_of(name), load_look(look)))[""] for look in ("plain", "compact"))
    assert compact * 3 <= plain * 2, (plain, compact)


@pytest.mark.parametrize("look", LOOKS)
def test_styles_carry_the_look(look: str) -> None:
    """A Word file's fonts, colours and cover come from its look alone: no paragraph is dressed by hand."""
    said = load_look(look)
    made = parts(write(document_of(QUICK), said))
    styles = made["word/styles.xml"].decode()
    assert f'w:ascii="{said.fonts.word_body}"' in styles and said.colours.accent[1:].upper() in styles
    assert b"<w:rFonts" not in made["word/document.xml"] and b"<w:color " not in made["word/document.xml"]
    assert (b"CoverBand" in made["word/document.xml"]) == (said.layout.cover == "band")


@pytest.mark.parametrize("look", LOOKS)
def test_word_sets_headings_as_the_pages_do(look: str) -> None:
    """Only titles of articles have the line that the look gives them; what opens a part is a fifth larger, without one."""
    said = load_look(look)
    styles = root(write(document_of(QUICK), said), "word/styles.xml")
    by_name = {one.get(f"{W}styleId"): one for one in styles.iter(f"{W}style")}
    for name, ruled in (("Heading1", True), ("ScheduleHeading", False), ("FrontHeading", False), ("TOCHeading", False)):
        (size,) = (int(node.get(f"{W}val", "0")) for node in by_name[name].iter(f"{W}sz"))
        assert abs(size - 2 * float(said.fonts.article_size) * (1 if ruled else 1.2)) <= 1, name
        assert bool(list(by_name[name].iter(f"{W}pBdr"))) is (ruled and said.layout.articles != "bare"), name


@pytest.mark.parametrize("look", LOOKS)
def test_a_web_page_wears_the_look(look: str) -> None:
    """The page carries the fonts and colours of its look, and no length is left uncomputed."""
    page = write_page(document_of(QUICK), load_look(look)).decode()
    assert f"--accent: {load_look(look).colours.accent}" in page and not re.search(r"\b(air|snug)\(", page)
    assert f'font-family: "{load_look(look).fonts.body}"' in page


def _hard() -> Document:
    """Names as long and foreign as they come, and a table of twelve columns."""
    base = agreement(draft=False)
    heads = Row(tuple(Cell(line(f"Column {place} of twelve"), header=True) for place in range(12)))
    rows = tuple(Row(tuple(Cell(line(f"EUR 12,{place}00.00")) for place in range(12))) for _ in range(3))
    wide = Table(line("Twelve columns"), (Column(1),) * 12, (heads,), rows, (), id="twelve")
    names = tuple(says(name) for name in (LONGEST, *SCRIPTS, "W" * 300))
    section = Section("hard", "article", line("Hard cases " + LONGEST[:120]), (*names, wide))
    cover = replace(
        base.cover,
        title=(Text(f"Service Level Agreement {LONGEST}"),),
        parties=tuple(
            replace(party, name=line(f"{name} {LONGEST}")) for party, name in zip(base.cover.parties, SCRIPTS, strict=False)
        ),
    )
    return replace(base, cover=cover, sections=(*base.sections, section))


def _outside(content: bytes) -> Iterator[tuple[int, str]]:
    """Every letter that does not stand on its page whole."""
    for number, page in enumerate(pypdfium2.PdfDocument(content), start=1):
        width, height = page.get_size()
        found = page.get_textpage()
        for index in range(found.count_chars()):
            left, bottom, right, top = found.get_charbox(index)
            if left < 8 or bottom < 8 or right > width - 8 or top > height - 8:
                yield number, found.get_text_range(index, 1)


def _drawn_outside(content: bytes) -> Iterator[tuple[int, int, tuple[float, ...]]]:
    """Every line, ground or picture that leaves its page; what lies on the page's edge does not."""
    for number, page in enumerate(pypdfium2.PdfDocument(content), start=1):
        width, height = page.get_size()
        for drawn in page.get_objects():
            left, bottom, right, top = drawn.get_bounds()
            if left < -1 or bottom < -1 or right > width + 1 or top > height + 1:
                yield number, drawn.type, (left, bottom, right, top)


def _with_logo(look: Look) -> Look:
    """A logo for dark ground, high and far wider than the paper would be."""
    wide = picture_of(picture(size=(3000, 300), mode="RGBA"))
    logo = Logo(file="logo.png", alt="Logo of Nordlicht", height=Decimal(60), background="#1f3a5f")
    return replace(look, logo=logo, picture=wide)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("engine", ["typst", pytest.param("weasyprint", marks=pytest.mark.slow)])
def test_nothing_leaves_its_page(engine: pdf.Engine, look: str, paper: Paper) -> None:
    """A name of 300 letters, Arabic, Chinese and Hebrew names, twelve columns and a logo on dark ground stay on the paper."""
    made = pdf.render(_hard(), _with_logo(shipped_library().look(look, paper)), engine)
    assert list(_outside(made.pdf)) == [] and list(_drawn_outside(made.pdf)) == []
    # A machine without fonts for a script is told of, letter by letter.
    assert set("".join(SCRIPTS)) - set(" ") >= set(made.missing)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
@pytest.mark.parametrize("look", LOOKS)
def test_nothing_leaves_its_page_in_libreoffice(look: str, tmp_path: Path) -> None:
    """The Word file with the same names stays within its pages when LibreOffice lays it out."""
    file = tmp_path / "hard.docx"
    file.write_bytes(write(_hard(), _with_logo(load_look(look))))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    made = file.with_suffix(".pdf").read_bytes()
    assert list(_outside(made)) == [] and list(_drawn_outside(made)) == []


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("engine", ["typst", pytest.param("weasyprint", marks=pytest.mark.slow)])
def test_letters_without_a_glyph_are_named_in_every_look(engine: pdf.Engine, look: str) -> None:
    """Letters that neither the look's font nor the usual one has are told of, each by name; Greek and Cyrillic are there."""
    base = agreement(draft=False)
    far = Section("far", "article", line("Ωμέγα и Кириллица"), (says("上海 \U00013000"),))
    names = replace(base, sections=(*base.sections, far))
    made = pdf.render(names, load_look(look), engine)
    (found,) = (one for one in unshown(names, Unshown(made.borrowed, made.missing), {}) if "\U00013000" in one.message)
    assert "(U+13000)" in found.message and found.severity == "warning"
    assert set(made.borrowed + made.missing) >= {"上", "海"} and not set(made.borrowed + made.missing) & set("Ωμέγαи Кирлца")
