"""Parts become the zip file that is a DOCX: fixed order, fixed dates, the same bytes on every machine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from msgspec import Struct

from slagen.render.attachments import Attachment
from slagen.render.docx import custom_xml
from slagen.render.docx.oxml import Xml, element, plain_part

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DOCS = "application/vnd.openxmlformats-officedocument"
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o100644 << 16
_EFFORT = 2
"""Of compression: the usual 6 takes three times as long for an eighth less of bytes."""


@dataclass(frozen=True, slots=True)
class Part:
    """`relation` is the type of the relationship to the part; `whole` tells the package's parts from the document's."""

    path: str
    content_type: str
    relation: str
    whole: bool = False

    @property
    def target(self) -> str:
        return self.path if self.whole else self.path.removeprefix("word/")


DOCUMENT = Part("word/document.xml", f"{_WORD}.document.main+xml", f"{_OFFICE}/officeDocument", True)
CORE = Part(
    "docProps/core.xml",
    "application/vnd.openxmlformats-package.core-properties+xml",
    f"{_PACKAGE}/relationships/metadata/core-properties",
    True,
)
APPLICATION = Part("docProps/app.xml", f"{_DOCS}.extended-properties+xml", f"{_OFFICE}/extended-properties", True)
CUSTOM = Part("docProps/custom.xml", f"{_DOCS}.custom-properties+xml", f"{_OFFICE}/custom-properties", True)
STYLES = Part("word/styles.xml", f"{_WORD}.styles+xml", f"{_OFFICE}/styles")
NUMBERING = Part("word/numbering.xml", f"{_WORD}.numbering+xml", f"{_OFFICE}/numbering")
SETTINGS = Part("word/settings.xml", f"{_WORD}.settings+xml", f"{_OFFICE}/settings")
HEADER = Part("word/header1.xml", f"{_WORD}.header+xml", f"{_OFFICE}/header")
COVER_HEADER = Part("word/header2.xml", f"{_WORD}.header+xml", f"{_OFFICE}/header")
FOOTER = Part("word/footer1.xml", f"{_WORD}.footer+xml", f"{_OFFICE}/footer")
COVER_FOOTER = Part("word/footer2.xml", f"{_WORD}.footer+xml", f"{_OFFICE}/footer")
FONT_TABLE = Part("word/fontTable.xml", f"{_WORD}.fontTable+xml", f"{_OFFICE}/fontTable")
THEME = Part("word/theme/theme1.xml", f"{_DOCS}.theme+xml", f"{_OFFICE}/theme")
PICTURES = {kind: Part(f"word/media/logo.{kind}", f"image/{kind}", f"{_OFFICE}/image") for kind in ("png", "jpeg")}
LOGO_RELATION = "rIdLogo"
COMMENTS = Part("word/comments.xml", f"{_WORD}.comments+xml", f"{_OFFICE}/comments")
_FURNITURE = (HEADER, COVER_HEADER, FOOTER, COVER_FOOTER)
PARTS = (DOCUMENT, STYLES, NUMBERING, SETTINGS, FONT_TABLE, THEME, *_FURNITURE, CORE, APPLICATION, CUSTOM, COMMENTS)


class Medium(Struct, frozen=True):
    """The bytes of a picture, the name of its file, and the relationship id by which the text names it."""

    name: str
    content: bytes
    relation: str


def relationship(part: Part) -> str:
    """The relationship id by which the document or the package names a part."""
    return LOGO_RELATION if part in PICTURES.values() else f"rId{PARTS.index(part) + 1}"


def package(
    contents: Mapping[Part, bytes], links: Mapping[str, str], attachments: Sequence[Attachment] = (), media: Sequence[Medium] = ()
) -> bytes:
    """The whole file from the content of every part; `links` are outward addresses by relationship id."""
    present = [part for part in PARTS if part in contents]
    pictures = [part for part in PICTURES.values() if part in contents]
    files = [("[Content_Types].xml", _content_types([*present, *pictures], len(attachments), media))]
    files.append(("_rels/.rels", _relationships([part for part in present if part.whole], {}, 0)))
    inner = [part for part in present if not part.whole]
    files.append(("word/_rels/document.xml.rels", _relationships([*inner, *pictures], links, len(attachments), media)))
    if pictures:
        files.append(("word/_rels/header1.xml.rels", _relationships(pictures, {}, 0)))
    files.extend((part.path, contents[part]) for part in (*present, *pictures))
    files.extend((f"word/media/{one.name}", one.content) for one in media)
    files.extend(custom_xml.parts(attachments))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path, data in files:
            entry = zipfile.ZipInfo(path, date_time=_ZIP_DATE)
            # A picture of dots is compressed by itself.
            entry.compress_type = zipfile.ZIP_STORED if path.endswith((".png", ".jpeg")) else zipfile.ZIP_DEFLATED
            entry.create_system = 3  # written as on Unix everywhere, or the bytes would tell the machine
            entry.external_attr = _PLAIN_FILE
            archive.writestr(entry, data, compresslevel=_EFFORT)
    return buffer.getvalue()


def _content_types(present: list[Part], attached: int, media: Sequence[Medium] = ()) -> bytes:
    defaults = [("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml")]
    if media:
        defaults += [("png", "image/png"), ("jpeg", "image/jpeg"), ("svg", "image/svg+xml")]
    rows: list[Xml] = [element("Default", (("Extension", end), ("ContentType", kind))) for end, kind in defaults]
    rows.extend(
        element("Override", (("PartName", f"/{part.path}"), ("ContentType", part.content_type))) for part in present
    )
    kind = custom_xml.PROPERTIES_TYPE
    rows.extend(
        element("Override", (("PartName", f"/{custom_xml.properties_path(number)}"), ("ContentType", kind)))
        for number in range(1, attached + 1)
    )
    return plain_part(element("Types", (("xmlns", f"{_PACKAGE}/content-types"),), *rows))


def _relationships(
    parts: list[Part], links: Mapping[str, str], attached: int, media: Sequence[Medium] = ()
) -> bytes:
    rows: list[Xml] = [
        element("Relationship", (("Id", relationship(part)), ("Type", part.relation), ("Target", part.target)))
        for part in parts
    ]
    rows.extend(
        element(
            "Relationship",
            (("Id", identity), ("Type", f"{_OFFICE}/hyperlink"), ("Target", url), ("TargetMode", "External")),
        )
        for identity, url in links.items()
    )
    rows.extend(
        element("Relationship", (("Id", one.relation), ("Type", f"{_OFFICE}/image"), ("Target", f"media/{one.name}")))
        for one in media
    )
    rows.extend(
        element(
            "Relationship",
            (("Id", f"rIdItem{number}"), ("Type", custom_xml.ITEM), ("Target", f"../{custom_xml.item_path(number)}")),
        )
        for number in range(1, attached + 1)
    )
    return plain_part(element("Relationships", (("xmlns", f"{_PACKAGE}/relationships"),), *rows))
