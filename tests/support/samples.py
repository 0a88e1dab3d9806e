"""The shipped samples by what they are for, read, assembled and printed once in a process: whoever looks at them shares them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from slagen.data import folder

if TYPE_CHECKING:
    from slagen.document.nodes import Document
    from slagen.pipeline import Reading
    from slagen.render.pdf import PdfResult

SAMPLES = sorted(path.parent.name for path in folder("samples").glob("*/answers.yaml"))
MINIMAL = [name for name in SAMPLES if name.startswith("minimal-")]
FULL = [name for name in SAMPLES if name not in MINIMAL]
# The shortest of the full samples stands for the others where each costs many seconds.
SHORTEST = "smarketing"
FULL_BUT_SLOW = [name if name == SHORTEST else pytest.param(name, marks=pytest.mark.slow) for name in FULL]


@cache
def reading_of(name: str) -> Reading:
    """A sample's answers, understood."""
    from slagen import pipeline

    return pipeline.read(folder("samples") / name / "answers.yaml")


@cache
def document_of(name: str) -> Document:
    """A sample's agreement."""
    from slagen import pipeline

    return pipeline.document_of(reading_of(name))


@cache
def pdf_of(name: str) -> PdfResult:
    """A sample as a PDF, in the plain look."""
    from slagen.library.looks import load_look
    from slagen.render.pdf import render

    return render(document_of(name), load_look("plain"))
