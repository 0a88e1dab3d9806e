"""The trip as a whole: drafts, refusals, faults and missing libraries."""

from __future__ import annotations

from pathlib import Path

import pytest

from slagen import pipeline
from slagen.data import folder
from slagen.errors import AnswersError, DependencyError, FileError, UsageError
from slagen.files import file_stem, write_whole

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
    import slagen.render.pdf

    def missing(*_: object) -> None:
        raise DependencyError("install pango")

    monkeypatch.setattr(slagen.render.pdf, "render", missing)
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
