"""A built file, wherever it has been since, becomes the twin that it carries."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from slagen.errors import LimitError, UsageError, on_one_line
from slagen.files import read_input
from slagen.twin.record import Twin, twin_of

Format = Literal["pdf", "docx"]
MOST_BYTES = 50_000_000


def read_built(path: Path) -> tuple[bytes, Format]:
    """A file's bytes and what they are, told from how they begin and not from the name.

    Raises FileError where it cannot be read, UsageError where it is neither PDF nor Word file, LimitError over 50 MB.
    """
    content, file = read_input(path, MOST_BYTES), on_one_line(str(path))
    if len(content) > MOST_BYTES:
        raise LimitError(f"{file} has more than {MOST_BYTES // 1_000_000} MB.")
    if b"%PDF-" in content[:1024]:
        return content, "pdf"
    if content.startswith(b"PK"):
        return content, "docx"
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise UsageError(f"{file} is an encrypted Word file or one of before 2007. Save it as .docx without a password first.")
    raise UsageError(f"{file} is neither a PDF nor a Word file (.docx).")


def twin_in(content: bytes, kind: Format, file: str) -> Twin:
    """What a file carries. Raises UsageError where it carries nothing, LimitError where it is beyond all measure."""
    if kind == "pdf":
        from slagen.twin.pdf_file import carried as carried_in_pdf

        return twin_of(carried_in_pdf(content, file), file)
    from slagen.twin.docx_twin import carried
    from slagen.twin.zipped import Parts

    return twin_of(carried(Parts(content, file), file), file)
