"""The bytes of an answers file become a text in which one place after another can be changed, the rest byte for byte."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

import yaml

from slagen.answers.reading import compose

_LINE_END = re.compile(r"\r\n|\r|\n")
_BOM = "\ufeff"


# From where to where, and the text that goes there.
Splice = tuple[int, int, str]


class Source:
    """The text of an answers file and its tree of nodes. Raises AnswersError where it cannot be read."""

    def __init__(self, content: bytes, file: str) -> None:
        self.root = compose(content, file)
        self._file = file
        text = content.decode("utf-8")
        self._bom = _BOM if text.startswith(_BOM) else ""
        self.text = text.removeprefix(_BOM)
        ends = list(_LINE_END.finditer(self.text))
        # Lines are counted as the reader counts them, whatever ends them.
        self._starts = [0, *(end.end() for end in ends)]
        self._ends = [*(end.start() for end in ends), len(self.text)]
        self._newline = ends[0].group() if ends else "\n"

    def content(self) -> bytes:
        """The bytes of the file."""
        return (self._bom + self.text).encode("utf-8")

    def spliced(self, *splices: Splice) -> Source:
        """The file with other text in place of some; line feeds become the file's own line ends."""
        text = self.text
        for start, end, new in sorted(splices, reverse=True):
            text = text[:start] + new.replace("\n", self._newline) + text[end:]
        return Source((self._bom + text).encode("utf-8"), self._file)

    def start(self, node: yaml.Node) -> int:
        """The position of the first character of a node."""
        return self.at(node.start_mark.line, node.start_mark.column)

    def end(self, node: yaml.Node) -> int:
        """The position after the last character of a node; a block of text ends with its last line that is not blank."""
        end = self.at(node.end_mark.line, node.end_mark.column)
        while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            node = last[1] if isinstance(last, tuple) else last
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            return len(self.text[:end].rstrip())
        return end

    def at(self, line: int, column: int) -> int:
        """The position of a line and column, both counted from 0."""
        return self._starts[line] + column if line < len(self._starts) else len(self.text)

    def line(self, position: int) -> int:
        """The number of the line that holds a position, counted from 0."""
        return bisect_right(self._starts, position) - 1

    def line_start(self, line: int) -> int:
        """The position where a line begins; the end of the text for a line after the last."""
        return self._starts[line] if line < len(self._starts) else len(self.text)

    def before(self, position: int) -> str:
        """What stands on the line before a position."""
        return self.text[self.line_start(self.line(position)) : position]

    def without(self, first: int, last: int) -> Splice:
        """The change that takes whole lines out, `last` among them."""
        return (self.line_start(first), self.line_start(last + 1), "")

    def with_lines(self, line: int, lines: Iterable[str]) -> Splice:
        """The change that puts lines before the one that stands at `line`."""
        at = self.line_start(line)
        new = "".join(f"{one}\n" for one in lines)
        # The last line of a file may lack its end.
        return (at, at, f"\n{new.removesuffix(chr(10))}" if at == len(self.text) and self.before(at) else new)

    def line_after_remarks(self, line: int, column: int) -> int:
        """The first line from `line` on that is no comment indented by `column` or more."""
        while line < len(self._starts):
            text = self.text[self._starts[line] : self._ends[line]]
            bare = text.lstrip(" ")
            if not bare.startswith("#") or len(text) - len(bare) < column:
                break
            line += 1
        return line
