"""A look and a document become the page's own rules in CSS: paper, margins, running head and foot."""

from __future__ import annotations

from base64 import b64encode
from decimal import Decimal

from slagen.document.nodes import Document
from slagen.render.look import Fonts, Logo, Look
from slagen.render.running import RULE, Line, Piece, Room, Texts, gap, logo_size, texts

_ROOMS: tuple[tuple[Room, Room], ...] = (("header", "footer"), ("cover_header", "cover_footer"))
_SYSTEM_STACK = '"Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", "Noto Sans", "DejaVu Sans", sans-serif'


def stack(family: str) -> str:
    """A family, the usual one, then what the reader's machine has."""
    return ", ".join((*map(css_string, dict.fromkeys((family, Fonts().body))), _SYSTEM_STACK))


def css_string(text: str) -> str:
    """A quoted CSS string in which nothing but plain letters, digits and spaces stands as itself."""
    safe = (char if char.isascii() and (char.isalnum() or char == " ") else f"\\{ord(char):x} " for char in text)
    return '"' + "".join(safe) + '"'


def page_rules(document: Document, look: Look) -> str:
    """Margin boxes know no custom properties of the root, so values are typed out."""
    page = look.page
    paper = f"size: {page.size}; margin: {page.top}mm {page.right}mm {page.bottom}mm {page.left}mm"
    logo = look.logo if look.logo and look.logo.pages == "all" else None
    usual, cover = (
        f"{_boxes(texts(look, document, head), look, True, logo if head == 'header' else None)}"
        f"{_boxes(texts(look, document, foot), look, False, None)}"
        for head, foot in _ROOMS
    )
    return f"@page {{ {paper};\n{usual}}}\n@page cover {{\n{cover}}}\n"


def _boxes(found: Texts, look: Look, above: bool, logo: Logo | None) -> str:
    """Left, middle and right. They fill the line between them, so that their hairlines join to one."""
    outer, inner = ("top", "bottom") if above else ("bottom", "top")
    line = "border: none; padding: 0"
    if found.rule:
        line = f"border-{inner}: 0.5pt solid {look.colours.rule}; padding-{inner}: {RULE}mm"
    place = f"vertical-align: {inner}; margin-{inner}: {gap(look, 'header' if above else 'footer')}mm"
    small = f"font: {look.fonts.small_size}pt {stack(look.fonts.body)}"
    sides = {"left": found.left, "center": found.center, "right": found.right}
    used = {side: bool(lines) or bool(logo and logo.align == side) for side, lines in sides.items()}
    rules = ""
    for (side, lines), width in zip(sides.items(), _widths(used, found.only_stamp), strict=True):
        if not width:
            rules += f"  @{outer}-{side} {{ content: none; border: none; }}\n"
            continue
        loud = side == "center" and found.only_stamp
        letters = f"color: {look.colours.text}; font-weight: 700" if loud else f"color: {look.colours.muted}"
        picture, size = _picture(look) if logo and logo.align == side else ("", "")
        rules += (
            f"  @{outer}-{side} {{ content: {picture}{_content(lines)}; {small}; {letters}; width: {width}%;"
            f" text-align: {side}; {size}white-space: pre-line; {place}; overflow-wrap: anywhere; {line} }}\n"
        )
    return rules


def _widths(used: dict[str, bool], stamp: bool) -> tuple[str, str, str]:
    """Of the line, in per cent; nothing for a box that is not there."""
    if not used["center"]:
        return ("50", "", "50") if any(used.values()) else ("", "", "")
    if not used["left"] and not used["right"]:
        return "", "100", ""
    return ("40", "20", "40") if stamp else ("33.3", "33.4", "33.3")


def _content(lines: tuple[Line, ...]) -> str:
    rows = [" ".join(map(_piece, line)) or '""' for line in lines]
    return r' "\a " '.join(rows) or '""'


def _piece(piece: Piece) -> str:
    return f"counter({piece.kind})" if piece.kind in ("page", "pages") else css_string(piece.text)


def _picture(look: Look) -> tuple[str, str]:
    """The logo above the texts of its box. Its resolution makes it as high as
    the look says; an archive allows no smoothing."""
    assert look.picture is not None
    dots = (look.picture.height / logo_size(look)[1] * Decimal("25.4")).quantize(Decimal("0.001"))
    address = f"data:{look.picture.mime};base64,{b64encode(look.picture.content).decode('ascii')}"
    return f'url({address}) "\\a " ', f"image-resolution: {dots}dpi; image-rendering: crisp-edges; "
