"""What a rule is: a function from terms to findings, with an id and a severity; its docstring is its manual page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from msgspec import Struct

from slagen.errors import Severity
from slagen.terms.agreement import Agreement

Typed = Collection[str]


class Finding(Struct, frozen=True):
    """One place where a rule fails: the term's path, the reason in this agreement's own figures, and the mend.

    `right` is what must be typed at the path, where only one answer is right: a figure that follows from others.
    """

    path: str
    message: str
    mend: str = ""
    right: str = ""


def settled(path: str, typed: Typed) -> bool:
    """Whether somebody settled this term: by typing it, or by taking a position on its family or on everything."""
    family = path.partition(".")[0]
    return path in typed or "positions.default" in typed or any(one.startswith(f"positions.{family}") for one in typed)


class Rule(Struct, frozen=True):
    """A rule of the catalogue. `find` yields nothing where the agreement is sound.

    A rule `of_typed` speaks only of what somebody typed, not of a standard value or of what a position assumes.
    With `reads_typed`, `find` also takes the paths of everything that somebody typed, so that it can tell an answer from a
    default.
    """

    id: str
    severity: Severity
    find: Callable[..., Iterator[Finding]]
    reads_typed: bool = False
    of_typed: bool = False

    def findings(self, terms: Agreement, typed: Typed) -> Iterator[Finding]:
        """What the rule finds in terms of which the paths `typed` stand in the answers."""
        found = self.find(terms, typed) if self.reads_typed else self.find(terms)
        return (finding for finding in found if not self.of_typed or finding.path in typed)

    @property
    def manual(self) -> str:
        """The manual page: what, why, an example that fails and one that passes."""
        return self.find.__doc__ or ""
