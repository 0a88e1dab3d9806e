"""A Word file from anybody is read as data: its words stay words, its excesses are refused, and nothing half-written is left."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from support.command import run
from support.letterhead import letterhead, with_logo
from support.pages_material import agreement
from support.pictures import picture
from support.twin_material import rezipped

from slagen.letterhead.look_folder import write_look
from slagen.letterhead.source import Source
from slagen.letterhead.taking import take
from slagen.library.looks import load_look
from slagen.library.shelf import shelf_of
from slagen.render import html, pdf

MARKUP = (
    "<script>alert(1)</script>", "{{ 7*7 }}", '#eval("1")', "*bold* _it_ $x$", "\\a } body { color: red", "{page", "]] & <w:r/>",
)  # fmt: skip


@pytest.mark.parametrize("words", MARKUP)
def test_words_of_a_foot_are_never_markup(words: str, tmp_path: Path) -> None:
    """Whatever looks like a program, a tag or a field in somebody's footer is printed as it stood, braces as round brackets."""
    write_look("house", tmp_path, take(Source(letterhead(foot=words), "x.docx")), "x.docx")
    look = load_look("house", shelf_of(tmp_path))
    assert look.footer is not None
    said = words.replace("{", "(").replace("}", ")")
    assert look.footer.left == said
    assert "<script>" not in html.write(agreement(draft=False), look).decode()
    import pypdfium2

    made = pdf.render(agreement(draft=False), look, "typst").pdf
    printed = pypdfium2.PdfDocument(made)[1].get_textpage().get_text_range()
    assert "".join(said.split()) in "".join(printed.split())


def _changed(part: str, change: Callable[[bytes], bytes]) -> bytes:
    return rezipped(with_logo(), lambda name, data: change(data) if name == part else data)


def _nested(data: bytes) -> bytes:
    deep = b"<w:sdt><w:sdtContent>" * 110 + b"</w:sdtContent></w:sdt>" * 110
    return data.replace(b"<w:sectPr", deep + b"<w:sectPr", 1)


REFUSED = {
    "no zip": (lambda: b"hello", "x.docx"),
    "old Word": (lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600, "before 2007"),
    "no Word": (lambda: _zip({"a.txt": b"x"}), "x.docx"),
    "entities": (lambda: _changed("word/styles.xml", _with_entity), "x.docx"),
    "nesting": (lambda: _changed("word/document.xml", _nested), "nested deeper"),
    "cut off": (lambda: with_logo()[:-200], "x.docx"),
    "a bomb": (lambda: _zip({"[Content_Types].xml": b" " * 300_000_000}), "x.docx"),
}


def _with_entity(data: bytes) -> bytes:
    head, _, rest = data.partition(b"?>")
    return head + b'?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + rest


def _zip(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_sound_word_file_is_refused_in_one_line(name: str, tmp_path: Path) -> None:
    """The refusal names the file and the reason, no folder is made, and the exit code is that of a wrong input."""
    make, words = REFUSED[name]
    (tmp_path / "x.docx").write_bytes(make())
    library = tmp_path / "library"
    ran = run("look", "new", "house", "--from", str(tmp_path / "x.docx"), "-o", str(library))
    assert ran.returncode in (2, 3, 4) and words in ran.stderr and "Traceback" not in ran.stderr
    assert not library.exists()


@pytest.mark.parametrize("size", [(9000, 10), (5000, 5000)])
def test_a_logo_beyond_all_measure_is_left_out_and_said(size: tuple[int, int]) -> None:
    """A picture with too many pixels becomes no logo; the look is made without it."""
    found = take(Source(letterhead(logo=picture(size=size)), "x.docx"))
    assert found.emblem is None and any("picture" in remark for remark in found.remarks)


@pytest.mark.parametrize("name", ["../evil", "A B", "", "con/x", "-x"])
def test_a_look_is_named_by_plain_letters_only(name: str, tmp_path: Path) -> None:
    """A name that would lead out of the folder, or that an option could be mistaken for, is refused."""
    ran = run("look", "new", "-o", str(tmp_path / "library"), "--", name)
    assert ran.returncode == 2 and not (tmp_path / "library").exists()


def test_circles_of_styles_end() -> None:
    """Styles based on each other in a circle are read to an end."""
    circle = _changed("word/styles.xml", lambda data: data.replace(b'<w:style w:type="paragraph" w:styleId="Heading1">',
                      b'<w:style w:type="paragraph" w:styleId="Heading1"><w:basedOn w:val="Heading1"/>'))  # fmt: skip
    assert take(Source(circle, "x.docx")).entries
