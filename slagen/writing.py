"""A document becomes the bytes of every format asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from slagen.checks.glyphs import Unshown
from slagen.document.nodes import Document
from slagen.errors import DependencyError
from slagen.render.attachments import Carry, nothing

if TYPE_CHECKING:
    from slagen.render.look import Look
    from slagen.render.pdf import Engine
    from slagen.render.pdf_signature import Signer

Hear = Callable[[Unshown], None]


def render(
    document: Document,
    formats: Sequence[str],
    look: Look,
    hear: Hear = lambda letters: None,
    carry: Carry = nothing,
    engine: Engine | None = None,
) -> dict[str, bytes]:
    """Document → bytes by format; `hear` is told which characters the fonts of a PDF do not have.

    `carry` says what travels inside those formats that can carry files; `engine` lays out the PDF, else that of the look.
    Raises UsageError for an unknown format, and what the writers raise.
    """
    from slagen.render import several

    made, laid_out = several.render(document, formats, look, engine, carry)
    if laid_out and (laid_out.borrowed or laid_out.missing):
        hear(Unshown(laid_out.borrowed, laid_out.missing))
    return made


def signable(pdf: bytes, document: Document, look: Look, signer: Signer | None) -> bytes:
    """The PDF signed, or with an empty field for each signatory where the look wants them; a draft is not for signing."""
    if signer is not None:
        return signer.sign(pdf)
    if look.esign != "fields" or document.meta.draft:
        return pdf
    from slagen.render.pdf_places import with_places_to_sign

    return with_places_to_sign(pdf, document)


def what_can_be(
    document: Document, formats: Sequence[str], look: Look, hear: Hear, carry: Carry, engine: Engine | None
) -> tuple[dict[str, bytes], DependencyError | None]:
    """All formats; where the PDF lacks a library, the others, and the error to raise once they are written."""
    try:
        return render(document, formats, look, hear, carry, engine), None
    except DependencyError as error:
        others = [name for name in formats if name != "pdf"]
        if "pdf" not in formats or not others:
            raise
        return render(document, others, look, hear, carry, engine), error
