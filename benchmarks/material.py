"""A shipped sample becomes what the comparisons need: its document, and the same agreement as the peer's template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from msgspec.structs import replace

from benchmarks import peer
from slagen import pipeline
from slagen.data import folder
from slagen.document.nodes import Block, Clause, Document, Figure, Value
from slagen.document.walk import inlines, lines
from slagen.library.looks import load_look
from slagen.render.docx.writer import write


@dataclass
class Material:
    """One sample. `place` is a folder for whatever is written."""

    name: str
    place: Path

    @property
    def answers(self) -> Path:
        return folder("samples") / self.name / "answers.yaml"

    @cached_property
    def document(self) -> Document:
        return pipeline.document_of(pipeline.read(self.answers))

    @property
    def template(self) -> Path:
        return self.place / f"{self.name}-template.docx"

    @property
    def values(self) -> Path:
        return self.place / f"{self.name}-values.json"

    @cached_property
    def count(self) -> int:
        """Write the peer's template and values; gives how many values it fills."""
        finished = write(self.document, load_look("plain"), controls=True)
        printed = {node.text for line in lines(self.document) for node in inlines(line) if isinstance(node, Value)}
        return peer.write_template(finished, printed, self.template, self.values)


def largest(place: Path) -> Material:
    """The sample with the longest reviewed text."""
    found = max(folder("samples").glob("*/agreement.md"), key=lambda path: len(path.read_text(encoding="utf-8")))
    return Material(found.parent.name, place)


def usual(place: Path) -> Material:
    """The sample of some twenty pages."""
    return Material("saas-tiers", place)


def other(document: Document, number: int) -> Document:
    """The document with another reference, which stands at the head of every page: Typst keeps what it laid out before."""
    return replace(document, meta=replace(document.meta, reference=f"{document.meta.reference} {number}"))


def undrawn(document: Document) -> Document:
    """The same agreement without its pictures, which bare strings get ready-made."""
    return replace(document, sections=tuple(replace(one, blocks=_undrawn(one.blocks)) for one in document.sections))


def _undrawn(blocks: Sequence[Block]) -> tuple[Block, ...]:
    kept = (block for block in blocks if not isinstance(block, Figure))
    return tuple(replace(block, blocks=_undrawn(block.blocks)) if isinstance(block, Clause) else block for block in kept)
