"""A family that was typed, in a kind of agreement that has no clause for it, becomes a warning."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from slagen.errors import Place, Problem
from slagen.library.questionnaire import Questionnaire, unasked
from slagen.terms.agreement import Agreement


def without_clause(
    terms: Agreement, places: Mapping[str, Place], asked: Questionnaire, label: Callable[[str], str]
) -> list[Problem]:
    """A-KIND for each such family, at its line: otherwise it would vanish without a word."""
    typed = [path for path in places if path and "." not in path and getattr(terms, path, None)]
    return [
        Problem(
            "A-KIND",
            "warning",
            f"{label(family)} ({family}) was typed, and a {terms.kind} agreement has no clause for it.",
            family,
            "Leave it out, or take a kind that asks for it.",
            places[family],
        )
        for family in unasked(asked, typed)
    ]
