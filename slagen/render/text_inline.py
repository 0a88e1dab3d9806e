"""A line of inlines becomes Markdown in which every character of an answer stays itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from slagen.document.nodes import Anchor, Define, Emphasis, Inline, Link, Ref, Strong, Text, Use, Value
from slagen.render.html_inline import Lines

# Nearly all words hold no mark at all, and one look says so.
_ANY = re.compile(r"[\\`*\[~_<&]")
_ALWAYS = re.compile(r"[\\`*\[~]")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_TAG = re.compile(r"<(?=[A-Za-z/!?]|$)")
_ENTITY = re.compile(r"&(?=#|[A-Za-z][A-Za-z0-9]*;|$)")
_BLOCK_START = re.compile(r"(?=#{1,6}(?:\s|$)|>|[-+](?:\s|$)|--|==|=\s*$)")
_NUMBERED_START = re.compile(r"(\d{1,9})(?=[.)](?:\s|$))")


def escaped(words: str) -> str:
    """Words with a backslash only where Markdown would read a mark; hyphens, full stops, parentheses stay bare."""
    if not _ANY.search(words):
        return words
    words = _ALWAYS.sub(lambda found: "\\" + found.group(), words)
    words = _UNDERSCORE.sub(r"\\_", words)
    return _ENTITY.sub(r"\\&", _TAG.sub(r"\\<", words))


def opened(line: str) -> str:
    """A line that may stand first in a block: what would make it a heading, list, quote or rule is defused."""
    line = line.lstrip(" \t")
    if _BLOCK_START.match(line):
        return "\\" + line
    return _NUMBERED_START.sub(r"\1\\", line, count=1) if _NUMBERED_START.match(line) else line


class MarkdownLines:
    """Turns lines into Markdown; references print their words, as on paper."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    def block(self, content: Iterable[Inline]) -> str:
        """A line that opens a block. A line break in an answer becomes a hard break."""
        return "  \n".join(opened(line) for line in self.inside(content).split("\n"))

    def after(self, content: Iterable[Inline]) -> str:
        """Words that follow a mark or a label; only their further lines could open a block."""
        first, *further = self.inside(content).split("\n")
        return "  \n".join([first, *(opened(line) for line in further)])

    def heading(self, content: Iterable[Inline]) -> str:
        """Words on a heading's single line; a closing run of # stays visible."""
        line = " ".join(self.inside(content).split())
        return re.sub(r"(#+)$", r"\\\1", line)

    def cell(self, content: Iterable[Inline]) -> str:
        """Words of one table cell on one line."""
        return self.inside(content).replace("|", "\\|").replace("\n", "<br>").strip()

    def inside(self, content: Iterable[Inline]) -> str:
        """Words that follow something on their line. Line breaks of answers are still in."""
        result = ""
        for node in content:
            # "!" before a link would make a picture of it.
            if isinstance(node, Link) and result.endswith("!"):
                result = result[:-1] + "\\!"
            result += self._inline(node)
        return result

    def _inline(self, node: Inline) -> str:
        match node:
            case Text() | Value() | Use():
                return escaped(node.text)
            case Define():
                return f"“**{escaped(node.term)}**”"
            case Ref():
                return escaped(self._lines.reference(node.target))
            case Anchor():
                return ""  # Services read Word files and PDFs.
            case Link():
                return f"[{escaped(node.text)}]({quote(node.url, safe=':/?#@!$&*+,;=%~._-')})"
            case Strong():
                return _marked("**", self.inside(node.content))
            case Emphasis():
                return _marked("*", self.inside(node.content))


def _marked(mark: str, words: str) -> str:
    """Marks hold only where they touch the words, so spaces at the ends move outside."""
    core = words.strip()
    if not core:
        return words
    lead = words[: len(words) - len(words.lstrip())]
    tail = words[len(words.rstrip()) :]
    return f"{lead}{mark}{core}{mark}{tail}"
