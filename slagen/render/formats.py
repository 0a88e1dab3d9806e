"""The formats slagen writes, as one explicit table; a writer is imported when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from slagen.document.nodes import Document
from slagen.render.attachments import Attachment
from slagen.render.look import Look

Writer = Callable[[Document, Look, Sequence[Attachment]], bytes]

WRITERS: dict[str, str] = {
    "docx": "slagen.render.docx.writer",
    "pdf": "slagen.render.pdf",
    "html": "slagen.render.html",
    "md": "slagen.render.text",
}


def writer(name: str) -> Writer:
    """The writer of a format. Raises KeyError for a name that is not in `WRITERS`."""
    found: Writer = import_module(WRITERS[name]).write
    return found
