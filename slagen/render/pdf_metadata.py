"""A PDF that keeps to the archive's and to the accessibility standard says both, in plain sight: the engine names only the first.

Works inside the PDF's own process, on the metadata of WeasyPrint.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

# The archive's standard wants every property described that it does not know itself.
_ACCESSIBLE = b"""
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about=""
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
_END = b"</rdf:RDF>"


def with_accessibility(generate: Callable[..., bytes]) -> Callable[..., bytes]:
    """The engine's function for the metadata, whose result says both standards."""

    def both(*arguments: Any, **options: Any) -> bytes:
        head, end, _ = generate(*arguments, **options).rpartition(_END)
        return head + _ACCESSIBLE + end

    return both


def unpacked(include: Callable[..., None]) -> Callable[..., None]:
    """The engine's function that puts the metadata into the PDF, which leaves them uncompressed: archives read them as text."""

    def plain(pdf: Any, variant: str, version: Any, conformance: Any, compress: bool) -> None:
        include(pdf, variant, version, conformance, compress=False)

    return plain
