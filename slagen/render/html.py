"""A document becomes one HTML page that carries everything it needs: for browsers, and as the source of the PDF."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence

from slagen.document.nodes import Clause, Document, Section
from slagen.render.attachments import Attachment
from slagen.render.html_blocks import Blocks
from slagen.render.html_inline import Lines, fragment, text
from slagen.render.look import Look
from slagen.render.page_boxes import css_string
from slagen.render.running import guest_size, logo_size
from slagen.render.styles import FontSource, sheet

BODY, CONTENTS = "slagen-agreement", "slagen-contents"


def write(document: Document, look: Look, attachments: Sequence[Attachment] = ()) -> bytes:
    """The page in UTF-8, fonts inside, no script, nothing fetched from elsewhere; it carries no other files.

    Raises LibraryError for a reference to nowhere or a look that cannot be set.
    """
    del attachments
    return page(document, look, "embedded").encode("utf-8")


def page(document: Document, look: Look, fonts: FontSource) -> str:
    """The page as text. `packaged` fonts are for the PDF child alone, which knows where they lie."""
    paper = fonts == "packaged"
    lines = Lines(document, paper)
    blocks = Blocks(lines, document.words, look, paper=paper)
    large = Blocks(lines, document.words, look, front=True, paper=paper)
    front = [_section(section, lines, large) for section in document.sections if section.kind == "front"]
    rest = [_section(section, lines, blocks) for section in document.sections if section.kind != "front"]
    stamp = f'<p class="stamp">{text(document.words.draft)}</p>\n' if document.meta.draft else ""
    # The PDF engine copies names it does not know into the PDF's properties; paper has no viewport.
    viewport = '<meta name="viewport" content="width=device-width, initial-scale=1">\n' if fonts == "embedded" else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{text(document.meta.language)}">\n<head>\n{_head(document)}{viewport}'
        f"<style>\n{sheet(document, look, fonts)}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#{BODY}" aria-label="{text(document.meta.title)}"></a>\n'
        f"<main>\n{stamp}{_cover(document, look, lines)}{''.join(front)}"
        f'{_contents(document, lines, paper)}<div id="{BODY}" tabindex="-1">\n{"".join(rest)}</div>\n'
        "</main>\n</body>\n</html>\n"
    )


def _head(document: Document) -> str:
    meta = document.meta
    named = [
        ("generator", "slagen"),
        *(("author", author) for author in meta.authors),
        ("description", meta.subject),
        ("keywords", ", ".join(meta.keywords)),
        ("dcterms.created", meta.date),
        ("dcterms.modified", meta.date),
        ("reference", meta.reference),
        ("version", meta.version),
        ("content-hash", meta.content_hash),
    ]
    tags = "".join(f'<meta name="{name}" content="{text(value)}">\n' for name, value in named if value)
    return f'<meta charset="utf-8">\n<title>{text(meta.title)}</title>\n{tags}'


def _cover(document: Document, look: Look, lines: Lines) -> str:
    cover = document.cover
    subtitle = f'<p class="subtitle">{lines.html(cover.subtitle)}</p>\n' if cover.subtitle else ""
    title = f"<h1>{lines.html(cover.title)}</h1>\n{subtitle}"
    if look.layout.cover == "band":
        title = f'<div class="title-block">\n{title}</div>\n'
    between = f'<p class="between">{text(document.words.and_between)}</p>\n' if cover.parties else ""
    parties = "".join(
        f'<div class="party">\n<p class="role">{text(party.role)}</p>\n<p class="name">{lines.html(party.name)}</p>\n'
        + "".join(f'<p class="small">{lines.html(line)}</p>\n' for line in party.lines)
        + "</div>\n"
        for party in cover.parties
    )
    facts = "".join(_fact(label, lines.cell(value)) for label, value in cover.facts)
    return (
        f'<header class="cover">\n{_logo(look)}{title}'
        f'{_guest(look)}{between}<div class="parties">\n{parties}</div>\n'
        + (f'<table class="facts">\n<tbody>\n{facts}</tbody>\n</table>\n' if facts else "")
        + "</header>\n"
    )


def _logo(look: Look) -> str:
    if look.logo is None or look.picture is None:
        return ""
    wide, high = logo_size(look)
    address = f"data:{look.picture.mime};base64,{b64encode(look.picture.content).decode('ascii')}"
    ground = f"; background: {look.logo.background}; padding: 3mm" if look.logo.background else ""
    return (
        f'<div class="logo" style="text-align: {look.logo.align}{ground}">'
        f'<img src="{address}" alt="{text(look.logo.alt)}" style="width: {wide}mm; height: {high}mm"></div>\n'
    )


def _guest(look: Look) -> str:
    if look.guest is None:
        return ""
    wide, high = guest_size(look)
    picture = look.guest.picture
    address = f"data:{picture.mime};base64,{b64encode(picture.content).decode('ascii')}"
    size = f"width: {wide}mm; height: {high}mm"
    return f'<div class="logo guest"><img src="{address}" alt="{text(look.guest.alt)}" style="{size}"></div>\n'


def _fact(label: str, value: str) -> str:
    return f'<tr><th scope="row">{text(label)}</th> <td>{value}</td></tr>\n'


def _contents(document: Document, lines: Lines, paper: bool) -> str:
    sections = sorted(document.sections, key=lambda section: section.kind != "front")
    entries = "".join(_entry(section, lines, paper) for section in sections)
    title = text(document.words.contents)
    return (
        f'<nav class="contents" aria-labelledby="{CONTENTS}">\n<h2 id="{CONTENTS}">{title}</h2>\n'
        f'<ol role="list">\n{entries}</ol>\n</nav>\n'
    )


def _entry(section: Section, lines: Lines, paper: bool) -> str:
    """One line of the contents, with the clauses of an article below it."""
    inner = "".join(
        f"<li>{_entry_link(block.id, text(lines.words(block.title)), lines, paper)}</li>\n"
        for block in section.blocks
        if section.kind == "article" and isinstance(block, Clause)
    )
    nested = f'\n<ol role="list">\n{inner}</ol>\n' if inner else ""
    link = _entry_link(section.id, text(lines.words(section.title)), lines, paper)
    return f'<li class="{section.kind}">{link}{nested}</li>\n'


def _entry_link(target: str, title: str, lines: Lines, paper: bool) -> str:
    number = lines.numbers.labels[target].number
    mark = f'<span class="number">{text(number)} </span>' if number else ""
    # The number stands outside the link: the PDF engine lays one more link over every box inside a link.
    page = text(f"--page: target-counter({css_string('#' + target)}, page)")
    style = f' style="{page}"' if paper else ""
    return f'<div class="line">{mark}<a href="{fragment(target)}"{style}>{title}</a></div>'


def _section(section: Section, lines: Lines, blocks: Blocks) -> str:
    number = lines.numbers.labels[section.id].number
    mark = f'<span class="number">{text(number)} </span>' if number else ""
    return (
        f'<section class="{section.kind}">\n'
        f'<h2 id="{text(section.id)}">{mark}<span class="title">{lines.html(section.title)}</span></h2>\n'
        f"{blocks.html(section.blocks, 3)}</section>\n"
    )
