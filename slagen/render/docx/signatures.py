"""Blocks to sign become pairs side by side: two parties beside each other, and no block parted by a page."""

from __future__ import annotations

from collections.abc import Sequence

from slagen.document.nodes import Block, SignatureBlock
from slagen.render.docx.inlines import line
from slagen.render.docx.ledger import Ledger
from slagen.render.docx.measures import geometry
from slagen.render.docx.oxml import NOTHING, Xml, join, paragraph, run
from slagen.render.docx.tables import cell, fixed_table, row

_LABEL_WIDTH = 1500  # twips, of a label
_GAP_WIDTH = 400  # twips between two blocks
# Stands where a table would end a cell, or two tables would touch.
GAP = paragraph("TableGap")
# Stands where a table would end the document: so low that it never begins a page of its own.
END = paragraph("TableEnd")


def signing_at(blocks: Sequence[Block], index: int) -> tuple[SignatureBlock, ...]:
    """The blocks to sign that follow one another from `index` on; none where they began before it."""
    if index and isinstance(blocks[index - 1], SignatureBlock):
        return ()
    found: list[SignatureBlock] = []
    for block in blocks[index:]:
        if not isinstance(block, SignatureBlock):
            break
        found.append(block)
    return tuple(found)


def signature_blocks(blocks: Sequence[SignatureBlock], ledger: Ledger) -> Xml:
    """The blocks in pairs, in reading order from left to right; an odd one stands alone on the left."""
    width = block_width(ledger)
    pairs = [blocks[start : start + 2] for start in range(0, len(blocks), 2)]
    tables = [fixed_table("SignaturePairs", [width, _GAP_WIDTH, width], [_pair(pair, width, ledger)]) for pair in pairs]
    return join((*(part for table in tables[:-1] for part in (table, GAP)), *tables[-1:], END))


def block_width(ledger: Ledger) -> int:
    """The twips that a block has across."""
    return (geometry(ledger.look).text_width - _GAP_WIDTH) // 2


def _pair(pair: Sequence[SignatureBlock], width: int, ledger: Ledger) -> Xml:
    left, right = _block(pair[0], width, ledger), GAP if len(pair) == 1 else _block(pair[1], width, ledger)
    return row([cell(width, left), cell(_GAP_WIDTH, GAP), cell(width, right)])


def _block(block: SignatureBlock, width: int, ledger: Ledger) -> Xml:
    """The party, then a line to sign on for each label."""
    last = len(block.lines) - 1
    rows = [
        row(
            [
                cell(_LABEL_WIDTH, paragraph("SignatureLabel", run(label), keep_next=index < last)),
                cell(width - _LABEL_WIDTH, paragraph("SignatureValue", line(value, ledger), keep_next=index < last)),
            ]
        )
        for index, (label, value) in enumerate(block.lines)
    ]
    party = paragraph("SignatureParty", line(block.party, ledger, bold_paragraph=True))
    lines = fixed_table("SignatureTable", [_LABEL_WIDTH, width - _LABEL_WIDTH], rows) if rows else NOTHING
    return join((party, lines, END))
