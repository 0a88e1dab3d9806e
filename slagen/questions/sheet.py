"""The form of a kind becomes a document to send to somebody: what must be asked, standard values, and details in an annex."""

from __future__ import annotations

from msgspec.structs import replace

from slagen.document.nodes import Cell, Column, Cover, Document, Item, ItemList, Meta, Paragraph, Row, Section, Table, Text, Words
from slagen.library.library import Library, shipped_library
from slagen.library.sheet_words import SheetWords, load_sheet_words
from slagen.questions.building import form_of
from slagen.questions.essentials import essential_paths, leaves, standard_paths
from slagen.questions.form import Form
from slagen.questions.sheet_tables import answer_tables, standard_table

# A sheet for one kind does not ask which kind it is; positions choose clauses, and findings are
# ignored, by whoever writes the agreement.
NOT_SENT = frozenset({"kind", "positions", "ignore", "margin", "notes"})


def sheet_of(kind: str, using: Library | None = None, *, annex: bool = True) -> Document:
    """The questionnaire of a kind, for filling in, with the details in its annex or without them.

    `using` is the library that asks.

    Raises UsageError for an unknown kind, LibraryError for wrong words.
    """
    using = using or shipped_library()
    form, words = form_of(using, kind), load_sheet_words()
    name = using.outline(kind).name
    essential = essential_paths(form) - NOT_SENT
    standard = standard_paths(form, essential) - NOT_SENT
    details = frozenset(one.path for one in leaves(form)) - essential - standard - NOT_SENT if annex else frozenset()
    counts = (("essentials", essential), ("standards", standard), ("details", details))
    facts = [(words.facts["agreement"], (Text(name),))]
    for fact, paths in counts:
        if paths:
            facts.append((words.facts[fact], (Text(str(sum(one.path in paths for one in leaves(form)))),)))
    title = f"{words.title}: {name}"
    return Document(
        Meta(title=title, subject=name),
        Cover((Text(words.title),), (Text(name),), (), tuple(facts)),
        (_how(words), *_essentials(form, essential, words), *_standard(form, standard, words), *_annexes(form, details, words)),
        replace(Words(), article="section", clause="question", schedule="Annex"),
    )


def _how(words: SheetWords) -> Section:
    """Advice, how answers are written, and who gives them."""
    head = Row(tuple(Cell((Text(one),)) for one in words.writing_heads))
    rows = tuple(Row((Cell((Text(kind),), header=True), Cell((Text(example),)))) for kind, example in words.writing_rows)
    sender = tuple(Row((Cell((Text(line),), header=True), Cell((), open=True))) for line in words.sender_lines)
    steps = tuple(Item((Paragraph((Text(step),)),)) for step in words.steps)
    blocks = (
        Paragraph((Text(words.lead),), "lead"),
        ItemList(steps, ordered=False),
        Table((Text(words.writing_caption),), (Column(2), Column(6)), (head,), rows),
        Table((Text(words.sender),), (Column(2), Column(6)), (), sender),
    )
    return Section("how", "front", (Text(words.how_title),), blocks)


def _essentials(form: Form, wanted: frozenset[str], words: SheetWords) -> tuple[Section, ...]:
    return tuple(
        Section(f"section-{number}", "article", (Text(part.title),), (Paragraph((Text(part.intro),)), *tables))
        for number, part in enumerate(form.sections, start=1)
        if (tables := answer_tables(part.questions, wanted, words))
    )


def _standard(form: Form, wanted: frozenset[str], words: SheetWords) -> tuple[Section, ...]:
    found = (standard_table(part.questions, wanted, part.title, words) for part in form.sections)
    tables = tuple(table for table in found if table is not None)
    if not tables:
        return ()
    return (Section("standard", "article", (Text(words.standard_title),), (Paragraph((Text(words.standard_intro),)), *tables)),)


def _annexes(form: Form, wanted: frozenset[str], words: SheetWords) -> tuple[Section, ...]:
    return tuple(
        Section(
            f"annex-{number}",
            "schedule",
            (Text(part.title),),
            (Paragraph((Text(words.annex_intro.replace("{}", part.title)),)), *tables),
        )
        for number, part in enumerate(form.sections, start=1)
        if (tables := answer_tables(part.questions, wanted, words, room=1))
    )
