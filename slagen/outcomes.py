"""What came of reading answers, of a look at them, or of a build: what was found, what was left aside, what was made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from msgspec import Struct

from slagen.answers.loading import Loaded
from slagen.checks.ignoring import Ignored
from slagen.document.nodes import Document
from slagen.errors import Place, Problem
from slagen.terms.agreement import Agreement

if TYPE_CHECKING:
    from slagen.library.library import Library


class Reading(Struct, frozen=True):
    """An answers file understood: its terms, where each stands, and which of them nobody typed.

    `using` is the library it was read with, `text` what stood in the file, `root` that text as a tree.
    """

    file: Path
    loaded: Loaded[Agreement]
    using: Library
    text: bytes
    root: yaml.MappingNode

    @property
    def terms(self) -> Agreement:
        return self.loaded.value

    @property
    def places(self) -> dict[str, Place]:
        """Where each answer stands; what was typed nowhere is to be looked for in the file as a whole."""
        return {"": Place(str(self.file)), **self.loaded.places}


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
