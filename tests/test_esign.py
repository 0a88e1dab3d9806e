"""Services for electronic signatures find the places to sign by words that nobody sees; PDF readers find empty fields there."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace
from support.pdf_reading import faults
from support.saying import docx_text, pages_of
from support.twin_material import sample

from slagen import pipeline
from slagen.data import folder
from slagen.document.anchors import unsigned, with_anchors
from slagen.document.nodes import Document, SignatureBlock, Text
from slagen.library.looks import load_look
from slagen.render import html, pdf, text
from slagen.render.docx import writer
from slagen.render.pdf_places import with_places_to_sign

NAME = "it-desk"
EXPECTED = {
    "docusign": ("/ds1/", "/sn1/", "/ds4/", "/sn4/"),
    "adobe": ("{{Dte_es_:signer1:date}}", "{{Sig_es_:signer1:signature}}", "{{Sig_es_:signer4:signature}}"),
}
LOOK = load_look("plain")
SAMPLES = folder("samples")


def _document(service: str) -> Document:
    return with_anchors(sample(NAME)[1], service)  # type: ignore[arg-type]


@pytest.mark.parametrize("service", EXPECTED)
def test_every_place_to_sign_has_its_anchor(service: str) -> None:
    """Word file, PDF and page carry the anchors of the service, each once, numbered through the signatories."""
    document = _document(service)
    page = html.write(document, LOOK).decode()
    words = docx_text(writer.write(document, LOOK))
    paper = "".join("".join(pages_of(pdf.render(document, LOOK).pdf, "-raw")).split())
    for anchor in EXPECTED[service]:
        assert page.count(f'<span class="anchor" aria-hidden="true">{anchor}</span>') == 1
        assert words.count(anchor) == 1 and paper.count(anchor) == 1
    assert text.write(document, LOOK) == text.write(sample(NAME)[1], LOOK)


def test_an_unknown_signatory_gets_an_anchor_for_the_name() -> None:
    """Where nobody is named to sign, the service asks for the name as well."""
    document = with_anchors(sample("minimal-tiered")[1], "docusign")
    assert "/fn1/" in docx_text(writer.write(document, LOOK))


def test_anchors_are_not_to_be_seen() -> None:
    """In Word and on the page the anchors are white and small."""
    with zipfile.ZipFile(io.BytesIO(writer.write(_document("docusign"), LOOK))) as archive:
        style = re.search(r'w:styleId="SigningAnchor".*?</w:style>', archive.read("word/styles.xml").decode(), re.DOTALL)
    assert style and 'w:color w:val="FFFFFF"' in style[0] and 'w:sz w:val="12"' in style[0]
    assert re.search(r"\.anchor \{ color: #fff; font-size: 6pt; \}", html.write(_document("docusign"), LOOK).decode())


def test_without_a_service_the_document_is_as_it_was() -> None:
    """The look that comes with slagen asks for fields in the PDF; no service has its anchors in the document."""
    assert LOOK.esign == "fields"
    assert all(with_anchors(sample(NAME)[1], none) is sample(NAME)[1] for none in ("fields", "none"))


@pytest.mark.parametrize("engine", ["typst", pytest.param("weasyprint", marks=pytest.mark.slow)])
def test_each_signatory_has_an_empty_field_at_the_line(engine: pdf.Engine) -> None:
    """The fields stand on the page of the signatures, one a signatory, named after them, apart from each other; PDF/UA holds."""
    document = sample(NAME)[1]
    made = with_places_to_sign(pdf.render(document, LOOK, engine).pdf, document)
    with pikepdf.open(io.BytesIO(made)) as opened:
        fields = list(opened.Root.AcroForm.Fields)
        last = opened.pages[-1].obj.objgen
        assert {one.P.objgen for one in fields} == {last}
        named = [str(one.TU) for one in fields]
        boxes = [tuple(round(float(edge)) for edge in one.Rect) for one in fields]
    assert len(named) == len(list(unsigned(document))) == 4 and "Karin Lindqvist" in named[0] and "Lars Nyström" in named[3]
    assert len(set(boxes)) == 4 and all(right - left > 100 and top - foot >= 18 for left, foot, right, top in boxes)
    assert faults(made, "PDF_UA_1") == []


@pytest.mark.parametrize("name", [one.parent.name for one in sorted(SAMPLES.glob("*/answers.yaml"))])
def test_every_sample_asks_each_signatory(name: str, tmp_path: Path) -> None:
    """The PDF of every sample has a field for each place to sign; a draft has none, since it is not for signing."""
    file = SAMPLES / name / "answers.yaml"
    for draft in (False, True):
        made = pipeline.build(file, tmp_path, ("pdf",), draft=draft).files[0]
        with pikepdf.open(made) as opened:
            found = len(opened.Root.get("/AcroForm", {}).get("/Fields", []))
        assert found == (0 if draft else len(list(unsigned(sample(name)[1])))) and (draft or found > 1)


def test_an_answer_that_reads_like_a_label_costs_the_fields() -> None:
    """Where it cannot be told which line is signed, since a name is Signature too, the PDF stays without fields."""
    document = sample("minimal-tiered")[1]
    *others, last = document.sections
    odd = SignatureBlock((Text("Signature"),), (("Name", (Text("Signature"),)), ("Signature", ())))
    document = replace(document, sections=(*others, replace(last, blocks=(*last.blocks, odd))))
    made = pdf.render(document, LOOK).pdf
    assert with_places_to_sign(made, document) == made
