"""`templates/sheet/notes.yaml` becomes the words of the comments in a drafting copy."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from slagen.data import folder
from slagen.library import strict_yaml
from slagen.library.texts import read_text

KINDS = ("guidance", "assumption", "open", "finding")


class NoteWords(Struct, frozen=True):
    """Who makes a comment of one kind, and its text with names in braces."""

    author: str
    text: str

    def said(self, **names: str) -> str:
        """The text with its names filled in, without lines that stay empty."""
        filled = self.text
        for name, value in names.items():
            filled = filled.replace(f"{{{name}}}", " ".join(value.split()))
        return "\n".join(line for line in filled.split("\n") if line.strip())


@cache
def load_note_words() -> dict[str, NoteWords]:
    """The shipped words by kind. Raises LibraryError with file and line where they are not as they should be."""
    file = folder("templates") / "sheet" / "notes.yaml"
    root = strict_yaml.read(read_text(file), str(file)).closed(KINDS)
    found = {}
    for kind in KINDS:
        words = strict_yaml.as_mapping(root.entries[kind]).closed(("author", "text"))
        found[kind] = NoteWords(words.text("author"), words.text("text"))
    return found
