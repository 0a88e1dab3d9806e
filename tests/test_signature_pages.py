"""Nobody signs on a page that does not say what is signed, and no line of the contents begins a page alone."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from support.docx_material import agreement
from support.saying import pages_of

from slagen.document.nodes import Document, Paragraph, Section, SignatureBlock, Text
from slagen.library.looks import load_look
from slagen.render import pdf

COMPACT = load_look("compact")
LINES = 47
"""So many lines of text fill a page of the compact look, or nearly."""


def _signed(count: int) -> Document:
    """So many lines, then the places to sign, in a look in which no part begins a page of its own."""
    words = tuple(Paragraph((Text(f"Line {place}"),)) for place in range(count))
    blocks = tuple(SignatureBlock((Text(name),), (("Name", ()), ("Signature", ()))) for name in ("Firstling AG", "Secundus Ltd"))
    signing = Section("signing", "signatures", (Text("Signatures"),), (Paragraph((Text("They sign as follows."),)), *blocks))
    document = agreement()
    return replace(document, sections=(Section("text", "plain", (Text("Words"),), words), signing))


def _listed(count: int) -> Document:
    """So many sections after a first one that fills half a page: the contents pass the foot of that page."""
    first = Section("glance", "front", (Text("Glance"),), tuple(Paragraph((Text(f"Line {one}"),)) for one in range(30)))
    others = (Section(f"s{one}", "plain", (Text(f"Section no. {one}"),), (Paragraph((Text("Words."),)),)) for one in range(count))
    return replace(agreement(), sections=(first, *others))


@pytest.mark.parametrize(
    ("engine", "step"),
    [("typst", 2), pytest.param("typst", 1, marks=pytest.mark.slow), pytest.param("weasyprint", 1, marks=pytest.mark.slow)],
)
def test_what_is_signed_stands_on_the_page_of_the_first_signature(engine: pdf.Engine, step: int) -> None:
    """Wherever the places to sign come to stand, their heading and sentence are on the page of the first of them."""
    tried = set()
    for count in range(LINES - 12, LINES + 14, step):
        pages = pages_of(pdf.render(_signed(count), COMPACT, engine).pdf)
        (place,) = (number for number, page in enumerate(pages) if "Firstling AG" in page and "Signature" in page)
        tried.add("Line 1\n" in pages[place])
        assert "They sign as follows." in pages[place] and "Signatures" in pages[place], count
    assert tried == {True, False}, "some were on the page of the text, and some on the next"


@pytest.mark.parametrize(
    ("engine", "step"),
    [("typst", 2), pytest.param("typst", 1, marks=pytest.mark.slow), pytest.param("weasyprint", 1, marks=pytest.mark.slow)],
)
def test_no_line_of_the_contents_begins_a_page_alone(engine: pdf.Engine, step: int) -> None:
    """Where the contents go on, they do so with at least three lines."""
    parted = 0
    for count in range(28, 42, step):
        pages = pages_of(pdf.render(_listed(count), COMPACT, engine).pdf)
        lines = [sum(1 for line in page.splitlines() if line.strip().startswith("Section no.") and line.split()[-1].isdigit()
                     and len(line.split()) == 4) for page in pages]  # fmt: skip
        assert all(found == 0 or found >= 3 for found in lines), (count, lines)
        parted += sum(found > 0 for found in lines) == 2
    assert parted
