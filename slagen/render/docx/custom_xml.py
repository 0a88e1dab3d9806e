"""Files that travel inside a Word file become custom XML parts, which Word and LibreOffice keep when they save it."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from slagen.render.attachments import Attachment
from slagen.render.docx.oxml import element, escape, plain_part

NAMESPACE = "urn:slagen:file:"
"""Of the root element, before the file's name: by it the part is found again, wherever a program has put it."""
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
ITEM = f"{_OFFICE}/relationships/customXml"
PROPERTIES = f"{_OFFICE}/relationships/customXmlProps"
PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"


def item_path(number: int) -> str:
    return f"customXml/item{number}.xml"


def properties_path(number: int) -> str:
    return f"customXml/itemProps{number}.xml"


def parts(attachments: Sequence[Attachment]) -> list[tuple[str, bytes]]:
    """Path and content of every part: the file as text of one element, its name for Word, and the link between them."""
    found: list[tuple[str, bytes]] = []
    for number, one in enumerate(attachments, start=1):
        space = NAMESPACE + one.name
        told = (("xmlns", space), ("mime", one.mime), ("relationship", one.relationship), ("description", one.description))
        found.append((item_path(number), plain_part(element("file", told, escape(one.content.decode("utf-8"))))))
        # Word wants a number that no other part has: one made from the name is the same every time.
        identity = "{" + str(uuid.uuid5(uuid.NAMESPACE_URL, space)).upper() + "}"
        spaces = (("xmlns:ds", f"{_OFFICE}/customXml"), ("ds:itemID", identity))
        schema = element("ds:schemaRefs", (), element("ds:schemaRef", (("ds:uri", space),)))
        found.append((properties_path(number), plain_part(element("ds:datastoreItem", spaces, schema))))
        link = element("Relationship", (("Id", "rId1"), ("Type", PROPERTIES), ("Target", f"itemProps{number}.xml")))
        space = "http://schemas.openxmlformats.org/package/2006/relationships"
        found.append(
            (f"customXml/_rels/item{number}.xml.rels", plain_part(element("Relationships", (("xmlns", space),), link)))
        )
    return found
