"""A table becomes a pipe table whose columns stand in line in any monospaced view."""

from __future__ import annotations

import re
import unicodedata

from slagen.document.nodes import Column, Row, Table
from slagen.render.html_inline import EMPTY, is_filled
from slagen.render.text_inline import MarkdownLines


def table_lines(table: Table, lines: MarkdownLines) -> list[str]:
    """Head, rule and rows. Pipe tables know one head row: further ones follow as first rows of the body."""
    width = len(table.columns)
    head = table.head[0] if table.head else Row(())
    rows = [_cells(row, lines, width) for row in (head, *table.head[1:], *table.rows)]
    widths = [max(3, *(columns(row[index]) for row in rows)) for index in range(width)]
    printed = [_line(row, widths, table.columns) for row in rows]
    return [printed[0], _rule(widths, table.columns), *printed[1:]]


# Letters of Latin scripts and the usual signs of print: one column each.
_NARROW = re.compile("[\x00-\u02ff\u2010-\u2027\u2030-\u205e\u20ac\u2212]*")


def columns(words: str) -> int:
    """How many columns of a monospaced view the words take: wide letters two, combining marks none."""
    if _NARROW.fullmatch(words):
        return len(words)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in words
    )


def _cells(row: Row, lines: MarkdownLines, width: int) -> list[str]:
    """One text per column; the columns a cell spans beyond its first stay blank."""
    cells: list[str] = []
    for cell in row.cells:
        cells.append(lines.cell(cell.content) if is_filled(cell.content) else "" if cell.open else EMPTY)
        cells.extend([""] * (cell.span - 1))
    return (cells + [""] * width)[:width]


def _line(cells: list[str], widths: list[int], shapes: tuple[Column, ...]) -> str:
    padded: list[str] = []
    for cell, width, shape in zip(cells, widths, shapes, strict=True):
        room = " " * (width - columns(cell))
        if shape.align == "right":
            padded.append(room + cell)
        elif shape.align == "center":
            half = len(room) // 2
            padded.append(room[:half] + cell + room[half:])
        else:
            padded.append(cell + room)
    return f"| {' | '.join(padded)} |"


def _rule(widths: list[int], shapes: tuple[Column, ...]) -> str:
    parts: list[str] = []
    for width, shape in zip(widths, shapes, strict=True):
        left = ":" if shape.align == "center" else "-"
        right = "-" if shape.align == "left" else ":"
        parts.append(left + "-" * (width - 2) + right)
    return f"| {' | '.join(parts)} |"
