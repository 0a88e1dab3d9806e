"""The cover and the contents become Typst code."""

from __future__ import annotations

from slagen.document.nodes import Clause, CoverParty, Document, Section
from slagen.render.typst.inlines import TypstLines
from slagen.render.typst.measures import Places
from slagen.render.typst.running import guest, logo
from slagen.render.typst.strings import literal, text


def cover(document: Document, lines: TypstLines, places: Places) -> str:
    """The first page: logo, title, subtitle, parties, facts."""
    found = document.cover
    title = lines.code(found.title, places.heading(places.look.fonts.title_size))
    subtitle = lines.code(found.subtitle, places.party(1.35)) if found.subtitle else "none"
    parties = "".join(_party(party, lines, places) for party in found.parties)
    facts = "".join(f"({literal(label)}, {lines.cell(value, places.fact())}), " for label, value in found.facts)
    return (
        f"cover(\nlogo: {logo(places.look)},\ntitle: {title},\nsubtitle: {subtitle},\nguest: {guest(places.look)},\n"
        f"between: {literal(document.words.and_between)},\nparties: ({parties}),\nfacts: ({facts}),\n)\n"
    )


def contents(document: Document, lines: TypstLines, places: Places) -> str:
    """Title and page of each section, with the clauses of an article below it."""
    sections = sorted(document.sections, key=lambda section: section.kind != "front")
    entries = "".join(_entries(section, lines, places) for section in sections)
    return f"contents({literal(document.words.contents)},\n{entries})\n"


def _party(party: CoverParty, lines: TypstLines, places: Places) -> str:
    small = "".join(f"{lines.code(line, places.party())}, " for line in party.lines)
    return f"({literal(party.role)}, {lines.code(party.name, places.party(1.3))}, ({small})), "


def _entries(section: Section, lines: TypstLines, places: Places) -> str:
    inner = (
        _entry(block, "clause", lines, places)
        for block in section.blocks
        if section.kind == "article" and isinstance(block, Clause) and places.look.layout.contents == "clauses"
    )
    return _entry(section, section.kind, lines, places) + "".join(inner)


def _entry(part: Section | Clause, kind: str, lines: TypstLines, places: Places) -> str:
    number = lines.numbers.labels[part.id].number
    hanging = kind in ("article", "clause")
    where = places.contents(hanging)
    words = text(lines.lines.words(part.title), where.room, where.size, where.bold)
    return f'("{kind}", {literal(part.id)}, {literal(number)}, {{{words}}}),\n'
