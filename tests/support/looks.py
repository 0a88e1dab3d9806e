"""A built PDF in any look becomes the words of its pages, without what runs at their heads and feet."""

from __future__ import annotations

import re

from support.saying import pages_of

from slagen.document.nodes import Document
from slagen.render.look import Look
from slagen.render.running import texts


def words_of(content: bytes, document: Document, look: Look) -> str:
    """All lines but those that stand at head or foot of the pages after the cover."""
    run = re.compile(_running(document, look))
    cover, *pages = pages_of(content, "-raw")
    return "\n".join((cover, *(line for page in pages for line in page.splitlines() if not run.fullmatch(line.strip()))))


def _running(document: Document, look: Look) -> str:
    """A pattern for any lines of running texts, side by side or below each other."""
    found: list[str] = []
    for room in ("header", "footer", "cover_header", "cover_footer"):
        said = texts(look, document, room)
        for sides in said.rows():
            every = ["".join(re.escape(piece.text) if piece.text else r"\d+" for piece in line) for line in sides if line]
            found += [*every, r"\s*".join(every)]
    return "|".join(sorted(filter(None, found), key=len, reverse=True))
