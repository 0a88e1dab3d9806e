"""A whole library becomes the list of its faults, found without any answers: what stops a build before it begins."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from pathlib import Path

from slagen.assembly.assumptions import ID as ASSUMPTIONS
from slagen.assembly.fill import check_body, check_text, everything
from slagen.assembly.open_points import ID as OPEN_POINTS
from slagen.assembly.parse import parse
from slagen.assembly.select import pick
from slagen.document.nodes import Block, Ref
from slagen.document.walk import block_lines, inlines
from slagen.errors import LibraryError, Place
from slagen.library import names
from slagen.library.clauses import Clauses, ClauseText, read_clauses, split_name
from slagen.library.faults import found_by, refuse
from slagen.library.library import Library
from slagen.library.looks import read_look
from slagen.library.outline import Outline, conditions
from slagen.library.standard_values import check_defaults, check_positions
from slagen.library.when import check_names


def review(library: Library, schedules: Collection[str], *, own: bool = False) -> list[LibraryError]:
    """Every fault of a library, or with `own` only of the organisation's own files."""
    shelf = library.shelf
    # Without the types of the own questions, every name in a clause that asks for one would be a fault of its own.
    broken = found_by([lambda: library.own])
    if broken:
        return [*shelf.faults, *broken, *(fault for language in _languages(library) for fault in readable(library, language)[1])]
    checks: list[Callable[[], object]] = [lambda: library.questions]
    for name, file in shelf.files.items():
        if not own or shelf.is_own(str(file)):
            checks += _file_checks(name, file, library)
    faults = [*shelf.faults, *found_by(checks)]
    for language in _languages(library):
        faults += _clauses_and_outlines(library, language, schedules, own=own)
    return list({str(fault): fault for fault in faults}.values())


def _languages(library: Library) -> list[str]:
    return sorted({name.partition("/")[0] for name in library.shelf.below("clauses/", ".md")})


def _file_checks(name: str, file: Path, library: Library) -> Iterator[Callable[[], object]]:
    match name.split("/"):
        case ["templates", "looks", _, "look.yaml"]:
            yield partial(read_look, file)
        case ["templates", kind, "questionnaire.yaml"] if kind in library.kinds():
            yield partial(library.questionnaire, kind)
        case ["templates", "positions", _]:
            yield partial(check_positions, file, library)
        case ["templates", kind, "defaults.yaml"] if kind in library.kinds():
            yield partial(check_defaults, file, library)


def readable(library: Library, language: str) -> tuple[Clauses, list[LibraryError], set[str]]:
    """The clauses that can be read, the faults of the others, and the ids of these."""
    clauses: Clauses = {}
    faults: list[LibraryError] = []
    unread: set[str] = set()
    known = library.known_clauses(language)
    for name, file in library.shelf.below(f"clauses/{language}/", ".md").items():
        try:
            clauses |= read_clauses({name: file}, known)
        except LibraryError as error:
            faults += error.faults
            unread.add(split_name(name)[0])
    return clauses, faults, unread


def _clauses_and_outlines(
    library: Library, language: str, schedules: Collection[str], *, own: bool
) -> list[LibraryError]:
    clauses, faults, unread = readable(library, language)
    outlines: list[Outline] = []
    for kind in library.kinds():
        try:
            outlines.append(library.outline(kind))
        except LibraryError as error:
            faults += error.faults
    shelf, root = library.shelf, library.terms
    for outline in outlines:
        if not own or shelf.is_own(outline.place.file):
            faults += review_outline(outline, clauses, root, schedules, unread)
    targets = {clause_id for clause_id, _ in clauses} | {part.id for outline in outlines for part in outline.parts}
    wanted = {key: clause for key, clause in clauses.items() if not own or shelf.is_own(clause.place.file)}
    return [*faults, *review_clauses(wanted, root, schedules, targets | unread | {ASSUMPTIONS, OPEN_POINTS})]


def review_clauses(
    clauses: Mapping[tuple[str, str], ClauseText],
    root: type,
    schedules: Collection[str] | None = None,
    targets: Collection[str] | None = None,
) -> list[LibraryError]:
    """The faults of every clause: constructs, names, schedules, Markdown and references that are not allowed.

    `root` types the terms; `schedules` and `targets` are what can be asked for and referred to, where that is checked.
    """
    checks: list[Callable[[], object]] = []
    for clause in clauses.values():
        checks += [partial(check_body, clause, root, schedules), partial(_check_markdown, clause, targets)]
    return found_by(checks)


def review_outline(
    outline: Outline,
    clauses: Mapping[tuple[str, str], ClauseText],
    root: type,
    schedules: Collection[str] | None = None,
    unread: Collection[str] = (),
) -> list[LibraryError]:
    """Faults of an outline: unknown names in conditions and titles, clauses that do not exist.

    `unread` are the ids of clauses that exist and have faults of their own.
    """
    file = outline.place.file
    texts = [
        (outline.title, Place(file, outline.title_line)),
        (outline.subtitle, Place(file, outline.subtitle_line)),
        *((fact.text, fact.place) for fact in outline.facts),
        *((part.title, part.place) for part in outline.parts),
    ]
    entries = [entry for part in outline.parts for entry in part.entries if entry.use not in unread]
    checks: list[Callable[[], object]] = [partial(check_names, tree, root, place) for tree, place in conditions(outline)]
    checks += [partial(check_text, text, place, root, schedules) for text, place in texts]
    checks += [partial(pick, entry, clauses, {}) for entry in entries]
    return found_by(checks)


def blocks_of(clause: ClauseText) -> tuple[Block, ...]:
    """The blocks of a clause with every branch in it and a dash for every answer. Raises LibraryError."""
    return parse(everything(clause.body, Place(clause.place.file, clause.body_line)))


def _check_markdown(clause: ClauseText, targets: Collection[str] | None) -> None:
    lines = block_lines(blocks_of(clause))
    if targets is not None:
        found = [node.target for line in lines for node in inlines(line) if isinstance(node, Ref)]
        refuse([_dangling(clause, target, targets) for target in dict.fromkeys(found) if target not in targets])


def _dangling(clause: ClauseText, target: str, targets: Collection[str]) -> LibraryError:
    before, _, _ = clause.body.partition(f"(#{target})")
    place = Place(clause.place.file, clause.body_line + before.count("\n"))
    what = f"a reference leads to {target!r}, which is neither a clause nor a part of an outline"
    return LibraryError(f"{what}{names.near_hint(target, targets)}", place)
