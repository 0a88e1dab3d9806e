"""The Typst engine: words are never code, nothing is cut off, and what runs away is stopped."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from support.pages_material import agreement
from support.saying import pdf_text, printed_lines

from slagen.document.nodes import (
    Cell,
    Clause,
    Column,
    Cover,
    CoverParty,
    Document,
    Item,
    ItemList,
    Meta,
    Paragraph,
    Row,
    Section,
    SignatureBlock,
    Table,
    Value,
)
from slagen.errors import DependencyError, LimitError, SlagenError
from slagen.render import fonts, pdf
from slagen.render.look import Look
from slagen.render.typst import engine, worker
from slagen.render.typst.strings import literal, text

ROOT = Path(__file__).resolve().parent.parent


@settings(max_examples=150, deadline=None)
@given(st.text())
def test_a_literal_says_the_very_words(words: str) -> None:
    """Whatever stands in an answer, Typst reads the literal as those words and as nothing else."""
    kept = "".join(letter for letter in words if not _is_dropped(letter)).replace("\t", " ")
    assert json.loads(typst.eval(b"", literal(words))) == kept


def _is_dropped(letter: str) -> bool:
    code = ord(letter)
    return (code < 32 and letter not in "\t\n") or 127 <= code < 160 or 0xD800 <= code < 0xE000 or code in (0xFFFE, 0xFFFF)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1), st.floats(5, 200))
def test_words_broken_to_fit_are_the_same_words(words: str, room: float) -> None:
    """Where a word is wider than its column, its pieces put together are the word."""
    parts = json.loads(typst.eval(b"#let h(x) = none", f"({text(words, room, 10).replace('; ', ', ')},)"))
    said = "".join(part for part in parts if isinstance(part, str))
    assert said == "".join(letter for letter in words if not _is_dropped(letter))


@pytest.mark.parametrize("rows", [1, 6, 20])
def test_what_is_taller_than_a_page_is_all_there(rows: int) -> None:
    """A text of two pages in any place where an answer may stand is printed to its last word."""

    def long(name: str) -> tuple[Value, ...]:
        return (Value(" ".join(f"{name}{number}" for number in range(900)), "x.y"),)

    body = tuple(Row((Cell(long(f"cell{number}-"), number == 0), Cell(()))) for number in range(rows))
    table = Table(long("caption"), (Column(), Column()), (Row((Cell(long("head")), Cell(()))),), body, (Paragraph(long("note")),))
    items = ItemList((Item((Paragraph(long("item")),)),))
    signing = SignatureBlock(long("signer"), (("Name", long("name")),))
    document = Document(
        Meta("T"),
        Cover(
            long("title"),
            long("subtitle"),
            (CoverParty("Provider", long("party"), (long("line"),)),),
            (("Fact", long("fact")),),
        ),
        (
            Section("a", "article", long("article"), (Clause("a/b", long("clause"), (Paragraph(long("text")), items, table)),)),
            Section("s", "signatures", long("signatures"), (signing,)),
        ),
    )
    words = " ".join(printed_lines(document)).split()
    made = pdf_text(pdf.render(document, Look(), "typst").pdf, "T", "").split()
    assert set(words) <= set(made)


def test_a_layout_that_takes_too_long_is_stopped_and_the_next_one_is_made() -> None:
    """The time is a limit: the process is stopped, and a new one makes the next document."""
    with pytest.raises(LimitError, match=r"longer than 0\.001 seconds"):
        engine.render(agreement(), Look(), seconds=0.001)
    assert engine.render(agreement(), Look()).pdf.startswith(b"%PDF")


@pytest.mark.skipif(sys.platform in {"darwin", "win32"}, reason="no memory limit on this system")
def test_running_out_of_memory_is_a_limit_not_a_crash() -> None:
    """Where the memory does not do, that is what is said."""
    small = worker.Worker(220 * 1024**2)
    with pytest.raises(LimitError, match="220 MB of memory"):
        small.ask(engine.job(_large(), Look()), 30)
    small.close()


def _large() -> Document:
    clauses = tuple(Clause(f"c{n}", (Value("t"),), (Paragraph((Value("word " * 5000),)),)) for n in range(60))
    return Document(Meta("T"), Cover((Value("T"),), (), (), ()), (Section("a", "article", (Value("A"),), clauses),))


def test_the_process_is_renewed_and_says_the_same() -> None:
    """After a number of documents a new process goes on, and the bytes are the same."""
    few = worker.Worker(worker.MEMORY)
    job = engine.job(agreement(), Look())
    made = {few.ask(job, 30)[1] for _ in range(worker.MOST_JOBS + 1)}
    few.close()
    assert len(made) == 1


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Typst the message names the package and the other engine."""
    answer = ({"error": "module", "detail": "typst", "size": 0}, b"")
    monkeypatch.setattr(worker, "_exchange", lambda process, job: answer)
    with pytest.raises(DependencyError, match="pip install typst, or choose the other engine"):
        worker.Worker(worker.MEMORY).ask(engine.job(agreement(), Look()), 10)


def test_markup_reads_no_file_beside_its_own() -> None:
    """Even markup that asks for a file of the machine gets none."""
    for path in ("/etc/passwd", "../../../../../../etc/passwd", "../looks/plain/look.yaml"):
        asked = worker.Job({"main.typ": f"#read({literal(path)})".encode()}, 0, False)
        with pytest.raises(SlagenError, match="refused its markup"):
            worker.shared().ask(asked, 10)


def test_a_missing_letter_is_a_box_in_a_sound_file() -> None:
    """A character that no font has is named, stays in the text, and leaves the file sound."""
    from support.pdf_reading import faults

    document = Document(Meta("T"), Cover((Value("a \U0001323f b"),), (), (), ()), ())
    result = pdf.render(document, Look(), "typst")
    assert result.missing == "\U0001323f"
    assert "a \U0001323f b" in pdf_text(result.pdf, "", "")
    assert faults(result.pdf, "PDF_A_3A") == [] and faults(result.pdf, "PDF_UA_1") == []


def test_the_bundled_fonts_are_enough_for_european_texts() -> None:
    """Latin, Greek and Cyrillic letters need no font of the machine."""
    assert fonts.lacking(frozenset("Ångström œuvre Łódź Ελληνικά Привет 99.9% ≥ × – “x” €")) == frozenset()


def test_the_usual_pdf_needs_nothing_of_the_other_engine() -> None:
    """Neither this process nor the engine's own loads WeasyPrint, whose system library may be missing."""
    code = (
        "import sys; sys.modules['weasyprint'] = sys.modules['pydyf'] = None;"
        "from support.pages_material import agreement; from slagen.render import pdf; from slagen.render.look import Look;"
        "import slagen.render.typst.child; print(pdf.write(agreement(), Look())[:5])"
    )
    path = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    environment = {**os.environ, "PYTHONPATH": path}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "b'%PDF-'"
