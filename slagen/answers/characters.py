"""A text becomes the list of characters in it that no agreement may hold, each with its name."""

from __future__ import annotations

import re
import unicodedata

# Control, bidirectional override, tag, private-use and non-characters. Tab, line feed and carriage return stay: the
# last is folded. The line separators are listed apart, because they are mended and not refused.
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff\ufdd0-\ufdef\ufffe\uffff"
    f"\U000e0000-\U000e007f{_PRIVATE}]"
)
_SEPARATORS = re.compile("[\u2028\u2029]")
# What the YAML reader itself refuses or takes for a line break, and what stands in for it while it reads.
_UNREADABLE = re.compile(f"{_FORBIDDEN.pattern[:-1]}\u2028\u2029]")
_STAND_IN = 0x10E000

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_OTHER = re.compile("[\u0370-\u03ff\u0400-\u052f\u1f00-\u1fff]")


def forbidden(text: str) -> list[tuple[int, str]]:
    """Position and character of everything in `text` that must be refused."""
    return [(match.start(), match.group()) for match in _FORBIDDEN.finditer(text)]


def name_of(character: str) -> str:
    """`U+202E (a character that reverses the direction of text)`: the code point and what it is."""
    code = ord(character)
    return f"U+{code:04X} ({_kind(code, character)})"


def _kind(code: int, character: str) -> str:
    if 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069:
        return "a mark that changes the direction of text"
    if 0xE0000 <= code <= 0xE007F:
        return "an invisible tag character"
    if 0xD800 <= code <= 0xDFFF:
        return "half of a character"
    if code == 0xFEFF:
        return "an invisible byte order mark"
    if unicodedata.category(character) == "Co":
        return "a private-use character, which has no agreed meaning"
    if code < 0xA0:
        return "a control character"
    return "not a character"


def hide(text: str) -> tuple[str, dict[int, str]]:
    """Swap what a YAML reader cannot take for stand-ins, so that the field it stands in can be named.

    Gives the readable text and the table that `str.translate` needs to bring the characters back.
    """
    found = sorted(set(_UNREADABLE.findall(text)))
    there = {ord(character): chr(_STAND_IN + index) for index, character in enumerate(found)}
    back = {_STAND_IN + index: character for index, character in enumerate(found)}
    return (text.translate(there) if found else text), back


def has_separators(text: str) -> bool:
    """Whether a Unicode line or paragraph separator is in `text`."""
    return _SEPARATORS.search(text) is not None


def fold(text: str) -> str:
    """Every kind of line end in `text` becomes a line feed."""
    return _SEPARATORS.sub("\n", text.replace("\r\n", "\n").replace("\r", "\n"))


def mixed_script(text: str) -> str:
    """The first word of `text` that mixes Latin letters with Cyrillic or Greek ones, or nothing."""
    if text.isascii():
        return ""
    for match in _WORD.finditer(text):
        word = match.group()
        if _LATIN.search(word) and _OTHER.search(word):
            return word
    return ""
