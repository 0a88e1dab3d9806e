"""A Word file becomes the files that travel in it, wherever the program that saved it last has put them."""

from __future__ import annotations

from slagen.errors import LimitError
from slagen.render.docx.custom_xml import NAMESPACE
from slagen.twin.record import MOST_BYTES
from slagen.twin.zipped import Parts


def carried(parts: Parts, file: str) -> dict[str, bytes]:
    """Content by name. Raises UsageError and LimitError."""
    found: dict[str, bytes] = {}
    for name in parts.names("customXml/item"):
        if not name.endswith(".xml") or "Props" in name:
            continue
        root = parts.xml(name)
        space, _, _ = str(root.tag).removeprefix("{").partition("}")
        attached = space.removeprefix(NAMESPACE)
        if space == attached or attached not in MOST_BYTES:
            continue
        content = "".join(root.itertext()).encode("utf-8")
        if len(content) > MOST_BYTES[attached]:
            raise LimitError(f"{file} carries a larger {attached} than is allowed.")
        found.setdefault(attached, content)
    return found
