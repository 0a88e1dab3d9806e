"""A document becomes a PDF for the archive and for everybody (PDF/A-3a, PDF/UA-1), laid out by Typst."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from slagen.document.nodes import Document
from slagen.document.walk import lines, plain
from slagen.render import fonts
from slagen.render.attachments import Attachment
from slagen.render.look import Look
from slagen.render.pdf import PdfResult
from slagen.render.typst import worker
from slagen.render.typst.front import logo_file
from slagen.render.typst.markup import attachment_file, write

_NO_DATE = datetime.date(1980, 1, 1)
"""The date of a file whose agreement has none; a PDF for the archive must have one."""


def render(
    document: Document, look: Look, attachments: Sequence[Attachment] = (), seconds: float = worker.SECONDS
) -> PdfResult:
    """The PDF. Raises LibraryError for a reference to nowhere, DependencyError where the Typst package is missing,
    LimitError where `seconds` or the memory allowed run out."""
    findings, pdf = worker.shared().ask(job(document, look, attachments), seconds)
    borrowed = _borrowed(document, findings["missing"]) if findings["borrowing"] else ""
    return PdfResult(pdf, tuple(findings["warnings"]), borrowed, findings["missing"])


def job(document: Document, look: Look, attachments: Sequence[Attachment] = ()) -> worker.Job:
    """The markup with the files it reads, by the names it reads them by."""
    files = {"main.typ": write(document, look, attachments).encode("utf-8")}
    if logo := logo_file(document):
        files[logo[0]] = logo[1]
    for place, attachment in enumerate(attachments):
        files[attachment_file(place)] = attachment.content
    borrowing = not all(fonts.faces(family) for family in (look.fonts.body, look.fonts.heading))
    return worker.Job(files, _timestamp(document.meta.date), borrowing)


def _timestamp(date: str) -> int:
    try:
        day = datetime.date.fromisoformat(date)
    except ValueError:
        day = _NO_DATE
    return int(datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC).timestamp())


def _borrowed(document: Document, missing: str) -> str:
    """The document's characters that no bundled font has, without those that no font has."""
    letters = {letter for line in lines(document) for letter in plain(line)}
    return "".join(sorted(fonts.lacking(letters) - set(missing)))
