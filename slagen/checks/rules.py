"""What a rule is: a function from terms to findings, with an id and a severity; its docstring is its manual page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from slagen.errors import Severity
from slagen.terms.agreement import Agreement


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a rule fails: the term's path, the reason in this agreement's own figures, and the mend."""

    path: str
    message: str
    mend: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the catalogue. `find` yields nothing where the agreement is sound.

    A rule `of_typed` speaks only of what somebody typed, not of a standard value or of what a position assumes.
    """

    id: str
    severity: Severity
    find: Callable[[Agreement], Iterator[Finding]]
    of_typed: bool = False

    @property
    def manual(self) -> str:
        """The manual page: what, why, an example that fails and one that passes."""
        return self.find.__doc__ or ""
