"""Words and answers become cells, rows and tables, with one way to write each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, Protocol

from slagen.document.nodes import Cell, Column, Inline, Paragraph, Row, Table, Text, Value

Part = str | Inline | tuple[Inline, ...]
Align = Literal["left", "right", "center"]
Spec = tuple[Part, int] | tuple[Part, int, Align]


class Named(Protocol):
    """A record of the terms with a name."""

    @property
    def name(self) -> str: ...


def line(*parts: Part) -> tuple[Inline, ...]:
    """Strings and inlines in a row: neighbouring texts become one, empty ones vanish."""
    found: list[Inline] = []
    for part in parts:
        for inline in part if isinstance(part, tuple) else (Text(part) if isinstance(part, str) else part,):
            if isinstance(inline, Text) and not inline.text:
                continue
            if isinstance(inline, Text) and found and isinstance(found[-1], Text):
                found[-1] = Text(found[-1].text + inline.text)
            else:
                found.append(inline)
    return tuple(found)


def cell(*parts: Part, span: int = 1) -> Cell:
    """A cell of strings and inlines; without any it is an empty cell."""
    return Cell(line(*parts), span=span)


def row_head(*parts: Part) -> Cell:
    """The first cell of a row, which names the row."""
    return Cell(line(*parts), header=True)


def head(*titles: Part) -> tuple[Row, ...]:
    """The one head row of a table."""
    return (Row(tuple(Cell(line(title), header=True) for title in titles)),)


def answer(value: object, path: str) -> tuple[Inline, ...]:
    """An answer with its path; nothing where it was not given."""
    return () if value is None or str(value) == "" else (Value(str(value), path),)


def computed(value: object) -> Value:
    """A figure that no single answer holds."""
    return Value(str(value))


def named(records: Mapping[str, Named], folder: str, ref: str | None) -> tuple[Inline, ...]:
    """The name of the record that a reference means; nothing for no reference."""
    return () if ref is None else (Value(records[ref].name, f"{folder}.{ref}.name"),)


def series(parts: Iterable[Part], separator: str = ", ") -> tuple[Inline, ...]:
    """Parts that say something, with a separator between them."""
    found: list[Part] = []
    for part in parts:
        if said := line(part):
            found += [separator, said] if found else [said]
    return line(*found)


def answers(values: Sequence[object], path: str, separator: str = "; ") -> tuple[Inline, ...]:
    """A list of answers, each with the path of its place."""
    return series((answer(value, f"{path}.{place}") for place, value in enumerate(values)), separator)


def names(records: Mapping[str, Named], folder: str, refs: Iterable[str]) -> tuple[Inline, ...]:
    """The names of several records."""
    return series(named(records, folder, ref) for ref in refs)


def note(*parts: Part) -> Paragraph:
    """Small print under a table."""
    return Paragraph(line(*parts), role="note")


def table(
    caption: Part,
    columns: Sequence[Spec],
    rows: Iterable[Sequence[Cell]],
    *notes: Paragraph,
    keep_empty: bool = False,
) -> tuple[Table, ...]:
    """One table whose columns are (title, weight, alignment), or none without rows.

    A column after the first that is empty in every row is left out, unless `keep_empty`.
    """
    body = [tuple(row) for row in rows]
    if not body:
        return ()
    kept = [n for n in range(len(columns)) if keep_empty or n == 0 or any(row[n].content for row in body)]
    return (
        Table(
            caption=line(caption),
            columns=tuple(_column(columns[place]) for place in kept),
            head=head(*(columns[place][0] for place in kept)),
            rows=tuple(Row(tuple(row[place] for place in kept)) for row in body),
            notes=notes,
        ),
    )


def facts(caption: Part, pairs: Iterable[tuple[Part, Part]], *notes: Paragraph) -> tuple[Table, ...]:
    """A table of label and content; a label without content is left out."""
    rows = [(row_head(label), cell(said)) for label, said in pairs if line(said)]
    return table(caption, (("Item", 2), ("What is agreed", 5)), rows, *notes)


def _column(spec: Spec) -> Column:
    return Column(spec[1], spec[2]) if len(spec) == 3 else Column(spec[1])
