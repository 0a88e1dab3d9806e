"""A document becomes a PDF for the archive and for everybody (PDF/A-3a, PDF/UA-1), laid out by Typst."""

from __future__ import annotations

from collections.abc import Sequence, Set

from slagen.document.nodes import Document
from slagen.document.walk import lines, plain
from slagen.render import fonts
from slagen.render.attachments import Attachment
from slagen.render.look import Look
from slagen.render.pdf import PdfResult, timestamp
from slagen.render.typst import worker
from slagen.render.typst.markup import attachment_file, is_text, write
from slagen.render.typst.running import guest_file, logo_file


def render(
    document: Document, look: Look, attachments: Sequence[Attachment] = (), seconds: float = worker.SECONDS
) -> PdfResult:
    """The PDF. Raises LibraryError for a reference to nowhere, DependencyError where the Typst package is missing,
    LimitError where `seconds` or the memory allowed run out."""
    findings, pdf = worker.shared().ask(job(document, look, attachments), seconds)
    missing = fonts.with_ink(findings["missing"])
    borrowed = _borrowed(document, missing) if findings["borrowing"] else frozenset()
    return PdfResult(pdf, tuple(findings["warnings"]), "".join(sorted(borrowed)), "".join(sorted(missing)))


def job(document: Document, look: Look, attachments: Sequence[Attachment] = ()) -> worker.Job:
    """The markup with the files it reads, by the names it reads them by."""
    files = {"main.typ": write(document, look, attachments).encode("utf-8")}
    if look.picture:
        files[logo_file(look)] = look.picture.content
    if look.guest:
        files[guest_file(look)] = look.guest.picture.content
    for place, attachment in enumerate(attachments):
        if is_text(attachment.content):
            files[attachment_file(place)] = attachment.content
    borrowing = not all(fonts.faces(family) for family in (look.fonts.body, look.fonts.heading))
    return worker.Job(files, timestamp(document.meta.date), borrowing)


def _borrowed(document: Document, missing: Set[str]) -> frozenset[str]:
    """The document's characters that no bundled font has, without those that no font has."""
    letters = {letter for line in lines(document) for letter in plain(line)}
    return fonts.lacking(letters) - missing
