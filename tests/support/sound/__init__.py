"""A kind and a seed become the answers of a sound agreement, varied in all its families at once."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from support.sound import center, leads, levels, rarer, tiered
from support.sound.chance import Answers, Chance

from slagen import pipeline
from slagen.answers.plain import plain
from slagen.answers.reading import compose
from slagen.library.library import Library
from slagen.outcomes import Reading

KINDS = {
    "tiered": tiered.answers, "multi-level": levels.answers, "smarketing": leads.answers, "data-center": center.answers,
}  # fmt: skip


def answers(kind: str, seed: int) -> Answers:
    """The answers of one agreement; the same for the same kind and seed."""
    chance = Chance(f"{kind} {seed}")
    tree = KINDS[kind](chance)
    rarer.add(chance, tree)
    return tree


def answers_in(file: Path) -> Answers:
    """The answers of a file, as texts, lists and dicts."""
    tree = plain(compose(file.read_bytes(), str(file)))
    assert isinstance(tree, dict)
    return tree


def read(tree: Answers, name: str = "answers.yaml") -> Reading:
    """Answers as if they had been typed into a file. Raises AnswersError."""
    return read_text(written(tree), name)


def read_text(text: bytes, name: str = "answers.yaml") -> Reading:
    """The text of an answers file, understood. Raises AnswersError."""
    return pipeline.read_text(text, Path(name), _library())


def written(tree: Answers) -> bytes:
    """The text of an answers file; JSON is YAML, and every scalar is taken as text. A quoted `none` would be the word."""
    return json.dumps(tree, ensure_ascii=False, indent=1).replace('"none"', "none").encode()


@cache
def _library() -> Library:
    return pipeline.library()
