"""An agreement and what was found in it become the comments of its drafting copy, each at the place that it speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from slagen.document.nodes import Clause, Document, Value
from slagen.document.walk import inlines, lines
from slagen.errors import Problem
from slagen.library.library import Library
from slagen.library.note_words import load_note_words
from slagen.library.when import holds
from slagen.render.docx.comments import Note, Notes
from slagen.terms.agreement import Agreement
from slagen.terms.positions import position_of


def notes_on(
    document: Document, terms: Agreement, using: Library, found: Sequence[Problem], blanks: Mapping[str, str]
) -> Notes:
    """Guidance at each clause, assumptions and open points at the answers, findings at the answer that they name.

    What is printed nowhere, and a finding on the whole, is said at the cover. Raises LibraryError for wrong words.
    """
    words = load_note_words()
    printed = [node.path for line in lines(document) for node in inlines(line) if isinstance(node, Value) and node.path]
    first = dict.fromkeys(printed)
    answers: dict[str, list[Note]] = {}
    whole: list[Note] = []

    def place(path: str, note: Note) -> None:
        where = _nearest(path, first)
        (answers.setdefault(where, []) if where else whole).append(note)

    for problem in found:
        said = words["finding"].said(severity=problem.severity, id=problem.id, message=problem.message, mend=problem.mend)
        place(problem.path, Note(words["finding"].author, said))
    for path, value in blanks.items():
        said = words["open"].said(label=using.label_of(path), value=value, path=path)
        place(path, Note(words["open"].author, said))
    for path, value in document.assumed:
        said = words["assumption"].said(label=using.label_of(path), value=value, path=path)
        place(path, Note(words["assumption"].author, said))
    parts: dict[str, list[Note]] = {}
    for where, note in _guidance(document, terms, using):
        parts.setdefault(where, []).append(note)
    return Notes(tuple(whole), _fixed(parts), _fixed(answers))


def _fixed(found: Mapping[str, list[Note]]) -> dict[str, tuple[Note, ...]]:
    return {where: tuple(notes) for where, notes in found.items()}


def _nearest(path: str, printed: Iterable[str]) -> str:
    """The printed answer that a path names, one inside it, or one beside it; nothing where none is near."""
    while path.count(".") >= 1:
        for one in printed:
            if one == path or one.startswith(f"{path}."):
                return one
        path = path.rpartition(".")[0]
    return next((one for one in printed if path and one.startswith(f"{path}.")), "")


def _guidance(document: Document, terms: Agreement, using: Library) -> Iterator[tuple[str, Note]]:
    """Section or clause, and what the author of its text says to whoever drafts with it."""
    words, texts = load_note_words()["guidance"], using.clauses(terms.document.language)
    sections = {section.id for section in document.sections}
    headed = {block.id for section in document.sections for block in section.blocks if isinstance(block, Clause)}
    for part in using.outline(terms.kind).parts:
        for entry in part.entries:
            position = position_of(entry.use, terms.positions)
            text = texts.get((entry.use, position)) or texts.get((entry.use, "balanced"))
            where = entry.use if entry.use in headed else part.id if part.id in sections and part.kind != "article" else ""
            if text is not None and where and holds(entry.when, terms):
                yield where, Note(words.author, words.said(guidance=text.guidance, id=entry.use, position=text.position))
