"""A sound agreement and one change become an agreement that must raise one rule. Run: `make mutations`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from support import sound

from slagen import pipeline
from slagen.answers.plain import copied
from slagen.checks import document, registry
from slagen.data import folder
from slagen.outcomes import Reading

GONE = object()
"""Says of a path that nothing was typed there."""
RESULTS = Path(__file__).resolve().parent.parent / "MUTATIONS.md"
SOUND_TRIED = 25
ON_DOCUMENTS = frozenset(rule.id for rule in document.RULES)


@dataclass(frozen=True)
class Mutation:
    """What is done to which sample, and the rule that must find it. `given` is changed before, and is still sound.

    Paths are those of the answers; a number is a place in a list, and the number behind the last one adds to it.
    """

    rule: str
    base: str
    words: str
    change: Mapping[str, Any]
    given: Mapping[str, Any] = field(default_factory=dict)

    def before(self) -> sound.Answers:
        """The answers that must not raise the rule."""
        return changed(_sample(self.base), self.given)

    def after(self) -> sound.Answers:
        """The answers that must."""
        return changed(self.before(), self.change)

    def raised(self, answers: sound.Answers) -> bool:
        """Whether its rule finds something in the answers."""
        return raised(self.rule, answers)


def raised(rule: str, answers: sound.Answers) -> bool:
    """Whether a rule finds something in answers."""
    reading = _reading(sound.written(answers))
    if rule in ON_DOCUMENTS:
        written = pipeline.document_of(reading, draft=True)
        return any(problem.id == rule for problem in document.run(written, reading.places))
    return bool(registry.run(reading.terms, reading.places, [one for one in registry.RULES if one.id == rule]))


@lru_cache(maxsize=16)
def _reading(text: bytes) -> Reading:
    """Answers understood; many mutations start from the same ones."""
    return sound.read_text(text)


def changed(answers: sound.Answers, changes: Mapping[str, Any]) -> sound.Answers:
    """The answers with other values at some paths."""
    tree: Any = copied(answers)
    for path, value in changes.items():
        *steps, last = path.split(".")
        holder = tree
        for step in steps:
            holder = holder[int(step)] if isinstance(holder, list) else holder.setdefault(step, {})
        if isinstance(holder, list):
            place = int(last)
            holder[place : place + 1] = [] if value is GONE else [value]
        elif value is GONE:
            del holder[last]
        else:
            holder[last] = value
    assert isinstance(tree, dict)
    return tree


@cache
def _sample(name: str) -> sound.Answers:
    return sound.answers_in(folder("samples") / name / "answers.yaml")


def every() -> tuple[Mutation, ...]:
    """All mutations, in the order of the families of rules."""
    from support import (
        mutations_behind,
        mutations_center,
        mutations_claims,
        mutations_credits,
        mutations_measuring,
        mutations_paper,
        mutations_plans,
        mutations_support,
    )

    tables: tuple[Iterable[Mutation], ...] = (
        mutations_measuring.ALL, mutations_credits.ALL, mutations_claims.ALL, mutations_support.ALL, mutations_behind.ALL,
        mutations_center.ALL, mutations_plans.ALL, mutations_paper.ALL,
    )  # fmt: skip
    return tuple(mutation for table in tables for mutation in table)


NOT_BY_ANSWERS: dict[str, str] = {
    "D-XREF": "a reference to a clause that the answers leave out leads to its article; only a faulty library dangles",
    "L-KIND": "an answers file without the family of its kind is refused before any rule looks at it (A-MISSING)",
}
"""Rules that no change of a sound agreement's answers can raise, each with the reason."""


def table() -> str:
    """Every rule with its mutation and whether it was caught, then the sums, in Markdown."""
    rows, caught = [], 0
    for mutation in every():
        before, after = mutation.raised(mutation.before()), mutation.raised(mutation.after())
        found = after and not before
        caught += found
        said = "caught" if found else "raised before" if before else "not caught"
        rows.append(f"| {mutation.rule} | {mutation.base} | {mutation.words} | {said} |")
    rows += [f"| {rule} | – | none: {reason} | – |" for rule, reason in NOT_BY_ANSWERS.items()]
    tried = len({mutation.rule for mutation in every()})
    everywhere, made, seen = anywhere()
    alarms, found_sound = false_alarms()
    return "\n".join(
        [
            "# Mutations: one change of a sound agreement, and the rule that must find it", "",
            "`make mutations` writes this table anew. Every mutation is tried before and after its change.", "",
            "| Rule | Sound agreement | Change | Outcome |", "|---|---|---|---|", *rows, "",
            *everywhere, "",
            f"Changes of agreements from chance: caught {seen} of {made} tried.", "",
            f"Changes of samples: caught {caught} of {len(every())} tried; {tried} of {len(all_rules())} rules have one.", "",
            f"False alarms {alarms} of {found_sound} sound agreements.", "",
        ]
    )  # fmt: skip


def anywhere() -> tuple[list[str], int, int]:
    """The changes that can be made in any agreement as a table, how often one was made, and how often it was found."""
    from support.mutations_anywhere import ALL, tried

    lines = [
        "## The same in agreements made from chance", "",
        "Every change that fits, in each of some agreements of each kind.", "",
        "| Rule | Change | Made | Caught |", "|---|---|---:|---:|",
    ]  # fmt: skip
    results = [(one, tried(one, tuple(sound.KINDS), range(SOUND_TRIED))) for one in ALL]
    lines += [f"| {one.rule} | {one.words} | {result.tried} | {result.caught} |" for one, result in results]
    return lines, sum(result.tried for _, result in results), sum(result.caught for _, result in results)


def all_rules() -> frozenset[str]:
    """Every rule on terms and on documents."""
    return frozenset(rule.id for rule in registry.RULES) | ON_DOCUMENTS


def false_alarms() -> tuple[int, int]:
    """Sound agreements with an error or warning, of how many: the samples, and some of each kind from chance."""
    names = sorted(path.parent.name for path in folder("samples").glob("*/answers.yaml"))
    trees = [_sample(name) for name in names]
    trees += [sound.answers(kind, seed) for kind in sound.KINDS for seed in range(SOUND_TRIED)]
    return sum(_alarmed(tree) for tree in trees), len(trees)


def _alarmed(answers: sound.Answers) -> bool:
    reading = sound.read(answers)
    return any(problem.severity != "advice" for problem in pipeline.check(reading, pipeline.document_of(reading)))


if __name__ == "__main__":
    # Under its own name, so that the tables and this module speak of the same class.
    from support import mutations

    RESULTS.write_text(mutations.table(), encoding="utf-8")
    sys.stdout.write(RESULTS.read_text(encoding="utf-8"))
