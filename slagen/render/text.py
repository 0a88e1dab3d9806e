"""A document becomes Markdown that reads well as plain text: the same words as on paper, one line a paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from slagen.document.nodes import (
    Block,
    Clause,
    Cover,
    Document,
    Figure,
    Item,
    ItemList,
    Paragraph,
    Section,
    SignatureBlock,
    Table,
)
from slagen.document.numbering import item_marker
from slagen.render.attachments import Attachment
from slagen.render.html_inline import EMPTY, Lines, is_filled
from slagen.render.look import Look
from slagen.render.text_inline import MarkdownLines, escaped
from slagen.render.text_table import table_lines


def write(document: Document, look: Look, attachments: Sequence[Attachment] = ()) -> bytes:
    """Markdown in UTF-8; the look plays no part, nor can it carry files. Raises LibraryError for a reference to nowhere."""
    del look, attachments
    writer = _Writer(document)
    front = [section for section in document.sections if section.kind == "front"]
    rest = [section for section in document.sections if section.kind != "front"]
    parts = [f"**{escaped(document.words.draft)}**"] if document.meta.draft else []
    parts += writer.cover(document.cover)
    for section in front:
        parts += writer.section(section)
    parts += writer.contents([*front, *rest])
    for section in rest:
        parts += writer.section(section)
    return ("\n\n".join(part for part in parts if part) + "\n").encode("utf-8")


class _Writer:
    """Blocks as strings, to be set apart by one empty line."""

    def __init__(self, document: Document) -> None:
        self._numbers = Lines(document).numbers
        self._lines = MarkdownLines(Lines(document))
        self._words = document.words

    def cover(self, cover: Cover) -> list[str]:
        parts = [f"# {self._lines.heading(cover.title)}", self._lines.block(cover.subtitle)]
        parts += [escaped(self._words.and_between)] if cover.parties else []
        for party in cover.parties:
            rows = [escaped(party.role), f"**{self._lines.heading(party.name)}**"]
            parts.append("  \n".join(rows + [self._lines.block(line) for line in party.lines]))
        facts = [
            f"- **{escaped(label)}** {_hanging(self._lines.after(value)) if is_filled(value) else EMPTY}"
            for label, value in cover.facts
        ]
        return [*parts, "\n".join(facts)]

    def contents(self, sections: Sequence[Section]) -> list[str]:
        rows: list[str] = []
        for section in sections:
            rows.append(f"- {self._title(section)}")
            if section.kind == "article":
                rows += [f"  - {self._title(block)}" for block in section.blocks if isinstance(block, Clause)]
        return [f"## {escaped(self._words.contents)}", "\n".join(rows)]

    def section(self, section: Section) -> list[str]:
        return [f"## {self._title(section)}", *self._blocks(section.blocks, 3)]

    def _title(self, part: Section | Clause) -> str:
        number = self._numbers.labels[part.id].number
        return f"{number} {self._lines.heading(part.title)}" if number else self._lines.heading(part.title)

    def _blocks(self, blocks: Sequence[Block], level: int) -> list[str]:
        return [part for block in blocks for part in self._block(block, level, 0)]

    def _block(self, block: Block, level: int, depth: int) -> list[str]:
        match block:
            case Paragraph():
                return [self._lines.block(block.content)]
            case ItemList():
                return [
                    "\n".join(self._item(block, item, index, level, depth) for index, item in enumerate(block.items))
                ]
            case Table():
                return self._table(block)
            case Figure():
                count = self._numbers.of_figure[id(block)]
                title = f"{escaped(self._words.figure)} {count}: {self._lines.heading(block.caption)}"
                return [title, escaped(" ".join(block.alt.split()))]
            case SignatureBlock():
                rows = [f"- **{escaped(label)}** {_hanging(self._lines.after(value))}" for label, value in block.lines]
                return [f"{'#' * level} {self._lines.heading(block.party)}", "\n".join(row.rstrip() for row in rows)]
            case Clause():
                return [f"{'#' * level} {self._title(block)}", *self._blocks(block.blocks, level + 1)]

    def _item(self, items: ItemList, item: Item, index: int, level: int, depth: int) -> str:
        """A dash keeps items apart and nested in every Markdown reader; the typed mark follows it.

        Bullets get a star, so that a list of bullets after numbered items does not run into them.
        """
        mark = f"{item_marker(depth, index)} " if items.ordered else ""
        inner = depth + 1 if items.ordered else depth
        parts: list[str] = []
        for place, block in enumerate(item.blocks):
            if place == 0 and isinstance(block, Paragraph):
                parts.append(mark + self._lines.after(block.content) if mark else self._lines.block(block.content))
            elif isinstance(block, ItemList):
                # A nested list follows its sentence without an empty line, so that the outer list stays a tight one.
                parts[-1:] = ["\n".join([*parts[-1:], *self._block(block, level, inner)])]
            else:
                parts += self._block(block, level, inner)
        return ("- " if items.ordered else "* ") + _hanging("\n\n".join(parts))

    def _table(self, table: Table) -> list[str]:
        parts: list[str] = []
        if table.caption:
            count = self._numbers.of_table[id(table)]
            parts.append(f"{escaped(self._words.table)} {count}: {self._lines.heading(table.caption)}")
        parts.append("\n".join(table_lines(table, self._lines)))
        return parts + [self._lines.block(note.content) for note in table.notes]


def _hanging(words: str) -> str:
    """Further lines stand under the first one of their item."""
    return "\n".join(f"  {line}" if line and place else line for place, line in enumerate(words.split("\n")))
