"""A picture becomes a drawing in a line of Word text: SVG where the program draws it, else PNG, with words that say it."""

from __future__ import annotations

from slagen.document.drawing import WIDTH
from slagen.document.nodes import Figure
from slagen.render import raster, svg
from slagen.render.docx.inlines import line
from slagen.render.docx.ledger import Ledger
from slagen.render.docx.measures import geometry
from slagen.render.docx.oxml import Xml, element, field, join, paragraph, run
from slagen.render.docx.pictures import inline_picture

_TWIP = 635  # English metric units
_SVG = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_FIRST = 100
"""Numbers below belong to the logo's drawings."""


def figure_xml(figure: Figure, ledger: Ledger) -> Xml:
    """The picture as wide as the text, then its caption."""
    count = ledger.numbers.of_figure[id(figure)]
    drawn = ledger.medium("png", raster.png(figure.drawing, ledger.look))
    sharp = ledger.medium("svg", ('<?xml version="1.0" encoding="UTF-8"?>\n' + svg.svg(figure.drawing, ledger.look)).encode())
    source = element(
        "a:blip",
        (("r:embed", drawn),),
        element("a:extLst", (), element("a:ext", (("uri", _SVG),), element("asvg:svgBlip", (("r:embed", sharp),)))),
    )
    width = int(geometry(ledger.look).text_width * _TWIP * ledger.look.layout.pictures)
    size = (width, width * figure.drawing.height // WIDTH)
    picture = inline_picture(source, size, _FIRST + count, f"Figure {count}", figure.alt)
    word = ledger.document.words.figure
    number = join((run(f"{word} "), field(r"SEQ Figure \* ARABIC", run(str(count)))))
    caption = join((number, line(figure.caption, ledger, bold_paragraph=True, opening=": ")))
    return join((paragraph("Picture", picture, keep_next=True), paragraph("PictureCaption", caption)))
