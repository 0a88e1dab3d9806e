"""A kind's questionnaire as a document: everything is asked once, the essentials first, each with a place to answer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.command import run
from support.docx_reading import root as xml_of
from support.docx_reading import text as text_of
from support.saying import assert_all_there_in_order, docx_text, html_text, pdf_text, printed_lines
from support.validators import word_faults

from slagen import pipeline
from slagen.data import folder
from slagen.document.nodes import Cell, Document, Table
from slagen.document.walk import plain, tables
from slagen.questions import essentials, load_form
from slagen.questions.essentials import essential_paths, leaves, standard_paths
from slagen.questions.sheet import NOT_SENT, sheet_of

KINDS = pipeline.kinds()


def rows(document: Document, kind: str) -> list[tuple[str, Table]]:
    """The first cell of every row in the sections of a kind, with its table."""
    found = [table for section in document.sections if section.kind == kind for table in tables(section.blocks)]
    return [(plain(row.cells[0].content), table) for table in found for row in table.rows]


@pytest.mark.parametrize("kind", KINDS)
def test_every_question_is_asked_once(kind: str) -> None:
    """Each question of the form stands in one place of the document, with its label and in its words."""
    form = load_form(kind)
    asked = [words for words, _ in (*rows(sheet_of(kind), "article"), *rows(sheet_of(kind), "schedule"))]
    sought = [one for one in leaves(form) if one.path not in NOT_SENT]
    assert len(sought) > 100
    for question in sought:
        if isinstance(question.default, dict):
            # What a kind assumes as a table stands there record by record.
            assert sum(words.startswith(f"{question.label}: ") for words in asked) >= len(question.default), question.path
            continue
        same = [one for one in sought if (one.label, one.ask) == (question.label, question.ask)]
        assert sum(words.startswith(f"{question.label}. {question.ask}") for words in asked) == len(same), question.path


@pytest.mark.parametrize("kind", KINDS)
def test_the_essentials_come_first_and_are_few(kind: str) -> None:
    """The sections before the standard values ask just what the fewest answers of the kind answer, in at most fifty rows."""
    form = load_form(kind)
    essential = essential_paths(form)
    sample = folder("samples") / f"minimal-{kind}" / "answers.yaml"
    given = pipeline.read(sample).loaded.given
    answered = [form.question(path) or form.question(path.rpartition(".")[0]) for path in given]
    assert {one.path for one in answered if one} == {one.path for one in leaves(form) if one.path in essential}
    front = [words for words, table in rows(sheet_of(kind), "article") if len(table.head[0].cells) != 3]
    assert 15 < len(front) <= 50
    for question in leaves(form):
        if question.path in essential - NOT_SENT:
            assert any(words.startswith(f"{question.label}. {question.ask}") for words in front), question.path


def test_a_kind_without_a_sample_asks_what_is_required(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where no sample says which answers are the fewest, the essential questions are those without which nothing goes."""
    monkeypatch.setattr(essentials, "folder", lambda name: tmp_path)
    form = load_form("tiered")
    essential = essential_paths(form)
    assert {"document.reference", "document.date", "parties", "parties.*.name", "parties.*.role"} <= essential
    assert "document.title" not in essential and "parties.*.short" not in essential


@pytest.mark.parametrize("kind", KINDS)
def test_a_standard_value_is_shown_with_room_for_another(kind: str) -> None:
    """What a kind assumes is printed beside its question, as a reader takes it in, and a blank stands beside it."""
    form = load_form(kind)
    standard = standard_paths(form, essential_paths(form))
    shown = [table for _, table in rows(sheet_of(kind), "article") if len(table.head[0].cells) == 3]
    assert shown
    for table in shown:
        for row in table.rows:
            assert plain(row.cells[1].content).strip() and row.cells[2] == Cell((), open=True)
            assert not re.search(r"[\[\]{}]", plain(row.cells[1].content)), row
    values = {plain(row.cells[1].content) for table in shown for row in table.rows}
    for question in leaves(form):
        if question.path in standard and isinstance(question.default, str) and "-" not in question.default:
            assert question.default in values, question.path


@pytest.mark.parametrize("kind", KINDS)
def test_every_question_has_a_place_for_its_answer(kind: str) -> None:
    """Each row that asks ends in a blank; records such as the parties have one for each of three."""
    document = sheet_of(kind)
    for words, table in (*rows(document, "article"), *rows(document, "schedule")):
        row = next(row for row in table.rows if plain(row.cells[0].content) == words)
        assert row.cells[-1] == Cell((), open=True), words
    parties = next(table for words, table in rows(document, "article") if words.startswith("Full name."))
    assert [plain(cell.content) for cell in parties.head[0].cells][1:] == ["1", "2", "3"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_format_says_the_same(kind: str) -> None:
    """Word, web page and plain text hold every line of the questionnaire, in its order."""
    document = sheet_of(kind)
    expected = printed_lines(document)
    built = pipeline.render(document, ("docx", "html", "md"))
    assert_all_there_in_order(expected, docx_text(built["docx"]), "docx")
    assert_all_there_in_order(expected, html_text(built["html"]), "html")
    markdown = re.sub(r"\\(?=[^\w\s])|\*", "", built["md"].decode())
    assert_all_there_in_order([line.replace("*", "") for line in expected], markdown, "md")


@pytest.mark.slow
def test_the_pdf_says_the_same() -> None:
    """The questionnaire of sales and marketing as a PDF holds every line, in its order."""
    document = sheet_of("smarketing")
    text = pdf_text(pipeline.render(document, ("pdf",))["pdf"], document.meta.title, document.meta.reference)
    assert_all_there_in_order(printed_lines(document), text, "pdf")


def test_a_place_to_write_is_blank_in_every_format() -> None:
    """Where an empty cell prints a dash, an open one stays blank, for pen or keyboard."""
    built = pipeline.render(sheet_of("smarketing"), ("docx", "html", "md"))
    assert "<td>–</td>" not in built["html"].decode() and "<td></td>" in built["html"].decode()
    assert "| –" not in built["md"].decode() and "|     |" in built["md"].decode()
    cells = [text_of(cell) for cell in xml_of(built["docx"]).iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}tc")]
    assert "–" not in cells and cells.count("") > 100


def test_the_word_file_is_valid(tmp_path: Path) -> None:
    """A questionnaire's Word file passes openxml-audit."""
    path = tmp_path / "questions.docx"
    path.write_bytes(pipeline.render(sheet_of("smarketing"), ("docx",))["docx"])
    assert word_faults(path) == []


def test_the_command_writes_the_format_asked_for(tmp_path: Path) -> None:
    """A Word file unless told otherwise; the ending of `-o` or `-f` says the format; `--short` leaves the annex out."""
    assert run("questions", "smarketing", cwd=tmp_path).stdout == "made: questions-smarketing.docx\n"
    assert run("questions", "smarketing", "-o", "ask.md", cwd=tmp_path).stdout == "made: ask.md\n"
    assert run("questions", "smarketing", "-f", "html", "--short", cwd=tmp_path).returncode == 0
    assert "Annex 1" in (tmp_path / "ask.md").read_text(encoding="utf-8")
    assert "Annex 1" not in (tmp_path / "questions-smarketing.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("arguments", [("nonsense",), ("tiered", "-f", "odt"), ("tiered", "-o", "ask.odt")])
def test_what_cannot_be_made_is_refused(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """An unknown kind or format is named with what there is, exit 2, and no file is made."""
    done = run("questions", *arguments, cwd=tmp_path)
    assert done.returncode == 2 and ("tiered" in done.stderr or "docx" in done.stderr)
    assert list(tmp_path.iterdir()) == []
