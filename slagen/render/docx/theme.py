"""A look becomes the theme and the font table, which Word expects in every file and offers in its own menus."""

from __future__ import annotations

from slagen.render.docx.measures import colour
from slagen.render.docx.oxml import Xml, element, part, plain_part, w
from slagen.render.look import Look

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def font_table_part(look: Look) -> bytes:
    """The families in use, so that Word can choose a neighbour where one is missing."""
    families = dict.fromkeys((look.fonts.word_body, look.fonts.word_heading, "Arial"))
    return part(
        "w:fonts", *(w("font", w("family", val="swiss"), w("pitch", val="variable"), name=name) for name in families)
    )


def theme_part(look: Look) -> bytes:
    """The look's colours and fonts by the names of Word's palette."""
    colours = look.colours
    palette = (
        ("dk1", colours.text),
        ("lt1", "#ffffff"),
        ("dk2", colours.accent),
        ("lt2", colours.head_fill),
        ("accent1", colours.accent),
        ("accent2", colours.muted),
        ("accent3", colours.rule),
        ("accent4", colours.text),
        ("accent5", colours.accent),
        ("accent6", colours.muted),
        ("hlink", colours.accent),
        ("folHlink", colours.muted),
    )
    scheme = _a("clrScheme", *(_a(name, _a("srgbClr", val=colour(value))) for name, value in palette), name="slagen")
    fonts = _a(
        "fontScheme",
        _a("majorFont", *_faces(look.fonts.word_heading)),
        _a("minorFont", *_faces(look.fonts.word_body)),
        name="slagen",
    )
    fill = _a("solidFill", _a("schemeClr", val="phClr"))
    effect = _a("effectStyle", _a("effectLst"))
    formats = _a(
        "fmtScheme",
        _a("fillStyleLst", fill, fill, fill),
        _a("lnStyleLst", *(_a("ln", fill, w=width) for width in ("6350", "12700", "19050"))),
        _a("effectStyleLst", effect, effect, effect),
        _a("bgFillStyleLst", fill, fill, fill),
        name="slagen",
    )
    elements = _a("themeElements", scheme, fonts, formats)
    return plain_part(element("a:theme", (("xmlns:a", _DRAWING), ("name", "slagen")), elements))


def _faces(family: str) -> tuple[Xml, ...]:
    return _a("latin", typeface=family), _a("ea", typeface=""), _a("cs", typeface="Arial")


def _a(tag: str, /, *children: Xml, **attributes: str) -> Xml:
    return element(f"a:{tag}", attributes.items(), *children)
