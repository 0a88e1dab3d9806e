"""What is drawn in a PDF carries the very characters that were typed, for search, copying and reading aloud.

A PDF holds glyphs. The engine gives each glyph the characters of the place where it was drawn first, so that one
non-breaking hyphen would turn every hyphen after it into one, and whatever has no ink (soft hyphens, joiners of emoji)
would be lost. Here each glyph gets its font's own character, and a run with any other character carries its text
beside the glyphs (`ActualText`). Runs from right to left go without: readers disagree on the order of such a text.

Works inside the PDF's own process, on the drawing functions of WeasyPrint.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import pydyf
from fontTools.ttLib import TTFont

from slagen.render import fonts

_SHAPES = range(0xFB00, 0xFF00)
"""Code points for the shapes of letters, alone or two in one: fonts draw “ff”, and an Arabic letter in the middle of a
word, with the glyphs of these, but plain letters are what was typed."""

_PARTED = "\u00ad\u2010"
drawn: set[str] = set()
"""The characters drawn so far that are not ASCII."""


def install() -> None:
    """Put both mends in place; calling again changes nothing. An engine without these functions does without them."""
    try:
        from weasyprint.draw import text as drawing
        from weasyprint.pdf import fonts as embedding
    except ImportError:
        return
    if hasattr(drawing, "draw_first_line") and not isinstance(drawing.draw_first_line, _Drawing):
        drawing.draw_first_line = _Drawing(drawing.draw_first_line)
        embedding.Font.__init__ = _with_letters(embedding.Font.__init__)


def borrowed() -> frozenset[str]:
    """The characters drawn so far with ink that no bundled font has, so that fonts of this machine drew them, or none."""
    return fonts.lacking(drawn)


@cache
def _said_by_glyphs() -> frozenset[str]:
    """The characters that a bundled glyph says by itself: drawn, with ink or as a space, and owner of their glyph."""
    owners = [set(_owners(fonts.read(face.name, ".ttf")).values()) for face in fonts.bundled()]
    letters = set.intersection(*owners) if owners else set()
    single = (letter for letter in letters if len(letter) == 1)
    return frozenset(letter for letter in single if letter == " " or unicodedata.category(letter)[0] not in "CMZ")


class _Drawing:
    """Draws a line of text, with its characters beside the glyphs where these do not say them."""

    def __init__(self, draw: Callable[..., Any]) -> None:
        self._draw = draw

    def __call__(self, stream: Any, textbox: Any, *rest: Any) -> Any:
        if not textbox.text.isascii():
            drawn.update(textbox.text)
        if not _needs_words(textbox.text):
            return self._draw(stream, textbox, *rest)
        # Where a word was parted at its soft hyphen, the hyphen that is seen is not one that was typed.
        words = textbox.text[:-1] if textbox.text.endswith(_PARTED) else textbox.text
        stream.begin_marked_content("Span", pydyf.Dictionary({"ActualText": pydyf.String(words)}))
        try:
            return self._draw(stream, textbox, *rest)
        finally:
            stream.end_marked_content()


def _needs_words(text: str) -> bool:
    if text.isascii() and "  " not in text:
        return False
    if all(letter in _said_by_glyphs() for letter in text) and "  " not in text:
        return False
    return not any(unicodedata.bidirectional(letter) in ("R", "AL", "AN") for letter in text)


class _Letters(dict[int, str]):
    """The characters of each glyph in use: the font's own one where it has one, else those of its first use."""

    def __init__(self, font: Any) -> None:
        super().__init__()
        self._font = font
        self._own: Mapping[int, str] | None = None

    def __setitem__(self, glyph: int, text: str) -> None:
        # The owner of a glyph is the first of its characters, so an ASCII one always is.
        if len(text) != 1 or not text.isascii():
            if self._own is None:
                self._own = _owners(self._font.file_content, self._font.index)
            text = self._own.get(glyph, text)
        super().__setitem__(glyph, text)


def _with_letters(begin: Callable[..., None]) -> Callable[..., None]:
    def __init__(self: Any, *arguments: Any, **options: Any) -> None:
        begin(self, *arguments, **options)
        self.to_unicode = _Letters(self)

    return __init__


@cache
def _owners(content: bytes, index: int = 0) -> Mapping[int, str]:
    """The first character of every glyph of a font that has one."""
    owners: dict[int, str] = {}
    font = TTFont(io.BytesIO(content), fontNumber=index, lazy=True)
    names = font.getReverseGlyphMap()
    for code, name in sorted((font.getBestCmap() or {}).items()):
        letters = unicodedata.normalize("NFKC", chr(code)) if code in _SHAPES else chr(code)
        owners.setdefault(names[name], letters)
    return owners
