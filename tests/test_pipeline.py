"""The trip as a whole: drafts, refusals, faults and missing libraries."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.hostile import answers

from slagen import pipeline
from slagen.checks.glyphs import Unshown, unshown
from slagen.data import folder
from slagen.document.nodes import Cover, Document, Meta, Paragraph, Section, Text, Value
from slagen.errors import AnswersError, DependencyError, FileError, Place, Problem, UsageError
from slagen.files import file_stem, write_whole
from slagen.render import pdf
from slagen.render.look import Look

SAMPLE = folder("samples") / "saas-tiers" / "answers.yaml"


@pytest.fixture
def contradictory(tmp_path: Path) -> Path:
    """The sample with one credit band pulled away from its neighbour."""
    text = SAMPLE.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if "at_least:" in line and "below:" in line)
    lines[at] = lines[at].replace("at_least: 99.9 %", "at_least: 99.92 %")
    assert lines[at] not in text
    path = tmp_path / "broken.yaml"
    path.write_text("".join(lines), encoding="utf-8")
    return path


def test_an_agreement_with_errors_is_not_built(contradictory: Path, tmp_path: Path) -> None:
    """A gap between credit bands stops the build, names the rule and its line, and leaves no folder behind."""
    with pytest.raises(AnswersError) as caught:
        pipeline.build(contradictory, tmp_path / "out", ("md",))
    assert "B-" in str(caught.value) and "broken.yaml:" in str(caught.value)
    assert not (tmp_path / "out").exists()


def test_a_draft_is_built_and_stamped(contradictory: Path, tmp_path: Path) -> None:
    """`--draft` builds it all the same, stamped, and still returns the problems."""
    built = pipeline.build(contradictory, tmp_path, ("md", "html"), draft=True)
    assert any(problem.severity == "error" for problem in built.problems)
    assert all("DRAFT" in path.read_text(encoding="utf-8") for path in built.files)


def test_without_pango_all_but_the_pdf_is_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the PDF's library is missing, the other formats are written and the error says what to install."""
    from slagen.render import several

    def missing(*_: object) -> None:
        raise DependencyError("install pango")

    monkeypatch.setattr(several, "render_pdf", missing)
    with pytest.raises(DependencyError, match="install pango"):
        pipeline.build(SAMPLE, tmp_path, ("docx", "pdf", "md"))
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".docx", ".md"]


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    """An unknown format is named, with those that exist."""
    with pytest.raises(UsageError, match="docx, pdf, html, md"):
        pipeline.build(SAMPLE, tmp_path, ("odt",))


def test_a_minimal_tiered_agreement_fits_on_one_screen(tmp_path: Path) -> None:
    """Few answers make a sound agreement; what slagen assumed is named and printed."""
    answers = tmp_path / "small.yaml"
    answers.write_text(
        "kind: tiered\n"
        "document: {reference: S-1, date: 2027-01-15, zone: Europe/Berlin}\n"
        "parties:\n"
        "  north: {name: Nordlicht Hosting GmbH, role: provider}\n"
        "  harbour: {name: Harbour Books Ltd, role: customer}\n"
        "services:\n"
        "  shop: {name: Shop hosting, description: Hosting of the web shop}\n"
        "coverage:\n"
        "  office: {name: Office hours, hours: mon-fri 09:00-17:00, holidays: DE-BE}\n"
        "tiers:\n"
        "  gold: {name: Gold}\n"
        "  silver: {name: Silver}\n",
        encoding="utf-8",
    )
    built = pipeline.build(answers, tmp_path / "out", ("md",))
    assert [problem.line() for problem in built.problems if problem.severity == "error"] == []
    assert len(built.assumed) > 3
    text = (tmp_path / "out" / "small.md").read_text(encoding="utf-8")
    assert "Standard values" in text and "Harbour Books Ltd" in text


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the rename fails the old file is whole and no temporary file is left."""
    target = tmp_path / "a.md"
    target.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(FileError, match="No space left"):
        write_whole(target, b"new")
    monkeypatch.undo()
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


@pytest.mark.parametrize(
    "text, stem",
    [("../../etc/cron.d/x", "etc-cron-d-x"), ("C:\\con", "c-con"), ("CON", "agreement"), ("日本", "agreement"), ("Ä B", "a-b")],
)
def test_file_names_are_plain(text: str, stem: str) -> None:
    """Whatever the text, the file name is letters, digits and hyphens, and stays in its folder."""
    assert file_stem(text) == stem


def test_characters_that_no_bundled_font_has_are_named_where_a_pdf_is_built(tmp_path: Path) -> None:
    """A name in Japanese is named with its line and its characters in a PDF's build, and not where none is built."""
    text = answers(services="{s: {name: Shop, description: Hosting}, t: {name: 日本電信 Ltd, description: Ελληνικά, Привет}}")
    path = tmp_path / "names.yaml"
    path.write_text(text.replace("Ελληνικά, Привет", "Ελληνικά Привет"), encoding="utf-8")
    told = [problem for problem in pipeline.build(path, tmp_path, ("pdf",)).problems if problem.id == "D-GLYPH"]
    assert {(problem.path, problem.severity) for problem in told} == {("services.t.name", "warning")}
    assert all(problem.place and problem.place.line == 4 for problem in told)
    assert "日 (U+65E5)" in " ".join(problem.message for problem in told)
    assert not [problem for problem in pipeline.build(path, tmp_path, ("docx", "html")).problems if problem.id == "D-GLYPH"]


def test_findings_on_characters_are_few_whatever_the_number_of_answers() -> None:
    """A document wholly in a script without a font ends in a bounded list, and words of the library are named too."""
    paragraphs = tuple(Paragraph((Value("日本", f"notes.{number}"),)) for number in range(50))
    section = Section("a", "plain", (Text("漢"),), paragraphs)
    document = Document(Meta("T"), Cover((Text("T"),), (), (), ()), (section,))
    found = unshown(document, Unshown(borrowed="漢", missing="日本"), {})
    assert len(found) == 12 and found[0].message.startswith("notes.0 holds 日 (U+65E5), 本 (U+672C), which no font here has")
    assert found[10].message.startswith("40 more answers") and found[11].message.startswith("The text holds 漢 (U+6F22)")


def test_a_finding_is_one_line_that_steers_no_terminal() -> None:
    """Line breaks, escape characters and marks of direction of an answer are spelled out in what is printed."""
    problem = Problem("X", "error", "a\nb\x1b[2J\u202ec", "", "d\r", Place("e\nf", 1, 2))
    assert problem.line() == "e\\nf:1:2: error X: a\\nb\\u001b[2J\\u202ec. d\\u000d"


@pytest.mark.parametrize(
    ("option", "answer", "look", "chosen"),
    [
        (None, None, "typst", "typst"),
        (None, None, "weasyprint", "weasyprint"),
        (None, "typst", "weasyprint", "typst"),
        ("weasyprint", "typst", "typst", "weasyprint"),
    ],
)
def test_the_option_then_the_answers_then_the_look_choose_the_engine(
    option: pdf.Engine | None, answer: str | None, look: pdf.Engine, chosen: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What lays out the PDF is said by the command, else by the answers, else by the look."""
    asked: list[str] = []

    def made(document: Document, look: Look, attachments: object = ()) -> pdf.PdfResult:
        return pdf.PdfResult(b"%PDF", (), "", "")

    for name, module in pdf.ENGINES.items():
        monkeypatch.setattr(f"{module}.render", lambda *given, name=name: asked.append(name) or made(*given))
    style = Look(pdf_engine=look, esign="none")
    monkeypatch.setattr("slagen.library.library.Library.look", lambda self, name="plain", paper=None: style)
    answers = tmp_path / "answers.yaml"
    typed = f"document:\n  pdf_engine: {answer}\n" if answer else "document:\n"
    answers.write_text(SAMPLE.read_text(encoding="utf-8").replace("document:\n", typed, 1), encoding="utf-8")
    pipeline.build(answers, tmp_path / "out", ("pdf",), engine=option)
    assert asked == [chosen]
