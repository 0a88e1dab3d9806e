"""The Word file is whole: valid, readable, the same every time, verbatim, and marked as a draft where it is one."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace
from support.docx_material import ARABIC, HEBREW, HOSTILE, agreement, says, titled
from support.docx_reading import fields, find, paragraph_saying, paragraphs, parts, root, text, value
from support.validators import word_faults

from slagen.document.nodes import Document, Ref, Section, Text, Value
from slagen.render.docx.widths import fit
from slagen.render.docx.writer import write
from slagen.render.look import Look, Page


@pytest.fixture(scope="module", params=["final", "draft"])
def data(request: pytest.FixtureRequest) -> bytes:
    return write(agreement(draft=request.param == "draft"), Look())


def test_the_validators_find_no_error(data: bytes, tmp_path: Path) -> None:
    """The file follows the schema and the rules between its parts: openxml-audit, and Microsoft's own validator if here."""
    path = tmp_path / "agreement.docx"
    path.write_bytes(data)
    assert word_faults(path) == []


def test_python_docx_opens_the_file(data: bytes, tmp_path: Path) -> None:
    """A program that reads Word files finds styles, headings, tables and properties."""
    docx = pytest.importorskip("docx")
    path = tmp_path / "agreement.docx"
    path.write_bytes(data)
    opened = docx.Document(str(path))
    headings = [entry.text for entry in opened.paragraphs if entry.style.name == "Heading 1"]
    assert headings == ["Words", "Service"]
    assert opened.core_properties.title == "Agreement & <Annex>"
    assert opened.core_properties.author == "Nordlicht GmbH; Süd AG"
    assert opened.core_properties.identifier == "SLA-1"
    assert opened.core_properties.version == "1.2"
    assert opened.core_properties.created.year == opened.core_properties.modified.year == 2027


def test_two_runs_give_the_same_bytes() -> None:
    """Nothing of clock, order or chance is in the file; all zip entries carry the same fixed date."""
    first, second = write(agreement(), Look()), write(agreement(), Look())
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"


@pytest.mark.parametrize("words", HOSTILE)
def test_answers_come_out_as_typed(words: str, data: bytes) -> None:
    """Markup, template marks, field codes and spaces in an answer are text and stay text."""
    assert text(paragraph_saying(data, words)) == words


def test_answers_make_no_field() -> None:
    """All field codes of the file are of the writer's own kinds."""
    kinds = {entry.code.split()[0] for entry in fields(root(write(agreement(), Look())))}
    assert kinds == {"TOC", "PAGEREF", "REF", "SEQ"}


def test_line_breaks_and_tabs_of_an_answer_stay(data: bytes) -> None:
    """A line break becomes a break in the same paragraph."""
    assert find(paragraph_saying(data, "Line one\nLine two\tafter a tab"), "w:r/w:br")


def test_a_character_that_xml_cannot_carry_is_refused_by_name() -> None:
    """No broken file: the writer names the character."""
    document = agreement()
    broken = replace(document, cover=replace(document.cover, subtitle=(Value("a\x0bb"),)))
    with pytest.raises(ValueError, match=r"U\+000B"):
        write(broken, Look())


def test_a_reference_to_nothing_is_refused_by_name() -> None:
    """A guess would be a wrong contract."""
    document = agreement()
    lost = Section("lost", "plain", (Text("Lost"),), (says("see ", Ref("no/such")),))
    with pytest.raises(ValueError, match="no/such"):
        write(replace(document, sections=(*document.sections, lost)), Look())


@pytest.mark.parametrize(("words", "language"), [(HEBREW, "he-IL"), (ARABIC, "ar-SA")])
def test_right_to_left_answers_are_marked(words: str, language: str, data: bytes) -> None:
    """A run wholly in Hebrew or Arabic says its direction and language."""
    paragraph = paragraph_saying(data, words)
    assert find(paragraph, "w:r/w:rPr/w:rtl")
    assert value(paragraph, "w:r/w:rPr/w:lang", "bidi") == language


def test_a_draft_is_stamped_on_every_page_and_a_final_text_on_none() -> None:
    """Both headers, of the cover and of all other pages, carry the word and the watermark of a draft."""
    for draft in (True, False):
        data = write(agreement(draft=draft), Look())
        references = find(root(data), ".//w:sectPr/w:headerReference")
        headers = sorted(path for path in parts(data) if path.startswith("word/header"))
        assert len(references) == len(headers) == 2
        for path in headers:
            header = root(data, path)
            assert ("DRAFT" in text(header)) is draft
            assert bool(find(header, ".//v:shape/v:textpath[@string='DRAFT']")) is draft


def test_the_cover_has_neither_running_head_nor_foot() -> None:
    """The first page has furniture of its own, and it is empty."""
    data = write(agreement(), Look())
    assert find(root(data), ".//w:sectPr/w:titlePg")
    assert text(root(data, "word/header2.xml")) == text(root(data, "word/footer2.xml")) == ""
    assert text(root(data, "word/header1.xml")) == "Agreement & <Annex>\tSLA-1"
    assert text(root(data, "word/footer1.xml")).startswith("\tPage 2 of ")


def test_the_content_hash_is_a_custom_property() -> None:
    """A copy can be held against its source."""
    assert b'name="ContentHash"><vt:lpwstr>sha256:0123<' in parts(write(agreement(), Look()))["docProps/custom.xml"]


def test_nothing_asks_the_reader_to_renew_fields() -> None:
    """Opening the file brings no question: the results are there."""
    data = write(agreement(), Look())
    assert b"updateFields" not in parts(data)["word/settings.xml"]
    assert all(entry.result for entry in fields(root(data)))


def test_an_agreement_of_almost_nothing_is_written(tmp_path: Path) -> None:
    """No sections, no parties, no facts, no date: still a valid file."""
    document = agreement()
    empty = replace(titled(document, date="", content_hash="", reference="", version=""), sections=())
    bare = Document(empty.meta, replace(empty.cover, parties=(), facts=(), subtitle=()), ())
    path = tmp_path / "bare.docx"
    path.write_bytes(write(bare, Look()))
    assert word_faults(path) == []
    assert next(text(entry) for entry in paragraphs(path.read_bytes())) == "Agreement"


def test_paper_and_margins_follow_the_look() -> None:
    """Letter is 12240 by 15840 twips, and 25.4 mm are 1440."""
    data = write(agreement(), Look(page=Page(size="Letter", left=Decimal("25.4"))))
    assert value(root(data), ".//w:pgSz", "w") == "12240"
    assert value(root(data), ".//w:pgMar", "left") == "1440"


def test_tables_are_as_wide_as_the_text() -> None:
    """The columns of each table add up to paper less margins."""
    data = write(agreement(), Look())
    for table in find(root(data), ".//w:tbl[w:tblPr/w:tblStyle/@w:val='AgreementTable']"):
        widths = [int(value(column, ".", "w")) for column in find(table, "w:tblGrid/w:gridCol")]
        assert sum(widths) == 11906 - 2 * 1417 == int(value(table, "w:tblPr/w:tblW", "w"))


def test_narrow_columns_take_width_from_those_with_room() -> None:
    """A long word widens its column; columns that need their width keep it; the sum stays."""
    assert fit([500, 500, 1000], [800, 500, 200], 2000) == [800, 500, 700]
    assert fit([500, 500], [100, 100], 1000) == [500, 500]
    assert sum(fit([300, 300, 300], [900, 900, 300], 900)) == 900
