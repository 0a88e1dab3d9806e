"""A captioned table becomes a Typst table: fixed widths, repeated head, whole rows, what belongs together on one page."""

from __future__ import annotations

from dataclasses import dataclass

from slagen.document.nodes import Row, Table, Words
from slagen.render.columns import CELL_SIDE, column_widths, type_size
from slagen.render.layout import stays_whole
from slagen.render.typst.heights import height
from slagen.render.typst.inlines import Place, TypstLines
from slagen.render.typst.measures import Places
from slagen.render.typst.strings import flag, literal

_LAST = 2
"""So many last rows of a table stay together."""
_TABLE, _GROUP, _ROW, _HEAD = 0.8, 0.5, 0.5, 0.3
"""The largest shares of a page that may be kept on one: a table, its last rows, a row, a repeated head."""


@dataclass(frozen=True, slots=True)
class _Made:
    """Code, and how high at most it comes out."""

    code: str
    height: float


class Tables:
    """Turns tables into calls of `tab` in the style sheet."""

    def __init__(self, lines: TypstLines, words: Words, places: Places) -> None:
        self._lines = lines
        self._words = words
        self._places = places

    def code(self, table: Table, front: bool = False) -> str:
        size = type_size(table, self._places.look, front)
        widths = column_widths(table, self._places.line, size)
        heads = [self._row(row, widths, size, True) for row in table.head]
        rows = [self._row(row, widths, size, False) for row in table.rows]
        small = Place(self._places.line, float(self._places.look.fonts.small_size))
        notes = [_Made(self._lines.code(note.content, small), height(note.content, small)) for note in table.notes]
        whole = stays_whole(table) and self._fits([*heads, *rows, *notes], _TABLE)
        repeated = bool(heads) and self._fits(heads, _HEAD)
        after, closing = notes, ""
        if not whole and self._fits([*rows[-_LAST:], *notes], _GROUP):
            # What a table ends with is kept on one page, its last rows and its notes, which only a foot can do.
            ends = "".join(f"ending({len(widths)}, {note.code}), " for note in notes)
            closing = f"table.footer(repeat: false,\n{_joined(rows[-_LAST:])}closing, {ends}),\n"
            rows, after = rows[:-_LAST], []
        options = [
            f"widths: ({''.join(f'{each:g}pt, ' for each in widths)})",
            f"aligns: ({''.join(f'{column.align}, ' for column in table.columns)})",
            f"heads: {len(heads)}",
            f"size: {size:g}pt",
            f"whole: {flag(whole)}",
            f"caption: {self._caption(table, size)}",
            f"notes: ({''.join(f'{note.code}, ' for note in after)})",
            f"front: {flag(front)}",
            f"id: {literal(table.id) if table.id else 'none'}",
        ]
        head = f"table.header({_joined(heads)}),\n" if repeated else _joined(heads)
        return f"tab({', '.join(options)},\n{head}{_joined(rows)}{closing or 'closing'})"

    def _fits(self, parts: list[_Made], share: float) -> bool:
        return sum(part.height for part in parts) <= share * self._places.page

    def _caption(self, table: Table, size: float) -> str:
        if not table.caption:
            return "none"
        count = self._lines.numbers.of_table[id(table)]
        title = self._lines.code(table.caption, Place(self._places.line, size, True))
        return f"{{{literal(f'{self._words.table} {count}: ')}; {title}}}"

    def _row(self, row: Row, widths: list[float], size: float, head: bool) -> _Made:
        found: list[tuple[str, str]] = []
        tallest = 0.0
        place = 0
        for cell in row.cells:
            span = min(cell.span, len(widths) - place)
            bold = head or cell.header
            where = Place(sum(widths[place : place + span]) - 2 * CELL_SIDE * size, size, bold)
            content = self._lines.code(cell.content, where) if cell.open else self._lines.cell(cell.content, where)
            if bold:
                content = f"head({content})" if head else f"strong({content})"
            spanning = (f"colspan: {span}, " + ("align: center, " if head else "")) if span > 1 else ""
            found.append((content, spanning))
            tallest = max(tallest, height(cell.content, where) + size)
            place += span
        splits = "breakable: true, " if tallest > _ROW * self._places.page else ""
        cells = (f"table.cell({wish}{splits}{content})" if wish or splits else content for content, wish in found)
        return _Made("".join(f"{cell}, " for cell in cells) + "\n", tallest)


def _joined(parts: list[_Made]) -> str:
    return "".join(part.code for part in parts)
