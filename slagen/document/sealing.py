"""A document becomes one that carries the hash of its own content."""

from __future__ import annotations

from msgspec.structs import replace

from slagen.document.nodes import Document


def sealed(document: Document) -> Document:
    """The document with its content hash in it, for the files made of it; checks have no need of one."""
    return replace(document, meta=replace(document.meta, content_hash=content_hash(document)))


def content_hash(document: Document) -> str:
    """SHA-256 in hex over what the document prints, without its hash: the same on every machine."""
    import hashlib

    bare = replace(document, meta=replace(document.meta, content_hash=""), assumed=())
    return hashlib.sha256(repr(bare).encode("utf-8")).hexdigest()
