"""`templates/sheet/questionnaire.yaml` becomes the words of a questionnaire that is sent out for filling in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from slagen.data import folder
from slagen.library import strict_yaml
from slagen.library.texts import read_text

_PHRASES = (
    "question", "answer", "standard", "instead", "belongs", "which", "choose", "example", "otherwise", "several", "one_of",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SheetWords:
    """Headings, advice and phrases; in a phrase, `{}` stands for what it speaks of."""

    title: str
    facts: Mapping[str, str]
    how_title: str
    lead: str
    steps: tuple[str, ...]
    sender: str
    sender_lines: tuple[str, ...]
    writing_caption: str
    writing_heads: tuple[str, str]
    writing_rows: tuple[tuple[str, str], ...]
    standard_title: str
    standard_intro: str
    annex_intro: str
    phrases: Mapping[str, str]

    def say(self, phrase: str, words: str = "") -> str:
        """A phrase about some words."""
        return self.phrases[phrase].replace("{}", words)


@cache
def load_sheet_words() -> SheetWords:
    """The shipped words. Raises LibraryError with file and line where they are not as they should be."""
    file = folder("templates") / "sheet" / "questionnaire.yaml"
    root = strict_yaml.read(read_text(file), str(file)).closed(
        ("title", "facts", "how", "writing", "standard", "annex", "words")
    )
    parts = {name: strict_yaml.as_mapping(root.entries[name]) for name in root.entries if name != "title"}
    facts = parts["facts"].closed(("agreement", "essentials", "standards", "details"))
    how = parts["how"].closed(("title", "lead", "steps", "sender", "sender_lines"))
    writing = parts["writing"].closed(("caption", "kind", "examples", "rows"))
    standard = parts["standard"].closed(("title", "intro"))
    phrases = parts["words"].closed(_PHRASES)
    return SheetWords(
        root.text("title"),
        {name: facts.text(name) for name in facts.entries},
        how.text("title"),
        how.text("lead"),
        _texts(how.entries["steps"]),
        how.text("sender"),
        _texts(how.entries["sender_lines"]),
        writing.text("caption"),
        (writing.text("kind"), writing.text("examples")),
        tuple((kind, example) for kind, example in map(_texts, strict_yaml.as_list(writing.entries["rows"]))),
        standard.text("title"),
        standard.text("intro"),
        parts["annex"].closed(("intro",)).text("intro"),
        {name: phrases.text(name) for name in phrases.entries},
    )


def _texts(node: strict_yaml.Node) -> tuple[str, ...]:
    return tuple(strict_yaml.as_text(item) for item in strict_yaml.as_list(node))
