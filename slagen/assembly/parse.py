"""Filled Markdown becomes the blocks of a clause; anything a contract has no place for is a located error."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.tree import SyntaxTreeNode
from msgspec.structs import replace

from slagen.answers.characters import forbidden, name_of
from slagen.assembly.fill import SENTINEL, Answer, Computed, Filled
from slagen.assembly.lines import merged, stripped
from slagen.document.nodes import (
    Block,
    Cell,
    Column,
    Define,
    Emphasis,
    Inline,
    Item,
    ItemList,
    Link,
    Paragraph,
    Ref,
    Row,
    Strong,
    Table,
    Text,
    Use,
    Value,
)
from slagen.errors import LibraryError, Place

USE = re.compile(r"\[([^\[\]]+)\](?![(\[])")
DEFINED = re.compile("[\"“](.+)[\"”]")
CELL_END = re.compile(r"(?<!\\)\|")
ENTITY = re.compile(r"&#(?:[xX][0-9a-fA-F]{1,6}|[0-9]{1,7});")
ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s]+", re.IGNORECASE)
CAPTION, NOTE = "Table: ", "Note: "
MOST_LEVELS = 9
"""Levels of lists within lists: Word has no more."""
_READ_LEVELS = 24
"""What the Markdown reader finds deeper than this it leaves out without a word. A list takes two levels, so that one too
deep is refused before; many more would make the reader slow in rows of brackets."""
REFUSED = {
    "heading": "headings come from the outline, not from the clause",
    "html_block": "HTML is not allowed",
    "html_inline": "HTML is not allowed",
    "image": "images are not allowed",
    "code_inline": "code is not allowed",
    "code_block": "code is not allowed (is a line indented by four spaces?)",
    "fence": "code is not allowed",
    "blockquote": "quotes are not allowed",
    "hr": "rules (---) are not allowed",
}


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    options = {"typographer": False, "linkify": False, "maxNesting": _READ_LEVELS}
    found = MarkdownIt("commonmark", options).enable("table").disable("reference")
    found.inline.ruler.before("link", "use", _use_rule)
    # Addresses are judged here, not silently left as text; and they stay as typed.
    found.validateLink = lambda url: True  # type: ignore[method-assign]
    found.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return found


def _use_rule(state: StateInline, silent: bool) -> bool:
    match = USE.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        state.push("use", "", 0).content = match.group(1)
    state.pos = match.end()
    return True


def parse(filled: Filled) -> tuple[Block, ...]:
    """The blocks of a clause. A `Use` has its own words as term and no Value is assumed: `settle` decides both.

    Raises LibraryError with file and line.
    """
    parser = _Parser(filled)
    parser.refuse_hidden()
    return parser.blocks(SyntaxTreeNode(_markdown().parse(filled.text)).children)


def parse_line(filled: Filled) -> tuple[Inline, ...]:
    """The inlines of a title: words and answers, no Markdown at all."""
    return merged(_Parser(filled).words(filled.text.strip()))


class _Parser:
    def __init__(self, filled: Filled) -> None:
        self.filled, self.line, self.level = filled, 0, 0
        self.source = filled.text.split("\n")

    def error(self, message: str) -> LibraryError:
        line = self.filled.lines[min(self.line, len(self.filled.lines) - 1)]
        return LibraryError(message, Place(self.filled.file, line))

    def refuse_hidden(self) -> None:
        """A character that no agreement may hold does not hide behind its number; nor does the mark of an answer."""
        for number, line in enumerate(self.source):
            for match in ENTITY.finditer(line):
                letter = html.unescape(match.group())
                if letter == "\ufffd" or forbidden(letter):
                    self.line = number
                    name = match.group() if letter == "\ufffd" else name_of(letter)
                    raise self.error(f"{name} is not allowed in a clause")

    def at(self, node: SyntaxTreeNode) -> None:
        if node.map:
            self.line = node.map[0]
        if node.type in REFUSED:
            raise self.error(REFUSED[node.type])

    def blocks(self, found: list[SyntaxTreeNode]) -> tuple[Block, ...]:
        """Top-level blocks: here a table may have a caption before it, and a schedule may stand."""
        result: list[Block] = []
        caption: tuple[Inline, ...] = ()
        for position, node in enumerate(found):
            self.at(node)
            following = found[position + 1].type if position + 1 < len(found) else ""
            if node.type == "paragraph":
                computed = self.computed(node)
                if computed is not None:
                    result.extend(computed.blocks)
                    continue
                paragraph = self.paragraph(node)
                if _begins(paragraph, CAPTION):
                    if following != "table":
                        raise self.error("a caption stands right before its table")
                    caption = _without(paragraph, CAPTION)
                elif paragraph.content:
                    result.append(paragraph)
            elif node.type == "table":
                result.append(self.table(node, caption))
                caption = ()
            else:
                result.append(self.block(node))
        return tuple(result)

    def computed(self, node: SyntaxTreeNode) -> Computed | None:
        match = SENTINEL.fullmatch(node.children[0].content.strip())
        found = self.filled.table[int(match.group(1))] if match else None
        return found if isinstance(found, Computed) else None

    def block(self, node: SyntaxTreeNode) -> Block:
        self.at(node)
        if node.type == "paragraph":
            return self.paragraph(node)
        if node.type == "table":
            return self.table(node, ())
        if node.type in ("ordered_list", "bullet_list"):
            self.level += 1
            if self.level > MOST_LEVELS:
                raise self.error(f"lists within lists have at most {MOST_LEVELS} levels")
            items = tuple(self.item(child) for child in node.children)
            self.level -= 1
            return ItemList(items, node.type == "ordered_list")
        raise self.error(f"{node.type} is not allowed in a clause")

    def item(self, node: SyntaxTreeNode) -> Item:
        self.at(node)
        blocks = tuple(self.block(child) for child in node.children)
        if not blocks or not isinstance(blocks[0], Paragraph):
            self.at(node)
            raise self.error("an item of a list begins with words")
        return Item(blocks)

    def paragraph(self, node: SyntaxTreeNode) -> Paragraph:
        content = self.line_of(node.children[0])
        paragraph = Paragraph(content)
        return replace(paragraph, role="note") if _begins(paragraph, NOTE) else paragraph

    def table(self, node: SyntaxTreeNode, caption: tuple[Inline, ...]) -> Table:
        self.at(node)
        marks = self.source[self.line + 1].strip().strip("|").split("|")
        rows = [row for part in node.children for row in part.children]
        columns = tuple(
            Column(max(1, mark.count("-")), _alignment(cell))
            for mark, cell in zip(marks, rows[0].children, strict=True)
        )
        read = [self.row(row) for row in rows]
        return Table(caption, columns, (read[0],), tuple(read[1:]))

    def row(self, node: SyntaxTreeNode) -> Row:
        self.at(node)
        # The reader cuts a row at the width of the table, and what was cut off would be missing from the agreement.
        written = len(CELL_END.findall(SENTINEL.sub("", self.source[self.line].strip().removeprefix("|").removesuffix("|"))))
        if written + 1 > len(node.children):
            raise self.error(f"the row has {written + 1} cells, the table {len(node.children)} columns")
        return Row(tuple(Cell(self.line_of(cell.children[0]) if cell.children else ()) for cell in node.children))

    def line_of(self, node: SyntaxTreeNode) -> tuple[Inline, ...]:
        self.at(node)
        return stripped(self.inlines(node.children))

    def inlines(self, found: list[SyntaxTreeNode]) -> tuple[Inline, ...]:
        return merged([inline for node in found for inline in self.inline(node)])

    def inline(self, node: SyntaxTreeNode) -> list[Inline]:
        self.at(node)
        match node.type:
            case "text":
                if "**" in node.content:
                    raise self.error("a ** without its partner")
                return self.words(node.content)
            case "softbreak" | "hardbreak":
                self.line += 1
                return [Text(" ")]
            case "use":
                if SENTINEL.search(node.content):
                    raise self.error("an answer cannot be a defined term")
                return [Use(node.content, node.content)]
            case "strong":
                return [self.strong(self.inlines(node.children))]
            case "em":
                return [Emphasis(self.inlines(node.children))]
            case "link":
                return [self.link(node)]
        raise self.error(f"{node.type} is not allowed in a clause")

    def strong(self, content: tuple[Inline, ...]) -> Inline:
        if len(content) == 1 and isinstance(content[0], Text):
            match = DEFINED.fullmatch(content[0].text)
            if match:
                return Define(match.group(1))
        return Strong(content)

    def link(self, node: SyntaxTreeNode) -> Inline:
        url = str(node.attrs.get("href", ""))
        content = self.inlines(node.children)
        if url.startswith("#"):
            if content:
                raise self.error("a reference has no words of its own: write [](#id)")
            return Ref(url[1:])
        if not ADDRESS.fullmatch(url) or SENTINEL.search(url):
            raise self.error(f"the address {SENTINEL.sub('…', url)!r} is not http, https or mailto")
        if len(content) != 1 or not isinstance(content[0], Text):
            raise self.error("a link has plain words")
        return Link(url, content[0].text)

    def words(self, text: str) -> list[Inline]:
        found: list[Inline] = []
        for position, part in enumerate(SENTINEL.split(text)):
            if position % 2 == 0:
                # Markdown reads &#8238; and its like as the characters that the file itself may not hold; none is ASCII.
                for _, character in () if part.isascii() else forbidden(part):
                    raise self.error(f"{name_of(character)} is not allowed in a clause")
                found.append(Text(part))
                continue
            content = self.filled.table[int(part)]
            if not isinstance(content, Answer):
                raise self.error("a schedule stands alone on its line, outside of lists and tables")
            found.append(Value(content.text, content.path))
        return found


def _alignment(cell: SyntaxTreeNode) -> Literal["left", "right", "center"]:
    style = str(cell.attrs.get("style", ""))
    return "right" if "right" in style else "center" if "center" in style else "left"


def _begins(paragraph: Paragraph, words: str) -> bool:
    first = paragraph.content[0] if paragraph.content else None
    return isinstance(first, Text) and first.text.startswith(words)


def _without(paragraph: Paragraph, words: str) -> tuple[Inline, ...]:
    first, *rest = paragraph.content
    assert isinstance(first, Text)  # `_begins` came first
    return merged([Text(first.text.removeprefix(words)), *rest])
