"""A text becomes what in it looks like something else: letters of two alphabets in one word, and signs nobody can see."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_WORD = re.compile("(?:[^\\W\\d_]|[\u0300-\u036f])+")
_DIGITS = re.compile(r"\d+")
# Alphabets whose letters can be taken for those of another one, by the first word of their letters' Unicode names.
_ALPHABETS = frozenset((
    "LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "COPTIC", "CHEROKEE", "GEORGIAN", "LISU", "GOTHIC", "DESERET", "OSAGE",
    "FULLWIDTH", "MATHEMATICAL",
))  # fmt: skip
# Cyrillic and Greek letters with a Latin twin. A word of nothing else, among Latin words, may pass for a Latin one.
_TWINS = re.compile("[аАВсСԁеЕҒɡһНіІјЈКӏМоОрРԛԚѕЅТиυԝԜхХуУѵΑΒΕΖΗΙΚΜΝΟΡΤΥΧοΧϲϳ]{2,}")
_OWN_WORDS = frozenset(("ООО", "ОАО", "АО", "СРО"))  # forms of Russian companies, made of twins by chance

_ZERO_WIDTH = "\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2064\u2800\u3164\uffa0"
_FORMAT = "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
# These patterns take long to compile, so each is compiled with the first text that may need it.
_UNSEEN = f"[{_ZERO_WIDTH}{_FORMAT}\ufe00-\ufe0f]"
_BLANK = f"[\\s\xad{_ZERO_WIDTH}{_FORMAT}\ufe00-\ufe0f]*"
_LOWEST_UNSEEN = "\u034f"
_JOINERS = "\u200c\u200d"
_DIRECTION_MARKS = "\u200e\u200f\u061c"
# Scripts that write without joiners; any other letter may need one beside it.
_UNJOINED = "[\u0000-\u058f\u1e00-\u1fff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff00-\uffef]"
# Scripts without spaces, in which a space of no width parts the words.
_WITHOUT_SPACES = "[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u1aad]"
_LOWEST_MARK = "\u0300"
_PILED = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{6,}"


def is_blank(text: str) -> bool:
    """Whether nothing of `text` can be seen: spaces of any sort, soft hyphens, signs without width."""
    bare = text.strip()
    return not bare or (not "!" <= bare[0] <= "~" and re.fullmatch(_BLANK, text) is not None)


def mixed_script(text: str) -> str:
    """The first word that mixes alphabets, or stands in another one than it seems to, or mixes digits; or nothing."""
    if text.isascii():
        return ""
    words = [(match.group(), _alphabets(match.group())) for match in _WORD.finditer(text)]
    latin = any("LATIN" in alphabets for _, alphabets in words)
    for word, alphabets in words:
        if len(alphabets) > 1 or (latin and _TWINS.fullmatch(word) and word not in _OWN_WORDS):
            return word
    return next((number for number in _DIGITS.findall(text) if len({_zero(digit) for digit in number}) > 1), "")


def unseen(text: str) -> Iterator[tuple[int, str]]:
    """Position and character of every sign without ink that does nothing where it stands.

    A joiner between letters of a script that joins, or between emoji, does something; so does the mark for a coloured
    or plain shape after an emoji, and a mark of direction in a text with letters that run from right to left.
    """
    if max(text, default="") < _LOWEST_UNSEEN:
        return
    right_to_left = any(letter.isalpha() and unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)
    for match in re.finditer(_UNSEEN, text):
        character, at = match.group(), match.start()
        if character in _DIRECTION_MARKS and right_to_left:
            continue
        before, after = _base_before(text, at), text[at + 1 : at + 2]
        if character in _JOINERS and _joins(before) and (_joins(after) or not after):
            continue
        if character == "\u200b" and re.match(_WITHOUT_SPACES, before) and re.match(_WITHOUT_SPACES, after):
            continue
        if "\ufe00" <= character <= "\ufe0f" and before and (_is_pictograph(before) or not re.match(_UNJOINED, before)):
            continue
        yield at, character


def piled(text: str) -> str:
    """The first letter with six marks or more on it, its marks left out; or nothing."""
    match = re.search(_PILED, text) if max(text, default="") >= _LOWEST_MARK else None
    return text[max(match.start() - 1, 0)] if match else ""


def _alphabets(word: str) -> set[str]:
    found = {unicodedata.name(letter, "").partition(" ")[0] for letter in word if unicodedata.category(letter)[0] == "L"}
    return found & _ALPHABETS


def _zero(digit: str) -> int:
    return ord(digit) - unicodedata.digit(digit)


def _base_before(text: str, at: int) -> str:
    """The character that a sign belongs to: the nearest before it that is no mark."""
    for character in reversed(text[max(at - 8, 0) : at]):
        if unicodedata.category(character)[0] != "M" and character not in _JOINERS:
            return character
    return ""


def _is_pictograph(character: str) -> bool:
    return unicodedata.category(character) in ("So", "Sk", "Sm") or character in "0123456789#*‼⁉"


def _joins(character: str) -> bool:
    if not character:
        return False
    category = unicodedata.category(character)
    return category in ("So", "Sk", "Mn", "Mc") or (category[0] == "L" and not re.match(_UNJOINED, character))
