"""A look's logo becomes a picture in a line of Word text, said by its alternative text."""

from __future__ import annotations

from slagen.render.docx.oxml import NOTHING, Xml, element, paragraph, w
from slagen.render.docx.package import LOGO_RELATION
from slagen.render.look import Look
from slagen.render.running import logo_size

PREFIXES = ("wp", "a", "pic")
EMU = 36000  # to a millimetre
_URI = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def logo_xml(look: Look, style: str, number: int) -> Xml:
    """The paragraph of the logo, or nothing; `number` tells the drawings of the file apart."""
    if look.picture is None or look.logo is None:
        return NOTHING
    width, height = (int(side * EMU) for side in logo_size(look))
    source = element("a:blip", (("r:embed", LOGO_RELATION),))
    return paragraph(style, inline_picture(source, (width, height), number, f"Logo {number}", look.logo.alt))


def inline_picture(source: Xml, size: tuple[int, int], number: int, name: str, alt: str) -> Xml:
    """The run of a picture: its `source` (an `a:blip`), width and height in English metric units."""
    named = (("id", str(number)), ("name", name), ("descr", alt))
    extent = (("cx", str(size[0])), ("cy", str(size[1])))
    picture = element(
        "pic:pic",
        (),
        element("pic:nvPicPr", (), element("pic:cNvPr", named), element("pic:cNvPicPr")),
        element("pic:blipFill", (), source, element("a:stretch", (), element("a:fillRect"))),
        element(
            "pic:spPr",
            (),
            element("a:xfrm", (), element("a:off", (("x", "0"), ("y", "0"))), element("a:ext", extent)),
            element("a:prstGeom", (("prst", "rect"),), element("a:avLst")),
        ),
    )
    inline = element(
        "wp:inline",
        tuple((side, "0") for side in ("distT", "distB", "distL", "distR")),
        element("wp:extent", extent),
        element("wp:docPr", named),
        element("wp:cNvGraphicFramePr", (), element("a:graphicFrameLocks", (("noChangeAspect", "1"),))),
        element("a:graphic", (), element("a:graphicData", (("uri", _URI),), picture)),
    )
    return w("r", w("drawing", inline))


def band(look: Look) -> Xml:
    """The ground that a logo made for dark ground stands on."""
    if look.logo is None or not look.logo.background:
        return NOTHING
    return w("shd", val="clear", color="auto", fill=look.logo.background.removeprefix("#").upper())
