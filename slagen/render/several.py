"""A document becomes bytes in several formats: the PDF's own process works while this one writes the others."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from slagen.document.nodes import Document
from slagen.errors import UsageError
from slagen.render.formats import WRITERS, writer
from slagen.render.look import Look
from slagen.render.pdf import Engine, PdfResult
from slagen.render.pdf import render as render_pdf


def render(
    document: Document, formats: Sequence[str], look: Look, engine: Engine | None = None
) -> tuple[dict[str, bytes], PdfResult | None]:
    """The bytes by format, in the order asked for, and what the PDF's engine said.

    Raises UsageError for an unknown format, and what the writers raise.
    """
    unknown = [name for name in formats if name not in WRITERS]
    if unknown:
        raise UsageError(f"There is no format {unknown[0]!r}; the formats are {', '.join(WRITERS)}.")
    if "pdf" not in formats:
        return {name: writer(name)(document, look) for name in formats}, None
    with ThreadPoolExecutor(1) as beside:
        begun = beside.submit(render_pdf, document, look, engine)
        made = {name: writer(name)(document, look) for name in formats if name != "pdf"}
        laid_out = begun.result()
    return {name: made.get(name, laid_out.pdf) for name in formats}, laid_out
