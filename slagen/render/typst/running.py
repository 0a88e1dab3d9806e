"""What runs at head and foot of the pages, and the logo, become Typst code."""

from __future__ import annotations

from slagen.document.nodes import Document
from slagen.render.look import Look
from slagen.render.running import Line, Piece, Room, gap, guest_size, logo_size, texts
from slagen.render.typst.inlines import Place
from slagen.render.typst.measures import Places
from slagen.render.typst.strings import flag, literal, text

_FUNCTIONS = {"page": "page-number()", "pages": "page-count()"}


def furniture(document: Document, places: Places) -> list[str]:
    """The arguments that say what every page but the cover carries, and the cover."""
    rooms: tuple[Room, ...] = ("header", "footer", "cover_header", "cover_footer")
    return [
        *(f"{room.replace('_', '-')}: {_texts(document, places, room)}" for room in rooms),
        f"header-gap: {gap(places.look, 'header')}mm, footer-gap: {gap(places.look, 'footer')}mm",
        f"logo: {logo(places.look) if places.look.logo and places.look.logo.pages == 'all' else 'none'}",
    ]


def logo(look: Look) -> str:
    """The logo as the style sheet's function sets it, or nothing."""
    if look.logo is None or look.picture is None:
        return "none"
    wide, high = logo_size(look)
    ground = f"rgb({literal(look.logo.background)})" if look.logo.background else "none"
    return (
        f"(file: {literal(logo_file(look))}, alt: {literal(look.logo.alt)}, width: {wide}mm, height: {high}mm,"
        f" align: {look.logo.align}, ground: {ground})"
    )


def guest(look: Look) -> str:
    """The other side's logo as the style sheet's function sets it, or nothing."""
    if look.guest is None:
        return "none"
    wide, high = guest_size(look)
    return f"(file: {literal(guest_file(look))}, alt: {literal(look.guest.alt)}, width: {wide}mm, height: {high}mm)"


def guest_file(look: Look) -> str:
    """The name of the other side's logo beside the markup."""
    assert look.guest is not None
    return f"guest.{look.guest.picture.kind}"


def logo_file(look: Look) -> str:
    """The name of the logo beside the markup."""
    assert look.picture is not None
    return f"logo.{look.picture.kind}"


def _texts(document: Document, places: Places, room: Room) -> str:
    found = texts(places.look, document, room)
    if not found:
        return "none"
    wide = places.running(both=bool(found.center) and not found.only_stamp)
    sides = ", ".join(_side(lines, wide) for lines in (found.left, found.center, found.right))
    return f"(rule: {flag(found.rule)}, sides: ({sides}))"


def _side(lines: tuple[Line, ...], place: Place) -> str:
    rows = ["; ".join(filter(None, (_piece(piece, place) for piece in line))) for line in lines]
    return f"{{{'; linebreak(); '.join(row or literal('') for row in rows)}}}" if rows else "none"


def _piece(piece: Piece, place: Place) -> str:
    if piece.kind == "draft":
        return f"stamped({literal(piece.text)})"
    return _FUNCTIONS.get(piece.kind) or text(piece.text, place.room, place.size)
