"""What came of a look at answers, or of a build: what was found, what was left aside, and what was made."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from slagen.checks.ignoring import Ignored
from slagen.document.nodes import Document
from slagen.errors import Problem


class Built(Struct, frozen=True):
    """What a build made: files, values assumed (path and words), problems to look at, and those ignored with reasons."""

    files: tuple[Path, ...]
    assumed: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]
    ignored: tuple[Ignored, ...] = ()


class Examined(Struct, frozen=True):
    """What a look at terms and document found; without a document, `fault` says why there is none.

    `ignored` are the findings that the answers, or whoever asks, leave aside.
    """

    problems: tuple[Problem, ...]
    document: Document | None
    fault: Exception | None
    ignored: tuple[Ignored, ...] = ()
