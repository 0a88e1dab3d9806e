"""A document becomes the numbers of its articles, clauses, schedules and tables.

Formats that number by themselves (Word) use these numbers as cached results; the others print them.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from slagen.document.nodes import Clause, Document, Section, Words
from slagen.document.walk import figures, tables


class Label(Struct, frozen=True):
    """One numbered thing: `number` as its own heading shows it, `reference` as other places name it."""

    kind: Literal["article", "clause", "schedule", "paragraph", "table", "plain"]
    number: str
    reference: str


class Numbers(Struct, frozen=True):
    """All labels by the id of the section, clause or table.

    `of_table` gives a table's running number by its identity in the tree, as most tables carry no id; `of_figure`, a picture's.
    """

    labels: dict[str, Label]
    of_table: dict[int, int]
    of_figure: dict[int, int]


def number(document: Document) -> Numbers:
    """Number everything. Articles 1, clauses 1.1; schedules 1 with paragraphs 1, 2, 3 of their own; tables through.

    Raises ValueError where two numbered things carry one id: the outline is wrong, and every reference would be a guess.
    """
    labels: dict[str, Label] = {}
    of_table: dict[int, int] = {}
    of_figure: dict[int, int] = {}
    articles = schedules = 0
    for section in document.sections:
        if section.kind == "article":
            articles += 1
            _put(labels, section.id, Label("article", f"{articles}", f"{document.words.article} {articles}"))
            _number_clauses(labels, section, f"{articles}.", document.words)
        elif section.kind == "schedule":
            schedules += 1
            name = f"{document.words.schedule} {schedules}"
            _put(labels, section.id, Label("schedule", name, name))
            _number_clauses(labels, section, "", document.words, of=name)
        else:
            _put(labels, section.id, Label("plain", "", ""))
        for figure in figures(section.blocks):
            of_figure[id(figure)] = len(of_figure) + 1
        for table in tables(section.blocks):
            if table.caption:
                of_table[id(table)] = len(of_table) + 1
                if table.id:
                    count = of_table[id(table)]
                    _put(labels, table.id, Label("table", f"{count}", f"{document.words.table} {count}"))
    return Numbers(labels, of_table, of_figure)


def _number_clauses(labels: dict[str, Label], section: Section, prefix: str, words: Words, of: str = "") -> None:
    found = [block for block in section.blocks if isinstance(block, Clause)]
    for index, clause in enumerate(found, start=1):
        if of:
            label = Label("paragraph", f"{index}", f"{words.paragraph} {index} of {of}")
        else:
            label = Label("clause", f"{prefix}{index}", f"{words.clause} {prefix}{index}")
        _put(labels, clause.id, label)


def _put(labels: dict[str, Label], key: str, label: Label) -> None:
    if key in labels:
        raise ValueError(f"two parts of the document carry the id {key!r}")
    labels[key] = label


def item_marker(depth: int, index: int) -> str:
    """The mark of a numbered item: depth 0 `(a)`, 1 `(i)`, 2 `(A)`, deeper `(1)`; `index` counts from 0."""
    if depth == 0:
        return f"({_letters(index)})"
    if depth == 1:
        return f"({_roman(index + 1)})"
    if depth == 2:
        return f"({_letters(index).upper()})"
    return f"({index + 1})"


def _letters(index: int) -> str:
    """a … z, then aa, bb … as Word counts letters."""
    return chr(ord("a") + index % 26) * (index // 26 + 1)


def _roman(value: int) -> str:
    result = ""
    for amount, letters in ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        while value >= amount:
            result += letters
            value -= amount
    return result
