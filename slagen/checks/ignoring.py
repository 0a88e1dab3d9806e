"""Findings and the rules to leave aside become findings to raise, and findings ignored with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from slagen.errors import Problem, UsageError

# Without these there is no document, or one that leads to nothing: no reason makes that good.
NEVER = frozenset({"L-PARTIES", "L-KIND", "M-UNKNOWN-REF", "X-UNKNOWN-REF", "D-TABLE", "D-XREF"})
ASKED = "Left aside on the command line."

Ignored = tuple[Problem, str]


def ignorable() -> tuple[str, ...]:
    """The ids of the rules that an agreement may leave aside."""
    from slagen.checks import document, registry

    known = (*(rule.id for rule in registry.RULES), *(rule.id for rule in document.RULES))
    return tuple(id for id in known if id not in NEVER)


def asked_for(ids: Iterable[str]) -> dict[str, str]:
    """The rules of a command line, each with its reason. Raises UsageError for what is no rule or cannot be ignored."""
    from slagen.checks.catalogue import named

    found = [named(id).id for id in ids]
    for id in found:
        if id in NEVER:
            raise UsageError(f"{id} cannot be ignored: without it there is no document that can be signed. Mend the answers.")
    return dict.fromkeys(found, ASKED)


def parted(found: Iterable[Problem], aside: Mapping[str, str]) -> tuple[tuple[Problem, ...], tuple[Ignored, ...]]:
    """The findings to raise, and those of rules left aside, each with its reason."""
    raised: list[Problem] = []
    ignored: list[Ignored] = []
    for problem in found:
        if problem.id in aside and problem.id not in NEVER:
            ignored.append((problem, aside[problem.id]))
        else:
            raised.append(problem)
    return tuple(raised), tuple(ignored)
