"""A look becomes Word's style sheet: every paragraph and run of the document gets its looks from here and nowhere else.

Distance between paragraphs is kept before each one, never after, so that tables need no empty paragraphs around them.
"""

from __future__ import annotations

from functools import lru_cache

from slagen.render.docx.lists import (
    ARTICLES,
    BULLETS,
    DEEPEST_ITEM,
    PLAIN_BULLETS,
    PLAIN_ITEMS,
    SCHEDULES,
    item_edge,
)
from slagen.render.docx.measures import NUMBER_EDGE, colour, half_points, line_units
from slagen.render.docx.oxml import NOTHING, Xml, part, ppr, rpr, w
from slagen.render.docx.page_styles import page_styles
from slagen.render.docx.spacing import LARGER, NOTE_LINE, SINGLE, after, before
from slagen.render.docx.style_base import character_style, fonts, paragraph_style
from slagen.render.docx.table_styles import table_paragraph_styles, table_styles
from slagen.render.look import Look

STAMP_RED = "B3261E"  # legible on white in print and in black and white


@lru_cache(maxsize=16)  # a process writes many documents in few looks
def styles_part(look: Look, language: str) -> bytes:
    """`word/styles.xml`; `language` is that of the document."""
    return part(
        "w:styles",
        _defaults(look, language),
        *_text(look),
        *_headings(look),
        *_lists(look),
        *page_styles(look),
        *_characters(look),
        *table_paragraph_styles(look),
        *table_styles(look),
    )


def _bound(scheme: int, level: int) -> Xml:
    return w("numPr", w("ilvl", val=level) if level else NOTHING, w("numId", val=scheme))


def _defaults(look: Look, language: str) -> Xml:
    letters = w(
        "rPr",
        fonts(look.fonts.word_body),
        w("color", val=colour(look.colours.text)),
        w("sz", val=half_points(look.fonts.body_size)),
        w("szCs", val=half_points(look.fonts.body_size)),
        w("lang", val=language, eastAsia=language, bidi="ar-SA"),
    )
    lines = w(
        "pPr",
        w("widowControl"),
        w("spacing", before=0, after=0, line=line_units(look), lineRule="auto"),
    )
    return w("docDefaults", w("rPrDefault", letters), w("pPrDefault", lines))


def _text(look: Look) -> list[Xml]:
    edge = w("ind", left=NUMBER_EDGE)
    lead = rpr(colour=colour(look.colours.muted), size=half_points(look.fonts.body_size + 2))
    small = rpr(colour=colour(look.colours.muted), size=half_points(look.fonts.small_size))
    return [
        paragraph_style("Normal"),
        paragraph_style("Body Text", looks=ppr(before=before(look, "BodyText"))),
        paragraph_style("Clause Text", looks=ppr(before=before(look, "ClauseText"), indent=edge)),
        paragraph_style("Lead Text", looks=ppr(before=before(look, "LeadText"), after=after(look, "LeadText")), letters=lead),
        paragraph_style("Note", looks=ppr(before=before(look, "Note"), line=NOTE_LINE), letters=small),
        paragraph_style("Clause Note", based="Note", looks=ppr(indent=edge)),
        paragraph_style("Table Note", based="Note"),
        paragraph_style("Picture", looks=ppr(keep_next=True, before=before(look, "Picture"), line=SINGLE)),
        paragraph_style(
            "Picture Caption",
            looks=ppr(before=before(look, "PictureCaption"), after=after(look, "PictureCaption"), line=SINGLE),
            letters=rpr(bold=True, colour=colour(look.colours.accent), size=half_points(look.fonts.table_size)),
        ),
        paragraph_style("Table Gap", looks=ppr(line=SINGLE), letters=rpr(size=14)),
        paragraph_style("Table End", looks=ppr(line=2, exact=True), letters=rpr(size=2)),
    ]


def _headings(look: Look) -> list[Xml]:
    upper = look.heading_case == "upper"
    font = fonts(look.fonts.word_heading)
    accent = colour(look.colours.accent)
    large = half_points(look.fonts.article_size)
    big = rpr(font=font, bold=True, caps=upper, colour=accent, size=large)
    larger = rpr(font=font, bold=True, caps=upper, colour=accent, size=half_points(look.fonts.article_size * LARGER))
    middle = rpr(font=font, bold=True, size=half_points(look.fonts.clause_size))
    rule = _rule(look)
    return [
        paragraph_style(
            "heading 1",
            identity="Heading1",
            following="Heading2",
            looks=ppr(
                kept=True, number=_bound(ARTICLES, 0), borders=rule, before=before(look, "Heading1"), line=SINGLE, outline=0
            ),
            letters=big,
        ),
        paragraph_style(
            "heading 2",
            identity="Heading2",
            following="ClauseText",
            looks=ppr(kept=True, number=_bound(ARTICLES, 1), before=before(look, "Heading2"), line=SINGLE, outline=1),
            letters=middle,
        ),
        paragraph_style(
            "Schedule Heading",
            following="ScheduleClause",
            looks=ppr(
                kept=True, number=_bound(SCHEDULES, 0), before=before(look, "ScheduleHeading"), line=SINGLE, outline=0
            ),
            letters=larger,
        ),
        paragraph_style(
            "Schedule Clause",
            following="ClauseText",
            looks=ppr(kept=True, number=_bound(SCHEDULES, 1), before=before(look, "ScheduleClause"), line=SINGLE, outline=2),
            letters=middle,
        ),
        paragraph_style(
            "Unnumbered Heading",
            following="BodyText",
            looks=ppr(kept=True, borders=rule, before=before(look, "UnnumberedHeading"), line=SINGLE, outline=0),
            letters=big,
        ),
        paragraph_style(
            "Front Heading",
            following="LeadText",
            looks=ppr(kept=True, new_page=True, before=0, line=SINGLE, outline=0),
            letters=larger,
        ),
        paragraph_style(
            "Signature Heading", looks=_opening(look, before(look, "UnnumberedHeading"), outline=0), letters=larger
        ),
        paragraph_style(
            "TOC Heading", looks=_opening(look, before(look, "UnnumberedHeading"), after(look, "TOCHeading")), letters=larger
        ),
        paragraph_style(
            "Unnumbered Clause",
            following="BodyText",
            looks=ppr(kept=True, before=before(look, "UnnumberedClause"), line=SINGLE, outline=2),
            letters=middle,
        ),
        paragraph_style(
            "Signature Party",
            looks=ppr(kept=True, before=before(look, "SignatureParty"), after=after(look, "SignatureParty")),
            letters=rpr(bold=True, size=half_points(look.fonts.clause_size)),
        ),
    ]


def _opening(look: Look, above: int, below: int = 0, outline: int = 9) -> Xml:
    """Where a part begins a page, it needs no distance to what stands before."""
    alone = look.layout.new_pages
    return ppr(kept=True, new_page=alone, before=0 if alone else above, after=below, line=SINGLE, outline=outline)


def _rule(look: Look) -> Xml:
    """What sets the heading of an article off: a hairline above it, a thick line, or nothing."""
    if look.layout.articles == "bar":
        return w("top", val="single", sz=18, space=4, color=colour(look.colours.accent))
    if look.layout.articles == "bare":
        return NOTHING
    return w("top", val="single", sz=4, space=4, color=colour(look.colours.rule))


def _lists(look: Look) -> list[Xml]:
    near = before(look, "Item")
    found: list[Xml] = []
    for depth in range(DEEPEST_ITEM + 1):
        count = depth + 1
        bullet = f"List Bullet {count}" if depth else "List Bullet"
        for name, scheme, level in (
            (f"Item {count}", ARTICLES, depth + 2),
            (f"Schedule Item {count}", SCHEDULES, depth + 2),
            (f"Plain Item {count}", PLAIN_ITEMS, depth),
            (bullet, BULLETS, depth),
            (f"Plain Bullet {count}", PLAIN_BULLETS, depth),
        ):
            found.append(paragraph_style(name, looks=ppr(number=_bound(scheme, level), before=near)))
        for name, numbered in ((f"Item Text {count}", True), (f"Plain Item Text {count}", False)):
            indent = w("ind", left=item_edge(depth, numbered))
            found.append(paragraph_style(name, looks=ppr(before=near, indent=indent)))
    return found


def _characters(look: Look) -> list[Xml]:
    rows = (
        ("Strong", rpr(bold=True)),
        ("Emphasis", rpr(italic=True)),
        ("Strong Emphasis", rpr(bold=True, italic=True)),
        ("Defined Term", rpr(bold=True)),
        ("Row Header", rpr(bold=True)),
        ("Hyperlink", rpr(colour=colour(look.colours.accent), underline=True)),
        ("Signing Anchor", rpr(colour="FFFFFF", size=12)),
        ("Draft Stamp", rpr(bold=True, caps=True, colour=STAMP_RED, tracking=40)),
    )
    plain = w(
        "style",
        w("name", val="Default Paragraph Font"),
        w("uiPriority", val=1),
        w("semiHidden"),
        type="character",
        default="1",
        styleId="DefaultParagraphFont",
    )
    no_list = w("style", w("name", val="No List"), w("semiHidden"), type="numbering", default="1", styleId="NoList")
    return [
        plain,
        *(character_style(name, letters) for name, letters in rows),
        no_list,
    ]
