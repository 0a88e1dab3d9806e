"""Answers read and the document made of them become the files that the document carries inside."""

from __future__ import annotations

import slagen
from slagen.document.nodes import Document
from slagen.library.fingerprint import fingerprint
from slagen.library.shelf import Shelf
from slagen.render.attachments import Attachment
from slagen.render.look import Look
from slagen.terms.agreement import Agreement
from slagen.twin.record import Origin, attachments


def embedded(
    answers: bytes, terms: Agreement, document: Document, shelf: Shelf, look: Look, engine: str = ""
) -> tuple[Attachment, ...]:
    """`answers` are those that may travel, `engine` is what lays out a PDF; the library is told by its fingerprint."""
    origin = Origin(
        slagen=slagen.__version__,
        library=fingerprint(shelf, terms.kind, terms.document.language, look.name),
        kind=terms.kind,
        look=look.name,
        paper=look.page.size,
        content_hash=document.meta.content_hash,
        draft=document.meta.draft,
        engine=engine or None,
    )
    return attachments(answers, terms, origin)
