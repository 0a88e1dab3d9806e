"""A document becomes a tagged PDF by one of two engines, each in a process of its own."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Literal

from slagen.document.nodes import Document
from slagen.render.attachments import Attachment
from slagen.render.look import Look

Engine = Literal["typst", "weasyprint"]
DEFAULT_ENGINE: Engine = "typst"
ENGINES: dict[Engine, str] = {
    "typst": "slagen.render.typst.engine",
    "weasyprint": "slagen.render.pdf_weasyprint",
}

_NO_DATE = datetime.date(1980, 1, 1)
"""The date of a file whose agreement has none; a PDF for the archive must have one."""


@dataclass(frozen=True, slots=True)
class PdfResult:
    """`warnings` are the engine's own words on what it could not do as asked.

    `borrowed` are the characters that were drawn in fonts of this machine, since no bundled one has them; in place of
    those in `missing` stands a box.
    """

    pdf: bytes
    warnings: tuple[str, ...]
    borrowed: str
    missing: str


def write(document: Document, look: Look, attachments: Sequence[Attachment] = ()) -> bytes:
    """The PDF alone. Raises what `render` raises."""
    return render(document, look, attachments=attachments).pdf


def render(
    document: Document, look: Look, engine: Engine | None = None, attachments: Sequence[Attachment] = ()
) -> PdfResult:
    """The PDF with its warnings, by the engine named, else by the look's.

    Raises DependencyError where a library is missing, LimitError where time or memory runs out.
    """
    made: PdfResult = import_module(ENGINES[engine or look.pdf_engine]).render(document, look, attachments)
    return made


def timestamp(date: str) -> int:
    """When a file was made, in seconds: on the agreement's date, never today."""
    try:
        day = datetime.date.fromisoformat(date)
    except ValueError:
        day = _NO_DATE
    return int(datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC).timestamp())
