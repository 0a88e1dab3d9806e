"""A page of HTML becomes a tagged PDF by WeasyPrint; runs only inside the PDF's own process."""

from __future__ import annotations

import datetime
import io
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from weasyprint import HTML, Attachment
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from slagen.render import fonts, pdf_text_layer
from slagen.render.pdf_metadata import unpacked, with_accessibility
from slagen.render.styles import FONT_SCHEME

NO_GLYPH = ".notdef glyph"
"""How the engine's warning of a character without a glyph begins; its first argument is the character."""


@dataclass(frozen=True, slots=True)
class Made:
    """`warnings` are what the engine said.

    `borrowed` are the characters that no bundled font has, so that a font of this machine draws them; `missing` are
    those that no font has at all, so that a box stands in their place.
    """

    pdf: bytes
    warnings: tuple[str, ...]
    borrowed: str
    missing: str


class ClosedFetcher(URLFetcher):  # type: ignore[misc]  # the engine ships no types
    """Knows two places: data inside the page itself, and the bundled fonts. All else ends the job."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Raises FatalURLFetchingError for every other address: the engine swallows any other exception."""
        scheme, _, rest = url.partition(":")
        if scheme == FONT_SCHEME and rest.endswith(".ttf") and ".." not in rest and not rest.startswith("/"):
            return URLFetcherResponse(url, io.BytesIO(fonts.read(rest.removesuffix(".ttf"), ".ttf")))
        if scheme == "data":
            return super().fetch(url, headers)
        raise FatalURLFetchingError(f"a page may not fetch {url!r}")


class _Collected(logging.Handler):
    """Keeps what the engine logs: a glyph that no font has must not vanish unseen."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.found: dict[str, None] = {}
        self.missing: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        self.found.setdefault(record.getMessage())
        if str(record.msg).startswith(NO_GLYPH) and isinstance(record.args, tuple):
            self.missing.add(str(record.args[0]))


@cache
def _fonts() -> FontConfiguration:
    """One for all documents of a process: each of its own would be kept for ever, some 0.2 MB a document."""
    return FontConfiguration()


def produce(html: str, identifier: bytes, attachments: Sequence[Mapping[str, str]] = (), timestamp: int = 0) -> Made:
    """Lay out and write, tagged and for the archive. Same HTML, identifier, attachments and fonts: same bytes."""
    collected = _Collected()
    logger = logging.getLogger("weasyprint")
    logger.handlers = [collected]
    logger.setLevel(logging.WARNING)
    pdf_text_layer.install()
    options = {"pdf_variant": "pdf/a-3a", "pdf_identifier": identifier, "custom_metadata": True}
    laid_out = HTML(string=html, base_url=None, url_fetcher=ClosedFetcher()).render(font_config=_fonts(), **options)
    metadata = laid_out.metadata
    metadata.generate_rdf_metadata = with_accessibility(metadata.generate_rdf_metadata)
    metadata.include_in_pdf = unpacked(metadata.include_in_pdf)
    made = datetime.datetime.fromtimestamp(timestamp, datetime.UTC)
    files = [
        Attachment(url_fetcher=ClosedFetcher(), created=made, modified=made, **attachment) for attachment in attachments
    ]
    pdf = laid_out.write_pdf(**options, attachments=files)
    missing = "".join(sorted(collected.missing))
    borrowed = "".join(sorted(pdf_text_layer.borrowed() - collected.missing))
    return Made(pdf, tuple(collected.found), borrowed, missing)
