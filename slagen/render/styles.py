"""A look becomes one style sheet: fonts, the look's values as custom properties, screen rules and page rules."""

from __future__ import annotations

import re
from base64 import b64encode
from importlib.resources import files
from typing import Literal

from slagen.document.nodes import Document
from slagen.errors import LibraryError
from slagen.render import fonts
from slagen.render.look import Look

FontSource = Literal["embedded", "packaged"]
FONT_SCHEME = "slagen-font"
SYSTEM_STACK = '"Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", "Noto Sans", "DejaVu Sans", sans-serif'
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def sheet(document: Document, look: Look, source: FontSource) -> str:
    """The whole style sheet. `embedded` carries the fonts inside (a page for browsers), `packaged` names them by the
    scheme that only the PDF child resolves. Raises LibraryError for a colour that is not `#rrggbb`."""
    parts = [_font_faces(look, source), _properties(look), _asset("shared.css")]
    if source == "embedded":
        parts.append(_asset("screen.css"))
    parts.append("@media print {\n" + _asset("print.css") + "}\n")
    parts.append(_page_rules(document, look))
    return "\n".join(parts)


def css_string(text: str) -> str:
    """A quoted CSS string in which nothing but plain letters, digits and spaces stands as itself."""
    safe = (char if char.isascii() and (char.isalnum() or char == " ") else f"\\{ord(char):x} " for char in text)
    return '"' + "".join(safe) + '"'


def _asset(name: str) -> str:
    return (files("slagen") / "render" / "assets" / name).read_text(encoding="utf-8")


def _font_faces(look: Look, source: FontSource) -> str:
    rules: list[str] = []
    for family in dict.fromkeys((look.fonts.body, look.fonts.heading)):
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
        "body-font": f"{css_string(type_.body)}, {SYSTEM_STACK}",
        "heading-font": f"{css_string(type_.heading)}, {SYSTEM_STACK}",
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
    }
    return ":root {\n" + "".join(f"  --{name}: {value};\n" for name, value in values.items()) + "}\n"


def _colour(value: str, name: str) -> str:
    if not _COLOUR.fullmatch(value):
        raise LibraryError(f"look: colours.{name} is {value!r}; write a colour as #rrggbb")
    return value


def _page_rules(document: Document, look: Look) -> str:
    """Paper, running header and footer. Margin boxes know no custom properties of the root, so values are typed out."""
    page, meta, words = look.page, document.meta, document.words
    small = f"font: {look.fonts.small_size}pt {css_string(look.fonts.body)}, {SYSTEM_STACK}"
    quiet = f"{small}; color: {look.colours.muted}"
    line = f"0.5pt solid {look.colours.rule}"
    left, right = meta.title, meta.reference
    footer = f"{css_string(words.page + ' ')} counter(page) {css_string(' ' + words.of + ' ')} counter(pages)"
    edge = "vertical-align: bottom; padding-bottom: 2mm; margin-bottom: 6mm; overflow-wrap: anywhere"
    # The three boxes fill the line between them, so that their hairlines join to one.
    sides = "40%" if meta.draft else "50%"
    stamp = ""
    if meta.draft:
        stamp = (
            f"  @top-center {{ content: {css_string(words.draft)}; {small}; font-weight: 700;"
            f" color: {look.colours.text}; width: 20%; {edge}; border-bottom: {line}; }}\n"
        )
    return (
        f"@page {{ size: {page.size}; margin: {page.top}mm {page.right}mm {page.bottom}mm {page.left}mm;\n"
        f"  @top-left {{ content: {css_string(left)}; {quiet}; width: {sides}; {edge}; border-bottom: {line}; }}\n"
        f"{stamp}"
        f"  @top-right {{ content: {css_string(right)}; {quiet}; width: {sides}; {edge}; border-bottom: {line}; }}\n"
        f"  @bottom-right {{ content: {footer}; {quiet}; vertical-align: top; margin-top: 6mm; }}\n"
        "}\n"
        "@page cover {\n"
        "  @top-left { content: none; border: none; }\n  @top-right { content: none; border: none; }\n"
        f"  {'@top-center { border: none; }' if meta.draft else ''}\n"
        "  @bottom-right { content: none; }\n}\n"
    )
