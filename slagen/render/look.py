"""A house style as one frozen value that every renderer reads; `templates/looks/<look>/look.yaml` holds it."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import msgspec

from slagen.document.anchors import Service


class Page(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Paper and margins; lengths in millimetres."""

    size: Literal["A4", "Letter"] = "A4"
    top: Decimal = Decimal(25)
    right: Decimal = Decimal(25)
    bottom: Decimal = Decimal(25)
    left: Decimal = Decimal(25)


class Fonts(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Bundled families for HTML and PDF, families every office machine has for Word, and type sizes in points."""

    body: str = "Source Sans 3"
    heading: str = "Source Sans 3"
    word_body: str = "Calibri"
    word_heading: str = "Calibri"
    body_size: Decimal = Decimal("10.5")
    small_size: Decimal = Decimal("8.5")
    table_size: Decimal = Decimal("9.5")
    article_size: Decimal = Decimal(14)
    clause_size: Decimal = Decimal(11)
    title_size: Decimal = Decimal(30)
    line_height: Decimal = Decimal("1.35")


class Colours(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Colours as `#rrggbb`; nothing may depend on colour alone, the pages are read in black and white too."""

    text: str = "#1c2430"
    accent: str = "#1f3a5f"
    muted: str = "#5a6675"
    rule: str = "#c3cbd6"
    head_fill: str = "#e9eef5"


class Look(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The whole house style. `heading_case` applies to article and schedule titles; `pdf_engine` lays out PDFs. With
    `embed`, Word file and PDF carry the answers and terms inside; `esign` names the service for electronic signatures whose
    anchors stand, unseen, at the places to sign, or asks for empty fields there in a PDF that slagen does not sign itself.
    """

    name: str = "plain"
    page: Page = msgspec.field(default_factory=Page)
    fonts: Fonts = msgspec.field(default_factory=Fonts)
    colours: Colours = msgspec.field(default_factory=Colours)
    heading_case: Literal["as-written", "upper"] = "as-written"
    pdf_engine: Literal["typst", "weasyprint"] = "typst"
    embed: bool = True
    esign: Service = "fields"
