"""Characters that no bundled font has become problems with the answers that hold them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from slagen.checks.registry import nearest
from slagen.document.nodes import Document, Value
from slagen.document.walk import inlines, lines, plain
from slagen.errors import Place, Problem

MOST_ANSWERS = 10
MOST_LETTERS = 12
OTHERS = "Word, HTML and Markdown files are not affected."


class Unshown(Struct, frozen=True):
    """What the bundled fonts could not draw in a PDF: `borrowed` stands there in a font of this machine, `missing` not
    at all, with a box in its place."""

    borrowed: str
    missing: str


def unshown(document: Document, letters: Unshown, places: Mapping[str, Place]) -> list[Problem]:
    """D-GLYPH: the fonts of the PDF have every character of the agreement; a warning.

    Why: a box in place of a name names nobody, and another machine may lack the font that helped out on this one.
    Fails: a name in Chinese or an emoji, where no font has them. Passes: Latin, Greek and Cyrillic.
    Source: the bundled fonts.
    """
    missing = "which no font here has: the PDF shows a box for each"
    borrowed = "which the PDF shows in a font of this machine, since the bundled fonts lack them"
    return [
        *_problems(document, letters.missing, missing, "Install a font that has them.", places),
        *_problems(document, letters.borrowed, borrowed, "", places),
    ]


def _problems(
    document: Document, letters: str, what: str, mend: str, places: Mapping[str, Place]
) -> Iterator[Problem]:
    if not letters:
        return
    found: dict[str, set[str]] = {}
    for line in lines(document):
        for node in inlines(line):
            path = node.path if isinstance(node, Value) else ""
            if there := set(letters) & set(plain((node,))):
                found.setdefault(path, set()).update(there)
    for path, held in list(found.items())[:MOST_ANSWERS]:
        message = f"{path or 'The text'} holds {_named(held)}, {what}. {OTHERS}"
        yield Problem("D-GLYPH", "warning", message, path, mend, nearest(path, places))
    if len(found) > MOST_ANSWERS:
        message = f"{len(found) - MOST_ANSWERS} more answers hold characters {what}."
        yield Problem("D-GLYPH", "warning", message, "", "", nearest("", places))


def _named(letters: set[str]) -> str:
    """`日 (U+65E5), 本 (U+672C) and 3 more`."""
    shown = sorted(letters)[:MOST_LETTERS]
    more = f" and {len(letters) - len(shown)} more" if len(letters) > len(shown) else ""
    return ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in shown) + more
