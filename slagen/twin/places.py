"""The words that a document's pages show become lines, each with the clause, article or schedule in which it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slagen.document.nodes import Clause, Document, Section
from slagen.render.html_inline import Lines
from slagen.twin.compare import Line

COVER = "cover"


def located(document: Document, pages: Sequence[str]) -> list[Line]:
    """The lines of all pages; headings are looked for in the order in which they must come, first those in the contents."""
    lines = [line for page in pages for line in page.splitlines() if line.split()]
    words = [word.casefold() for line in lines for word in line.split()]
    starts = _starts(document, words)
    found: list[Line] = []
    where, at = COVER, 0
    for line in lines:
        end = at + len(line.split())
        while starts and starts[0][0] < end:
            where = starts.pop(0)[1]
        found.append(Line(line, where))
        at = end
    return found


def names(document: Document) -> dict[str, str]:
    """How the report names each section and clause, by id: with its number, or else with its title."""
    lines = Lines(document)
    return {one.id: lines.numbers.labels[one.id].reference or lines.words(one.title) for one in _parts(document)}


def _starts(document: Document, words: Sequence[str]) -> list[tuple[int, str]]:
    """The position of the word with which each section and clause begins, and its name."""
    lines, named = Lines(document), names(document)

    def heading(part: Section | Clause) -> list[str]:
        return f"{lines.numbers.labels[part.id].number} {lines.words(part.title)}".casefold().split()

    found: list[tuple[int, str]] = []
    at = 0
    front = [section for section in document.sections if section.kind == "front"]
    rest = [section for section in document.sections if section.kind != "front"]
    for part in _all(front):
        if (place := _find(words, heading(part), at)) >= 0:
            found.append((place, named[part.id]))
            at = place + 1
    if (place := _find(words, document.words.contents.casefold().split(), at)) >= 0:
        found.append((place, document.words.contents.lower()))
        at = place + 1
        for section in (*front, *rest):
            inner = section.blocks if section.kind == "article" else ()
            for title in (heading(section), *(heading(block) for block in inner if isinstance(block, Clause))):
                place = _find(words, title, at)
                at = place + len(title) if place >= 0 else at
    for part in _all(rest):
        if (place := _find(words, heading(part), at)) >= 0:
            found.append((place, named[part.id]))
            at = place + 1
    return found


def _parts(document: Document) -> Iterator[Section | Clause]:
    return _all(document.sections)


def _all(sections: Sequence[Section]) -> Iterator[Section | Clause]:
    for section in sections:
        yield section
        yield from (block for block in section.blocks if isinstance(block, Clause))


def _find(words: Sequence[str], wanted: Sequence[str], start: int) -> int:
    """Where a row of words stands, from a position on; -1 where it does not."""
    count = len(wanted)
    possible = range(start, len(words) - count + 1)
    return next((at for at in possible if words[at] == wanted[0] and words[at : at + count] == wanted), -1)
