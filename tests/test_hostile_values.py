"""Values that mean harm come out as typed, or are refused by name, in every field and in every format."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import texts_of
from support.hostile import FIGURES, PRINTED, REFUSED, VALUES, Case, answers, holding, plain_twin, typed
from support.saying import pdf_text

from slagen import pipeline
from slagen.answers.characters import fold, forbidden
from slagen.answers.lookalikes import is_blank
from slagen.document.nodes import Document, Value
from slagen.document.walk import inlines, lines
from slagen.errors import AnswersError, Problem, SlagenError
from slagen.render import pdf
from slagen.render.look import Look

# One PDF holds some twenty values, so that each stays small and quick to set.
BATCHES = [PRINTED[start : start + 20] for start in range(0, len(PRINTED), 20)]
# Every twelfth value, and one from right to left, stand for all of them in a short run.
FEW = [*PRINTED[::12], next(case for case in PRINTED if case.right_to_left)]
SETS = [pytest.param(FEW, id="few"), *(pytest.param(batch, id=batch[0].id, marks=pytest.mark.slow) for batch in BATCHES)]
PLACES = 6
"""Every value stands in more places than this: names, descriptions, parts, definitions and formulas."""


def _written(text: str, folder: Path) -> Path:
    path = folder / "hostile.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def _read(text: str, folder: Path) -> tuple[Document, list[Problem]]:
    reading = pipeline.read(_written(text, folder))
    document = pipeline.document_of(reading)
    return document, pipeline.check(reading, document)


def _refused(text: str, folder: Path) -> Sequence[Problem]:
    """The errors that stop the build, or the one line of another refusal."""
    with pytest.raises(SlagenError) as caught:
        pipeline.build(_written(text, folder), folder / "out", ("md",))
    assert caught.value.exit_code == 2 and not (folder / "out").exists()
    if isinstance(caught.value, AnswersError):
        return caught.value.problems
    return [Problem("", "error", str(caught.value))]


@pytest.fixture(scope="module")
def all_in_one(tmp_path_factory: pytest.TempPathFactory) -> Document:
    return _read(holding([case.text for case in PRINTED]), tmp_path_factory.mktemp("all"))[0]


@pytest.fixture(scope="module")
def built(all_in_one: Document) -> dict[str, bytes]:
    return pipeline.render(all_in_one, ("docx", "html", "md"))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return pipeline.render(_read(plain_twin(PRINTED), tmp_path_factory.mktemp("plain"))[0], ("docx", "html", "md"))


def test_every_entry_has_a_name_and_a_claim_of_its_own() -> None:
    """Ids and claims are not empty and no id stands twice; a warning and a refusal name their finding."""
    for entries in (VALUES, FIGURES):
        assert len({case.id for case in entries}) == len(entries)
        assert all(case.claim and (case.verdict == "accept" or case.finding or case.says) for case in entries)


@pytest.mark.parametrize("format", ["docx", "html", "markdown"])
def test_accepted_values_come_out_as_typed(built: dict[str, bytes], format: str) -> None:
    """Each value stands in the file, sign by sign, at least once for every field that holds it."""
    text = getattr(texts_of, format)(built["md" if format == "markdown" else format])
    squeezed = texts_of.squeezed(text)
    for case in PRINTED:
        assert squeezed.count(texts_of.squeezed(case.said)) >= PLACES, case.id
        # Only Markdown, which has no way to say so, loses spaces at the beginning of a line and in a row.
        assert format == "markdown" or text.count(case.said) >= PLACES, case.id


@pytest.mark.parametrize("format", ["docx", "html", "markdown"])
def test_no_value_changes_the_structure_of_a_file(
    built: dict[str, bytes], plain: dict[str, bytes], format: str
) -> None:
    """Paragraphs, lists, headings, tables, fields and links are those of the same agreement with plain words."""
    kind = "md" if format == "markdown" else format
    skeleton = getattr(texts_of, f"{format}_skeleton")
    assert skeleton(built[kind]) == skeleton(plain[kind])


def test_a_word_file_has_no_field_link_or_part_from_a_value(built: dict[str, bytes], plain: dict[str, bytes]) -> None:
    """Fields, relationships and parts are those of the same agreement with plain words."""
    hostile, usual = (zipfile.ZipFile(io.BytesIO(one["docx"])) for one in (built, plain))
    assert hostile.namelist() == usual.namelist()
    for name in hostile.namelist():
        if name.endswith(".rels"):
            assert hostile.read(name) == usual.read(name)
    assert b"DDEAUTO" not in b"".join(
        piece for piece in hostile.read("word/document.xml").split(b"<") if piece.startswith(b"w:instrText")
    )


def test_a_web_page_runs_and_loads_nothing_from_a_value(built: dict[str, bytes], plain: dict[str, bytes]) -> None:
    """No script, image, frame or handler of events is in the page, and its styles are those of plain words."""
    elements = texts_of.html_skeleton(built["html"])
    assert not {name for name, _ in elements} & {"script", "img", "iframe", "svg", "object", "embed", "base", "form"}
    attributes = {attribute for _, found in elements for attribute in found}
    assert not [name for name in attributes if name.startswith("on") or name in ("src", "srcdoc", "action")]
    assert texts_of.html_styles(built["html"]) == texts_of.html_styles(plain["html"])


@pytest.mark.parametrize("engine", pdf.ENGINES)
@pytest.mark.parametrize("batch", SETS)
def test_a_pdf_holds_every_value_as_typed(batch: list[Case], engine: pdf.Engine, tmp_path: Path) -> None:
    """Each value is found in the PDF's text, and none became a link, an attachment or a script."""
    document, _ = _read(holding([case.text for case in batch]), tmp_path)
    result = pdf.render(document, Look(), engine)
    words = texts_of.squeezed(texts_of.pdf(result.pdf))
    turned = texts_of.squeezed(texts_of.pdf(result.pdf, right_to_left=True)).replace("\u200c", "")
    for case in batch:
        if (engine, case.id) == ("typst", "filler"):
            continue  # A letter that is to be drawn as nothing is drawn as nothing, and nothing is extracted.
        # The extracting program turns runs from right to left round by itself, and loses joiners inside them.
        said = texts_of.squeezed(case.said.replace("\u200c", "") if case.right_to_left else case.said)
        # One or the other may begin on one page and end on the next, with the foot of the page between.
        assert (turned if case.right_to_left else words).count(said) >= PLACES - 2, case.id
    with pikepdf.open(io.BytesIO(result.pdf)) as opened:
        assert "/EmbeddedFiles" not in opened.Root.get("/Names", {}) and "/OpenAction" not in opened.Root
        addresses = [
            note["/A"]["/URI"] for page in opened.pages for note in page.get("/Annots", []) if "/URI" in note.get("/A", {})
        ]
        assert addresses == []


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What is found in these small agreements whatever stands in them: that they pay no credits, say."""
    folder = tmp_path_factory.mktemp("usual")
    return {problem.id for text in (answers(), holding(["plain words"])) for problem in _read(text, folder)[1]}


@pytest.mark.parametrize("case", [case for case in VALUES if case.verdict == "warn"], ids=lambda case: case.id)
def test_what_looks_like_something_else_is_built_with_a_warning(case: Case, usual: set[str], tmp_path: Path) -> None:
    """The warning is there for every field that holds the value, at its line, and nothing else is said."""
    problems = [problem for problem in _read(holding([case.text]), tmp_path)[1] if problem.id not in usual]
    assert {(problem.id, problem.severity) for problem in problems} == {(case.finding, "warning")}
    assert {"parties.p0.name", "services.s0.includes.1", "kpis.k0.formula"} <= {problem.path for problem in problems}
    assert all(problem.place and problem.place.line for problem in problems)


def test_what_is_accepted_raises_nothing(usual: set[str], tmp_path: Path) -> None:
    """A real name, in any script, and any text that is only strange are built without a word."""
    _, problems = _read(holding([case.text for case in VALUES if case.verdict == "accept"]), tmp_path)
    assert [problem.line() for problem in problems if problem.id not in usual] == []


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.id)
def test_what_no_agreement_may_hold_is_refused_with_its_place(case: Case, tmp_path: Path) -> None:
    """Field, line and, for a character, its number are named, and nothing is written."""
    problems = _refused(holding([case.text]), tmp_path)
    assert {problem.id for problem in problems} == {case.finding}
    assert all(problem.place and problem.place.line for problem in problems)
    if case.finding == "A-CHAR":
        code = f"U+{ord(forbidden(case.text)[0][1]):04X}"
        assert all(code in problem.message for problem in problems)
        assert {"parties.p0.name", "services.s0.description"} <= {problem.path for problem in problems}


@pytest.mark.parametrize("case", FIGURES, ids=lambda case: case.id)
def test_figures_dates_and_times_mean_what_was_typed_or_are_refused(
    case: Case, usual: set[str], tmp_path: Path
) -> None:
    """A figure that could be read in two ways, or in none, is refused at its field; the message shows the right one."""
    text = answers({case.field: case.text})
    if case.verdict == "reject":
        problems = _refused(text, tmp_path)
        assert case.finding in {problem.id for problem in problems}
    else:
        _, problems = _read(text, tmp_path)
        assert {problem.id for problem in problems} - usual == ({case.finding} if case.verdict == "warn" else set())
    said = [problem for problem in problems if problem.id == case.finding]
    assert not case.says or any(case.says in problem.message + problem.mend for problem in said)
    assert bool(said) == (case.verdict != "accept")
    assert not said or {problem.path for problem in said} & {"", case.field, case.field.rpartition(".")[0]}


_SIGNS = "{}%#<>&*_`[]()|\\\"'~=-+1. \n\t:!$@^;,/?x\u00e9\u2028\u00a0\u00ad\u05d0"
_NASTY = st.text(st.sampled_from(_SIGNS), min_size=1, max_size=40)


@settings(max_examples=60)
@given(st.one_of(st.text(min_size=1, max_size=30), _NASTY))
def test_any_text_comes_out_as_typed_or_is_refused_with_a_place(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    """Whatever is typed in quotes: the document, Word, web and Markdown hold exactly that, or the answers are refused."""
    folder = tmp_path_factory.getbasetemp()
    path = folder / "any.yaml"
    services = f"{{s: {{name: Shop, description: {typed(text)}}}}}"
    path.write_text(answers(services=services, coverage="{}", kpis="{}"), encoding="utf-8")
    try:
        document = pipeline.document_of(pipeline.read(path))
    except AnswersError as error:
        assert forbidden(text) or is_blank(text)
        assert all(problem.place and problem.place.line for problem in error.problems)
        return
    said = fold(text).strip(" \t\n")
    values = [node.text for line in lines(document) for node in inlines(line) if isinstance(node, Value)]
    assert said in values
    made = pipeline.render(document, ("docx", "html", "md"))
    assert said in texts_of.docx(made["docx"]) and said in texts_of.html(made["html"])
    assert texts_of.squeezed(said) in texts_of.squeezed(texts_of.markdown(made["md"]))


def test_twenty_thousand_characters_in_one_answer_are_all_there(tmp_path: Path) -> None:
    """A long text comes out whole, and the PDF is set in a few seconds."""
    text = " ".join(f"Sentence {number} of a long description." for number in range(560))
    assert len(text) > 20_000
    document, problems = _read(answers({"services.s.description": text}), tmp_path)
    assert not [problem for problem in problems if problem.severity != "advice"]
    assert text in texts_of.docx(pipeline.render(document, ("docx",))["docx"])
    result = pdf.render(document, Look())
    words = texts_of.squeezed(pdf_text(result.pdf, document.meta.title, document.meta.reference))
    assert all(f"Sentence{number}ofalongdescription." in words for number in range(560))
