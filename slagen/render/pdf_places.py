"""A PDF with places to sign becomes the same PDF with an empty field for a digital signature at each of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pypdfium2

from slagen.document.anchors import SIGNATURE, unsigned
from slagen.document.nodes import Document, SignatureBlock
from slagen.document.walk import plain
from slagen.render.pdf_fields import Field, with_fields

WIDTH, BESIDE, ABOVE, BELOW = 130, 8, 16, 2
"""Of a field, in points: how wide it is, how far from the labels it begins, how far it reaches above and below their foot."""

Spot = tuple[int, float, float]
"""Page (from 0), the right edge of the labels, and the foot of the label of the line to sign on."""


def with_places_to_sign(pdf: bytes, document: Document) -> bytes:
    """A field on the line of every signature, named after who signs there.

    The line is found by its label, which stands alone on it. Where the labels found are more or fewer than the places to
    sign, since an answer reads like one, no field is put in.
    """
    blocks = list(unsigned(document))
    if not blocks:
        return pdf
    spots = _spots(pdf, len(blocks), blocks)
    if len(spots) != len(blocks):
        return pdf
    fields: list[Field] = []
    for number, (block, (page, right, foot)) in enumerate(zip(blocks, spots, strict=True), start=1):
        names = [plain(block.party), *(plain(content) for _, content in block.lines[:1])]
        label = f"{SIGNATURE}: " + ", ".join(name for name in names if name)
        left = right + BESIDE
        fields.append(Field(f"{SIGNATURE}{number}", label, page, (left, foot - BELOW, left + WIDTH, foot + ABOVE)))
    return with_fields(pdf, fields)


def _spots(pdf: bytes, count: int, blocks: list[SignatureBlock]) -> list[Spot]:
    """The places to sign in reading order, looked for from the last page on until there are enough."""
    labels = {label for block in blocks for label, content in block.lines if not content}
    document = pypdfium2.PdfDocument(pdf)
    found: list[Spot] = []
    for number in reversed(range(len(document))):
        text = document[number].get_textpage()
        rights = [right for label in labels for _, right, _ in _alone(text, label)]
        feet = [(left, foot) for left, _, foot in _alone(text, SIGNATURE)]
        found[:0] = [(number, _edge(left, rights), foot) for left, foot in feet]
        if len(found) >= count:
            break
    document.close()
    return found


def _edge(left: float, rights: list[float]) -> float:
    """The right edge of the widest label in the column that begins at `left`."""
    return max(right for right in rights if left < right < left + WIDTH)


def _alone(text: Any, label: str) -> Iterator[tuple[float, float, float]]:
    """Left and right edge and foot of a label wherever it is all there is on a line, in the order of the text."""
    search = text.search(label, match_case=True, match_whole_word=True)
    while place := search.get_next():
        start, length = place
        around = (text.get_text_range(start - 1, 1) if start else "", text.get_text_range(start + length, 1))
        if all(character in "\r\n" for character in around):
            left, foot, _, _ = text.get_charbox(start)
            yield left, text.get_charbox(start + length - 1)[2], foot
