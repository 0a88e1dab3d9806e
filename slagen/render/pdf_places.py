"""A PDF whose places to sign carry anchors becomes the same PDF with an empty field for a digital signature at each of them."""

from __future__ import annotations

from collections.abc import Sequence

from slagen.document.anchors import SIGNATURE, anchored
from slagen.document.nodes import Document
from slagen.document.walk import plain
from slagen.errors import SlagenError
from slagen.render.pdf_fields import Field, with_fields

WIDTH, ABOVE, BELOW = 130, 16, 2
"""Of a field, in points: how wide it is, and how far it reaches above and below its anchor."""


def with_places_to_sign(pdf: bytes, document: Document) -> bytes:
    """A field for every place to sign, named after who signs there. Raises SlagenError where an anchor is not found."""
    wanted = list(anchored(document, SIGNATURE))
    places = _found(pdf, [anchor for _, anchor in wanted])
    fields: list[Field] = []
    for number, ((block, anchor), (page, left, bottom)) in enumerate(zip(wanted, places, strict=True), start=1):
        if page < 0:
            raise SlagenError(f"the place to sign {anchor} is not found on the pages of the PDF")
        names = [plain(block.party), *(plain(content) for _, content in block.lines[:1])]
        label = "Signature: " + ", ".join(name for name in names if name)
        fields.append(Field(f"Signature{number}", label, page, (left, bottom - BELOW, left + WIDTH, bottom + ABOVE)))
    return with_fields(pdf, fields) if fields else pdf


def _found(pdf: bytes, anchors: Sequence[str]) -> list[tuple[int, float, float]]:
    """Page (from 0), left edge and foot of each anchor; page -1 where it is not there."""
    import pypdfium2

    found = dict.fromkeys(anchors, (-1, 0.0, 0.0))
    document = pypdfium2.PdfDocument(pdf)
    for number in range(len(document)):
        text = document[number].get_textpage()
        words = text.get_text_range()
        for anchor in anchors:
            if anchor in words and (place := text.search(anchor, match_case=True).get_next()):
                left, bottom, _, _ = text.get_charbox(place[0])
                found[anchor] = (number, left, bottom)
    document.close()
    return [found[anchor] for anchor in anchors]
