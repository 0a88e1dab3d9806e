"""The pictures of a header, or of the text's beginning, become the logo; what cannot be one is told."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Literal

from msgspec import Struct

from slagen.errors import LimitError, UsageError
from slagen.letterhead.source import MC, A, R, Source, W, at, number, value
from slagen.letterhead.styles import Styles
from slagen.render.images import Picture, PictureError, picture_of

Side = Literal["left", "center", "right"]
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_V = "{urn:schemas-microsoft-com:vml}"
_EMU = Decimal(36000)
_POINT = Decimal("25.4") / 72
LEAST, MOST = Decimal(4), Decimal(60)
"""Millimetres of height: a lower picture is a mark or a line, a higher one fills the page."""
_BEGINNING = 12
_LEFT_OUT = (f"{MC}Fallback", f"{W}del", f"{W}moveFrom")
_VECTOR = (".emf", ".wmf", ".svg")


class Emblem(Struct, frozen=True):
    """A logo: its picture, height in millimetres, where it stands, what it says, and in which part it was found."""

    picture: Picture
    height: Decimal
    align: Side
    alt: str
    part: str


class _Drawn(Struct, frozen=True):
    target: str
    height: Decimal
    align: Side
    alt: str
    cropped: bool


def find_logo(source: Source, styles: Styles, parts: list[tuple[str, str]]) -> tuple[Emblem | None, list[str]]:
    """The first picture of the parts, each with its name for people, that can be a logo; and what is told of the others."""
    remarks: list[str] = []
    found: Emblem | None = None
    for part, name in parts:
        root = source.root(part)
        for drawn in _drawings(root, source, part, styles, only_beginning=part == source.main):
            where = f"{name}: the picture {posixpath.basename(drawn.target) or 'kept elsewhere'}"
            if found:
                if drawn.target:
                    remarks.append(f"{where} was left out; a look has one logo")
                continue
            try:
                found = _emblem(source, drawn, part)
            except PictureError as error:
                remarks.append(f"{where} {error}")
                continue
            if drawn.cropped:
                remarks.append(f"{where} is cropped in Word; the logo is the whole picture")
    return found, list(dict.fromkeys(remarks))


def _emblem(source: Source, drawn: _Drawn, part: str) -> Emblem:
    """Raises PictureError with what is told of a picture that can be no logo."""
    if not drawn.target:
        raise PictureError("is linked from outside the file; put it beside look.yaml and name it under logo")
    if not LEAST <= drawn.height <= MOST:
        what = "a line or a mark" if drawn.height < LEAST else "a ground behind the page"
        raise PictureError(f"is {drawn.height.quantize(Decimal(1))} mm high: {what}, no logo")
    if drawn.target.lower().endswith(_VECTOR):
        kind = drawn.target.rpartition(".")[2].upper()
        raise PictureError(f"is {kind}, which is not read; save it as PNG beside look.yaml and name it under logo")
    try:
        picture = picture_of(source.parts.read(drawn.target))
    except (UsageError, LimitError) as error:
        raise PictureError(f"cannot be read: {error}") from None
    return Emblem(picture, drawn.height.quantize(Decimal("0.1")), drawn.align, drawn.alt, part)


def _drawings(root: Any, source: Source, part: str, styles: Styles, only_beginning: bool) -> Iterator[_Drawn]:
    """Every picture of a part in its order, also inside text boxes, where many a letterhead keeps its logo."""
    if root is None:
        return
    beginning = set(list(root.iter(f"{W}p"))[:_BEGINNING])
    for picture in root.iter(f"{A}blip", f"{_V}imagedata"):
        above = list(picture.iterancestors())
        if any(node.tag in _LEFT_OUT for node in above) or (only_beginning and beginning.isdisjoint(above)):
            continue
        aside = _side_of(above, styles)
        if picture.tag == f"{A}blip":
            yield from _drawing(picture, above, source, part, aside)
        else:
            shape, target = picture.getparent(), source.links(part).get(str(picture.get(f"{R}id")), ("", ""))[0]
            yield _Drawn(target, _of_style(shape, "height"), aside, str(shape.get("alt", "")), False)


def _drawing(blip: Any, above: list[Any], source: Source, part: str, aside: Side) -> Iterator[_Drawn]:
    frames = [node for node in above if node.tag in (f"{_WP}inline", f"{_WP}anchor")]
    extent = frames[0].find(f"{_WP}extent") if frames else None
    if extent is None:
        return
    target = source.links(part).get(str(blip.get(f"{R}embed")), ("", ""))[0]
    crop, named = blip.getparent().find(f"{A}srcRect"), frames[0].find(f"{_WP}docPr")
    cropped = crop is not None and any(str(edge) not in ("", "0") for edge in crop.attrib.values())
    alt = str(named.get("descr") or "") if named is not None else ""
    height = Decimal(number(str(extent.get("cy", ""))) or 0) / _EMU
    floats = frames[-1] if frames[-1].tag == f"{_WP}anchor" else None
    yield _Drawn(target, height, (_aligned(floats, source) if floats is not None else None) or aside, alt, cropped)


def _side_of(above: list[Any], styles: Styles) -> Side:
    """Where the outermost line of a picture stands: by the cell of its row, else by its alignment."""
    for node in reversed(above):
        if node.tag == f"{W}tr" and len(cells := node.findall(f"{W}tc")) > 1:
            index = next((place for place, cell in enumerate(cells) if cell in above), 0)
            return "left" if index == 0 else "right" if index == len(cells) - 1 else "center"
        if node.tag == f"{W}p":
            lines = styles.lines(at(node, "pPr"), styles.style(value(node, "pPr/pStyle")).lines)
            return {"center": "center", "right": "right"}.get(lines.align, "left")  # type: ignore[return-value]
    return "left"


def _aligned(anchor: Any, source: Source) -> Side | None:
    """Where a floating picture stands on the page: by its word, or in which third its middle lies."""
    place = anchor.find(f"{_WP}positionH")
    if place is None:
        return None
    said = str(place.findtext(f"{_WP}align") or "")
    if anchor.find(f"{_WP}extent") is None:
        return None
    if said in ("left", "center", "right", "inside", "outside"):
        return {"center": "center", "right": "right", "outside": "right"}.get(said, "left")  # type: ignore[return-value]
    setup = next(source.document.iter(f"{W}sectPr"), None)
    paper = Decimal(number(value(setup, "pgSz", "w")) or 11906) / 1440 * Decimal("25.4")
    start = Decimal(number(value(setup, "pgMar", "left")) or 0) / 1440 * Decimal("25.4")
    width = Decimal(number(str(anchor.find(f"{_WP}extent").get("cx", ""))) or 0) / _EMU
    offset = Decimal(number(str(place.findtext(f"{_WP}posOffset") or "")) or 0) / _EMU
    middle = offset + width / 2 + (0 if place.get("relativeFrom") == "page" else start)
    third = middle * 3 // paper
    return "left" if third < 1 else "center" if third < 2 else "right"


def _of_style(shape: Any, side: str) -> Decimal:
    """A length of an old drawing, in millimetres."""
    found = re.search(rf"(?:^|;)\s*{side}\s*:\s*([\d.]+)(pt|mm|cm|in|px)?", str(shape.get("style", "")))
    units = {"pt": _POINT, "mm": Decimal(1), "cm": Decimal(10), "in": Decimal("25.4"), "px": _POINT * 3 / 4, None: _POINT / 20}
    try:
        return Decimal(found[1]) * units[found[2]] if found else Decimal(0)
    except ArithmeticError:
        return Decimal(0)
