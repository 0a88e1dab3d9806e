"""A house style as one frozen value that every renderer reads; `templates/looks/<look>/look.yaml` holds it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Literal

import msgspec

from slagen.document.anchors import Service
from slagen.render.images import Picture

WORDS = ("title", "reference", "version", "date", "page", "pages", "page_of_pages", "draft")
"""What a running head or foot may name in braces."""
LONGEST_TEXT = 600
Paper = Literal["A4", "Letter"]


class Page(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Paper and margins; lengths in millimetres. `header` and `footer` are how far from the paper's edge those stand."""

    size: Paper = "A4"
    top: Decimal = Decimal(25)
    right: Decimal = Decimal(25)
    bottom: Decimal = Decimal(25)
    left: Decimal = Decimal(25)
    header: Decimal = Decimal(12)
    footer: Decimal = Decimal(12)


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
    head_text: str = ""
    band: str = "#f4f6f9"


class Layout(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How parts are set.

    `air` is the distance between paragraphs and in cells, as a share of the usual one. A `cover` is plain, centered, or has
    title and subtitle on a band of the accent. Titles of articles have a hairline (`rule`), a thick line of the accent
    (`bar`), or none (`bare`). Tables have `lines` between rows, are `open` (lines at head and foot alone), or `banded`.
    Printed `contents` list the clauses of each article, or articles alone, in one column. `pictures` is their share of the
    text's width. With `new_pages`, contents, schedules and signatures each begin a page.
    """

    air: Annotated[Decimal, msgspec.Meta(ge=0, le=3)] = Decimal(1)
    cover: Literal["plain", "centered", "band"] = "plain"
    articles: Literal["rule", "bar", "bare"] = "rule"
    tables: Literal["lines", "open", "banded"] = "lines"
    contents: Literal["clauses", "articles"] = "clauses"
    new_pages: bool = True
    pictures: Annotated[Decimal, msgspec.Meta(gt=0, le=1)] = Decimal("0.9")


class Logo(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A picture beside the look's file, `height` millimetres high; `alt` says it to those who cannot see it.

    It stands on the cover, or on `all` pages. A logo made for dark
    ground gets it by `background`, on the cover alone: a band as wide as the text.
    """

    file: str
    alt: str
    height: Annotated[Decimal, msgspec.Meta(gt=0, le=100)] = Decimal(15)
    align: Literal["left", "center", "right"] = "left"
    pages: Literal["cover", "all"] = "cover"
    background: str = ""

    def __post_init__(self) -> None:
        if self.background and not re.fullmatch("#[0-9a-fA-F]{6}", self.background):
            raise ValueError(f"background is {self.background!r}; write a colour as #rrggbb")
        if self.background and self.pages == "all":
            raise ValueError("a logo on a background stands on the cover only; leave out background, or pages: all")


class Running(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Texts at the head or foot of pages, of one line or several; `{title}` and its like stand for the agreement's own.

    `rule` draws a hairline between them and the page's text.
    """

    left: str = ""
    center: str = ""
    right: str = ""
    rule: bool = False

    def __post_init__(self) -> None:
        for text in (self.left, self.center, self.right):
            if len(text) > LONGEST_TEXT:
                raise ValueError(f"a text has {len(text)} characters; allowed are {LONGEST_TEXT}")
            for found in re.findall(r"\{([^{}]*)\}?", text):
                if found not in WORDS or f"{{{found}}}" not in text:
                    allowed = ", ".join(f"{{{word}}}" for word in WORDS)
                    raise ValueError(f"{{{found}}} is not known; allowed: {allowed}")


PLACES = {
    "header": Running(left="{title}", center="{draft}", right="{reference}", rule=True),
    "footer": Running(right="{page_of_pages}"),
    "cover_header": Running(center="{draft}"),
    "cover_footer": Running(),
}
"""What stands at head and foot of the pages where the look says nothing."""


class LookFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The whole house style as its file says it. `about` says in a sentence what it is for.

    `heading_case` applies to the titles of articles, schedules and other parts; `pdf_engine` lays out PDFs. With
    `embed`, Word file and PDF carry the answers and terms inside; with `lock_answers`, Word lets nobody type in what they
    print; `esign` names the
    service for electronic signatures whose anchors stand, unseen, at the places to sign, or asks for empty PDF fields there.
    """

    name: str = "plain"
    about: str = ""
    page: Page = msgspec.field(default_factory=Page)
    fonts: Fonts = msgspec.field(default_factory=Fonts)
    colours: Colours = msgspec.field(default_factory=Colours)
    layout: Layout = msgspec.field(default_factory=Layout)
    heading_case: Literal["as-written", "upper"] = "as-written"
    pdf_engine: Literal["typst", "weasyprint"] = "typst"
    embed: bool = True
    lock_answers: bool = False
    esign: Service = "fields"
    logo: Logo | None = None
    header: Running | None = None
    footer: Running | None = None
    cover_header: Running | None = None
    cover_footer: Running | None = None

    def running(self, room: str) -> Running:
        """What the look says of the head or foot of the pages, or of the cover; else what is usual there."""
        said: Running | None = getattr(self, room)
        return PLACES[room] if said is None else said


class Guest(msgspec.Struct, frozen=True):
    """The other side's logo on the cover of one agreement, and the words that say it."""

    picture: Picture
    alt: str


class Look(LookFile, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The house style with the picture that its logo names, as renderers read it; `guest` comes from the answers."""

    picture: Picture | None = None
    guest: Guest | None = None
