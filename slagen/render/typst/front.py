"""The cover and the contents become Typst code."""

from __future__ import annotations

import re
from base64 import b64decode

from slagen.document.nodes import Clause, CoverParty, Document, Section
from slagen.render.typst.inlines import TypstLines
from slagen.render.typst.measures import Places
from slagen.render.typst.strings import literal, raw, text

_LOGO = re.compile(r"data:image/(?:png|jpeg);base64,([A-Za-z0-9+/=]+)")


def cover(document: Document, lines: TypstLines, places: Places) -> str:
    """The first page: logo, title, subtitle, parties, facts."""
    found = document.cover
    owner = lines.lines.words(found.parties[0].name if found.parties else found.title)
    logo = f"logo: ({raw(picture)}, {literal(owner)})" if (picture := _picture(found.logo)) else "logo: none"
    title = lines.code(found.title, places.heading(places.look.fonts.title_size))
    subtitle = lines.code(found.subtitle, places.party(1.35)) if found.subtitle else "none"
    parties = "".join(_party(party, lines, places) for party in found.parties)
    facts = "".join(f"({literal(label)}, {lines.cell(value, places.fact())}), " for label, value in found.facts)
    return (
        f"cover(\n{logo},\ntitle: {title},\nsubtitle: {subtitle},\nbetween: {literal(document.words.and_between)},\n"
        f"parties: ({parties}),\nfacts: ({facts}),\n)\n"
    )


def contents(document: Document, lines: TypstLines, places: Places) -> str:
    """Title and page of each section, with the clauses of an article below it."""
    sections = sorted(document.sections, key=lambda section: section.kind != "front")
    entries = "".join(_entries(section, lines, places) for section in sections)
    return f"contents({literal(document.words.contents)},\n{entries})\n"


def _picture(address: str) -> bytes:
    """The bytes of a logo, or none where there is no logo that can be shown."""
    found = _LOGO.fullmatch(address)
    try:
        return b64decode(found[1], validate=True) if found else b""
    except ValueError:
        return b""


def _party(party: CoverParty, lines: TypstLines, places: Places) -> str:
    small = "".join(f"{lines.code(line, places.party())}, " for line in party.lines)
    return f"({literal(party.role)}, {lines.code(party.name, places.party(1.3))}, ({small})), "


def _entries(section: Section, lines: TypstLines, places: Places) -> str:
    inner = (
        _entry(block, "clause", lines, places)
        for block in section.blocks
        if section.kind == "article" and isinstance(block, Clause)
    )
    return _entry(section, section.kind, lines, places) + "".join(inner)


def _entry(part: Section | Clause, kind: str, lines: TypstLines, places: Places) -> str:
    number = lines.numbers.labels[part.id].number
    hanging = kind in ("article", "clause")
    where = places.contents(hanging)
    words = text(lines.lines.words(part.title), where.room, where.size, where.bold)
    return f'("{kind}", {literal(part.id)}, {literal(number)}, {{{words}}}),\n'
