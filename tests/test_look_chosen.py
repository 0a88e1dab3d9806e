"""The command, then the answers choose the look and the paper; what is built knows which it was made in."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from docx import Document
from support.command import run
from support.letterhead import with_logo

SAMPLE = Path("samples/minimal-tiered/answers.yaml").resolve()
LETTER = (612, 792)


def answers(folder: Path, *lines: str) -> Path:
    """The minimal sample with more lines under `document`."""
    text = SAMPLE.read_text(encoding="utf-8").replace("document: {", "document: {" + "".join(f"{line}, " for line in lines), 1)
    assert all(line in text for line in lines)
    (folder / "deal.yaml").write_text(text, encoding="utf-8")
    return folder / "deal.yaml"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """An organisation's folder with a look made of its letterhead."""
    (tmp_path / "house.docx").write_bytes(with_logo())
    made = run("look", "new", "house", "--from", str(tmp_path / "house.docx"), "-o", str(tmp_path / "library"))
    assert made.returncode == 0, made.stderr
    return tmp_path / "library"


def _paper(file: Path) -> tuple[int, int]:
    if file.suffix == ".pdf":
        with pikepdf.open(file) as opened:
            box = opened.pages[0].mediabox
            return round(float(box[2])), round(float(box[3]))
    page = Document(io.BytesIO(file.read_bytes())).sections[0]
    assert page.page_width and page.page_height
    return round(page.page_width.pt), round(page.page_height.pt)


def test_the_looks_are_listed_each_with_a_sentence(library: Path) -> None:
    """`slagen looks` names every shipped and own look and says what it is."""
    told = run("looks", "--library", str(library)).stdout
    assert "house" in told and "Taken from house.docx." in told
    assert all(len(line.split(None, 1)) == 2 for line in told.splitlines())


@pytest.mark.parametrize("engine", ["typst", pytest.param("weasyprint", marks=pytest.mark.slow)])
def test_a_letterhead_dresses_every_format(engine: str, library: Path, tmp_path: Path) -> None:
    """A build with --look has the logo in Word file, web page and PDF, and each file is verified to be what its answers give."""
    options = ("--library", str(library), "--look", "house", "-f", "docx", "-f", "html", "-f", "pdf", "--pdf-engine", engine)
    ran = run("build", str(answers(tmp_path)), "-o", str(tmp_path), *options)
    assert ran.returncode == 0, ran.stderr
    header = Document(str(tmp_path / "deal.docx")).sections[0].header
    assert any(one.reltype.endswith("/image") for one in header.part.rels.values())
    assert 'src="data:image/png;base64,' in (tmp_path / "deal.html").read_text(encoding="utf-8")
    with pikepdf.open(tmp_path / "deal.pdf") as opened:
        assert len(opened.pages[1].get_images()) == 1
    for name in ("deal.docx", "deal.pdf"):
        proof = run("verify", str(tmp_path / name), "--library", str(library))
        assert proof.returncode == 0 and "look house" in proof.stdout


def test_a_file_in_a_look_that_is_not_here_cannot_be_verified_and_says_so(library: Path, tmp_path: Path) -> None:
    """Without the library it was built with, verifying names the look that is missing."""
    run("build", str(answers(tmp_path)), "-o", str(tmp_path), "-f", "docx", "--library", str(library), "--look", "house")
    proof = run("verify", str(tmp_path / "deal.docx"))
    assert proof.returncode == 2 and "There is no look 'house'" in proof.stderr


def test_the_command_goes_before_the_answers(library: Path, tmp_path: Path) -> None:
    """`document.look` chooses, and --look chooses otherwise."""
    file = answers(tmp_path, "look: house")
    for options, drawn in (((), True), (("--look", "plain"), False)):
        ran = run("build", str(file), "-o", str(tmp_path), "-f", "docx", "--library", str(library), *options)
        assert ran.returncode == 0, ran.stderr
        header = Document(str(tmp_path / "deal.docx")).sections[0].header
        assert any(one.reltype.endswith("/image") for one in header.part.rels.values()) is drawn


def test_paper_is_letter_where_the_command_or_the_answers_say_so(tmp_path: Path) -> None:
    """Word file and PDF are on Letter, and are verified on it; --paper goes before the answers."""
    for typed, options, paper in (((), ("--paper", "Letter"), LETTER), (("paper: Letter",), (), LETTER),
                                  (("paper: Letter",), ("--paper", "A4"), (595, 842))):  # fmt: skip
        ran = run("build", str(answers(tmp_path, *typed)), "-o", str(tmp_path), *options)
        assert ran.returncode == 0, ran.stderr
        for name in ("deal.docx", "deal.pdf"):
            assert _paper(tmp_path / name) == paper
            assert run("verify", str(tmp_path / name)).returncode == 0


def test_an_unknown_look_is_refused_with_its_place_and_the_known_ones(tmp_path: Path) -> None:
    """In the answers it is an error with its line; on the command line the looks are named, and nothing is written."""
    wrong = run("check", str(answers(tmp_path, "look: plane")))
    assert wrong.returncode == 2 and "deal.yaml:5" in wrong.stdout and 'Did you mean "plain"' in wrong.stdout
    ran = run("build", str(answers(tmp_path)), "-o", str(tmp_path / "out"), "--look", "plane")
    assert ran.returncode == 2 and "There is no look 'plane'; the looks are" in ran.stderr
    assert "did you mean 'plain'?" in ran.stderr
    assert not (tmp_path / "out").exists()


def test_a_questionnaire_is_sent_out_in_a_house_style(library: Path, tmp_path: Path) -> None:
    """`slagen questions --look` prints the questionnaire in an organisation's look."""
    out = tmp_path / "q.docx"
    ran = run("questions", "tiered", "-o", str(out), "--library", str(library), "--look", "house", "--short")
    assert ran.returncode == 0, ran.stderr
    assert any(one.reltype.endswith("/image") for one in Document(str(out)).sections[0].header.part.rels.values())
