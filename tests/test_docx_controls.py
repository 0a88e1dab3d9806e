"""Every printed answer of a Word file says its path, so that a returned document can be mapped back to its answers."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from msgspec.structs import replace
from support.command import run
from support.docx_reading import parts
from support.samples import SAMPLES, document_of
from support.twin_material import built, rezipped, saved

from slagen.document.nodes import Value
from slagen.document.walk import inlines, lines
from slagen.library.looks import load_look
from slagen.render.docx.controls import LONGEST_TAG, tag_of
from slagen.render.docx.writer import write
from slagen.twin.docx_controls import controls_of
from slagen.twin.zipped import Parts

NAME = "minimal-tiered"
SHOWN = "60 days"


def _printed(name: str) -> list[tuple[str, str]]:
    """Path and words of every answer that a document prints."""
    every = (node for line in lines(document_of(name)) for node in inlines(line))
    return [(node.path, " ".join(node.text.split())) for node in every if isinstance(node, Value) and node.path]


@pytest.mark.parametrize("name", SAMPLES)
def test_every_printed_answer_is_in_a_control_with_its_path(name: str) -> None:
    """Of each answer, as often as it is printed, in text, lists and table rows alike, there is a control with these words."""
    found = controls_of(Parts(write(document_of(name), load_look("plain"), controls=True), "x.docx"))
    assert len(found) > 100
    assert sorted((one.tag, " ".join(one.text.split())) for one in found) == sorted(
        (tag_of(path), words) for path, words in _printed(name)
    )


@pytest.mark.parametrize("name", SAMPLES)
def test_tags_are_as_short_as_word_wants_and_tell_all_answers_apart(name: str) -> None:
    """No tag has more than 64 characters, and no two paths share one."""
    paths = {path for path, _ in _printed(name)}
    tags = {tag_of(path) for path in paths}
    assert len(tags) == len(paths) and max(map(len, tags)) <= LONGEST_TAG


def test_letters_that_look_otherwise_than_their_paragraph_keep_that_in_libreoffice() -> None:
    """An answer that is set bold is in a control for rich text, since LibreOffice prints plain ones without; others are plain."""
    made = write(document_of(NAME), load_look("plain"), controls=True)
    every = re.findall(rb"<w:sdtPr><w:alias.*?</w:sdt>", parts(made)["word/document.xml"])
    bold = [one for one in every if b'<w:rStyle w:val="RowHeader"/>' in one]
    assert bold and all(b"<w:richText/>" in one for one in bold)
    assert all((b"<w:rPr>" in one) == (b"<w:richText/>" in one) for one in every)
    assert any(b"<w:text/></w:sdtPr>" in one for one in every)


def test_controls_have_numbers_of_their_own() -> None:
    """The ids of all controls differ, and the same document gets the same ones again."""
    made = write(document_of(NAME), load_look("plain"), controls=True)
    ids = re.findall(rb'<w:id w:val="(\d+)"/>', parts(made)["word/document.xml"])
    assert len(ids) > 100 and len(set(ids)) == len(ids)
    assert write(document_of(NAME), load_look("plain"), controls=True) == made


def test_a_file_that_carries_nothing_tells_no_paths() -> None:
    """Without the answers inside, no path of an answer stands in the Word file."""
    assert b"w:tag" not in parts(write(document_of(NAME), load_look("plain")))["word/document.xml"]
    assert b"w:tag" in parts(built(NAME))["word/document.xml"]


def test_a_look_can_lock_the_answers() -> None:
    """With lock_answers, Word lets nobody type in a printed answer; without, everybody."""
    plain = load_look("plain")
    for locked in (False, True):
        made = write(document_of(NAME), replace(plain, lock_answers=locked), controls=True)
        assert (parts(made)["word/document.xml"].count(b"sdtContentLocked") > 100) is locked


def _returned(tmp: Path) -> Path:
    """A file in which somebody typed over an answer that is printed in a clause."""

    def change(name: str, data: bytes) -> bytes:
        if name != "word/document.xml":
            return data
        old = f'<w:t xml:space="preserve">{SHOWN}</w:t>'.encode()
        start = data.rindex(old, 0, data.index(b'w:val="ScheduleHeading"'))
        return data[:start] + old.replace(b"60 days", b"14 days") + data[start + len(old) :]

    return saved(tmp, rezipped(built(NAME), change), "returned.docx")


def test_a_changed_answer_is_named_by_its_path(tmp_path: Path) -> None:
    """`slagen extract --changed` lists the one answer that was typed over, as it was and as it is; `verify` names it too."""
    file = _returned(tmp_path)
    told = run("extract", str(file), "--changed")
    assert told.returncode == 0, told.stderr
    changed, summary = told.stdout.splitlines()
    found = re.fullmatch(r"changed: ([\w.-]+): “60 days” became “14 days”|changed: ([\w.-]+): .*became.*“14 days”.*", changed)
    assert found and summary.endswith("1 was changed.")
    path = found[1] or found[2]
    assert (path, SHOWN) in _printed(NAME)
    proof = run("verify", str(file))
    assert proof.returncode == 1 and f"answer {path}" in proof.stdout


def test_all_answers_are_listed_with_their_words(tmp_path: Path) -> None:
    """`slagen extract --printed` lists every path once with what the file prints."""
    told = run("extract", str(saved(tmp_path, built(NAME), "x.docx")), "--printed").stdout.splitlines()
    paths = [line.partition(" = ")[0] for line in told[:-1]]
    assert paths == list(dict.fromkeys(paths)) and set(paths) == {path for path, _ in _printed(NAME)}
    assert told[-1] == f"{len(paths)} answers are printed; 0 were changed."


def test_what_has_no_controls_is_refused_with_a_reason(tmp_path: Path) -> None:
    """A PDF cannot say which words are an answer, nor can a file whose controls are gone."""
    pdf = run("extract", str(saved(tmp_path, built(NAME, "pdf"), "x.pdf")), "--printed")
    assert pdf.returncode == 2 and "only a Word file says" in pdf.stderr

    def without(name: str, data: bytes) -> bytes:
        return re.sub(rb"<w:(tag|alias) [^>]*/>", b"", data) if name == "word/document.xml" else data

    bare = run("extract", str(saved(tmp_path, rezipped(built(NAME), without), "x.docx")), "--changed")
    assert bare.returncode == 2 and "has no content controls" in bare.stderr


def _through_libreoffice(file: Path, place: Path) -> Path:
    """The file opened and saved by LibreOffice as a Word file."""
    profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx:Office Open XML Text", "--outdir", str(place / "lo")]
    subprocess.run([*command, str(file)], check=True, capture_output=True, timeout=300)
    return place / "lo" / file.name


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_an_answer_typed_over_is_found_after_libreoffice_saved_the_file(tmp_path: Path) -> None:
    """Changed in a clause, then opened and saved by LibreOffice, the answer is named with the words before and after."""
    returned = _returned(tmp_path)
    here, there = (run("extract", str(file), "--changed").stdout for file in (returned, _through_libreoffice(returned, tmp_path)))
    assert "“14 days”" in there
    assert there == here and there.endswith("1 was changed.\n")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
@pytest.mark.parametrize("name", SAMPLES)
def test_answers_are_read_back_from_a_file_that_libreoffice_saved(name: str, tmp_path: Path) -> None:
    """Opened and saved by LibreOffice, a file still says the path of every printed answer, with the same words."""
    file = saved(tmp_path, built(name), "a.docx")
    again = _through_libreoffice(file, tmp_path)
    before = controls_of(Parts(file.read_bytes(), "a.docx"))
    after = controls_of(Parts(again.read_bytes(), "a.docx"), before)
    assert len(before) > 100
    assert [(one.tag, one.text.split()) for one in after] == [(one.tag, one.text.split()) for one in before]
    told = run("extract", str(again), "--changed")
    assert told.stdout.endswith("0 were changed.\n"), told.stdout
