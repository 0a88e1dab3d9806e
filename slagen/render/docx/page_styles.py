"""A look becomes the styles of what surrounds the clauses: cover, contents, running head and foot."""

from __future__ import annotations

from slagen.render.docx.measures import colour, geometry, half_points, points
from slagen.render.docx.oxml import NOTHING, Xml, join, ppr, rpr, w
from slagen.render.docx.pictures import band
from slagen.render.docx.spacing import SINGLE, TOC2_LINE, before, contents_size
from slagen.render.docx.style_base import fonts, paragraph_style
from slagen.render.look import Look


def page_styles(look: Look) -> list[Xml]:
    return [*_contents(look), *_cover(look), *_furniture(look)]


def _contents(look: Look) -> list[Xml]:
    width = geometry(look).text_width
    # The first stop is nearer than any title without a number is long: its tab must run on to the page number.
    first = join((w("tab", val="left", pos=480), w("tab", val="right", leader="dot", pos=width)))
    second = join((w("tab", val="left", pos=480 + 640), w("tab", val="right", leader="dot", pos=width)))
    size = half_points(contents_size(look))
    return [
        paragraph_style(
            "toc 1",
            identity="TOC1",
            looks=ppr(tabs=first, before=before(look, "TOC1"), line=SINGLE),
            letters=rpr(bold=True, size=size),
        ),
        paragraph_style(
            "toc 2",
            identity="TOC2",
            looks=ppr(tabs=second, before=before(look, "TOC2"), line=TOC2_LINE, indent=w("ind", left=480)),
            letters=rpr(size=size),
        ),
    ]


def _cover(look: Look) -> list[Xml]:
    font = fonts(look.fonts.word_heading)
    accent, muted = colour(look.colours.accent), colour(look.colours.muted)
    manner = look.layout.cover
    middle = "center" if manner == "centered" else ""
    title = "FFFFFF" if manner == "band" else accent
    high = {"plain": 40, "centered": 110, "band": 0}[manner]
    below = w("bottom", val="single", sz=8, space=14, color=accent) if manner != "band" else NOTHING
    small = half_points(look.fonts.small_size)
    return [
        paragraph_style(
            "Title",
            looks=ppr(before=points(high), line=228, align=middle),
            letters=rpr(font=font, bold=True, colour=title, size=half_points(look.fonts.title_size)),
        ),
        paragraph_style(
            "Subtitle",
            looks=ppr(borders=below, before=points(8), align=middle),
            letters=rpr(font=font, colour="FFFFFF" if manner == "band" else muted, size=half_points(look.fonts.article_size)),
        ),
        paragraph_style("Cover Guest", looks=ppr(before=points(18), line=SINGLE, align=middle)),
        paragraph_style("Cover Between", looks=ppr(before=points(22), align=middle), letters=rpr(italic=True, colour=muted)),
        paragraph_style(
            "Cover Role",
            looks=ppr(keep_next=True, before=points(11), align=middle),
            letters=rpr(caps=True, colour=muted, tracking=20, size=small),
        ),
        paragraph_style(
            "Cover Party",
            looks=ppr(before=points(1), align=middle),
            letters=rpr(font=font, bold=True, size=half_points(look.fonts.article_size + 1)),
        ),
        paragraph_style("Cover Line", looks=ppr(before=0, align=middle), letters=rpr(colour=muted)),
        paragraph_style("Cover Space", looks=ppr(before=points(14)), letters=rpr(size=small)),
        paragraph_style("Cover Label", looks=ppr(before=points(1), after=points(1)), letters=rpr(colour=muted)),
        paragraph_style("Cover Fact", looks=ppr(before=points(1), after=points(1))),
    ]


def _furniture(look: Look) -> list[Xml]:
    """Head and foot of the pages and of the cover, each also with a place in the middle; and the lines of the logo."""
    rooms = {"header": "header", "footer": "footer", "cover_header": "Cover Header", "cover_footer": "Cover Footer"}
    found = [style for room, name in rooms.items() for style in _running(look, room, name)]
    if look.logo:
        align = "" if look.logo.align == "left" else look.logo.align
        found += [
            paragraph_style("Cover Logo", looks=ppr(shade=band(look), after=points(18), line=SINGLE, align=align)),
            paragraph_style("Header Logo", looks=ppr(after=points(4), line=SINGLE, align=align)),
        ]
    return found


def _running(look: Look, room: str, name: str) -> tuple[Xml, Xml]:
    said, width = look.running(room), geometry(look).text_width
    borders = NOTHING
    if said.rule and (said.left or said.center or said.right):
        side = "bottom" if "header" in room else "top"
        borders = w(side, val="single", sz=4, space=4, color=colour(look.colours.rule))
    right = w("tab", val="right", pos=width)
    small = rpr(colour=colour(look.colours.muted), size=half_points(look.fonts.small_size))
    identity = name.title().replace(" ", "")
    middle = join((w("tab", val="center", pos=width // 2), right))
    return (
        paragraph_style(name, identity=identity, looks=ppr(borders=borders, tabs=right), letters=small),
        paragraph_style(f"{name.title()} Middle", based=identity, looks=ppr(tabs=middle)),
    )
