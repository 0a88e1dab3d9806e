"""A look's running head and foot become lines of pieces, filled from the document: words, page numbers, the draft's stamp."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import zip_longest
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from slagen.document.nodes import Document
from slagen.render.look import Look

Kind = Literal["text", "page", "pages", "draft"]
Room = Literal["header", "footer", "cover_header", "cover_footer"]
_WORD = re.compile(r"(\{[a-z_]+\})")
_MARK: dict[str, Kind] = {"{page}": "page", "{pages}": "pages", "{draft}": "draft"}
POINT = Decimal("25.4") / 72
GAP, LEAST_GAP = Decimal(6), Decimal(1)
"""Millimetres between the running texts and the page's own."""
RULE = Decimal(2)
GUEST_HEIGHT = Decimal(18)
EDGE = Decimal(5)
"""What a printer leaves white at the edge of the paper."""


class Piece(Struct, frozen=True):
    """Words, or the place of a page's number, of their count, or of the stamp (with its word)."""

    kind: Kind
    text: str = ""


Line = tuple[Piece, ...]


class Texts(Struct, frozen=True):
    """What stands left, in the middle and right, line by line; without any, there is nothing to set."""

    left: tuple[Line, ...] = ()
    center: tuple[Line, ...] = ()
    right: tuple[Line, ...] = ()
    rule: bool = False

    def __bool__(self) -> bool:
        return bool(self.left or self.center or self.right)

    @property
    def only_stamp(self) -> bool:
        """Whether the middle holds the stamp and nothing else."""
        return [[piece.kind for piece in line] for line in self.center] == [["draft"]]

    def rows(self) -> list[tuple[Line, Line, Line]]:
        """Line by line, what stands left, in the middle and right."""
        return list(zip_longest(self.left, self.center, self.right, fillvalue=()))


def texts(look: Look, document: Document, room: Room) -> Texts:
    """What is printed in one place of the pages. The stamp of a draft is never left out of them."""
    said = look.running(room)
    stamped = look.running("header" if room in ("header", "footer") else "cover_header")
    center = said.center
    if document.meta.draft and "header" in room and "{draft}" not in stamped.left + stamped.center + stamped.right:
        center = f"{center}\n{{draft}}".strip()
    left, middle, right = (_lines(text, document) for text in (said.left, center, said.right))
    return Texts(left, middle, right, said.rule)


def _lines(text: str, document: Document) -> tuple[Line, ...]:
    if not text.strip():
        return ()
    found = [tuple(_pieces(line, document)) for line in text.rstrip("\n").split("\n")]
    return tuple(found) if any(found) else ()


def _pieces(line: str, document: Document) -> list[Piece]:
    meta, words = document.meta, document.words
    line = line.replace("{page_of_pages}", f"{words.page} {{page}} {words.of} {{pages}}")
    said = {"{title}": meta.title, "{reference}": meta.reference, "{version}": meta.version, "{date}": meta.date}
    found: list[Piece] = []
    for part in _WORD.split(line):
        kind = _MARK.get(part, "text")
        word = words.draft if kind == "draft" else said.get(part, part) if kind == "text" else ""
        if kind == "draft" and not document.meta.draft:
            continue
        if found and kind == "text" == found[-1].kind:
            found[-1] = Piece("text", found[-1].text + word)
        elif word or kind != "text":
            found.append(Piece(kind, word))
    return found


# --- room on the page -------------------------------------------------------------------------------------------------


def fitted(look: Look) -> Look:
    """The look with margins that its running head and foot fit into, as Word would push the page's text away from them."""
    page = look.page
    top, bottom = page.header + height(look, "header") + LEAST_GAP, page.footer + height(look, "footer") + LEAST_GAP
    return replace(look, page=replace(page, top=max(page.top, top), bottom=max(page.bottom, bottom)))


def gap(look: Look, room: Literal["header", "footer"]) -> Decimal:
    """Millimetres between the running texts and the page's own: as far as they stand from the paper's edge in Word."""
    page = look.page
    margin, edge = (page.top, page.header) if room == "header" else (page.bottom, page.footer)
    high = height(look, room)
    return max(margin - edge - high, min(GAP, margin - high - EDGE), LEAST_GAP)


def height(look: Look, room: Literal["header", "footer"]) -> Decimal:
    """How many millimetres the running texts of the usual pages are high, where no line is broken."""
    said = look.running(room)
    lines = max(len(text.rstrip("\n").split("\n")) if text.strip() else 0 for text in (said.left, said.center, said.right))
    high = (lines * look.fonts.small_size * Decimal("1.25") * POINT).quantize(Decimal("0.1"))
    high += RULE if said.rule and lines else 0
    if room == "header" and look.logo and look.logo.pages == "all":
        high += logo_size(look)[1] + LEAST_GAP
    return high


def guest_size(look: Look) -> tuple[Decimal, Decimal]:
    """Width and height in millimetres of the other side's logo: no wider than half a line, no higher than two lines of title."""
    assert look.guest is not None
    picture, half = look.guest.picture, _line_width(look) / 2
    high = min(GUEST_HEIGHT, half * picture.height / picture.width)
    return (high * picture.width / picture.height).quantize(Decimal("0.01")), high.quantize(Decimal("0.01"))


def _line_width(look: Look) -> Decimal:
    return {"A4": Decimal(210), "Letter": Decimal("215.9")}[look.page.size] - look.page.left - look.page.right


def logo_size(look: Look) -> tuple[Decimal, Decimal]:
    """Width and height of the logo in millimetres: as high as the look says, or lower where the line is too short for it."""
    assert look.logo is not None and look.picture is not None
    width = _line_width(look)
    high = look.logo.height
    wide = high * look.picture.width / look.picture.height
    scale = min(Decimal(1), width / wide)
    return (wide * scale).quantize(Decimal("0.01")), (high * scale).quantize(Decimal("0.01"))
