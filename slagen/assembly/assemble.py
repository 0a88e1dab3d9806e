"""Terms, an outline and clauses become the document of an agreement: select, fill, parse, settle."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from slagen.assembly.assumptions import assumptions
from slagen.assembly.decisions import by_outline, decided, printed
from slagen.assembly.definitions import without_unused
from slagen.assembly.fill import Computed, Filled, Filling, ScheduleFunction
from slagen.assembly.noting import noting
from slagen.assembly.open_points import open_points
from slagen.assembly.select import Chosen, select
from slagen.assembly.settle import Settling, settle
from slagen.assembly.skeletons import blocks_of, line_of
from slagen.assembly.subjects import Subject, humanised, subject
from slagen.document.index import index
from slagen.document.nodes import Block, Clause, Cover, CoverParty, Document, Inline, Meta, Section, Value
from slagen.document.walk import plain, tables
from slagen.errors import Place
from slagen.library.clauses import ClauseText
from slagen.library.outline import Outline
from slagen.library.when import holds


def assemble(
    terms: Any,
    outline: Outline,
    clauses: Mapping[tuple[str, str], ClauseText],
    schedules: Mapping[str, ScheduleFunction],
    *,
    assumed: frozenset[str] = frozenset(),
    blanks: Mapping[str, str] = MappingProxyType({}),
    positions: Mapping[str, str] | None = None,
    draft: bool = False,
    label: Callable[[str], str] | None = None,
    meaning: Callable[[str, str], str] = lambda path, choice: choice.replace("-", " "),
) -> Document:
    """The document of the agreement `terms`.

    `assumed` are paths nobody typed, `blanks` the paths of typed blanks; `positions` maps a clause id, a family or
    `default` to a position; `label` names a path in the words of the questionnaire, `meaning` says what a choice made
    there means. The document is not `sealed`. Raises LibraryError with file and line for whatever is wrong in the library.
    """
    filling = Filling(terms, schedules)
    chosen = select(terms, outline, clauses, positions or {})
    asked: dict[str, list[str]] = {}
    sections = [found for found in (_section(one, filling, asked) for one in chosen) if found is not None]
    cover = _cover(terms, outline, filling)
    document = Document(_meta(terms, outline, cover, draft), cover, tuple(sections))
    bare = {clause.id: one.part.id for one in chosen if not one.headed for clause in one.clauses}
    bare |= _left_out(terms, outline, {section.id for section in sections})
    document, found = without_unused(settle(document, Settling(index(document).definitions, bare, assumed)))
    values = (*printed(found.values, terms), *decided(asked, assumed, found, terms, meaning))

    def about(path: str) -> Subject:
        return subject(path, terms, label) if label else Subject((), humanised(path, terms), is_name=False)

    made = (assumptions(document, values, about, terms), open_points(blanks, lambda path: str(about(path))))
    added = [section for section in made if section]
    if added:
        last = [section for section in document.sections if section.kind == "signatures"]
        before = [section for section in document.sections if section.kind != "signatures"]
        document = replace(document, sections=(*before, *added, *last))
    taken = {value.path: value.text for _, value in reversed(values)}
    return replace(document, assumed=tuple(reversed(taken.items())))


def _section(chosen: Chosen, filling: Filling, asked: dict[str, list[str]]) -> Section | None:
    """`asked` takes the answers that conditions ask for, each with its places."""
    part = chosen.part
    blocks: list[Block] = []
    for path, where in by_outline(chosen, filling.terms).items():
        asked.setdefault(path, []).append(where)
    for clause in chosen.clauses:
        with noting() as paths:
            filled = filling.fill(clause.body, Place(clause.place.file, clause.body_line))
        if part.kind in ("schedule", "front") and has_only_empty_tables(filled):
            continue
        body = blocks_of(filled)
        for path in paths:
            asked.setdefault(path, []).append(clause.id if chosen.headed else part.id)
        if chosen.headed and body:
            title = _line(filling, clause.title, Place(clause.place.file, clause.title_line))
            blocks.append(Clause(clause.id, title, body))
        else:
            blocks.extend(body)
    # A page of key commitments that names none, and a section without a word, are left out.
    found = list(tables(blocks))
    if not blocks or (part.kind == "front" and found and not any(table.rows for table in found)):
        return None
    return Section(part.id, part.kind, _line(filling, part.title, part.place), tuple(blocks))


def _left_out(terms: Any, outline: Outline, there: Collection[str]) -> dict[str, str]:
    """Clauses left out, each with the section in which it would stand: a reference to one leads to what is left of it."""
    names = getattr(terms, "leave_out", ())
    return {entry.use: part.id for part in outline.parts if part.id in there for entry in part.entries if entry.use in names}


def has_only_empty_tables(filled: Filled) -> bool:
    """Whether schedules were asked for and not one of them has anything to show."""
    computed = [content for content in filled.table if isinstance(content, Computed)]
    return bool(computed) and not any(computed)


def _line(filling: Filling, text: str, place: Place) -> tuple[Inline, ...]:
    return line_of(filling.fill(text.strip(), place))


def _cover(terms: Any, outline: Outline, filling: Filling) -> Cover:
    file = outline.place.file
    # A proposal is named for its customer, and the agreement's own title stands below that.
    own = getattr(terms.document, "title", None) if getattr(terms.document, "style", None) != "proposal" else None
    title = _line(filling, outline.title, Place(file, outline.title_line))
    subtitle = _line(filling, outline.subtitle, Place(file, outline.subtitle_line)) if outline.subtitle else ()
    facts = [
        (fact.label, _line(filling, fact.text, fact.place)) for fact in outline.facts if holds(fact.when, terms)
    ]
    return Cover(
        (Value(own, "document.title"),) if own else title,
        subtitle,
        tuple(_party(key, party, outline) for key, party in terms.parties.items()),
        tuple((label, content) for label, content in facts if content),
    )


def _party(key: str, party: Any, outline: Outline) -> CoverParty:
    role = str(getattr(party, "role", key))
    lines = [
        (Value(str(getattr(party, name)), f"parties.{key}.{name}"),)
        for name in ("registration", "address")
        if getattr(party, name, None)
    ]
    words = outline.roles.get(role, role[:1].upper() + role[1:].replace("-", " "))
    return CoverParty(words, (Value(party.name, f"parties.{key}.name"),), tuple(lines))


def _meta(terms: Any, outline: Outline, cover: Cover, draft: bool) -> Meta:
    facts = terms.document
    when = getattr(facts, "date", None)
    return Meta(
        title=plain(cover.title),
        reference=str(getattr(facts, "reference", None) or ""),
        version=str(getattr(facts, "version", None) or ""),
        date=when.isoformat() if isinstance(when, date) else str(when or ""),
        authors=tuple(party.name for party in terms.parties.values()),
        subject=outline.name,
        draft=draft,
    )
