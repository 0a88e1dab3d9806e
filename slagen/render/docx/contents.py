"""Articles, clauses and schedules become the contents: one TOC field whose cached lines are already right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from slagen.document.nodes import Clause
from slagen.render.docx.inlines import jump_to, page_number, spoken
from slagen.render.docx.ledger import Ledger
from slagen.render.docx.oxml import NOTHING, Xml, field_mark, instruction, join, paragraph, run, tab, w


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents: `level` 1 or 2, `number` empty for a section without one."""

    level: int
    target: str
    number: str
    title: str


def entries(ledger: Ledger) -> list[Entry]:
    """The lines in reading order: every section, and the clauses of articles where the look wants them."""
    inside = ledger.look.layout.contents == "clauses"
    found: list[Entry] = []
    for section in (*ledger.front, *ledger.others):
        found.append(_entry(1, section.id, ledger))
        if inside and section.kind == "article":
            found.extend(_entry(2, block.id, ledger) for block in section.blocks if isinstance(block, Clause))
    return found


def _entry(level: int, target: str, ledger: Ledger) -> Entry:
    return Entry(level, target, ledger.label(target).number, spoken(ledger.titles[target], ledger))


def contents_begin_page(ledger: Ledger) -> bool:
    """Where nothing stands between them and the cover, they begin a page in every look."""
    return ledger.look.layout.new_pages or not ledger.front


def held(index: int, count: int) -> bool:
    """Whether a line of the contents is held to the next: the last three stay together, so that none begins a page alone."""
    return count - 3 <= index < count - 1


def contents_xml(ledger: Ledger, pages: Mapping[str, int]) -> Xml:
    """Heading and field, in the content control Word knows as a table of contents; nothing without a section."""
    lines = entries(ledger)
    if not lines:
        return NOTHING
    # \u takes schedule headings by their outline level: naming their style would need the reader's list separator.
    deepest = 2 if ledger.look.layout.contents == "clauses" else 1
    start = join((field_mark("begin"), instruction(rf'TOC \o "1-{deepest}" \h \z \u'), field_mark("separate")))
    last = len(lines) - 1
    body = [
        paragraph(
            f"TOC{entry.level}",
            join(
                (
                    start if index == 0 else NOTHING,
                    jump_to(entry.target, _line(entry, pages, ledger), ledger),
                    field_mark("end") if index == last else NOTHING,
                )
            ),
            keep_next=held(index, len(lines)),
        )
        for index, entry in enumerate(lines)
    ]
    alone = contents_begin_page(ledger) and not ledger.look.layout.new_pages  # else its style says so
    heading = paragraph("TOCHeading", run(ledger.document.words.contents), new_page=alone)
    kind = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    return w("sdt", w("sdtPr", w("id", val=1), kind), w("sdtContent", heading, *body))


def _line(entry: Entry, pages: Mapping[str, int], ledger: Ledger) -> Xml:
    number = NOTHING
    if entry.number:
        schedule = ledger.label(entry.target).kind == "schedule"  # its number and title stand apart by a space only
        number = run(f"{entry.number} ") if schedule else join((run(entry.number), tab()))
    return join((number, run(entry.title), tab(), page_number(entry.target, pages[entry.target], ledger)))
