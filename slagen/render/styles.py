"""A look becomes one style sheet: fonts, the look's values as custom properties, screen rules and page rules."""

from __future__ import annotations

import re
from base64 import b64encode
from decimal import Decimal
from importlib.resources import files
from typing import Literal

from slagen.document.nodes import Document
from slagen.errors import LibraryError
from slagen.render import fonts
from slagen.render.look import Fonts, Layout, Look
from slagen.render.page_boxes import css_string, page_rules, stack

FontSource = Literal["embedded", "packaged"]
FONT_SCHEME = "slagen-font"
_AIR = re.compile(r"(air|snug)\(([0-9.]+)(mm|em)\)")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def sheet(document: Document, look: Look, source: FontSource) -> str:
    """The whole style sheet. `embedded` carries the fonts inside (a page for browsers), `packaged` names them by the
    scheme that only the PDF child resolves. Raises LibraryError for a colour that is not `#rrggbb`."""
    layout, usual = look.layout, Layout()
    parts = [_font_faces(look, source), _properties(look), _asset("shared.css", look)]
    if source == "embedded":
        parts.append(_asset("screen.css", look))
    flowing = "" if layout.new_pages else _asset("flowing.css", look)
    parts.append("@media print {\n" + _asset("print.css", look) + flowing + "}\n")
    for name in ("cover", "articles", "tables", "contents"):
        if (chosen := getattr(layout, name)) != getattr(usual, name):
            parts.append(_asset(f"{name}-{chosen}.css", look))
    parts.append(page_rules(document, look))
    return "\n".join(parts)


def _asset(name: str, look: Look) -> str:
    """Rules as they stand, but that `air(2mm)` is so much of 2 mm as the look has of the usual distances; `snug(2mm)` is that
    too, and never more than 2 mm."""
    shares = {"air": look.layout.air, "snug": min(look.layout.air, Decimal(1))}
    rules = (files("slagen") / "render" / "assets" / name).read_text(encoding="utf-8")
    return _AIR.sub(lambda found: f"{Decimal(found[2]) * shares[found[1]]:f}{found[3]}", rules)


def _font_faces(look: Look, source: FontSource) -> str:
    rules: list[str] = []
    # Behind its own fonts, a PDF has the usual one for letters that those lack; a page for browsers has theirs.
    usual = (Fonts().body,) if source == "packaged" else ()
    for family in dict.fromkeys((look.fonts.body, look.fonts.heading, *usual)):
        for face in fonts.faces(family):
            if source == "packaged":
                address = f"{FONT_SCHEME}:{face.name}.ttf"
            else:
                address = "data:font/woff2;base64," + b64encode(fonts.read(face.name, ".woff2")).decode("ascii")
            rules.append(
                f"@font-face {{ font-family: {css_string(family)}; font-weight: {face.weight};"
                f' font-style: {face.slant}; font-display: swap; src: url("{address}"); }}'
            )
    return "\n".join(rules)


def _properties(look: Look) -> str:
    type_ = look.fonts
    colours = look.colours
    values = {
        "body-font": stack(type_.body),
        "heading-font": stack(type_.heading),
        "body-size": f"{type_.body_size}pt",
        "small-size": f"{type_.small_size}pt",
        "table-size": f"{type_.table_size}pt",
        "article-size": f"{type_.article_size}pt",
        "clause-size": f"{type_.clause_size}pt",
        "title-size": f"{type_.title_size}pt",
        "line-height": f"{type_.line_height}",
        "heading-case": "uppercase" if look.heading_case == "upper" else "none",
        "text": _colour(colours.text, "text"),
        "accent": _colour(colours.accent, "accent"),
        "muted": _colour(colours.muted, "muted"),
        "rule": _colour(colours.rule, "rule"),
        "head-fill": _colour(colours.head_fill, "head_fill"),
        "head-text": _colour(colours.head_text or colours.accent, "head_text"),
        "band": _colour(colours.band, "band"),
        "picture-width": f"{look.layout.pictures * 100}%",
        "margin-left": f"{look.page.left}mm",
        "margin-right": f"{look.page.right}mm",
    }
    return ":root {\n" + "".join(f"  --{name}: {value};\n" for name, value in values.items()) + "}\n"


def _colour(value: str, name: str) -> str:
    if not _COLOUR.fullmatch(value):
        raise LibraryError(f"look: colours.{name} is {value!r}; write a colour as #rrggbb")
    return value
