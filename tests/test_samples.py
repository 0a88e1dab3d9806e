"""Every shipped sample builds, says the same in every format, has no error, and reads as its reviewed text says."""

from __future__ import annotations

import html
import io
import os
import re
import shutil
import subprocess
import unicodedata
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from slagen import pipeline
from slagen.data import folder
from slagen.document.nodes import Define, Document, Inline, Link, Ref, Text, Use, Value
from slagen.document.numbering import Numbers, number
from slagen.document.walk import inlines, lines

SAMPLES = sorted(path.parent.name for path in folder("samples").glob("*/answers.yaml"))
KINDS = pipeline.kinds()
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _document(name: str) -> tuple[pipeline.Reading, Document]:
    reading = pipeline.read(folder("samples") / name / "answers.yaml")
    return reading, pipeline.document_of(reading)


def _squeezed(text: str) -> str:
    """The text without spaces, soft breaks and capitals, so that only line breaks and letter case may differ."""
    return re.sub(r"[\s\\]+", "", unicodedata.normalize("NFC", text)).casefold()


def _printed(node: Inline, numbers: Numbers) -> str:
    match node:
        case Text() | Value() | Use() | Link():
            return node.text
        case Define():
            return f"“{node.term}”"
        case Ref():
            return numbers.labels[node.target].reference
        case _:
            return ""


def _docx_text(content: bytes) -> str:
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml"))
    return "".join(node.text or "" for node in root.iter(f"{W}t"))


def _html_text(content: bytes) -> str:
    body = re.sub(r"<(style|script)[^>]*>.*?</\1>", "", content.decode(), flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", "", body))


def _pdf_text(content: bytes, title: str, reference: str) -> str:
    """The words of the pages without running heads."""
    text = subprocess.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"], input=content, capture_output=True, check=True, timeout=60
    ).stdout.decode()
    heads = (re.escape(title), re.escape(reference), r"Page \d+ of \d+", re.escape(title) + r"\s*" + re.escape(reference))
    cover, *pages = text.split("\f")
    kept = [line for page in pages for line in page.splitlines() if not re.fullmatch("|".join(heads), line.strip())]
    return "\n".join((cover, *kept))


def _assert_all_there_in_order(expected: list[str], text: str, name: str) -> None:
    squeezed, at = _squeezed(text), 0
    for line in expected:
        wanted = _squeezed(line)
        found = squeezed.find(wanted, at)
        assert found >= 0, f"{name} lacks, in its place: {line!r}; there stands {squeezed[at : at + 120]!r}"
        at = found + len(wanted)


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
    numbers = number(document)
    expected = ["".join(_printed(node, numbers) for node in inlines(line)) for line in lines(document)]
    expected = [line for line in expected if line.strip()]
    assert len(expected) > 100
    built = pipeline.render(document, ("docx", "pdf", "html", "md"))
    markdown = re.sub(r"\\(?=[^\w\s])", "", built["md"].decode())
    _assert_all_there_in_order(expected, _docx_text(built["docx"]), "docx")
    _assert_all_there_in_order(expected, _html_text(built["html"]), "html")
    _assert_all_there_in_order(expected, _pdf_text(built["pdf"], document.meta.title, document.meta.reference), "pdf")
    plain = html.unescape(re.sub(r"\*\*|<br ?/?>", "", markdown))
    _assert_all_there_in_order([re.sub(r"\*", "", line) for line in expected], re.sub(r"\*", "", plain), "md")


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
