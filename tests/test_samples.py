"""Every shipped sample builds, says the same in every format, has no error, and reads as its reviewed text says."""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from support.saying import assert_all_there_in_order, docx_text, html_text, pdf_text, printed_lines

from slagen import pipeline
from slagen.data import folder
from slagen.document.nodes import Document

SAMPLES = sorted(path.parent.name for path in folder("samples").glob("*/answers.yaml"))
KINDS = pipeline.kinds()


def _document(name: str) -> tuple[pipeline.Reading, Document]:
    reading = pipeline.read(folder("samples") / name / "answers.yaml")
    return reading, pipeline.document_of(reading)


def test_each_kind_has_a_sample() -> None:
    """Each kind of agreement on disk has at least one sample."""
    shown = {pipeline.read(folder("samples") / name / "answers.yaml").terms.kind for name in SAMPLES}
    assert set(KINDS) == shown


@pytest.mark.parametrize("name", SAMPLES)
def test_sample_is_sound(name: str) -> None:
    """A shipped sample has no finding at all, neither error nor warning."""
    reading, document = _document(name)
    assert [problem.line() for problem in pipeline.check(reading, document)] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_all_formats_say_the_same(name: str) -> None:
    """Every line of the document stands in DOCX, PDF, HTML and Markdown, in the same order and the same words."""
    _, document = _document(name)
    expected = printed_lines(document)
    assert len(expected) > 100
    built = pipeline.render(document, ("docx", "pdf", "html", "md"))
    markdown = re.sub(r"\\(?=[^\w\s])", "", built["md"].decode())
    assert_all_there_in_order(expected, docx_text(built["docx"]), "docx")
    assert_all_there_in_order(expected, html_text(built["html"]), "html")
    assert_all_there_in_order(expected, pdf_text(built["pdf"], document.meta.title, document.meta.reference), "pdf")
    plain = html.unescape(re.sub(r"\*\*|<br ?/?>", "", markdown))
    assert_all_there_in_order([re.sub(r"\*", "", line) for line in expected], re.sub(r"\*", "", plain), "md")


@pytest.mark.parametrize("name", SAMPLES)
def test_text_is_as_reviewed(name: str) -> None:
    """The built text equals the reviewed one beside the sample; `make goldens` writes it anew for review by diff."""
    _, document = _document(name)
    reviewed = Path(folder("samples") / name / "agreement.md").read_text(encoding="utf-8")
    assert pipeline.render(document, ("md",))["md"].decode() == reviewed


@pytest.mark.parametrize("name", SAMPLES)
def test_word_files_are_valid(name: str, tmp_path: Path) -> None:
    """Every sample's Word file, draft or final, passes openxml-audit and, where it is installed, the Open XML SDK."""
    audit = pytest.importorskip("openxml_audit")
    program = os.environ.get("OOXML_VALIDATOR") or shutil.which("ooxml-validator")
    for draft in (False, True):
        reading = pipeline.read(folder("samples") / name / "answers.yaml")
        path = tmp_path / f"{name}-{draft}.docx"
        path.write_bytes(pipeline.render(pipeline.document_of(reading, draft=draft), ("docx",))["docx"])
        assert [str(error) for error in audit.OpenXmlValidator().validate(path).errors] == []
        if program:
            run = subprocess.run([program, str(path)], capture_output=True, text=True, timeout=120, check=False)
            assert '"ok": true' in run.stdout, run.stdout + run.stderr


@pytest.mark.parametrize("name", SAMPLES)
def test_pages_are_neither_few_nor_many(name: str) -> None:
    """A sample is a full agreement of 12 to 30 pages, every one numbered by the PDF."""
    from slagen.library.looks import load_look
    from slagen.render.pdf import render

    _, document = _document(name)
    result = render(document, load_look("plain"))
    assert 12 <= result.count <= 30
    assert result.warnings == ()
