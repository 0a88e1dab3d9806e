"""A font's name becomes the bundled family that stands in for it in PDFs and web pages."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from slagen.letterhead.source import Source, W, at
from slagen.render import fonts

_SERIF = re.compile(
    r"(?i)\b(?:serif|times|roman|garamond|georgia|cambria|palatino|antiqua|baskerville|caslon|bodoni|century schoolbook"
    r"|minion|constantia|charter|goudy|didot|rockwell|bookman|sabon|merriweather|lora|playfair|crimson|spectral|literata|tinos|caladea"
    r"|gelasio|pt serif|stix|computer modern|libertine|libertinus|centaur|perpetua|sitka|walbaum|bembo|plantin|jenson|mincho)"
)
_SANS = re.compile(r"(?i)\b(?:sans|grotes[kq]|gothic|helvetica|arial|calibri|segoe|verdana|tahoma|roboto|inter)\b")
_SANS_FIRST = 11
"""From this number on, a Panose number's style of serifs says that there are none."""


class Family(Struct, frozen=True):
    """A bundled family; `exact` says that it is the font asked for and not one in its place."""

    name: str
    exact: bool


def bundled_for(name: str, source: Source) -> Family:
    """The bundled family nearest to a font: the same, else one with or without serifs as the font has them."""
    families = bundled()
    for family in families:
        if family.lower().replace(" ", "") == name.lower().replace(" ", ""):
            return Family(family, True)
    wanted = has_serifs(name, source)
    return Family(next((family for family in families if _named_serif(family) == wanted), families[0]), False)


@cache
def bundled() -> tuple[str, ...]:
    """The names of the bundled families, the usual one first."""
    import io

    from fontTools.ttLib import TTFont

    from slagen.render.look import Fonts

    found = dict.fromkeys((Fonts().body,))
    for face in fonts.bundled():
        if face.weight == 400 and face.slant == "normal":
            names = TTFont(io.BytesIO(fonts.read(face.name, ".ttf")), lazy=True)["name"]
            found[str(names.getDebugName(16) or names.getDebugName(1))] = None
    return tuple(family for family in found if fonts.faces(family))


def has_serifs(name: str, source: Source) -> bool:
    """What the file itself says of the font (its Panose number, its kind), else its name."""
    table = source.beside("fontTable")
    for font in table.iterfind(f"{W}font") if table is not None else ():
        if str(font.get(W + "name", "")).lower() == name.lower():
            panose, kind = at(font, "panose1"), at(font, "family")
            digits = str(panose.get(W + "val", "")) if panose is not None else ""
            if re.fullmatch("[0-9A-Fa-f]{20}", digits) and digits[:2] == "02" and int(digits[2:4], 16) > 1:
                return int(digits[2:4], 16) < _SANS_FIRST
            said = str(kind.get(W + "val", "")) if kind is not None else ""
            if said in ("roman", "swiss"):
                return said == "roman"
    return _named_serif(name)


def _named_serif(name: str) -> bool:
    return bool(_SERIF.search(name)) and not _SANS.search(name)
