"""A paragraph style and a look become the twips of air before and after it, for the style sheet and the pagination alike."""

from __future__ import annotations

from decimal import Decimal

from slagen.render.docx.measures import half_points, points
from slagen.render.layout import CONTENTS_SCALE
from slagen.render.look import Look

BEFORE = {
    "BodyText": 4,
    "Caption": 14,
    "ClauseText": 2,
    "FrontHeading": 0,
    "Heading1": 12,
    "Heading2": 6,
    "Item": 1,
    "LeadText": 6,
    "Note": 3,
    "Picture": 12,
    "PictureCaption": 4,
    "ScheduleClause": 6,
    "ScheduleHeading": 16,
    "SignatureHeading": 0,
    "SignatureLabel": 12,
    "SignatureParty": 18,
    "TableCell": 3,
    "TableCellSmall": 2,
    "TOC1": 4,
    "TOC2": 0,
    "UnnumberedClause": 6,
    "UnnumberedHeading": 12,
}
AFTER = {
    "Caption": 4,
    "LeadText": 4,
    "PictureCaption": 8,
    "SignatureParty": 2,
    "TableCell": 3,
    "TableCellSmall": 2,
    "TOCHeading": 6,
}
LARGER = Decimal("1.2")  # the type of what opens a part, beside that of an article
SINGLE = 240  # Word's single line, in the 240ths in which it counts line heights
TOC2_LINE, NOTE_LINE = 228, 250


def contents_size(look: Look) -> Decimal:
    """The type size of the contents in points, to Word's half point: smaller where they list clauses too."""
    scale = CONTENTS_SCALE if look.layout.contents == "clauses" else 1
    return Decimal(half_points(look.fonts.body_size * scale)) / 2


def before(look: Look, style: str) -> int:
    """The twips above a paragraph."""
    return points(BEFORE[style] * look.layout.air)


def after(look: Look, style: str) -> int:
    """The twips below a paragraph."""
    return points(AFTER[style] * look.layout.air)
