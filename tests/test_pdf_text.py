"""The text inside a PDF is what was typed, whichever glyphs draw it; what no bundled font can draw is named."""

from __future__ import annotations

import re
import subprocess
import unicodedata

import pytest

from slagen.document.nodes import (
    Cell,
    Clause,
    Column,
    Cover,
    Document,
    Meta,
    Paragraph,
    Row,
    Section,
    SignatureBlock,
    Table,
    Text,
    Value,
)
from slagen.render import pdf
from slagen.render.look import Look

# The first of each pair is drawn before the second, with the same glyph.
TWINS = ("non\u2011breaking", "SLA-2026-1", "no\u00a0break", "a b", "µs", "μs", "∆t", "Δt", "ﬀ", "office")
UNSEEN = (
    "Donau\u00addampf\u2011Schiff\u00a0GmbH\u2007x", "a\u200bb", "x\u2060y", "👩\u200d👩\u200d👧 Care 🏳\ufe0f\u200d🌈",
    "葛\U000e0100城", "1\u202f234,56\u00a0€",
)  # fmt: skip
TWO_MARKS = unicodedata.normalize("NFC", "y\u0323\u0307")
OTHERS = (
    "Socie\u0301te\u0301", "x\u0323 y\u0323\u0307", "fix the box", "Соntоso", "Contoso", "Ελληνικά", "日本電信電話", "①②",
    "Ǆ ŉ ſ ẞ", "{ DDEAUTO c:\\\\windows \"/k calc\" }", "(a) \\1 \\g<0>", "..\\..\\x",
)  # fmt: skip
RIGHT_TO_LEFT = ("שלום Ltd (1948)", "בזק לאומי Ltd", "شركة النور Ltd (12)")


def _result(values: tuple[str, ...], engine: pdf.Engine) -> pdf.PdfResult:
    lines = tuple(
        Paragraph((Text(f"[{number}] "), Value(value, f"a.{number}"), Text(" [end]"))) for number, value in enumerate(values)
    )
    clause = Clause("a/b", (Text("B"),), lines)
    section = Section("a", "article", (Text("A"),), (clause,))
    return pdf.render(Document(Meta("T"), Cover((Text("T"),), (), (), ()), (section,)), Look(), engine)


def _texts(content: bytes, count: int) -> list[str]:
    done = subprocess.run(["pdftotext", "-enc", "UTF-8", "-", "-"], input=content, capture_output=True, check=True)
    words = unicodedata.normalize("NFC", done.stdout.decode("utf-8"))
    return [re.findall(rf"\[{number}\] ?(.*?) ?\[end\]", words, re.DOTALL)[0] for number in range(count)]


@pytest.fixture(scope="module", params=tuple(pdf.ENGINES))
def engine(request: pytest.FixtureRequest) -> pdf.Engine:
    chosen: pdf.Engine = request.param
    return chosen


@pytest.fixture(scope="module")
def made(engine: pdf.Engine) -> pdf.PdfResult:
    return _result(TWINS + UNSEEN + OTHERS, engine)


def test_every_value_is_found_as_it_was_typed(made: pdf.PdfResult, engine: pdf.Engine) -> None:
    """Hyphens, spaces and letters that share a glyph stay apart, and what has no ink is there, whatever came first."""
    values = TWINS + UNSEEN + OTHERS
    found = _texts(made.pdf, len(values))
    expected = [unicodedata.normalize("NFC", value) for value in values]
    if engine == "typst":
        # The extracting program reads every space as the end of a word, and a letter with two marks for each of its glyphs.
        found = [_plain_spaces(text).replace(TWO_MARKS * 2, TWO_MARKS) for text in found]
        expected = [_plain_spaces(text) for text in expected]
    assert [text.strip() for text in found] == expected


def _plain_spaces(text: str) -> str:
    return re.sub("[\u00a0\u2007\u202f]", " ", text)


def test_a_word_wider_than_its_place_is_broken_and_stays_on_the_paper(engine: pdf.Engine) -> None:
    """In cells, among the facts of the cover, in the head of the page and at a signature, every letter is there."""
    words = [letter * 160 for letter in "WMwmx"]
    cells = tuple(Cell((Value(word, "a.b"),)) for word in words)
    table = Table((Text("Wide"),), (Column(),) * 5, (Row(tuple(Cell((Text(letter),)) for letter in "abcde")),), (Row(cells),))
    signing = SignatureBlock((Text("Q" * 160),), (("Name", (Text("R" * 160),)),))
    sections = (
        Section("a", "article", (Text("A"),), (Clause("a/b", (Text("B"),), (table,)),)),
        Section("s", "signatures", (Text("S"),), (signing,)),
    )
    cover = Cover((Text("T"),), (), (), (("Reference", (Value("K" * 160, "document.reference"),)),))
    result = pdf.render(Document(Meta("H" * 100, reference="N" * 100), cover, sections), Look(), engine)
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=result.pdf, capture_output=True, check=True)
    found = "".join(done.stdout.decode("utf-8").split())
    for letter in (*"WMwmx", "Q", "R", "K"):
        assert letter * 160 in found, letter
    assert "H" * 100 in found and "N" * 100 in found


def test_text_from_right_to_left_stays_in_its_order(engine: pdf.Engine) -> None:
    """Hebrew words, their brackets and the Latin words beside them come out in the order in which they are read."""
    found = _texts(_result(RIGHT_TO_LEFT, engine).pdf, len(RIGHT_TO_LEFT))
    # pdftotext puts marks of direction around such runs, and its spaces beside them are its own.
    bare = ["".join(re.sub("[\u202a-\u202e]", "", text).split()) for text in found]
    assert bare == ["".join(value.split()) for value in RIGHT_TO_LEFT]


def test_characters_that_no_bundled_font_has_are_named(made: pdf.PdfResult, engine: pdf.Engine) -> None:
    """What a font of the machine draws, or none at all, is listed; whatever the bundled fonts draw is not."""
    named = made.borrowed + made.missing
    assert {"日", "👩", "葛"} <= set(named)
    assert not set("µΔ€Сэ–x\u00ad\u200b\u00a0") & set(named)
    assert not set(made.borrowed) & set(made.missing)
    assert _result(("Ελληνικά, Привет, Straße",), engine).borrowed == ""
