"""A name and its properties become one style of the sheet."""

from __future__ import annotations

from slagen.render.docx.oxml import NOTHING, Xml, w


def fonts(family: str) -> Xml:
    """Arial stands in for right-to-left letters, which most Latin families lack."""
    return w("rFonts", ascii=family, hAnsi=family, eastAsia=family, cs="Arial")


def paragraph_style(
    name: str,
    *,
    identity: str = "",
    based: str = "Normal",
    following: str = "",
    looks: Xml = NOTHING,
    letters: Xml = NOTHING,
) -> Xml:
    """One paragraph style. `identity` is the name without spaces unless Word's own name differs from it."""
    identity = identity or name.replace(" ", "")
    return w(
        "style",
        w("name", val=name),
        w("basedOn", val=based) if identity != "Normal" else NOTHING,
        w("next", val=following) if following else NOTHING,
        w("qFormat"),
        looks,
        letters,
        type="paragraph",
        default="1" if identity == "Normal" else None,
        styleId=identity,
    )


def character_style(name: str, letters: Xml) -> Xml:
    """One character style; its id is the name without spaces."""
    basis = w("basedOn", val="DefaultParagraphFont")
    return w(
        "style", w("name", val=name), basis, w("qFormat"), letters, type="character", styleId=name.replace(" ", "")
    )
