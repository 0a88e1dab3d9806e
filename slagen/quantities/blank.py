"""A text becomes the blank in it that somebody meant to fill: TBD, [redacted], ____ and the like."""

from __future__ import annotations

import re

_WORDS = r"(?<!\w)(?:TBD|TBC|TODO|EDITME|XXX+)(?!\w)|(?i:\bto be (?:agreed|determined|confirmed|decided)\b)"
_BRACKETS = (
    r"\[\s*(?:●|•|\*+|_+|\.{3,}|…)?\s*\]"
    r"|(?i:\[\s*(?:redacted|blank|insert\b[^\]\n]{0,60}|name|names|date|amount|number|figure|address|title|party)\s*\])"
    r"|(?i:<\s*(?:insert\b[^>\n]{0,60}|name|date|amount|number|figure|address|title|party)\s*>)"
)
_MARKS = r"\?{3,}|_{3,}|\*{3,}|(?i:(?<!\w)xx+(?=\s*%))"
_BLANK = re.compile(f"{_WORDS}|{_BRACKETS}|{_MARKS}")


def blank_in(text: str) -> str:
    """The first blank in a text as it stands there, or nothing."""
    found = _BLANK.search(text)
    return found.group() if found else ""
