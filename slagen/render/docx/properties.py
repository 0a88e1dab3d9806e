"""The document's facts become the file's properties and Word's settings."""

from __future__ import annotations

import re

from slagen.document.nodes import Meta
from slagen.render.docx.oxml import NOTHING, Xml, element, escape, part, plain_part, w

_CORE = (
    ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:dcterms", "http://purl.org/dc/terms/"),
    ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
)
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_CUSTOM = (
    ("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"),
    ("xmlns:vt", "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"),
)
_CUSTOM_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the one format id there is for custom properties
_NO_DATE = "1980-01-01"


def core_part(meta: Meta) -> bytes:
    """Title, author and the other properties every file manager shows. The dates are the agreement's, never today's."""
    day = meta.date if re.fullmatch(r"\d{4}-\d{2}-\d{2}", meta.date) else _NO_DATE
    texts = (
        ("dc:title", meta.title),
        ("dc:subject", meta.subject),
        ("dc:creator", "; ".join(meta.authors)),
        ("cp:keywords", "; ".join(meta.keywords)),
        ("dc:identifier", meta.reference),
        ("dc:language", meta.language),
        ("cp:version", meta.version),
    )
    dates = (
        element(f"dcterms:{name}", (("xsi:type", "dcterms:W3CDTF"),), escape(f"{day}T00:00:00Z"))
        for name in ("created", "modified")
    )
    found = (element(name, (), escape(text)) for name, text in texts if text)
    return plain_part(element("cp:coreProperties", _CORE, *found, *dates))


def application_part() -> bytes:
    return plain_part(element("Properties", (("xmlns", _EXTENDED),), element("Application", (), escape("slagen"))))


def custom_part(meta: Meta) -> bytes:
    """The content hash, so that a printed or edited copy can be held against its source."""
    rows = (("ContentHash", meta.content_hash), ("Reference", meta.reference), ("Version", meta.version))
    given = [(name, text) for name, text in rows if text]
    found = [
        element(
            "property",
            (("fmtid", _CUSTOM_FORMAT), ("pid", str(number)), ("name", name)),
            element("vt:lpwstr", (), escape(text)),
        )
        for number, (name, text) in enumerate(given, start=2)
    ]
    return plain_part(element("Properties", _CUSTOM, *found))


def settings_part(meta: Meta) -> bytes:
    """Word's settings: its present layout rules, and no renewing of fields on opening, which would ask the reader."""
    rules = (
        ("compatibilityMode", "15"),
        ("overrideTableStyleFontSizeAndJustification", "1"),
        ("enableOpenTypeFeatures", "1"),
        ("doNotFlipMirrorIndents", "1"),
    )
    uri = "http://schemas.microsoft.com/office/word"
    compatibility: list[Xml] = [w("compatSetting", name=name, uri=uri, val=value) for name, value in rules]
    return part(
        "w:settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=600),
        w("characterSpacingControl", val="doNotCompress"),
        w("compat", *compatibility),
        w("themeFontLang", val=meta.language) if meta.language else NOTHING,
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )
