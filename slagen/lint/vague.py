"""`templates/lint/words.yaml` becomes the list of vague words, each with its reason and its mend, and of words to be let pass."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from slagen.library import strict_yaml
from slagen.library.faults import each
from slagen.library.strict_yaml import Node
from slagen.library.texts import read_text

FILE = "templates/lint/words.yaml"


@dataclass(frozen=True, slots=True)
class Vague:
    """`words` finds them, `excuse` what may follow in the same sentence to give them a meaning."""

    words: re.Pattern[str]
    reason: str
    mend: str
    excuse: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class WordList:
    """`vague` may not stand in a clause; `small` may be written in small letters although they spell a defined term."""

    vague: tuple[Vague, ...] = ()
    small: frozenset[str] = frozenset()


def read_word_list(file: Path) -> WordList:
    """The list in a file. Raises LibraryError with every fault, each with its line."""
    root = strict_yaml.read(read_text(file), str(file)).closed(("words",), ("small",))
    vague = each(partial(_vague, node) for node in strict_yaml.as_list(root.entries["words"]))
    small = strict_yaml.as_list(root.entries["small"]) if "small" in root.entries else ()
    return WordList(tuple(vague), frozenset(strict_yaml.as_text(node).lower() for node in small))


def _vague(node: Node) -> Vague:
    entry = strict_yaml.as_mapping(node).closed(("say", "reason", "mend"), ("unless",))
    excuse = _any_of(entry.entries["unless"]) if "unless" in entry.entries else None
    return Vague(_any_of(entry.entries["say"]), entry.text("reason"), entry.text("mend"), excuse)


def _any_of(node: Node) -> re.Pattern[str]:
    """One pattern for whole words in any capitals; a blank between words may be a line break."""
    texts = [strict_yaml.as_text(item) for item in strict_yaml.as_list(node)]
    longest_first = sorted(texts, key=len, reverse=True)
    options = "|".join(r"\s+".join(re.escape(word) for word in text.split()) for text in longest_first if text.strip())
    return re.compile(rf"(?<![\w/])(?:{options})(?![\w/])", re.IGNORECASE)
