"""A level against those above it: the rules O- about loosened and locked terms."""

from __future__ import annotations

from collections.abc import Iterator

from slagen.checks.clocks import Timed
from slagen.checks.level_values import ROOT, LevelValue, pairs
from slagen.checks.rules import Finding
from slagen.quantities import Measure
from slagen.terms.agreement import Agreement
from slagen.terms.tiers import RuleFigure


def never_weakened(terms: Agreement) -> Iterator[Finding]:
    """A lower level tightens what a higher level or the agreement itself sets, and never loosens it.

    Why: a level takes everything from the one above, so that a looser value below breaks the promise made for all.
    Fails: corporate availability 99.9 %, a department's 99.5 %; a resolution of 8 h for all, of 9 h for a department;
    a password of at least 8 characters for all, of 6 for a department. Passes: corporate 99.5 %, department 99.9 %.
    The agreement's own targets and times stand above every level. Times on different clocks, promises beside mere aims, and
    values for other services, sites, regions, hours or categories are not compared.
    Source: multi-level agreements.
    """
    found: dict[str, Finding] = {}
    for lower, upper in pairs(terms):
        if lower.path not in found and _looser(terms, lower, upper):
            name = _name(terms, lower)
            where = f"set by {upper.level} above it" if upper.level != ROOT else "which this agreement sets for everybody"
            found[lower.path] = Finding(
                lower.path,
                f"{lower.level} sets {name} to {_words(lower)}, looser than {_words(upper)} {where}.",
                f"Set {_words(upper)} or better, or leave it out.",
            )
    yield from found.values()


def locked_stays(terms: Agreement) -> Iterator[Finding]:
    """What a higher level locks, no lower level sets otherwise.

    Why: locked means the same for all.
    Fails: corporate locks availability at 99.9 %, a department sets 99.95 %. Passes: the department leaves it out, or says
    the same again.
    Rules are the same subject where their overrides have the same name, figures in rules where they have the same name.
    Source: multi-level agreements with terms that hold for all.
    """
    found: dict[str, Finding] = {}
    for lower, upper in pairs(terms):
        if upper.override is None or not upper.override.locked or _same(lower, upper):
            continue
        path = lower.path if lower.override is None else lower.path.split(f".{lower.key}.")[0] + f".{lower.key}"
        found.setdefault(path, Finding(
            path,
            f"{lower.level} sets what {upper.level} above it has locked ({upper.key}).",
            "Leave it out, or unlock it above.",
        ))
    yield from found.values()


def _looser(terms: Agreement, lower: LevelValue, upper: LevelValue) -> bool:
    match lower.value, upper.value:
        case Measure() as mine, Measure() as theirs:
            direction = terms.kpis[lower.subject[1]].direction
            if direction == "inside-range" or not mine.comparable(theirs):
                return False
            return mine > theirs if direction == "lower-is-better" else mine < theirs
        case Timed() as mine, Timed() as theirs:
            return mine.modality == theirs.modality and mine.exceeds(theirs)
        case RuleFigure() as mine, RuleFigure() as theirs:
            return _figure_looser(mine, theirs)
    return False


def _figure_looser(mine: RuleFigure, theirs: RuleFigure) -> bool:
    def beyond(one: Measure | None, other: Measure | None) -> bool:
        return one is not None and other is not None and one.comparable(other) and one > other

    rarer = mine.every is not None and theirs.every is not None and mine.every.unit == theirs.every.unit
    return (
        beyond(theirs.at_least, mine.at_least)
        or beyond(mine.at_most, theirs.at_most)
        or (rarer and mine.every is not None and theirs.every is not None and mine.every.amount > theirs.every.amount)
    )


def _same(lower: LevelValue, upper: LevelValue) -> bool:
    match lower.value, upper.value:
        case Timed() as mine, Timed() as theirs:
            return mine.size == theirs.size and mine.other == theirs.other
        case str() as mine, str() as theirs:
            return mine.casefold().split() == theirs.casefold().split()
    return lower.value == upper.value


def _name(terms: Agreement, value: LevelValue) -> str:
    if value.subject[0] == "kpi":
        return terms.kpis[value.subject[1]].name
    return value.value.name if isinstance(value.value, RuleFigure) else value.subject[-1]


def _words(value: LevelValue) -> str:
    match value.value:
        case Timed() as time:
            return time.words
        case RuleFigure() as figure:
            said = (("at least", figure.at_least), ("at most", figure.at_most), ("every", figure.every))
            return ", ".join(f"{words} {limit}" for words, limit in said if limit is not None)
    return str(value.value)
