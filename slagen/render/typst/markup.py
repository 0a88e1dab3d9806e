"""A document becomes Typst markup: the look's values, the style sheet, then the agreement as calls of its functions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.resources import files

from slagen.document.nodes import Document, Section
from slagen.errors import LibraryError
from slagen.render.attachments import Attachment
from slagen.render.html_inline import Lines
from slagen.render.look import Fonts, Look
from slagen.render.typst.blocks import Blocks
from slagen.render.typst.front import contents, cover
from slagen.render.typst.inlines import TypstLines
from slagen.render.typst.measures import Places
from slagen.render.typst.running import furniture
from slagen.render.typst.strings import flag, literal, raw

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def write(document: Document, look: Look, attachments: Sequence[Attachment] = ()) -> str:
    """The whole markup, complete but for the texts it reads, which are attachments.

    Raises LibraryError for a reference to nowhere or a look that cannot be set.
    """
    lines = TypstLines(Lines(document))
    places = Places(look)
    blocks = Blocks(lines, document.words, places)
    front = [_section(section, lines, blocks, places) for section in document.sections if section.kind == "front"]
    rest = _rest(document, lines, blocks, places)
    sheet = (files("slagen") / "render" / "assets" / "agreement.typ").read_text(encoding="utf-8")
    return (
        f"{_values(look)}{sheet}#show: agreement.with({_facts(document, places)})\n"
        f"#{{\n{''.join(map(_attached, enumerate(attachments)))}"
        f"{cover(document, lines, places)}{''.join(front)}{contents(document, lines, places)}{rest}}}\n"
    )


def attachment_file(place: int) -> str:
    """The name of an attachment beside the markup."""
    return f"attachment-{place}"


def is_text(content: bytes) -> bool:
    """Whether the engine takes it as a file beside the markup, byte for byte."""
    try:
        return not content.decode("utf-8").startswith("\ufeff")
    except UnicodeDecodeError:
        return False


def _attached(numbered: tuple[int, Attachment]) -> str:
    place, attachment = numbered
    file = f"read({literal(attachment_file(place))}, encoding: none)" if is_text(attachment.content) else raw(attachment.content)
    return (
        f"pdf.attach({literal(attachment.name)}, {file}, "
        f"relationship: {literal(attachment.relationship) if attachment.relationship != 'unspecified' else 'none'}, "
        f"mime-type: {literal(attachment.mime)}, description: {literal(attachment.description)})\n"
    )


def _values(look: Look) -> str:
    fonts, page = look.fonts, look.page
    sizes = {
        "body": fonts.body_size, "small": fonts.small_size, "table": fonts.table_size, "article": fonts.article_size,
        "clause": fonts.clause_size, "title": fonts.title_size,
    }  # fmt: skip
    colours = {
        name: _colour(getattr(look.colours, name), name) for name in ("text", "accent", "muted", "rule", "head_fill", "band")
    }
    colours["head_text"] = _colour(look.colours.head_text, "head_text") if look.colours.head_text else colours["accent"]
    layout = look.layout
    return (
        "#let look = (\n"
        f"  paper: {literal('a4' if page.size == 'A4' else 'us-letter')},\n"
        f"  margin: (top: {page.top}mm, right: {page.right}mm, bottom: {page.bottom}mm, left: {page.left}mm),\n"
        f"  body-font: {_families(fonts.body)}, heading-font: {_families(fonts.heading)},\n"
        f"  sizes: ({', '.join(f'{name}: {size}pt' for name, size in sizes.items())}),\n"
        f"  leading: {fonts.line_height - 1}em,\n"
        f"  colours: ({', '.join(f'{name}: rgb({literal(value)})' for name, value in colours.items())}),\n"
        f"  air: {layout.air}, cover: {literal(layout.cover)}, articles: {literal(layout.articles)},"
        f" tables: {literal(layout.tables)}, new-pages: {flag(layout.new_pages)}, pictures: {layout.pictures},"
        f" contents-columns: {1 if layout.contents == 'articles' else 2},\n"
        f"  upper: {flag(look.heading_case == 'upper')},\n"
        ")\n"
    )


def _families(wished: str) -> str:
    """The family wished, and what stands in where this machine has none of that name."""
    return f"({literal(wished)}, {literal(Fonts().body)})" if wished != Fonts().body else literal(wished)


def _colour(value: str, name: str) -> str:
    if not _COLOUR.fullmatch(value):
        raise LibraryError(f"look: colours.{name} is {value!r}; write a colour as #rrggbb")
    return value


def _facts(document: Document, places: Places) -> str:
    meta, words = document.meta, document.words
    language, _, region = meta.language.partition("-")
    date = _DATE.fullmatch(meta.date)
    made = f"datetime(year: {int(date[1])}, month: {int(date[2])}, day: {int(date[3])})" if date else "auto"
    keywords = [*meta.keywords, *([f"content-hash:{meta.content_hash}"] if meta.content_hash else [])]
    return ", ".join(
        [
            f"title: {literal(meta.title)}",
            f"authors: ({''.join(f'{literal(author)}, ' for author in meta.authors)})",
            f"subject: {literal(meta.subject) if meta.subject else 'none'}",
            f"keywords: ({''.join(f'{literal(word)}, ' for word in keywords)})",
            f"date: {made}",
            f"language: {literal(language)}, region: {literal(region) if region else 'none'}",
            f"draft: {literal(words.draft) if meta.draft else 'none'}",
            *furniture(document, places),
        ]
    )


def _rest(document: Document, lines: TypstLines, blocks: Blocks, places: Places) -> str:
    """The sections after the contents; the first schedule starts a page, later ones follow on."""
    parts: list[str] = []
    before = ""
    for section in document.sections:
        if section.kind == "front":
            continue
        opens = section.kind == "signatures" or (section.kind == "schedule" and before != "schedule")
        if opens and places.look.layout.new_pages:
            parts.append("pagebreak(weak: true)\n")
        parts.append(_section(section, lines, blocks, places))
        before = section.kind
    return "".join(parts)


def _section(section: Section, lines: TypstLines, blocks: Blocks, places: Places) -> str:
    number = lines.numbers.labels[section.id].number
    title = lines.code(section.title, places.heading(places.look.fonts.article_size))
    opening = f'section("{section.kind}", {literal(section.id)}, {literal(number)}, {title})\n'
    if section.kind == "schedule":
        return opening + blocks.opened(section.blocks)
    return opening + blocks.code(section.blocks, section.kind == "article", section.kind == "front")
