"""A drawing becomes SVG: shapes and words, no style sheet, no script, nothing from outside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from slagen.document.drawing import NORMAL, SMALL, WIDTH, Box, Drawing, Label, Trace
from slagen.render.ink import DASH, HATCH, WIDTHS, Ink, ink
from slagen.render.look import Fonts, Look

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ARROW = 11
"""The length of an arrow's head."""


def svg(drawing: Drawing, look: Look, alt: str = "") -> str:
    """One `svg` element. `alt` is its title, for those who cannot see it."""
    colours = ink(look)
    named = f"<title>{words(alt)}</title>" if alt else ""
    family = ", ".join(dict.fromkeys((look.fonts.body, Fonts().body)))
    body = "".join(part for shape in drawing.shapes for part in _shape(shape, colours))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {drawing.height}" width="{WIDTH}"'
        f' height="{drawing.height}" role="img" font-family="{escape(family)}">{named}{body}</svg>'
    )


def words(text: str) -> str:
    """Text as character data on one line; what XML cannot carry is left out."""
    return escape(" ".join(_FORBIDDEN.sub("", text).split()))


def _shape(shape: Box | Trace | Label, colours: Ink) -> Iterator[str]:
    match shape:
        case Box():
            yield from _box(shape, colours)
        case Trace():
            yield from _trace(shape, colours)
        case Label():
            weight = ' font-weight="bold"' if shape.bold else ""
            anchor = f' text-anchor="{shape.anchor}"' if shape.anchor != "start" else ""
            size = SMALL if shape.small else NORMAL
            yield (
                f'<text x="{shape.x}" y="{shape.y}" font-size="{size}" fill="{colours.words[shape.tone]}"{weight}{anchor}>'
                f"{words(shape.text)}</text>"
            )


def _box(box: Box, colours: Ink) -> Iterator[str]:
    fill = colours.grounds.get(box.ground, "none")
    at = f'x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}"'
    yield f'<rect {at} fill="{fill}"{_stroke(box.stroke, colours)}/>'
    if box.ground == "hatch":
        path = "".join(f"M{x1} {y1}L{x2} {y2}" for (x1, y1), (x2, y2) in hatching(box))
        yield f'<path d="{path}" fill="none" stroke="{colours.line}" stroke-width="1"/>' if path else ""


def _trace(trace: Trace, colours: Ink) -> Iterator[str]:
    points = " ".join(f"{x},{y}" for x, y in trace.points)
    yield f'<polyline points="{points}" fill="none"{_stroke(trace.stroke, colours)}/>'
    if trace.arrow:
        head = " ".join(f"{x},{y}" for x, y in arrow_head(trace))
        yield f'<polygon points="{head}" fill="{colours.line}"/>'


def _stroke(stroke: str, colours: Ink) -> str:
    if stroke == "none":
        return ""
    dash = f' stroke-dasharray="{DASH[0]} {DASH[1]}"' if stroke == "dashed" else ""
    colour = colours.rule if stroke == "thin" else colours.line
    return f' stroke="{colour}" stroke-width="{WIDTHS[stroke]}"{dash}'


def hatching(box: Box) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """The slanting lines of a hatched ground, cut off at the box's edges."""
    found = []
    for start in range(HATCH, box.width + box.height, HATCH):
        low, high = max(0, start - box.height), min(start, box.width)
        found.append(((box.x + low, box.y + start - low), (box.x + high, box.y + start - high)))
    return found


def arrow_head(trace: Trace) -> tuple[tuple[int, int], ...]:
    """Three points; traces end level or upright."""
    (fx, fy), (x, y) = trace.points[-2:]
    dx, dy = (x > fx) - (x < fx), (y > fy) - (y < fy)
    half = ARROW // 2
    if dx:
        return (x, y), (x - dx * ARROW, y - half), (x - dx * ARROW, y + half)
    return (x, y), (x - half, y - dy * ARROW), (x + half, y - dy * ARROW)
