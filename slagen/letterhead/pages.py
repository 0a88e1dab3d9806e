"""The first section of a Word file becomes paper and margins."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from slagen.letterhead.source import Source, W, at, number, value
from slagen.letterhead.taken import Taken

_PAPERS = {"A4": (210, 297), "Letter": (216, 279)}
_NEAR = 4
_NARROWEST = 110
"""Millimetres of text that the tables of an agreement need."""
_MARGINS = (8, 90)


def page(taken: Taken, source: Source) -> None:
    """Paper, margins, and how far head and foot stand from the paper's edge."""
    sections = sections_of(source)
    if not sections:
        taken.remark("page: the file says neither paper nor margins")
        return
    first = sections[0]
    width, height = (millimetres(value(first, "pgSz", side)) for side in ("w", "h"))
    if width and height:
        _paper(taken, width, height)
    if any(value(other, "pgSz", side) != value(first, "pgSz", side) for other in sections for side in ("w", "h")):
        taken.remark("page: sections of other paper or turned pages; all pages of an agreement are alike")
    if (number(value(first, "cols", "num")) or 1) > 1:
        taken.remark("page: text in columns; an agreement runs in one")
    _margins(taken, first)
    if at(first, "pgBorders") is not None:
        taken.remark("page: the border round the page")
    if at(source.document, "background") is not None:
        taken.remark("page: the colour or picture behind all pages")


def sections_of(source: Source) -> list[Any]:
    """The setups of all sections, the first one first."""
    setups = source.document.iter(f"{W}sectPr")
    return [setup for setup in setups if at(setup, "pgMar") is not None or at(setup, "pgSz") is not None]


def millimetres(twips: str) -> Decimal:
    """Twips as a file writes them, in millimetres; nought for what is no number. A margin below nought is a fixed one."""
    return (Decimal(abs(number(twips) or 0)) / 1440 * Decimal("25.4")).quantize(Decimal("0.1"))


def _paper(taken: Taken, width: Decimal, height: Decimal) -> None:
    upright = sorted((width, height))
    size = min(_PAPERS, key=lambda name: abs(_PAPERS[name][1] - upright[1]) + abs(_PAPERS[name][0] - upright[0]))
    exact = all(abs(found - known) <= _NEAR for found, known in zip(upright, _PAPERS[size], strict=True))
    taken.add("page.size", size, "paper", size, "page setup")
    if not exact:
        taken.remark(f"page: the paper of {width} × {height} mm; {size} is nearest")
    elif width > height:
        taken.remark("page: pages are turned; an agreement stands upright")


def _margins(taken: Taken, setup: Any) -> None:
    found: dict[str, Decimal] = {}
    for side in ("top", "right", "bottom", "left", "header", "footer"):
        if said := value(setup, "pgMar", side):
            found[side] = millimetres(said)
    gutter = millimetres(value(setup, "pgMar", "gutter"))
    if gutter and "left" in found:
        found["left"] += gutter
    least, most = _MARGINS
    for side, length in found.items():
        allowed = min(max(length, Decimal(5 if side in ("header", "footer") else least)), Decimal(most))
        if allowed != length:
            taken.remark(f"page: {side} of {length} mm; {allowed} mm was taken")
            found[side] = allowed
    wide = found.get("left", Decimal(25)) + found.get("right", Decimal(25))
    if 210 - wide < _NARROWEST:
        taken.remark(f"page: margins of {wide} mm side by side; tables need {_NARROWEST} mm of text, so both were narrowed")
        share = Decimal(210 - _NARROWEST) / wide
        found |= {side: (found.get(side, Decimal(25)) * share).quantize(Decimal("0.1")) for side in ("left", "right")}
    for side, length in found.items():
        what = f"{side} from the edge" if side in ("header", "footer") else f"margin {side}"
        taken.add(f"page.{side}", length, what, f"{length.normalize():f} mm", "page setup")
