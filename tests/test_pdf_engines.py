"""Both PDF engines say the same of every sample, and in every look: words, bookmarks, tables, contents and pages; both
meet the standards."""

from __future__ import annotations

import re
from functools import cache

import pytest
from support.looks import words_of
from support.pdf_reading import bookmarks, faults, places_of
from support.samples import SAMPLES
from support.saying import assert_all_there_in_order, pages_of, printed_lines

from slagen import pipeline
from slagen.data import folder
from slagen.document.nodes import Document
from slagen.document.numbering import number
from slagen.document.walk import clauses, plain, tables
from slagen.library.library import shipped_library
from slagen.library.looks import load_look
from slagen.render import pdf

QUICK = "minimal-smarketing"
LOOKS = shipped_library().looks()
# WeasyPrint takes seconds for each sample; of the other looks' words, tests/test_looks.py walks every sample.
BOTH = [
    pytest.param(name, engine, look, marks=[] if engine == "typst" or (name, look) == (QUICK, "plain") else [pytest.mark.slow])
    for look in LOOKS
    for name in SAMPLES
    for engine in pdf.ENGINES
    if look == "plain" or name == QUICK
]


@cache
def _document(name: str) -> Document:
    return pipeline.document_of(pipeline.read(folder("samples") / name / "answers.yaml"))


@cache
def _made(name: str, engine: pdf.Engine, look: str = "plain") -> pdf.PdfResult:
    return pdf.render(_document(name), load_look(look), engine)


@pytest.mark.parametrize(("name", "engine", "look"), BOTH)
def test_every_word_is_there_in_order(name: str, engine: pdf.Engine, look: str) -> None:
    """Every line of the document stands in the PDF, in its order, and nothing had to be warned of."""
    document, made = _document(name), _made(name, engine, look)
    assert (made.warnings, made.borrowed, made.missing) == ((), "", "")
    assert_all_there_in_order(printed_lines(document), words_of(made.pdf, document, load_look(look)), f"{look}, {engine}")


@pytest.mark.parametrize(("name", "engine", "look"), BOTH)
def test_headings_are_bookmarks(name: str, engine: pdf.Engine, look: str) -> None:
    """The title, every section and every clause is a bookmark, with its number, under the one above it."""
    document = _document(name)
    labels = number(document).labels
    expected = [(0, plain(document.cover.title))]
    for section in document.sections:
        expected.append((1, f"{labels[section.id].number} {plain(section.title)}".strip()))
        inner = (clause for there, clause in clauses(document) if there is section)
        expected += [(2, f"{labels[clause.id].number} {plain(clause.title)}".strip()) for clause in inner]
    assert bookmarks(_made(name, engine, look).pdf) == expected


@pytest.mark.parametrize(("name", "engine", "look"), BOTH)
def test_contents_and_references_lead_to_the_right_pages(name: str, engine: pdf.Engine, look: str) -> None:
    """Each entry of the contents prints the page on which its heading stands; every page says its number and their count."""
    document, made = _document(name), _made(name, engine, look)
    places, labels = places_of(made.pdf), number(document).labels
    pages = pages_of(made.pdf, "-raw")[:-1]
    assert [re.findall(r"Page (\d+) of (\d+)", page)[-1:] for page in pages[1:]] == [
        [(str(place), str(len(pages)))] for place in range(2, len(pages) + 1)
    ]
    (start,) = [place for place, page in enumerate(pages) if re.search(rf"(?mi)^{document.words.contents}$", page)]
    first = min(places[section.id] for section in document.sections if section.kind != "front")
    contents = " ".join(" ".join(pages[start:first]).split()).casefold()
    inside = load_look(look).layout.contents == "clauses"
    parts = ((section, *(_clauses_of(document, section.id) if inside else ())) for section in document.sections)
    entries = [part for several in parts for part in several]
    for part in entries:
        entry = f"{labels[part.id].number} {plain(part.title)} {places[part.id]}".strip()
        assert entry.casefold() in contents, entry
        assert plain(part.title).split()[0].casefold() in pages[places[part.id] - 1].casefold()


def _clauses_of(document: Document, section: str) -> list[object]:
    return [clause for there, clause in clauses(document) if there.id == section and there.kind == "article"]


@pytest.mark.parametrize("name", SAMPLES)
def test_no_caption_ends_a_page(name: str) -> None:
    """The caption of a table stands on the page of its first rows."""
    document = _document(name)
    pages = [page.splitlines() for page in pages_of(_made(name, "typst").pdf, "-raw")[:-1]]
    numbers = number(document).of_table
    every = [table for section in document.sections for table in tables(section.blocks) if table.caption]
    captions = {f"Table {numbers[id(table)]}:" for table in every}
    assert captions
    for page in pages:
        above_foot = page[-2] if len(page) > 1 else ""
        assert not any(above_foot.startswith(caption) for caption in captions), above_foot


@pytest.mark.parametrize(("name", "engine", "look"), BOTH)
def test_samples_meet_the_standards(name: str, engine: pdf.Engine, look: str) -> None:
    """Every sample's PDF is PDF/A-3a and PDF/UA-1, from both engines."""
    made = _made(name, engine, look).pdf
    assert faults(made, "PDF_A_3A") == []
    assert faults(made, "PDF_UA_1") == []


@pytest.mark.parametrize(
    ("name", "look"),
    [pytest.param(name, "plain", marks=[pytest.mark.slow] if name != QUICK else []) for name in SAMPLES]
    + [pytest.param(QUICK, look, marks=[pytest.mark.slow]) for look in LOOKS if look != "plain"],
)
def test_neither_engine_adds_a_word(name: str, look: str) -> None:
    """What one engine prints beside the document's own lines, the other prints too: no word is in one file alone."""
    document, style = _document(name), load_look(look)
    words = [set(re.split(r"[\s\-–/•]+", words_of(_made(name, engine, look).pdf, document, style))) for engine in pdf.ENGINES]
    assert {word for word in words[0] ^ words[1] if not word.isdigit()} == set()
