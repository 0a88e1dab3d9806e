"""A document becomes a tagged PDF by WeasyPrint: its HTML page is laid out in a process of its own."""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from collections.abc import Sequence
from typing import Any

from slagen import apart
from slagen.document.nodes import Document
from slagen.errors import DependencyError, LimitError, SlagenError
from slagen.render import html
from slagen.render.attachments import Attachment
from slagen.render.look import Look
from slagen.render.pdf import PdfResult, timestamp

SECONDS = 120
MEMORY = 3 * 1024**3
"""Bytes of address space, of which a large agreement really uses a tenth."""

MISSING_PANGO = (
    "the PDF engine needs the system library Pango, which is not installed ({detail}). Debian and Ubuntu:"
    " apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; Fedora: dnf install pango; macOS:"
    " brew install pango; Windows: install MSYS2 and mingw-w64-x86_64-pango, see WeasyPrint's first steps."
    " The other engine, --pdf-engine typst, works without it, as do DOCX, HTML and Markdown."
)
MISSING_MODULE = (
    "the Python package {detail} is not installed: pip install weasyprint. DOCX, HTML and Markdown work without it."
)
CRASHED = (
    "the PDF engine stopped with signal {signal}, most likely at its limit of {memory} MB of memory. On a machine"
    " without any font it stops so too: install one (Debian and Ubuntu: apt-get install fonts-dejavu-core)."
    " DOCX, HTML and Markdown work without it."
)


def render(
    document: Document,
    look: Look,
    attachments: Sequence[Attachment] = (),
    seconds: int = SECONDS,
    memory: int = MEMORY,
) -> PdfResult:
    """The PDF with its warnings.

    Raises DependencyError where a library is missing, LimitError where `seconds` or `memory` (bytes) run out.
    """
    page = html.page(document, look, "packaged")
    identifier = hashlib.sha256(page.encode("utf-8")).hexdigest()[:32]
    job = {
        "html": page,
        "identifier": identifier,
        "memory": memory,
        "attachments": [_attached(attachment) for attachment in attachments],
        "timestamp": timestamp(document.meta.date),
    }
    findings, pdf = _ask_child(json.dumps(job).encode("ascii"), seconds, memory)
    return PdfResult(pdf, tuple(findings["warnings"]), findings["borrowed"], findings["missing"])


def _attached(attachment: Attachment) -> dict[str, str]:
    """The attachment as the engine knows it. Its bytes travel in the address, which also says what they are."""
    return {
        "url": f"data:{attachment.mime};base64,{b64encode(attachment.content).decode('ascii')}",
        "name": attachment.name,
        "description": attachment.description,
        "relationship": attachment.relationship.capitalize(),
    }


def _ask_child(job: bytes, seconds: int, memory: int) -> tuple[dict[str, Any], bytes]:
    try:
        done = apart.run("slagen.render.pdf_child", job, seconds)
    except TimeoutError:
        raise LimitError(f"the PDF took longer than {seconds} seconds and was stopped") from None
    if done.signal:
        # Native code that gets no memory does not say so, it crashes.
        raise LimitError(CRASHED.format(signal=done.signal, memory=memory // 1024**2))
    head, separator, pdf = done.answer.partition(b"\n")
    if done.code or not separator:
        raise SlagenError(f"the PDF engine failed: {done.last_words}")
    findings: dict[str, Any] = json.loads(head)
    detail = findings.get("detail", "")
    match findings.get("error"):
        case "memory":
            raise LimitError("the PDF needs more memory than allowed and was stopped")
        case "module":
            raise DependencyError(MISSING_MODULE.format(detail=detail))
        case "library":
            raise DependencyError(MISSING_PANGO.format(detail=detail.splitlines()[0] if detail else "unknown"))
        case _:
            return findings, pdf
