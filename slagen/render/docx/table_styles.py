"""A look becomes the styles of tables and of the paragraphs inside them: hairlines, a light head, no vertical rules."""

from __future__ import annotations

from slagen.render.docx.measures import colour, half_points, points
from slagen.render.docx.oxml import NOTHING, Xml, join, ppr, rpr, w
from slagen.render.docx.spacing import AFTER, BEFORE, SINGLE
from slagen.render.docx.style_base import paragraph_style
from slagen.render.look import Look

WIDE_TABLE = 6  # more columns than this are set in small type
CELL_SIDE = 115  # twips of air left and right in a cell
ALIGNMENTS = {"left": "", "right": "Right", "center": "Center"}


def cell_style(head: bool, align: str, small: bool) -> str:
    """The id of the paragraph style of a cell."""
    return f"Table{'Head' if head else 'Text'}{ALIGNMENTS[align]}{'Small' if small else ''}"


def table_paragraph_styles(look: Look) -> list[Xml]:
    """Caption, cells and signature lines."""
    size = look.fonts.table_size
    found = [
        paragraph_style(
            "caption",
            identity="Caption",
            looks=ppr(kept=True, before=points(BEFORE["Caption"]), after=points(AFTER["Caption"]), line=SINGLE),
            letters=rpr(bold=True, colour=colour(look.colours.accent), size=half_points(size)),
        ),
        paragraph_style(
            "Signature Label",
            looks=ppr(before=points(BEFORE["SignatureLabel"]), line=SINGLE),
            letters=rpr(colour=colour(look.colours.muted)),
        ),
        paragraph_style(
            "Signature Value",
            looks=ppr(
                borders=w("bottom", val="single", sz=4, space=2, color=colour(look.colours.muted)),
                before=points(BEFORE["SignatureLabel"]),
                line=SINGLE,
            ),
        ),
    ]
    for small in (False, True):
        letters = look.fonts.small_size if small else size
        air = points(BEFORE["TableCellSmall" if small else "TableCell"])
        for align, word in ALIGNMENTS.items():
            for head in (False, True):
                name = " ".join(("Table", "Head" if head else "Text", *filter(None, (word, "Small" if small else ""))))
                found.append(
                    paragraph_style(
                        name,
                        looks=ppr(
                            keep_next=head, before=air, after=air, line=SINGLE, align="" if align == "left" else align
                        ),
                        letters=rpr(bold=True if head else None, size=half_points(letters)),
                    )
                )
    return found


def table_styles(look: Look) -> list[Xml]:
    """Word's plain default, the agreement's table, and the two without rules for cover facts and signatures."""
    rule = colour(look.colours.rule)
    strong = colour(look.colours.accent)
    hairlines = w(
        "tblBorders",
        w("top", val="single", sz=8, space=0, color=strong),
        w("bottom", val="single", sz=6, space=0, color=rule),
        w("insideH", val="single", sz=4, space=0, color=rule),
    )
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
        _table("Agreement Table", join((hairlines, _margins(CELL_SIDE))), head),
        _table("Cover Facts", join((facts, _margins(0)))),
        _table("Signature Pairs", _margins(0)),
        _table("Signature Table", _margins(0)),
    ]


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


def _margins(side: int) -> Xml:
    return w(
        "tblCellMar",
        w("top", w=0, type="dxa"),
        w("left", w=side, type="dxa"),
        w("bottom", w=0, type="dxa"),
        w("right", w=side, type="dxa"),
    )
