"""A Word file becomes the paragraphs that it shows: insertions are there, deletions are gone, fields show their results."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from slagen.twin.zipped import Parts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = {W + name for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "delInstrText")} | {_ALTERNATIVE}
_SPACES = {W + name for name in ("tab", "br", "cr", "ptab")}
_PAGE_FIELDS = ("PAGE", "PAGEREF", "NUMPAGES", "SECTIONPAGES")
_UNREAD = (
    *(W + name for name in ("altChunk", "subDoc", "object")),
    "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
    "{urn:schemas-microsoft-com:vml}imagedata",
)
_LAST_NUMBER = re.compile(r"\s*\d+$")
_OFF = ("0", "false", "off")


class Shown(Struct, frozen=True):
    """One paragraph: its words, the names of the bookmarks that begin in it, and whether it is a line of the contents."""

    text: str
    marks: tuple[str, ...] = ()
    contents: bool = False


class Words(Struct, frozen=True):
    """What a Word file shows: the paragraphs of its text, and those of its running heads and feet, each once.

    `tracked` counts changes that nobody has accepted, `comments` the remarks at the margin, `unread` what shows something
    that is not text: pictures, objects, other files drawn in.
    """

    body: tuple[Shown, ...]
    furniture: frozenset[str]
    tracked: int
    comments: int
    unread: int


def words_of(parts: Parts) -> Words:
    """Numbers of pages are left out, since every program counts its own. Raises UsageError and LimitError."""
    main = parts.main()
    root = parts.xml(main)
    notes = {name: _notes(parts, main, name) for name in ("footnote", "endnote")}
    body = tuple(_Reader(notes).paragraphs(root))
    folder = main.rpartition("/")[0]
    around = [name for kind in ("header", "footer") for name in parts.names(f"{folder}/{kind}") if name.endswith(".xml")]
    furniture = frozenset(
        " ".join(shown.text.split()) for name in around for shown in _Reader({}).paragraphs(parts.xml(name)) if shown.text.split()
    )
    tracked = _count(root, W + "ins", W + "del", W + "moveFrom", W + "moveTo")
    unread = sum(_count(one, *_UNREAD) for one in (root, *(parts.xml(name) for name in around)))
    return Words(body, furniture, tracked, _count(root, W + "commentReference"), unread)


def words_in(node: Any) -> str:
    """What is shown inside one element of the text, its notes left out."""
    return "".join(_Reader({})._text(node, [], []))


def _count(root: Any, *tags: str) -> int:
    return sum(1 for _ in root.iter(*tags))


def _notes(parts: Parts, main: str, kind: str) -> dict[str, str]:
    """The words of the notes of a kind, by number."""
    name = f"{main.rpartition('/')[0]}/{kind}s.xml"
    if name not in parts.names(name):
        return {}
    found = parts.xml(name).iter(W + kind)
    return {note.get(W + "id", ""): " ".join(shown.text for shown in _Reader({}).paragraphs(note)) for note in found}


class _Reader:
    """Walks through paragraphs and remembers the fields that are open, which may reach over several of them."""

    def __init__(self, notes: dict[str, dict[str, str]]) -> None:
        self._notes = notes
        self._fields: list[list[str]] = []  # of each open field, the code, and whether its result has begun

    def paragraphs(self, root: Any) -> Iterator[Shown]:
        """Every paragraph in order; those in a text box follow the one that holds it."""
        for child in root:
            if child.tag == W + "p":
                yield from self._paragraph(child)
            elif child.tag not in _GONE:
                yield from self.paragraphs(child)

    def _paragraph(self, node: Any) -> Iterator[Shown]:
        inner: list[Any] = []
        marks: list[str] = []
        before = self._in_contents()
        text = "".join(self._text(node, inner, marks))
        contents = before or self._in_contents()
        yield Shown(_LAST_NUMBER.sub("", text) if contents else text, tuple(marks), contents)
        for box in inner:
            yield from self.paragraphs(box)

    def _in_contents(self) -> bool:
        return any(code.split()[:1] == ["TOC"] for code, _ in self._fields)

    def _hidden(self) -> bool:
        """Inside a field's code, or in the result of a field that shows a page."""
        return any(not begun or (code.split() or [""])[0].upper() in _PAGE_FIELDS for code, begun in self._fields)

    def _text(self, node: Any, inner: list[Any], marks: list[str]) -> Iterator[str]:
        for child in node:
            tag = child.tag
            if tag == W + "instrText" and self._fields and not self._fields[-1][1]:
                self._fields[-1][0] += child.text or ""
            elif tag == W + "fldChar":
                self._field(child.get(W + "fldCharType"))
            elif tag == W + "bookmarkStart":
                marks.append(child.get(W + "name", ""))
            elif tag == W + "txbxContent":
                inner.append(child)
            elif tag in _GONE or (tag == W + "r" and _vanished(child)):
                yield from self._fields_inside(child)
            elif tag == W + "fldSimple" and (child.get(W + "instr", "").split() or [""])[0].upper() in _PAGE_FIELDS:
                continue
            elif self._hidden() and tag != W + "r":
                yield from self._text(child, inner, marks)
            elif tag == W + "t":
                yield "" if self._hidden() else child.text or ""
            elif tag in _SPACES:
                yield " "
            elif tag == W + "noBreakHyphen":
                yield "\u2011"
            elif tag == W + "sym":
                yield f"[{child.get(W + 'font', '')} {child.get(W + 'char', '')}]"
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                kind = tag.removeprefix(W).removesuffix("Reference")
                yield f" {self._notes.get(kind, {}).get(child.get(W + 'id', ''), '')} "
            else:
                yield from self._text(child, inner, marks)

    def _fields_inside(self, node: Any) -> Iterator[str]:
        """What is gone may still open or close a field."""
        for mark in node.iter(W + "fldChar"):
            self._field(mark.get(W + "fldCharType"))
        return iter(())

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(["", ""])
        elif kind == "separate" and self._fields:
            self._fields[-1][1] = "begun"
        elif kind == "end" and self._fields:
            self._fields.pop()


def _vanished(run: Any) -> bool:
    mark = run.find(f"{W}rPr/{W}vanish")
    return mark is not None and mark.get(W + "val", "1") not in _OFF
