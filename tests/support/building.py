"""Terms become a document without reading the library anew each time."""

from __future__ import annotations

from functools import cache

from slagen.assembly.assemble import assemble
from slagen.data import folder
from slagen.document.nodes import Document
from slagen.library.clauses import Clauses, load_clauses
from slagen.library.outline import Outline, load_outline
from slagen.schedules.registry import SCHEDULES
from slagen.terms.agreement import Agreement


def made(terms: Agreement) -> Document:
    """The document of terms as a draft, with the shipped library."""
    return assemble(terms, _outline(terms.kind), _clauses(), SCHEDULES, positions=terms.positions, draft=True)


@cache
def _clauses() -> Clauses:
    return load_clauses(folder("clauses") / "en")


@cache
def _outline(kind: str) -> Outline:
    return load_outline(folder("templates") / kind / "agreement.yaml")
