"""A document becomes bytes in several formats: the PDF's own process works while this one writes the others."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module

from slagen.document.anchors import with_anchors
from slagen.document.nodes import Document
from slagen.errors import UsageError
from slagen.render.attachments import Carry, nothing
from slagen.render.formats import WRITERS, writer
from slagen.render.look import Look
from slagen.render.pdf import Engine, PdfResult
from slagen.render.pdf import render as render_pdf


def render(
    document: Document, formats: Sequence[str], look: Look, engine: Engine | None = None, carry: Carry = nothing
) -> tuple[dict[str, bytes], PdfResult | None]:
    """The bytes by format, in the order asked for, and what the PDF's engine said.

    `carry` says what travels inside those formats that can carry files. Raises UsageError for an unknown format, and what
    the writers raise.
    """
    unknown = [name for name in formats if name not in WRITERS]
    if unknown:
        raise UsageError(f"There is no format {unknown[0]!r}; the formats are {', '.join(WRITERS)}.")
    document = with_anchors(document, look.esign)

    def written() -> dict[str, bytes]:
        others = [name for name in formats if name != "pdf"]
        return {name: writer(name)(document, look, carry("") if name == "docx" else ()) for name in others}

    if "pdf" not in formats:
        return written(), None
    with ThreadPoolExecutor(1) as beside:
        chosen = engine or look.pdf_engine
        begun = beside.submit(render_pdf, document, look, chosen, carry(chosen))
        made = written()
        if look.esign == "fields" and not document.meta.draft:
            # What puts the fields in takes a tenth of a second to load, and this process has nothing else to do now.
            import_module("slagen.render.pdf_places")
        laid_out = begun.result()
    made["pdf"] = laid_out.pdf
    return {name: made[name] for name in formats}, laid_out
