"""A clause's body becomes its pieces, texts and tags, each with its line; and how its marks are found in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from slagen.assembly.fill import SILENT_LINE, TAG
from slagen.assembly.parse import USE
from slagen.library.clauses import ClauseText

USED = USE
DEFINED = re.compile("\\*\\*[\"“](.+?)[\"”]\\*\\*")
REFERENCE = re.compile(r"\[\]\(#([^)]*)\)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one line, or one tag.

    `begins` says that the text is the first of its line, `alone` that the tag's line holds nothing but tags and prints
    nothing.
    """

    text: str
    line: int
    begins: bool = False
    alone: bool = False

    @property
    def word(self) -> str:
        """`{% elif x %}` → `elif`; `{{` for what prints; nothing for a text or a remark."""
        if self.text.startswith("{{"):
            return "{{"
        words = self.inside.split() if self.text.startswith("{%") else []
        return words[0] if words else ""

    @property
    def inside(self) -> str:
        """What stands between the signs of a tag."""
        return self.text[2:-2].strip()

    @property
    def is_tag(self) -> bool:
        return self.text.startswith(("{{", "{%", "{#"))


def pieces(clause: ClauseText) -> Iterator[Piece]:
    """The pieces of a body whose tags are sound, in order; a text that ends its line ends in a line feed."""
    for number, line in enumerate(clause.body.split("\n"), start=clause.body_line):
        alone, begins, at = SILENT_LINE.fullmatch(line) is not None, True, 0
        for tag in TAG.finditer(line):
            if not alone and (begins or tag.start() > at):
                yield Piece(line[at : tag.start()], number, begins)
                begins = False
            yield Piece(tag[0], number, alone=alone)
            at = tag.end()
        if not alone:
            yield Piece(f"{line[at:]}\n", number, begins)
