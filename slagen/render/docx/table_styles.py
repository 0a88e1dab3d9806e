"""A look becomes the styles of tables and of the paragraphs inside them: hairlines, a light head, no vertical rules."""

from __future__ import annotations

from slagen.render.docx.measures import colour, half_points
from slagen.render.docx.oxml import NOTHING, Xml, join, ppr, rpr, w
from slagen.render.docx.spacing import SINGLE, after, before
from slagen.render.docx.style_base import paragraph_style
from slagen.render.look import Look

WIDE_TABLE = 6  # more columns than this are set in small type
LABEL_WIDTH = 1900  # twips, of cover labels
CELL_SIDE = 115  # twips of air left and right in a cell
ALIGNMENTS = {"left": "", "right": "Right", "center": "Center"}


def cell_style(head: bool, align: str, small: bool) -> str:
    """The id of the paragraph style of a cell."""
    return f"Table{'Head' if head else 'Text'}{ALIGNMENTS[align]}{'Small' if small else ''}"


def table_paragraph_styles(look: Look) -> list[Xml]:
    """Caption, cells and signature lines."""
    size = look.fonts.table_size
    head_text = colour(look.colours.head_text)
    found = [
        paragraph_style(
            "caption",
            identity="Caption",
            looks=ppr(kept=True, before=before(look, "Caption"), after=after(look, "Caption"), line=SINGLE),
            letters=rpr(bold=True, colour=colour(look.colours.accent), size=half_points(size)),
        ),
        paragraph_style(
            "Signature Label",
            looks=ppr(before=before(look, "SignatureLabel"), line=SINGLE),
            letters=rpr(colour=colour(look.colours.muted)),
        ),
        paragraph_style(
            "Signature Value",
            looks=ppr(
                borders=w("bottom", val="single", sz=4, space=2, color=colour(look.colours.muted)),
                before=before(look, "SignatureLabel"),
                line=SINGLE,
            ),
        ),
    ]
    for small in (False, True):
        letters = look.fonts.small_size if small else size
        air = before(look, "TableCellSmall" if small else "TableCell")
        for align, word in ALIGNMENTS.items():
            for head in (False, True):
                name = " ".join(("Table", "Head" if head else "Text", *filter(None, (word, "Small" if small else ""))))
                found.append(
                    paragraph_style(
                        name,
                        looks=ppr(
                            keep_next=head, before=air, after=air, line=SINGLE, align="" if align == "left" else align
                        ),
                        letters=rpr(bold=True if head else None, colour=head_text if head else "", size=half_points(letters)),
                    )
                )
    return found


def table_styles(look: Look) -> list[Xml]:
    """Word's plain default, the agreement's table, and the two without rules for cover facts and signatures."""
    rule = colour(look.colours.rule)
    strong = colour(look.colours.accent)
    hairlines = w("tblBorders", *_lines(look))
    head = w(
        "tblStylePr",
        w(
            "tcPr",
            w("tcBorders", w("bottom", val="single", sz=6, space=0, color=strong)),
            w("shd", val="clear", color="auto", fill=colour(look.colours.head_fill)),
            w("vAlign", val="bottom"),
        ),
        type="firstRow",
    )
    bands = NOTHING
    if look.layout.tables == "banded":
        shade = w("shd", val="clear", color="auto", fill=colour(look.colours.band))
        bands = w("tblStylePr", w("tcPr", shade), type="band2Horz")
    size = w("tblStyleRowBandSize", val=1) if bands else NOTHING
    facts = w(
        "tblBorders",
        *(w(side, val="single", sz=4, space=0, color=rule) for side in ("top", "bottom", "insideH")),
    )
    plain = w(
        "style",
        w("name", val="Normal Table"),
        w("semiHidden"),
        w("tblPr", w("tblInd", w=0, type="dxa"), _margins(CELL_SIDE)),
        type="table",
        default="1",
        styleId="TableNormal",
    )
    return [
        plain,
        _table("Agreement Table", join((size, hairlines, _margins(CELL_SIDE))), join((head, bands))),
        *([_table("Cover Band", _margins(0), _band(look))] if look.layout.cover == "band" else []),
        _table("Cover Parties", _margins(0, right=200)),
        _table("Cover Facts", join((facts, _margins(0)))),
        _table("Signature Pairs", _margins(0)),
        _table("Signature Table", _margins(0)),
    ]


def _band(look: Look) -> Xml:
    """The ground of the cover's title."""
    return w("tcPr", w("shd", val="clear", color="auto", fill=colour(look.colours.accent)))


def _lines(look: Look) -> tuple[Xml, ...]:
    """Above, below and between the rows of a table."""
    rule, strong = colour(look.colours.rule), colour(look.colours.accent)
    above = w("top", val="single", sz=8, space=0, color=strong)
    if look.layout.tables == "lines":
        return above, w("bottom", val="single", sz=6, space=0, color=rule), w("insideH", val="single", sz=4, space=0, color=rule)
    below = w("bottom", val="single", sz=8, space=0, color=strong)
    if look.layout.tables == "open":
        return above, below, w("insideH", val="single", sz=2, space=0, color=rule)
    return above, below


def _table(name: str, properties: Xml, conditions: Xml = NOTHING) -> Xml:
    return w(
        "style",
        w("name", val=name),
        w("basedOn", val="TableNormal"),
        w("qFormat"),
        w("tblPr", properties),
        conditions,
        type="table",
        styleId=name.replace(" ", ""),
    )


def _margins(side: int, right: int | None = None) -> Xml:
    return w(
        "tblCellMar",
        w("top", w=0, type="dxa"),
        w("left", w=side, type="dxa"),
        w("bottom", w=0, type="dxa"),
        w("right", w=side if right is None else right, type="dxa"),
    )
