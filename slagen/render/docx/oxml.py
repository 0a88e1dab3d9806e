"""Names, attributes and text become WordprocessingML; the only place that spells XML, so no other can misspell it.

`Xml` is text that is already markup. Everything a reader wrote goes through `escape`, `characters` or an attribute,
which escape it; a plain `str` handed in as a child is a type error.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    Xml = NewType("Xml", str)
else:
    Xml = str  # gives a text back as it is, in half the time: every few words of an agreement pass here several times
NOTHING = Xml("")

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
_NEWER = ("w15",)
"""What programs of before may leave aside."""
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PIECES = re.compile("(\r\n|\r|\n|\t)")


def escape(text: str) -> Xml:
    """Text as character data or attribute value. Raises ValueError for a character that XML cannot carry."""
    # What is printable has none that XML cannot carry. Nearly every text ends here; a pattern would take five times as long.
    if text.isprintable() and not ("&" in text or "<" in text or ">" in text or '"' in text):
        return Xml(text)
    found = _FORBIDDEN.search(text)
    if found:
        raise ValueError(f"a Word file cannot hold the character U+{ord(found.group()):04X} in {text!r}")
    return Xml(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;"))


def element(name: str, attributes: Iterable[tuple[str, str]] = (), *children: Xml) -> Xml:
    """One element with its attributes, in the order given."""
    opening = name + "".join([f' {key}="{escape(value)}"' for key, value in attributes])
    inside = "".join(children)
    return Xml(f"<{opening}>{inside}</{name}>" if inside else f"<{opening}/>")


def w(name: str, /, *children: Xml, **attributes: str | int | None) -> Xml:
    """One element of the main namespace; every attribute gets its prefix, those that are None are left out."""
    opening = f"w:{name}"
    for key, value in attributes.items():
        if value is not None:
            opening += f' w:{key}="{escape(value) if isinstance(value, str) else value}"'
    inside = "".join(children)
    return Xml(f"<{opening}>{inside}</w:{name}>" if inside else f"<{opening}/>")


def flag(name: str, on: bool) -> Xml:
    """An on/off property: there or not there."""
    return w(name) if on else NOTHING


def join(parts: Iterable[Xml]) -> Xml:
    return Xml("".join(parts))


def part(root: str, *children: Xml, prefixes: tuple[str, ...] = ("w",)) -> bytes:
    """A whole part: declaration, root element with the namespaces it needs, content."""
    newer = " ".join(prefix for prefix in prefixes if prefix in _NEWER)
    spaces = [(f"xmlns:{prefix}", NAMESPACES[prefix]) for prefix in (*prefixes, *(("mc",) if newer else ()))]
    spaces += [("mc:Ignorable", newer)] if newer else []
    return plain_part(element(root, spaces, *children))


def plain_part(root: Xml) -> bytes:
    """A part whose root element already names its namespaces."""
    return ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + root).encode()


# --- runs -------------------------------------------------------------------------------------------------------


def characters(text: str) -> Xml:
    """Text exactly as it stands; a line break becomes w:br and a tab w:tab, since w:t holds neither."""
    if text.isprintable():
        words = escape(text) if "&" in text or "<" in text or ">" in text or '"' in text else text
        return Xml(f'<w:t xml:space="preserve">{words}</w:t>')
    pieces: list[str] = []
    for piece in _PIECES.split(text):
        if piece == "\t":
            pieces.append("<w:tab/>")
        elif piece in ("\n", "\r", "\r\n"):
            pieces.append("<w:br/>")
        elif piece:
            pieces.append(f'<w:t xml:space="preserve">{escape(piece)}</w:t>')
    return Xml("".join(pieces))


def run(text: str, style: str = "", right_to_left: str = "") -> Xml:
    """One run in a character style; `right_to_left` is the language of a wholly right-to-left run, or empty."""
    # Spelled out, as are paragraphs, cells and fields: they are called for every few words of an agreement.
    properties = f'<w:rStyle w:val="{style}"/>' if style else ""
    if right_to_left:
        properties += f'<w:rtl/><w:lang w:bidi="{right_to_left}"/>'
    return Xml(f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{characters(text)}</w:r>")


def tab() -> Xml:
    return Xml("<w:r><w:tab/></w:r>")


def field_mark(kind: str) -> Xml:
    """`begin`, `separate` or `end` of a complex field."""
    return Xml(f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>')


_BEGIN, _SEPARATE, _END = field_mark("begin"), field_mark("separate"), field_mark("end")


def instruction(code: str) -> Xml:
    return Xml(f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>')


def field(code: str, result: Xml) -> Xml:
    """A complex field with its cached result (runs). `code` is slagen's own, never text of an answer."""
    return Xml(f"{_BEGIN}{instruction(code)}{_SEPARATE}{result}{_END}")


def bookmark(number: int, name: str, content: Xml) -> Xml:
    start = f'<w:bookmarkStart w:id="{number}" w:name="{escape(name)}"/>'
    return Xml(f'{start}{content}<w:bookmarkEnd w:id="{number}"/>')


def jump(anchor: str, content: Xml) -> Xml:
    """A hyperlink inside the document."""
    return Xml(f'<w:hyperlink w:anchor="{escape(anchor)}" w:history="1">{content}</w:hyperlink>')


def outward(relationship: str, content: Xml) -> Xml:
    """A hyperlink out of the document, by relationship id."""
    return element("w:hyperlink", (("r:id", relationship), ("w:history", "1")), content)


# --- paragraphs and properties ----------------------------------------------------------------------------------


def paragraph(
    style: str, content: Xml = NOTHING, *, keep_next: bool = False, new_page: bool = False, number: Xml = NOTHING
) -> Xml:
    """A paragraph in a style. What else it may carry is structure: keeping, a page break, a place in a list."""
    kept, begins = "<w:keepNext/>" if keep_next else "", "<w:pageBreakBefore/>" if new_page else ""
    return Xml(f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}{begins}{number}</w:pPr>{content}</w:p>')


def place_in_list(instance: int, level: int) -> Xml:
    return Xml(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{instance}"/></w:numPr>')


def ppr(
    *,
    keep_next: bool = False,
    kept: bool = False,
    new_page: bool = False,
    number: Xml = NOTHING,
    borders: Xml = NOTHING,
    shade: Xml = NOTHING,
    tabs: Xml = NOTHING,
    before: int | None = None,
    after: int | None = None,
    line: int | None = None,
    exact: bool = False,
    indent: Xml = NOTHING,
    align: str = "",
    outline: int | None = None,
) -> Xml:
    """Paragraph properties in the order of the schema; lengths in twips, `line` in 240ths of a line, or with `exact` in twips.

    `keep_next` holds a paragraph to the one behind it; `kept` does that and keeps its own lines together.
    """
    spacing = NOTHING
    if before is not None or after is not None or line is not None:
        rule = None if line is None else "exact" if exact else "auto"
        spacing = w("spacing", before=before, after=after, line=line, lineRule=rule)
    inside = (
        flag("keepNext", keep_next or kept),
        flag("keepLines", kept),
        flag("pageBreakBefore", new_page),
        number,
        w("pBdr", borders) if borders else NOTHING,
        shade,
        w("tabs", tabs) if tabs else NOTHING,
        spacing,
        indent,
        w("jc", val=align) if align else NOTHING,
        w("outlineLvl", val=outline) if outline is not None else NOTHING,
    )
    return w("pPr", *inside) if any(inside) else NOTHING


def rpr(
    *,
    font: Xml = NOTHING,
    bold: bool | None = None,
    italic: bool = False,
    caps: bool = False,
    colour: str = "",
    tracking: int | None = None,
    size: int | None = None,
    underline: bool = False,
) -> Xml:
    """Run properties in the order of the schema; `size` in half points, `tracking` in twips, `colour` as RRGGBB."""
    weight = NOTHING if bold is None else join((w("b", val=None if bold else 0), w("bCs", val=None if bold else 0)))
    inside = (
        font,
        weight,
        join((w("i"), w("iCs"))) if italic else NOTHING,
        flag("caps", caps),
        w("color", val=colour) if colour else NOTHING,
        w("spacing", val=tracking) if tracking is not None else NOTHING,
        join((w("sz", val=size), w("szCs", val=size))) if size is not None else NOTHING,
        w("u", val="single") if underline else NOTHING,
    )
    return w("rPr", *inside) if any(inside) else NOTHING
