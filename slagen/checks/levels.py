"""A level against those above it: the rules O- about loosened and locked terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from slagen.checks.clocks import timed
from slagen.checks.rules import Finding
from slagen.quantities import Measure
from slagen.terms.agreement import Agreement
from slagen.terms.tiers import Level, Override


@dataclass(frozen=True, slots=True)
class _Set:
    """One override where it stands, and the services and sites it binds (empty: all)."""

    path: str
    key: str
    level: Level
    override: Override
    services: frozenset[str]

    def meets(self, other: _Set) -> bool:
        """Whether both bind one service at one site."""
        mine, theirs = frozenset(self.override.sites), frozenset(other.override.sites)
        return bool(not self.services or not other.services or self.services & other.services) and bool(
            not mine or not theirs or mine & theirs
        )


def _sets(terms: Agreement, key: str) -> list[_Set]:
    level = terms.levels[key]
    own = (level.service,) if level.service else ()
    return [
        _Set(f"levels.{key}.sets.{name}", name, level, override, frozenset(override.services or own))
        for name, override in level.sets.items()
    ]


def _pairs(terms: Agreement) -> Iterator[tuple[_Set, _Set]]:
    """Every override with every one of its ancestors' about the same subject that binds the same service and site."""
    for key, level in terms.levels.items():
        seen, above = {key}, level.parent
        while above in terms.levels and above not in seen:
            seen.add(above)
            for lower in _sets(terms, key):
                for upper in _sets(terms, above):
                    if lower.meets(upper):
                        yield lower, upper
            above = terms.levels[above].parent


def never_weakened(terms: Agreement) -> Iterator[Finding]:
    """A lower level tightens what a higher level sets, and never loosens it.

    Why: a level takes everything from the one above, so that a looser value below breaks the promise made for all.
    Fails: corporate availability 99.9 %, a department's 99.5 %. Passes: corporate 99.5 %, department 99.9 %.
    Times on different clocks, and promises beside mere aims, are not compared.
    Source: multi-level agreements.
    """
    for lower, upper in _pairs(terms):
        mine, theirs = lower.override, upper.override
        if mine.kpi is not None and mine.kpi == theirs.kpi and mine.target is not None and theirs.target is not None:
            kpi = terms.kpis[mine.kpi]
            same_clock = kpi.clock != "service" or mine.coverage == theirs.coverage
            if kpi.direction != "inside-range" and same_clock and _looser(kpi.direction, mine.target, theirs.target):
                yield _weakened(f"{lower.path}.target", kpi.name, str(mine.target), str(theirs.target), lower, upper)
        if mine.severity is not None and mine.severity == theirs.severity and mine.times and theirs.times:
            below = timed(mine.times, f"{lower.path}.times", mine.coverage)
            above = timed(theirs.times, f"{upper.path}.times", theirs.coverage)
            for field in below.keys() & above.keys():
                time, limit = below[field], above[field]
                if time.modality == limit.modality and time.size.exceeds(limit.size):
                    yield _weakened(time.path, field, str(time.duration), str(limit.duration), lower, upper)


def _looser(direction: str, mine: Measure, theirs: Measure) -> bool:
    if not mine.comparable(theirs):
        return False
    return mine > theirs if direction == "lower-is-better" else mine < theirs


def _weakened(path: str, name: str, mine: str, theirs: str, lower: _Set, upper: _Set) -> Finding:
    return Finding(
        path,
        f"{lower.level.name} sets {name} to {mine}, looser than {theirs} set by {upper.level.name} above it.",
        f"Set {theirs} or better, or leave it out.",
    )


def locked_stays(terms: Agreement) -> Iterator[Finding]:
    """What a higher level locks, no lower level sets otherwise.

    Why: locked means the same for all.
    Fails: corporate locks availability at 99.9 %, a department sets 99.95 %. Passes: the department leaves it out.
    Source: multi-level agreements with terms that hold for all.
    """
    for lower, upper in _pairs(terms):
        mine, theirs = lower.override, upper.override
        if not theirs.locked:
            continue
        if theirs.kpi is not None and mine.kpi == theirs.kpi:
            changed = mine.target is not None and mine.target != theirs.target
        elif theirs.severity is not None and mine.severity == theirs.severity:
            changed = mine.times is not None and mine.times != theirs.times
        elif theirs.rule is not None and lower.key == upper.key:
            changed = mine.rule is not None and mine.rule != theirs.rule
        else:
            continue
        if changed:
            yield Finding(
                lower.path,
                f"{lower.level.name} sets what {upper.level.name} above it has locked ({upper.key}).",
                "Leave it out, or unlock it above.",
            )
