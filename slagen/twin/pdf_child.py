"""The process that reads a PDF from anywhere: the PDF on standard input becomes what it carries and shows, as JSON.

Started only by `pdf_file.py`. It runs apart because a file made to harm may crash a reader or swell in it. Job: a line of
JSON with `memory` (bytes), `seconds` and `want` (`carried`, `shown` or `signatures`), then the PDF. Answer: JSON, with
`error` or with what was wanted.
"""

from __future__ import annotations

import base64
import io
import json
import sys
import zlib
from typing import Any

from slagen import apart

MOST_PAGES = 2_000
MOST_LETTERS = 20_000_000
MOST_FILES = 1_000
QUIET = ("/Link", "/Popup")
"""Annotations that show nothing of their own. Places to sign are told from other fields by their kind."""


def main() -> int:
    """Answer one job. Always 0 where an answer could be written: the answer itself tells what went wrong."""
    answer = apart.answer_alone()
    head, _, content = sys.stdin.buffer.read().partition(b"\n")
    job = json.loads(head)
    apart.limit(int(job["memory"]), int(job["seconds"]))
    try:
        reply = _reply(job, content)
    except MemoryError:
        reply = {"error": "memory"}
    answer.write(json.dumps(reply).encode("ascii"))
    answer.close()
    return 0


def _reply(job: dict[str, Any], content: bytes) -> dict[str, Any]:
    try:
        import pikepdf
        import pypdfium2
    except ImportError as problem:
        return {"error": "module", "detail": problem.name or str(problem)}
    if job["want"] == "signatures":
        return _signatures(content)
    try:
        # A file that must first be mended is not the file that was sent.
        with pikepdf.open(io.BytesIO(content), attempt_recovery=False) as pdf:
            if job["want"] == "carried":
                return _carried(pdf, job["most"])
            return {"pages": _pages(pypdfium2.PdfDocument(content)), "added": _added(pdf)}
    except pikepdf.PasswordError:
        return {"error": "password"}
    except (pikepdf.PdfError, pypdfium2.PdfiumError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        return {"error": "damaged", "detail": str(problem).splitlines()[0] if str(problem) else ""}


def _signatures(content: bytes) -> dict[str, Any]:
    from slagen.twin.signatures import signatures_in

    try:
        return {"signatures": signatures_in(content)}
    except MemoryError:
        raise
    except Exception as problem:  # Whatever the library stumbles over in a file made to harm, it is no sound signature.
        return {"error": "damaged", "detail": f"its signature cannot be read: {type(problem).__name__}"}


def _carried(pdf: Any, most: dict[str, int]) -> dict[str, Any]:
    """The attached files with the names wanted, each unpacked within its limit."""
    found: dict[str, str] = {}
    for place, (name, attached) in enumerate(pdf.attachments.items()):
        if place >= MOST_FILES:
            return {"error": "memory"}
        if name not in most:
            continue
        content = _unpacked(attached.obj.EF.F, most[name])
        if content is None:
            return {"error": "large", "detail": name}
        found[name] = base64.b64encode(content).decode("ascii")
    return {"files": found}


def _unpacked(stream: Any, most: int) -> bytes | None:
    """The content of a stream; None where it is larger than allowed. Raises ValueError for packing that slagen never uses."""
    raw = stream.read_raw_bytes()
    filters = stream.get("/Filter")
    if filters is None:
        return raw if len(raw) <= most else None
    names = [str(filters)] if not hasattr(filters, "__len__") or str(filters).startswith("/") else [str(one) for one in filters]
    if names != ["/FlateDecode"] or "/DecodeParms" in stream:
        raise ValueError("an attached file is packed in an unusual way")
    try:
        packer = zlib.decompressobj()
        content = packer.decompress(raw, most + 1)
    except zlib.error:
        raise ValueError("an attached file cannot be unpacked") from None
    if len(content) > most:
        return None
    if not packer.eof:
        raise ValueError("an attached file ends too early")
    return content


def _pages(document: Any) -> list[str]:
    if len(document) > MOST_PAGES:
        raise MemoryError
    pages: list[str] = []
    letters = 0
    for page in document:
        text = page.get_textpage().get_text_range()
        letters += len(text)
        if letters > MOST_LETTERS:
            raise MemoryError
        pages.append(text)
    return pages


def _added(pdf: Any) -> list[tuple[int, str, str]]:
    """What was laid over the pages: number of the page, kind, and words where it has any."""
    found: list[tuple[int, str, str]] = []
    for number, page in enumerate(pdf.pages, start=1):
        for one in page.get("/Annots", ()):
            kind = str(one.get("/Subtype", ""))
            if kind in QUIET or (kind == "/Widget" and str(one.get("/FT", one.get("/Parent", {}).get("/FT", ""))) == "/Sig"):
                continue
            words = one.get("/Contents", one.get("/V", ""))
            found.append((number, kind.lstrip("/"), str(words)[:200]))
    return found


if __name__ == "__main__":
    sys.exit(main())
