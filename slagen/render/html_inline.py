"""A line of inlines becomes HTML: answers escaped and marked with their path, references as links."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from urllib.parse import quote

from slagen.document import walk
from slagen.document.nodes import (
    Anchor,
    Define,
    Document,
    Emphasis,
    Inline,
    Link,
    Ref,
    Strong,
    Text,
    Use,
    Value,
)
from slagen.document.numbering import Numbers, number
from slagen.errors import LibraryError

EMPTY = "–"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
# Nearly all words hold neither of them, and one look says so.
_MARKUP = re.compile("[&<>\"'\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_SAFE_LINK = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)

# Spaces that a browser would run together, and so show other than they were typed.
_SPACES = re.compile(r"[ \t]{2}|\t|^ | $", re.MULTILINE)
# Letters and marks that run from right to left or turn what stands beside them: all of those before U+0590 run as usual.
_TURNING = re.compile("[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U0001efff]")


def text(words: str) -> str:
    """Words as HTML text: nothing in them is markup, characters no page may hold are dropped."""
    if not _MARKUP.search(words):
        return words
    return escape(_FORBIDDEN.sub("", words), quote=True)


def fragment(target: str) -> str:
    """The link to an id of the same page."""
    return "#" + quote(target, safe="/:-._~")


class Lines:
    """Turns lines into HTML, with the document's numbers at hand for its references.

    On `paper` nobody asks what is an answer or a defined term: a box for each took the PDF engine an eighth of its time.
    """

    def __init__(self, document: Document, paper: bool = False) -> None:
        self._paper = paper
        self.numbers: Numbers = number(document)
        self._titles = {section.id: section.title for section in document.sections}

    def html(self, content: Iterable[Inline]) -> str:
        return "".join(self._inline(node) for node in content)

    def words(self, content: Iterable[Inline]) -> str:
        """The bare words of a line, references spelled out: for places that hold no markup, such as the contents."""
        parts: list[str] = []
        for node in content:
            match node:
                case Ref():
                    parts.append(self.reference(node.target))
                case Strong() | Emphasis():
                    parts.append(self.words(node.content))
                case Define():
                    parts.append(f"“{node.term}”")
                case Anchor():
                    pass
                case _:
                    parts.append(node.text)
        return " ".join("".join(parts).split())

    def cell(self, content: tuple[Inline, ...]) -> str:
        """A table's cell; an empty one prints a dash, so that nobody wonders whether something is missing."""
        return self.html(content) if is_filled(content) else EMPTY

    def reference(self, target: str) -> str:
        """The words of a reference: “clause 8.3”; a section without a number is named by its title.

        Raises LibraryError where the document has no such part.
        """
        label = self.numbers.labels.get(target)
        if label is None:
            raise LibraryError(f"a cross reference points to {target!r}, which is not in this agreement")
        return label.reference or walk.plain(self._titles[target])

    def _inline(self, node: Inline) -> str:
        match node:
            case Text():
                return text(node.text)
            case Value():
                if self._paper and _is_plain(node.text):
                    return text(node.text)
                path = f' data-path="{text(node.path)}"' if node.path else ""
                assumed = ' data-assumed="true"' if node.assumed else ""
                words = "<br>".join(text(line) for line in node.text.split("\n"))
                spaced = " spaced" if _SPACES.search(node.text) else ""
                return f'<bdi class="value{spaced}"{path}{assumed}>{words}</bdi>'
            case Define():
                return f"“<dfn>{text(node.term)}</dfn>”"
            case Use() if self._paper:
                return text(node.text)
            case Use():
                return f'<span class="term" data-term="{text(node.term)}">{text(node.text)}</span>'
            case Ref():
                return f'<a class="ref" href="{fragment(node.target)}">{text(self.reference(node.target))}</a>'
            case Anchor():
                return f'<span class="anchor" aria-hidden="true">{text(node.text)}</span>'
            case Link():
                if not _SAFE_LINK.match(node.url):
                    return text(node.text)
                return f'<a href="{text(node.url)}">{text(node.text)}</a>'
            case Strong():
                return f"<strong>{self.html(node.content)}</strong>"
            case Emphasis():
                return f"<em>{self.html(node.content)}</em>"


def _is_plain(words: str) -> bool:
    """Whether words need nothing around them that keeps their lines, their spaces or their direction."""
    return "\n" not in words and not _SPACES.search(words) and (words.isascii() or not _TURNING.search(words))


def is_filled(content: Iterable[Inline]) -> bool:
    """Whether a line prints anything at all."""
    for node in content:
        if isinstance(node, Text | Value | Use):
            if node.text.strip():
                return True
        elif isinstance(node, Strong | Emphasis):
            if is_filled(node.content):
                return True
        elif isinstance(node, Ref) or walk.plain((node,)).strip():
            return True
    return False
