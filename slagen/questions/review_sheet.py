"""An agreement and what was found in it become a review sheet: what whoever approves it must know before signing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from slagen.document.nodes import (
    Cell,
    Column,
    Cover,
    Document,
    Inline,
    Meta,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
    Value,
    Words,
)
from slagen.errors import Problem, on_one_line
from slagen.library.library import Library
from slagen.library.review_words import PARTS, PartWords, ReviewWords, load_review_words
from slagen.library.when import holds
from slagen.terms.agreement import Agreement
from slagen.terms.positions import position_of

_WEIGHTS = {"findings": (3, 3, 7, 6), "ignored": (3, 3, 7, 6), "open": (3, 4, 3), "positions": (3, 2, 5, 6), "assumed": (4, 5, 4)}
_Rows = list[tuple[str, ...]]


def review_of(
    document: Document,
    terms: Agreement,
    using: Library,
    found: Sequence[Problem],
    ignored: Sequence[tuple[Problem, str]],
    blanks: Mapping[str, str],
) -> Document:
    """The sheet of one agreement. `blanks` are the answers left open, each as it was typed.

    Raises LibraryError for wrong words.
    """
    words = load_review_words()
    rows: dict[str, _Rows] = {
        "findings": [
            (f"{one.id} ({one.severity})", _where(one, using, words), one.message, one.mend) for one in found
        ],
        "ignored": [*_ignored(ignored, terms, using, words)],
        "open": [(using.label_of(path), path, typed) for path, typed in blanks.items()],
        "positions": [*_positions(document, terms, using)],
        "assumed": [(using.label_of(path), path, value) for path, value in document.assumed],
    }
    name = document.meta.title
    facts: list[tuple[str, tuple[Inline, ...]]] = [(words.facts["agreement"], (Value(name),))]
    facts += [(words.facts[key], (Text(str(len(rows[key]))),)) for key in PARTS]
    return Document(
        replace(Meta(title=f"{words.title}: {name}"), reference=document.meta.reference, version=document.meta.version),
        Cover((Text(words.title),), (Value(name),), (), tuple(facts)),
        (
            Section("about", "front", (Text(words.title),), (Paragraph((Text(words.lead),), "lead"),)),
            *(_section(key, words.parts[key], rows[key]) for key in PARTS),
        ),
        replace(Words(), article="section"),
    )


def _section(key: str, words: PartWords, rows: _Rows) -> Section:
    """A table of the rows, or a sentence that there are none."""
    title = (Text(words.title),)
    if not rows:
        return Section(key, "article", title, (Paragraph((Text(words.none),)),))
    head = Row(tuple(Cell((Text(text),)) for text in words.heads))
    columns = tuple(Column(weight) for weight in _WEIGHTS[key])
    table = Table(title, columns, (head,), tuple(Row(tuple(_cell(text) for text in row)) for row in rows))
    return Section(key, "article", title, (Paragraph((Text(words.intro),)), table))


def _cell(text: str) -> Cell:
    return Cell((Value(on_one_line(text)),) if text.strip() else ())


def _where(problem: Problem, using: Library, words: ReviewWords) -> str:
    """The answer in the questionnaire's words, and its line in the answers file."""
    label = using.label_of(problem.path) if problem.path else ""
    line = words.line.replace("{}", str(problem.place.line)) if problem.place and problem.place.line else ""
    return ", ".join(part for part in (label, line) if part)


def _ignored(
    ignored: Sequence[tuple[Problem, str]], terms: Agreement, using: Library, words: ReviewWords
) -> Iterator[tuple[str, ...]]:
    """Every finding left aside with its reason, then the rules that are left aside for nothing."""
    for problem, reason in ignored:
        yield f"{problem.id} ({problem.severity})", _where(problem, using, words), problem.message, reason
    raised = {problem.id for problem, _ in ignored}
    for id, reason in terms.ignore.items():
        if id not in raised:
            yield id, "", words.no_finding, reason


def _positions(document: Document, terms: Agreement, using: Library) -> Iterator[tuple[str, ...]]:
    """Every clause of the document that leans to one side: what it says, and what its author says about it."""
    texts = using.clauses(terms.document.language)
    printed = {section.id for section in document.sections}
    parts = [part for part in using.outline(terms.kind).parts if part.id in printed]
    entries = [entry for part in parts for entry in part.entries if holds(entry.when, terms)]
    there = [entry.use for entry in entries if entry.use not in terms.leave_out]
    for id in there:
        position = position_of(id, terms.positions)
        text = texts.get((id, position))
        if text is not None and position != "balanced":
            yield text.title, position, text.summary, text.guidance
