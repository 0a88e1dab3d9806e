"""What a built file carries gives the same agreement again, and the file is found to show it, wherever it has been since."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace
from support.docx_material import agreement
from support.pdf_reading import faults
from support.samples import MINIMAL, SAMPLES
from support.twin_material import built, read_typed, sample, saved
from support.validators import word_faults

import slagen
from slagen import pipeline, proving
from slagen.answers.plain import plain
from slagen.answers.reading import compose
from slagen.render.attachments import Attachment
from slagen.render.docx.writer import write
from slagen.render.look import Look
from slagen.twin.travelling import travelling

OFFICE = shutil.which("soffice")
FORMATS = [("docx", "typst"), ("pdf", "typst"), ("pdf", "weasyprint")]
EVERY = [
    pytest.param(name, kind, engine, marks=() if name == MINIMAL[0] and engine == "typst" else pytest.mark.slow)
    for name in SAMPLES
    for kind, engine in FORMATS
]


def _gives_the_same_again(path: Path, name: str) -> None:
    twin = proving.extracted(path)
    reading = read_typed(twin.answers)
    hash = sample(name)[1].meta.content_hash
    assert pipeline.document_of(reading).meta.content_hash == twin.origin.content_hash == hash
    verdict = proving.verified(path, pipeline.library())
    assert verdict.differences == () and verdict.remarks == () and verdict.is_sound
    assert f"slagen {slagen.__version__} (as here)" in verdict.made and verdict.made.count("(as here)") == 2


@pytest.mark.parametrize(("name", "kind", "engine"), EVERY)
def test_a_built_file_gives_the_same_agreement_again(name: str, kind: str, engine: str, tmp_path: Path) -> None:
    """The answers inside a file, built again, give the same content hash, and the file shows what they give, word for word."""
    _gives_the_same_again(saved(tmp_path, built(name, kind, engine), f"{name}.{kind}"), name)


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice")
def test_a_word_file_that_libreoffice_saved_is_still_proven(tmp_path: Path) -> None:
    """After LibreOffice has opened and saved each sample's Word file, its answers are there and its words are found the same."""
    files = [str(saved(tmp_path, built(name), f"{name}.docx")) for name in SAMPLES]
    again = tmp_path / "again"
    command = [OFFICE, "-env:UserInstallation=file:///tmp/lo-twin", "--headless", "--convert-to", "docx", "--outdir", again]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=300)
    for name in SAMPLES:
        path = again / f"{name}.docx"
        assert path.read_bytes() != built(name)
        _gives_the_same_again(path, name)


@pytest.mark.parametrize("engine", ["typst", pytest.param("weasyprint", marks=pytest.mark.slow)])
def test_a_pdf_says_what_its_attachments_are(engine: str) -> None:
    """The answers are the source of the PDF and the terms its data, in the words of the archive's standard."""
    with pikepdf.open(io.BytesIO(built(MINIMAL[0], "pdf", engine))) as opened:
        told = {name: (str(one.obj.AFRelationship), one.get_file().mime_type) for name, one in opened.attachments.items()}
        related = {str(one.UF) for one in opened.Root.AF}
    assert told == {"answers.yaml": ("/Source", "application/yaml"), "terms.json": ("/Data", "application/json")}
    assert related == set(told)


@pytest.mark.parametrize("engine", ["typst", pytest.param("weasyprint", marks=pytest.mark.slow)])
@pytest.mark.parametrize("profile", ["PDF_A_3A", "PDF_UA_1"])
def test_a_pdf_with_attachments_keeps_both_standards(profile: str, engine: str) -> None:
    """With the answers inside, a PDF conforms to PDF/A-3a and to PDF/UA-1 (PyPI page-validation)."""
    assert faults(built(MINIMAL[0], "pdf", engine), profile) == []


def test_the_terms_inside_are_those_of_the_agreement(tmp_path: Path) -> None:
    """The terms travel as plain data, standard values included, with every figure as it was typed."""
    name = "saas-tiers"
    twin = proving.extracted(saved(tmp_path, built(name), "agreement.docx"))
    terms = json.loads(proving.terms_of(twin))
    assert terms == json.loads(json.dumps(twin.terms)) and terms["kind"] == "tiered"
    assert terms["kpis"]["availability"]["targets"][0]["minimum"] == "99.95 %"
    assert "breaches" in terms or "credits" in terms


def test_the_word_file_with_custom_parts_is_valid(tmp_path: Path) -> None:
    """Custom XML parts leave the Word file valid for openxml-audit."""
    inside = (
        Attachment("answers.yaml", "a: <&> ]]> é\n".encode(), "application/yaml", "source", "Answers"),
        Attachment("terms.json", b"{}", "application/json", "data", "Terms"),
    )
    path = saved(tmp_path, write(agreement(), Look(), inside), "agreement.docx")
    assert word_faults(path) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_travelling_answers_say_the_same(name: str) -> None:
    """Answers without comments load as the very same terms, with the same of them typed and the same assumed."""
    reading = sample(name)[0]
    other = read_typed(travelling(reading.root))
    assert other.terms == replace(reading.terms, notes=None)
    assert (other.loaded.given, other.loaded.assumed, other.loaded.blanks) == (
        reading.loaded.given, reading.loaded.assumed, reading.loaded.blanks,
    )  # fmt: skip


def test_texts_travel_in_the_way_they_were_typed() -> None:
    """Quotes, blocks, folded lines, braces and blanks mean the same after the journey, and a second journey changes nothing."""
    typed = (
        'a: "none"\nb: |\n  x\n   y\n\n  z # not a comment\nc: >-\n  folded\n  text\n\n  more\nd: \'it\'\'s\' # a comment\n'
        'e: {x: "= ", y: [1, two], z: [redacted]}\nf: "😀 \\t \\u00a0"\ng: plain\n  lines\nh: "ends  \\n "\ni: ""\nj:\n'
        "k: 12:30\nl: NO\nm: 010\nn: [https://a.example]\n"
    ).encode()
    once = travelling(compose(typed, "x"))
    assert travelling(compose(once, "x")) == once
    assert plain(compose(once, "x")) == plain(compose(typed, "x"))
    assert b"# a comment" not in once and b"[redacted]" in once and b'"none"' in once and b"l: NO" in once
