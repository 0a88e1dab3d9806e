"""A whole library becomes the list of its faults, found without any answers: what authors and content tests read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from slagen.assembly.fill import check_body, check_text, everything
from slagen.assembly.parse import parse
from slagen.assembly.select import pick
from slagen.errors import LibraryError, Place
from slagen.library.clauses import ClauseText
from slagen.library.outline import Outline, check_names


def review_clauses(clauses: Mapping[tuple[str, str], ClauseText], root: type) -> list[LibraryError]:
    """The first fault of every clause: a construct, name or Markdown that is not allowed. `root` types the terms."""
    checks: list[Callable[[], object]] = []
    for clause in clauses.values():
        checks += [partial(check_body, clause, root), partial(_check_markdown, clause)]
    return _faults(checks)


def review_outline(
    outline: Outline, clauses: Mapping[tuple[str, str], ClauseText], root: type
) -> list[LibraryError]:
    """Faults of an outline: unknown names in conditions and titles, clauses that do not exist."""
    file = outline.place.file
    texts = [
        (outline.title, Place(file, outline.title_line)),
        (outline.subtitle, Place(file, outline.subtitle_line)),
        *((fact.text, fact.place) for fact in outline.facts),
        *((part.title, part.place) for part in outline.parts),
    ]
    entries = [entry for part in outline.parts for entry in part.entries]
    checks: list[Callable[[], object]] = [partial(check_names, outline, root)]
    checks += [partial(check_text, text, place, root) for text, place in texts]
    checks += [partial(pick, entry, clauses, {}) for entry in entries]
    return _faults(checks)


def _check_markdown(clause: ClauseText) -> None:
    parse(everything(clause.body, Place(clause.place.file, clause.body_line)))


def _faults(checks: list[Callable[[], object]]) -> list[LibraryError]:
    found: list[LibraryError] = []
    for check in checks:
        try:
            check()
        except LibraryError as error:
            found.append(error)
    return found
