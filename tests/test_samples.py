"""Every shipped sample builds, says the same in every format, has no error, and reads as its reviewed text says."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from support.samples import FULL, MINIMAL, SAMPLES, document_of, pdf_of, reading_of
from support.saying import assert_all_there_in_order, docx_text, html_text, pages_of, pdf_text, printed_lines

from slagen import pipeline
from slagen.assembly.settle import is_assumed
from slagen.data import folder
from slagen.document.index import index
from slagen.document.nodes import Document, Paragraph
from slagen.document.walk import block_lines, plain
from slagen.library.outline import load_outline
from slagen.quantities.blank import blank_in

KINDS = pipeline.kinds()


def _document(name: str) -> tuple[pipeline.Reading, Document]:
    return reading_of(name), document_of(name)


def test_each_kind_has_a_sample() -> None:
    """Each kind of agreement on disk has at least one full sample, and one of the fewest answers."""

    def shown(names: list[str]) -> list[str]:
        return [reading_of(name).terms.kind for name in names]

    assert set(shown(FULL)) == set(KINDS)
    assert sorted(shown(MINIMAL)) == sorted(KINDS)


@pytest.mark.parametrize("name", SAMPLES)
def test_sample_is_sound(name: str) -> None:
    """A shipped sample has no finding at all, neither error nor warning."""
    reading, document = _document(name)
    assert [problem.line() for problem in pipeline.check(reading, document)] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_all_formats_say_the_same(name: str) -> None:
    """Every line of the document stands in DOCX, HTML and Markdown: same order, same words."""
    _, document = _document(name)
    expected = printed_lines(document)
    assert len(expected) > 100
    built = pipeline.render(document, ("docx", "html", "md"))
    markdown = re.sub(r"\\(?=[^\w\s])", "", built["md"].decode())
    assert_all_there_in_order(expected, docx_text(built["docx"]), "docx")
    assert_all_there_in_order(expected, html_text(built["html"]), "html")
    plain = html.unescape(re.sub(r"\*\*|<br ?/?>", "", markdown))
    assert_all_there_in_order([re.sub(r"\*", "", line) for line in expected], re.sub(r"\*", "", plain), "md")


@pytest.mark.parametrize("name", SAMPLES)
def test_text_is_as_reviewed(name: str) -> None:
    """The built text equals the reviewed one beside the sample; `make goldens` writes it anew for review by diff."""
    _, document = _document(name)
    reviewed = Path(folder("samples") / name / "agreement.md").read_text(encoding="utf-8")
    assert pipeline.render(document, ("md",))["md"].decode() == reviewed


@pytest.mark.parametrize("name", FULL)
def test_the_pdf_says_the_same_on_neither_few_nor_many_pages(name: str) -> None:
    """Every line of a full sample stands in its PDF, in order, on 12 to 32 pages, every one numbered by the PDF."""
    document, result = document_of(name), pdf_of(name)
    text = pdf_text(result.pdf, document.meta.title, document.meta.reference)
    assert_all_there_in_order(printed_lines(document), text, "pdf")
    (count,) = {int(total) for total in re.findall(r"Page \d+ of (\d+)", "\f".join(pages_of(result.pdf)))}
    assert 12 <= count <= 32
    assert result.warnings == ()


@pytest.mark.parametrize("name", MINIMAL)
def test_the_fewest_answers_fit_on_one_screen(name: str) -> None:
    """A minimal sample has at most 40 lines of at most 130 characters."""
    answers = (folder("samples") / name / "answers.yaml").read_text(encoding="utf-8").splitlines()
    assert len(answers) <= 40 and max(map(len, answers)) <= 130


@pytest.mark.parametrize("name", MINIMAL)
def test_the_fewest_answers_make_an_agreement_that_reads_as_complete(name: str) -> None:
    """It has most of the parts of its kind's outline, no blank to be filled, and no sentence with a hole in it."""
    reading, document = _document(name)
    outline = load_outline(folder("templates") / reading.terms.kind / "agreement.yaml")
    assert len(document.sections) >= 0.7 * len(outline.parts)
    for line in printed_lines(document):
        assert not blank_in(line), line
        # Where an answer is missing, a sentence shows two signs in a row or two spaces.
        assert not re.search(r"[:;,(“] ?[.;,)”]|  ", line), line
    for section in document.sections:
        holds = [block for block in section.blocks if not isinstance(block, Paragraph)]
        assert holds or section.kind != "schedule", f"{section.id} has no table"


@pytest.mark.parametrize("name", MINIMAL)
def test_every_assumed_value_is_named(name: str, tmp_path: Path) -> None:
    """What the document prints or decides on without an answer stands in its last schedule and in the build's output."""
    reading, document = _document(name)
    built = pipeline.build(reading.file, tmp_path, ("md",))
    printed = {value.path: value.text for _, value in index(document).values if value.assumed}
    assert len(printed) > 20 and set(printed) <= {path for path in printed if is_assumed(path, reading.loaded.assumed)}
    (schedule,) = [section for section in document.sections if section.id == "assumptions"]
    words = "\n".join(plain(line) for line in block_lines(schedule.blocks))
    taken = dict(built.assumed)
    assert set(printed) <= taken.keys()
    # Records with the same values share a row, and a record is named by them; every other value stands there itself,
    # a sentence without its full stop.
    assert [path for path, said in taken.items() if said.removesuffix(".") not in words and not path.endswith(".name")] == []


def test_a_choice_that_nobody_made_is_named() -> None:
    """What happens after a change of ownership, assumed by a kind, is listed though no clause prints the choice itself."""
    _, document = _document("minimal-tiered")
    found = dict(pipeline.printed_assumptions(document))
    assert found["ownership.option"] == "it goes on, and either side may ask for new terms"
    assert found["term.renewal"]
