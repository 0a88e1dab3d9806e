"""`templates/sheet/review.yaml` becomes the words of the review sheet."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from slagen.data import folder
from slagen.library import strict_yaml
from slagen.library.texts import read_text

PARTS = ("findings", "ignored", "open", "positions", "assumed")


class PartWords(Struct, frozen=True):
    """The words of one section: `none` stands where there is nothing to list."""

    title: str
    intro: str
    none: str
    heads: tuple[str, ...]


class ReviewWords(Struct, frozen=True):
    """The words of the whole sheet; in a phrase, `{}` stands for what it speaks of."""

    title: str
    lead: str
    facts: Mapping[str, str]
    parts: Mapping[str, PartWords]
    no_finding: str
    line: str


@cache
def load_review_words() -> ReviewWords:
    """The shipped words. Raises LibraryError with file and line where they are not as they should be."""
    file = folder("templates") / "sheet" / "review.yaml"
    root = strict_yaml.read(read_text(file), str(file)).closed(("title", "lead", "facts", "sections", "words"))
    facts = strict_yaml.as_mapping(root.entries["facts"]).closed(("agreement", *PARTS))
    sections = strict_yaml.as_mapping(root.entries["sections"]).closed(PARTS)
    phrases = strict_yaml.as_mapping(root.entries["words"]).closed(("no_finding", "line"))
    return ReviewWords(
        root.text("title"),
        root.text("lead"),
        {name: facts.text(name) for name in facts.entries},
        {name: _part(node) for name, node in sections.entries.items()},
        phrases.text("no_finding"),
        phrases.text("line"),
    )


def _part(node: strict_yaml.Node) -> PartWords:
    part = strict_yaml.as_mapping(node).closed(("title", "intro", "none", "heads"))
    heads = tuple(strict_yaml.as_text(item) for item in strict_yaml.as_list(part.entries["heads"]))
    return PartWords(part.text("title"), part.text("intro"), part.text("none"), heads)
