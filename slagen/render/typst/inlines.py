"""A line of inlines becomes Typst statements: words as string literals, references as links."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from slagen.document.nodes import Anchor, Define, Emphasis, Inline, Link, Ref, Strong, Text, Use, Value
from slagen.render.html_inline import EMPTY, Lines, is_filled
from slagen.render.typst.strings import block, literal, text

_SAFE_LINK = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line is set: how wide its column is and how large its type, both in points."""

    room: float
    size: float
    bold: bool = False


class TypstLines:
    """Turns lines into Typst code, with the document's numbers at hand for its references."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.numbers = lines.numbers

    def code(self, content: Iterable[Inline], place: Place) -> str:
        """One expression that is the line."""
        return block(self._statements(content, place))

    def cell(self, content: tuple[Inline, ...], place: Place) -> str:
        """A table's cell; an empty one prints a dash, so that nobody wonders whether something is missing."""
        return self.code(content, place) if is_filled(content) else literal(EMPTY)

    def _statements(self, content: Iterable[Inline], place: Place) -> str:
        return "; ".join(part for part in (self._inline(node, place) for node in content) if part)

    def _inline(self, node: Inline, place: Place) -> str:
        match node:
            case Text() | Value() | Use():
                return self._words(node.text, place)
            case Define():
                return f"{literal('“')}; strong({block(self._words(node.term, place))}); {literal('”')}"
            case Ref():
                words = block(self._words(self.lines.reference(node.target), place))
                return f"link(label({literal(node.target)}), {words})"
            case Anchor():
                return f"anchor({literal(node.text)})"
            case Link():
                words = block(self._words(node.text, place))
                return f"link({literal(node.url)}, {words})" if _SAFE_LINK.match(node.url) else words
            case Strong():
                return f"strong({self.code(node.content, place)})"
            case Emphasis():
                return f"emph({self.code(node.content, place)})"

    def _words(self, words: str, place: Place) -> str:
        return text(words, place.room, place.size, place.bold)
