"""The blanks that were typed where a figure or a choice belongs become a schedule: what is still to be agreed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from slagen.document.nodes import Cell, Column, Paragraph, Row, Section, Table, Text

ID = "open-points"
TITLE = "Open points"
SENTENCE = "These points are still to be agreed. Until they are, the Agreement does not state what depends on them."


def open_points(blanks: Mapping[str, str], label: Callable[[str], str]) -> Section | None:
    """One row for each blank, in the order of the answers file; nothing where nothing is open."""
    if not blanks:
        return None
    rows = tuple(
        Row((Cell((Text(label(path)),), header=True), Cell((Text(_place(path)),)), Cell((Text(typed),))))
        for path, typed in blanks.items()
    )
    head = Row(tuple(Cell((Text(words),)) for words in ("Subject", "Belongs to", "As typed")))
    table = Table((Text(TITLE),), (Column(3), Column(3), Column(2)), (head,), rows)
    return Section(ID, "schedule", (Text(TITLE),), (Paragraph((Text(SENTENCE),)), table))


def _place(path: str) -> str:
    """`credits.chronic.misses` → `credits, chronic`: where in the answers the point stands."""
    *before, _ = path.split(".")
    return ", ".join(part.replace("_", " ").replace("-", " ") for part in before) or "–"
