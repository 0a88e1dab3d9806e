"""The parties' signatories become places to sign, one block for each who signs."""

from __future__ import annotations

from slagen.document.anchors import NAME, PLACE_AND_DATE, SIGNATURE
from slagen.document.nodes import Block, Inline, SignatureBlock, Value
from slagen.terms.agreement import Agreement
from slagen.terms.parties import Signatory


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """A block for every signatory; a party that named none gets one block to fill in by hand. Suppliers do not sign.

    Suppliers are bound by their own operational level agreements and underpinning contracts.
    """
    blocks: list[Block] = []
    for key, party in terms.parties.items():
        if party.role == "supplier" and not party.signatories:
            continue
        name = (Value(party.name, f"parties.{key}.name"),)
        if not party.signatories:
            blocks.append(SignatureBlock(name, _lines(None, "")))
        for index, signatory in enumerate(party.signatories):
            blocks.append(SignatureBlock(name, _lines(signatory, f"parties.{key}.signatories.{index}")))
    return tuple(blocks)


def _lines(signatory: Signatory | None, path: str) -> tuple[tuple[str, tuple[Inline, ...]], ...]:
    def answer(text: str | None, field: str) -> tuple[Inline, ...]:
        return (Value(text, f"{path}.{field}"),) if text else ()

    lines: list[tuple[str, tuple[Inline, ...]]] = [
        (NAME, answer(signatory.name if signatory else None, "name")),
        ("Role", answer(signatory.role if signatory else None, "role")),
    ]
    if signatory and signatory.authority:
        lines.append(("Authority", answer(signatory.authority, "authority")))
    return (*lines, (PLACE_AND_DATE, ()), (SIGNATURE, ()))
