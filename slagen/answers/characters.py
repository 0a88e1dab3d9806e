"""A text becomes the list of characters in it that no agreement may hold, each with its name; line ends become one kind."""

from __future__ import annotations

import re
import unicodedata

# Whatever is no character at all, has no agreed meaning, changes the direction of its neighbours, or hides a text that
# only machines read. Tab and every kind of line end stay: line ends are folded.
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_DIRECTIONS = "\u202a-\u202e\u2066-\u2069\u206a-\u206f"
_MARKUP = "\ufeff\ufff9-\ufffb"
_TAGS = "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
_NO_CHARACTERS = "\ud800-\udfff\ufdd0-\ufdef" + "".join(
    f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(15)
)
_ALWAYS = f"{_CONTROLS}{_DIRECTIONS}{_MARKUP}{_TAGS}{_PRIVATE}{_NO_CHARACTERS}"
# One variant mark chooses a shape of the letter before it. A row of them, or one of the second hundred after anything
# but an East Asian letter, can only be bytes of a hidden text.
_IDEOGRAPHS = "\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_VARIANTS, _MORE_VARIANTS = "\ufe00-\ufe0f", "\U000e0100-\U000e01ef"
_FORBIDDEN = (
    f"[{_ALWAYS}]|(?<=[{_VARIANTS}{_MORE_VARIANTS}])[{_VARIANTS}{_MORE_VARIANTS}]|(?<![{_IDEOGRAPHS}])[{_MORE_VARIANTS}]"
)
# Line ends of other systems and times: carriage return, vertical tab, form feed, next line, Unicode's separators.
_SEPARATORS = "\x0b\x0c\x85\u2028\u2029"
_BREAKS = frozenset(_SEPARATORS)
_LINE_ENDS = f"\r\n|[\r{_SEPARATORS}]"
# What the YAML reader itself refuses or takes for a line break, and what stands in for it while it reads.
_UNREADABLE = f"[{_ALWAYS}{_SEPARATORS}]"
_STAND_IN = 0x10E000


def forbidden(text: str) -> list[tuple[int, str]]:
    """Position and character of everything in `text` that must be refused; line ends never are."""
    # What is refused cannot be printed, but for the marks of variants. The pattern takes long to compile, so it is compiled
    # with the first text that needs it.
    if text.isprintable() and text.isascii():
        return []
    if all(line.isprintable() for line in text.split("\n")) and max(text, default="") < _VARIANTS[0]:
        return []
    return [(match.start(), match.group()) for match in re.compile(_FORBIDDEN).finditer(text)]


def name_of(character: str) -> str:
    """`U+202E (a mark that changes the direction of text)`: the code point and what it is."""
    code = ord(character)
    return f"U+{code:04X} ({_kind(code, character)})"


def _kind(code: int, character: str) -> str:
    if 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x206F:
        return "a mark that changes the direction of text"
    if 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF:
        return "an invisible mark for a variant of a letter"
    if 0xE0000 <= code <= 0xE0FFF:
        return "an invisible tag character"
    if 0xD800 <= code <= 0xDFFF:
        return "half of a character"
    if code == 0xFEFF:
        return "an invisible byte order mark"
    if 0xFFF9 <= code <= 0xFFFB:
        return "an invisible mark for notes between the lines"
    if unicodedata.category(character) == "Co":
        return "a private-use character, which has no agreed meaning"
    if code < 0xA0:
        return "a control character"
    return "not a character"


def hide(text: str) -> tuple[str, dict[int, str]]:
    """Swap what a YAML reader cannot take for stand-ins, so that the field it stands in can be named.

    Gives the readable text and the table that `str.translate` needs to bring the characters back.
    """
    if all(line.isprintable() for line in text.split("\n")):
        return text, {}
    found = sorted(set(re.findall(_UNREADABLE, text)))
    there = {ord(character): chr(_STAND_IN + index) for index, character in enumerate(found)}
    back = {_STAND_IN + index: character for index, character in enumerate(found)}
    return (text.translate(there) if found else text), back


def has_separators(text: str) -> bool:
    """Whether a line end other than line feed and carriage return is in `text`."""
    return not _BREAKS.isdisjoint(text)


def fold(text: str) -> str:
    """Every kind of line end in `text` becomes a line feed."""
    return re.sub(_LINE_ENDS, "\n", text) if "\r" in text or has_separators(text) else text
