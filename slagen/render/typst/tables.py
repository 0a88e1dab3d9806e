"""A captioned table becomes a Typst table: fixed widths, repeated head, whole rows."""

from __future__ import annotations

import re

from slagen.document.nodes import Cell, Row, Table, Words
from slagen.document.walk import plain
from slagen.render.crowding import MOST_PLAIN_COLUMNS
from slagen.render.fitting import fit
from slagen.render.layout import stays_whole
from slagen.render.typst.inlines import Place, TypstLines
from slagen.render.typst.measures import CELL_SIDE, Places
from slagen.render.typst.strings import literal, width

_BREAKS = re.compile(r"(?<=[-–—])|\s+")
_LONGEST_FIGURE = 16
"""Characters of a right-aligned cell that is kept on one line, such as “EUR 12,500.00”."""
_WIDE_SCALE, _FRONT_SCALE = 0.8, 1.08
_LAST = 2
"""So many last rows of a table stay together."""
_FINE = 20
"""Widths are whole twentieths of a point."""


class Tables:
    """Turns tables into calls of `tab` in the style sheet."""

    def __init__(self, lines: TypstLines, words: Words, places: Places) -> None:
        self._lines = lines
        self._words = words
        self._places = places

    def code(self, table: Table, front: bool = False) -> str:
        size = self._size(table, front)
        widths = self._widths(table, size)
        aligns = ", ".join(column.align for column in table.columns)
        caption = "none"
        if table.caption:
            count = self._lines.numbers.of_table[id(table)]
            title = self._lines.code(table.caption, Place(self._places.line, size, True))
            caption = f"{{{literal(f'{self._words.table} {count}: ')}; {title}}}"
        heads = "".join(self._row(row, table, widths, size, True) for row in table.head)
        rows = [self._row(row, table, widths, size, False) for row in table.rows]
        small = Place(self._places.line, float(self._places.look.fonts.small_size))
        notes = [self._lines.code(note.content, small) for note in table.notes]
        whole = stays_whole(table)
        last = "closing"
        if not whole:
            # What a table ends with is kept on one page: its last rows and its notes.
            ends = "".join(f"ending({len(widths)}, {note}), " for note in notes)
            last = f"table.footer(repeat: false,\n{''.join(rows[-_LAST:])}closing, {ends})"
            rows, notes = rows[:-_LAST], []
        options = [
            f"widths: ({', '.join(f'{each / _FINE:g}pt' for each in widths)},)",
            f"aligns: ({aligns},)",
            f"heads: {len(table.head)}",
            f"size: {size:g}pt",
            f"whole: {'true' if whole else 'false'}",
            f"caption: {caption}",
            f"notes: ({''.join(f'{note}, ' for note in notes)})",
            f"front: {'true' if front else 'false'}",
            f"id: {literal(table.id) if table.id else 'none'}",
        ]
        head = f"table.header({heads}),\n" if heads else ""
        return f"tab({', '.join(options)},\n{head}{''.join(rows)}{last})"

    def _size(self, table: Table, front: bool) -> float:
        if len(table.columns) > MOST_PLAIN_COLUMNS:
            return self._places.size * _WIDE_SCALE
        return self._places.size * _FRONT_SCALE if front else float(self._places.look.fonts.table_size)

    def _widths(self, table: Table, size: float) -> list[int]:
        """One width for each column, in twentieths of a point: weights first, but wide enough for every word."""
        total = int(self._places.line * _FINE)
        weights = [max(column.weight, 1) for column in table.columns]
        wished = [total * weight // sum(weights) for weight in weights]
        needed = [0] * len(weights)
        for row, head in (*((row, True) for row in table.head), *((row, False) for row in table.rows)):
            place = 0
            for cell in row.cells:
                if cell.span == 1 and place < len(needed):
                    right = table.columns[place].align == "right" and not head
                    needed[place] = max(needed[place], self._needed(cell, size, head, right))
                place += cell.span
        return fit(wished, needed, total)

    def _needed(self, cell: Cell, size: float, head: bool, right: bool) -> int:
        words = plain(cell.content)
        parts = [words] if right and len(words) <= _LONGEST_FIGURE else _BREAKS.split(words)
        widest = max((width(part, size, head or cell.header) for part in parts), default=0)
        return int((widest + 2 * CELL_SIDE * size + 1) * _FINE)

    def _row(self, row: Row, table: Table, widths: list[int], size: float, head: bool) -> str:
        found: list[str] = []
        place = 0
        for cell in row.cells:
            span = min(cell.span, len(widths) - place)
            bold = head or cell.header
            room = sum(widths[place : place + span]) / _FINE - 2 * CELL_SIDE * size
            where = Place(room, size, bold)
            content = self._lines.code(cell.content, where) if cell.open else self._lines.cell(cell.content, where)
            if bold:
                content = f"head({content})" if head else f"strong({content})"
            if span > 1:
                side = ", align: center" if head else ""
                content = f"table.cell(colspan: {span}{side}, {content})"
            found.append(content)
            place += span
        return "".join(f"{content}, " for content in found) + "\n"
