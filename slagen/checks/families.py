"""A family or an answer that was typed, in a kind of agreement that does not print it, becomes a warning."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from slagen.errors import Place, Problem
from slagen.library.questionnaire import Questionnaire, field_of, unasked
from slagen.library.when import lookup
from slagen.terms.agreement import Agreement


def without_clause(
    terms: Agreement, places: Mapping[str, Place], asked: Questionnaire, label: Callable[[str], str]
) -> list[Problem]:
    """A-KIND for each such family and each such answer, at its line: otherwise it would vanish without a word."""
    typed = [path for path in places if path and "." not in path and getattr(terms, path, None)]
    families = unasked(asked, typed)
    # Most kinds lack nothing, and of all that was typed only few answers have such a name.
    names = {name.rpartition(".")[2] for name in asked.lacks}
    named = [path for path in places if path.rpartition(".")[2] in names]
    lost = [path for path in named if field_of(path, type(terms)) in asked.lacks and lookup(terms, tuple(path.split(".")))]
    return [
        Problem(
            "A-KIND",
            "warning",
            f"{label(path)} ({path}) was typed, and a {terms.kind} agreement does not print it.",
            path,
            "Leave it out, or take a kind that asks for it.",
            places[path],
        )
        for path in lost
    ] + [
        Problem(
            "A-KIND",
            "warning",
            f"{label(family)} ({family}) was typed, and a {terms.kind} agreement has no clause for it.",
            family,
            "Leave it out, or take a kind that asks for it.",
            places[family],
        )
        for family in families
    ]
