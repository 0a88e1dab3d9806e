"""Places to sign are found, and get the words by which a service for electronic signatures finds them; in print unseen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec.structs import replace

from slagen.document.nodes import Anchor, Block, Clause, Document, Inline, SignatureBlock

Service = Literal["none", "docusign", "adobe", "fields"]
NAME, PLACE_AND_DATE, SIGNATURE = "Name", "Place and date", "Signature"
"""The labels of the lines of a place to sign that somebody fills in; others are printed or left out."""

# By service and label; {n} is the number of the place to sign, counted through the document from 1.
ANCHORS: Mapping[Service, Mapping[str, str]] = {
    "none": {},
    "docusign": {NAME: "/fn{n}/", PLACE_AND_DATE: "/ds{n}/", SIGNATURE: "/sn{n}/"},
    "adobe": {
        NAME: "{{{{N_es_:signer{n}:fullname}}}}",
        PLACE_AND_DATE: "{{{{Dte_es_:signer{n}:date}}}}",
        SIGNATURE: "{{{{Sig_es_:signer{n}:signature}}}}",
    },
    "fields": {},
}


def with_anchors(document: Document, service: Service) -> Document:
    """The document with an anchor on every line of its places to sign that is still empty."""
    if not ANCHORS[service]:
        return document
    count = 0

    def changed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        nonlocal count
        found: list[Block] = []
        for block in blocks:
            if isinstance(block, Clause):
                found.append(replace(block, blocks=changed(block.blocks)))
            elif isinstance(block, SignatureBlock):
                count += 1
                lines = tuple((label, content or _anchor(service, label, count)) for label, content in block.lines)
                found.append(replace(block, lines=lines))
            else:
                found.append(block)
        return tuple(found)

    return replace(document, sections=tuple(replace(one, blocks=changed(one.blocks)) for one in document.sections))


def unsigned(document: Document) -> Iterator[SignatureBlock]:
    """Every place to sign whose line for the signature is empty, in order."""
    for section in document.sections:
        for block in section.blocks:
            for one in block.blocks if isinstance(block, Clause) else (block,):
                if isinstance(one, SignatureBlock) and (SIGNATURE, ()) in one.lines:
                    yield one


def _anchor(service: Service, label: str, count: int) -> tuple[Inline, ...]:
    words = ANCHORS[service].get(label)
    return (Anchor(words.format(n=count)),) if words else ()
