"""A PDF becomes what its own structure says: where its names point, its bookmarks, and the standards it fails."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest


def places_of(content: bytes) -> dict[str, int]:
    """The 1-based page of every name a link may point to."""
    with pikepdf.open(io.BytesIO(content)) as opened:
        numbers = {page.objgen: number for number, page in enumerate(opened.pages, start=1)}
        names = pikepdf.NameTree(opened.Root.Names.Dests)
        return {str(name): numbers[_target(found).objgen] for name, found in names.items()}


def _target(found: pikepdf.Object) -> pikepdf.Object:
    return (found.D if isinstance(found, pikepdf.Dictionary) else found)[0]


def bookmarks(content: bytes) -> list[tuple[int, str]]:
    """Depth and title of every bookmark, in order."""
    with pikepdf.open(io.BytesIO(content)) as opened, opened.open_outline() as outline:

        def below(entries: list[pikepdf.OutlineItem], depth: int) -> list[tuple[int, str]]:
            return [
                found
                for entry in entries
                for found in ((depth, " ".join(entry.title.split())), *below(entry.children, depth + 1))
            ]

        return below(outline.root, 0)


def faults(content: bytes, profile: str) -> list[str]:
    """The rules of a standard (`PDF_A_3A`, `PDF_UA_1`) that a PDF breaks."""
    validation = pytest.importorskip("page")
    report = validation.validate_pdf_bytes(content, profile=validation.ValidationProfile[profile])
    broken = [failure.rule_id for failure in report.failures]
    # A stream whose last byte looks like the end of a line is too long for the validator; so its lengths are read here.
    exact = all(content[end : end + 10] == b"\nendstream" for end in _stream_ends(content))
    return [rule for rule in broken if not (exact and "STREAM-LENGTH" in rule)]


def _stream_ends(content: bytes) -> list[int]:
    return [found.end() + int(found[1]) for found in re.finditer(rb"/Length (\d+)[^>]*>>\s*stream\n", content)]
