"""A document becomes the bytes of every format asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from slagen.checks.glyphs import Unshown
from slagen.document.anchors import with_anchors
from slagen.document.nodes import Document
from slagen.errors import DependencyError, UsageError

if TYPE_CHECKING:
    from slagen.library.library import Library
    from slagen.render.attachments import Attachment
    from slagen.render.look import Look
    from slagen.render.pdf import Engine, PdfResult

LOOK = "plain"
Hear = Callable[[Unshown], None]
Carry = Callable[[str], "tuple[Attachment, ...]"]
"""What a document carries inside, by the engine that lays it out: an empty text for Word."""


def nothing(engine: str) -> tuple[Attachment, ...]:
    return ()


def render(
    document: Document,
    formats: Sequence[str],
    using: Library,
    hear: Hear = lambda letters: None,
    carry: Carry = nothing,
    engine: Engine | None = None,
) -> dict[str, bytes]:
    """Document → bytes by format; `hear` is told which characters the fonts of a PDF do not have.

    `carry` says what travels inside those formats that can carry files; `engine` lays out the PDF, else that of the look.
    Raises UsageError for an unknown format, and what the writers raise.
    """
    from slagen.render.formats import WRITERS, writer

    unknown = [name for name in formats if name not in WRITERS]
    if unknown:
        raise UsageError(f"There is no format {unknown[0]!r}; the formats are {', '.join(WRITERS)}.")
    look = using.look(LOOK)
    document = with_anchors(document, look.esign)
    pdf = _pdf_beside(document, look, engine or look.pdf_engine, carry) if "pdf" in formats else None
    others = [name for name in formats if name != "pdf"]
    made = {name: writer(name)(document, look, carry("") if name == "docx" else ()) for name in others}
    if pdf is None:
        return made
    laid_out = pdf()
    if laid_out.borrowed or laid_out.missing:
        hear(Unshown(laid_out.borrowed, laid_out.missing))
    made["pdf"] = _signable(laid_out.pdf, document, look)
    return {name: made[name] for name in formats}


def _signable(pdf: bytes, document: Document, look: Look) -> bytes:
    """With empty fields for signatures, where the look asks for them: they cost a second reading of the PDF."""
    if look.esign != "fields":
        return pdf
    from slagen.render.pdf_places import with_places_to_sign

    return with_places_to_sign(pdf, document)


def _pdf_beside(document: Document, look: Look, engine: Engine, carry: Carry) -> Callable[[], PdfResult]:
    """The PDF begun: its engine's process works while this one writes the other formats. To be called for the result."""
    from concurrent.futures import ThreadPoolExecutor

    from slagen.render import pdf

    inside = carry(engine)
    waiting = ThreadPoolExecutor(1)
    begun = waiting.submit(pdf.render, document, look, engine, inside)
    waiting.shutdown(wait=False)
    return begun.result


def what_can_be(
    document: Document, formats: Sequence[str], using: Library, hear: Hear, carry: Carry, engine: Engine | None
) -> tuple[dict[str, bytes], DependencyError | None]:
    """All formats; where the PDF lacks a library, the others, and the error to raise once they are written."""
    try:
        return render(document, formats, using, hear, carry, engine), None
    except DependencyError as error:
        others = [name for name in formats if name != "pdf"]
        if "pdf" not in formats or not others:
            raise
        return render(document, others, using, hear, carry, engine), error
