"""Files that travel inside a document → their names, bytes and what they are to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

#: How an attached file relates to the document, in the words of PDF/A-3: what it was made from, data it shows,
#: another form of the same content, an addition, or none of these.
Relationship = Literal["source", "data", "alternative", "supplement", "unspecified"]


class Attachment(Struct, frozen=True):
    """One file carried inside a PDF."""

    name: str
    content: bytes
    mime: str
    relationship: Relationship
    description: str


Carry = Callable[[str], tuple[Attachment, ...]]
"""What a document carries inside, by the engine that lays it out: an empty text for Word."""


def nothing(engine: str) -> tuple[Attachment, ...]:
    """For a document that carries nothing, whatever the engine."""
    return ()
