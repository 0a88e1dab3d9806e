"""Levels, and the agreement above them, become single values that can be held against each other: targets, times, figures."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from slagen.checks.clocks import Timed, timed
from slagen.quantities import Measure
from slagen.terms.agreement import Agreement
from slagen.terms.kpis import Target
from slagen.terms.tiers import Override, RuleFigure
from slagen.terms.times_in_force import times_in_force, times_set

ROOT = "this Agreement"


class Scope(Struct, frozen=True):
    """What a value binds; an empty set binds all. `cell` is whatever else tells values apart and must be equal."""

    services: frozenset[str] = frozenset()
    sites: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    cell: tuple[object, ...] = ()

    def meets(self, other: Scope) -> bool:
        """Whether both bind one service at one site in one region."""
        pairs = ((self.services, other.services), (self.sites, other.sites), (self.regions, other.regions))
        return all(not mine or not theirs or bool(mine & theirs) for mine, theirs in pairs) and self.cell == other.cell


class LevelValue(Struct, frozen=True):
    """One value of one subject (“kpi uptime”, “time p1 response”) where it stands, and the override that sets it."""

    subject: tuple[str, ...]
    value: Measure | Timed | RuleFigure | str
    path: str
    level: str
    scope: Scope
    override: Override | None = None
    key: str = ""


def pairs(terms: Agreement) -> Iterator[tuple[LevelValue, LevelValue]]:
    """Every value of a level with every value about the same subject above it that binds the same services and places.

    Above the highest level stand the agreement's own targets and times, which hold for everybody.
    """
    root = [*_targets(terms, None), *_times(terms)]
    by_level = {ref: [*_targets(terms, ref), *_overrides(terms, ref)] for ref in terms.levels}
    for ref, own in by_level.items():
        above = [value for upper in _ancestors(terms, ref) for value in by_level[upper]]
        for lower in own:
            for higher in (*above, *root):
                if lower.subject == higher.subject and lower.scope.meets(higher.scope):
                    yield lower, higher


def _ancestors(terms: Agreement, ref: str) -> Iterator[str]:
    """Levels above, the nearest first; a circle of parents ends where it closes."""
    seen, above = {ref}, terms.levels[ref].parent
    while above in terms.levels and above not in seen:
        seen.add(above)
        yield above
        above = terms.levels[above].parent


def _targets(terms: Agreement, level: str | None) -> Iterator[LevelValue]:
    """Targets of a level, or (None) those that hold at every level, which no tier tells apart."""
    name = terms.levels[level].name if level else ROOT
    for ref, kpi in terms.kpis.items():
        for place, target in enumerate(kpi.targets):
            if target.level == level and target.minimum is not None and target.modality == "commitment":
                path = f"kpis.{ref}.targets.{place}.minimum"
                yield LevelValue(("kpi", ref), target.minimum, path, name, _scope_of_target(terms, target, level))


def _scope_of_target(terms: Agreement, target: Target, level: str | None) -> Scope:
    services = {target.service} if target.service else _service_of(terms, level)
    regions = {target.region} if target.region else set(terms.levels[level].regions) if level else set()
    sites = {target.site} if target.site else set()
    cell = (
        target.tier, target.severity, target.coverage or target.clock, target.critical_periods,
        tuple(sorted(target.dimensions.items())), target.condition,
    )  # fmt: skip
    return Scope(frozenset(services), frozenset(sites), _regions(terms, sites, regions), cell)


def _overrides(terms: Agreement, level: str) -> Iterator[LevelValue]:
    own = terms.levels[level]
    for key, override in own.sets.items():
        path, sites = f"levels.{level}.sets.{key}", set(override.sites)
        services = frozenset(override.services or _service_of(terms, level))
        plain = Scope(services, frozenset(sites), _regions(terms, sites, set(own.regions)))
        if override.kpi is not None and override.target is not None:
            cell = (None, None, override.coverage, (), (), None)
            scope = Scope(plain.services, plain.sites, plain.regions, cell)
            yield LevelValue(("kpi", override.kpi), override.target, f"{path}.target", own.name, scope, override, key)
        if override.severity is not None:
            times = times_set(override, path)
            whole = "; ".join(f"{field} {time.promise} {time.clock} {time.coverage}" for field, time in times.items())
            yield LevelValue(("times", override.severity), whole, f"{path}.times", own.name, plain, override, key)
            for field, time in times.items():
                if (sized := timed(time, terms)) is not None:
                    subject = ("time", override.severity, field)
                    yield LevelValue(subject, sized, sized.path, own.name, plain, override, key)
        for name, figure in override.figures.items():
            yield LevelValue(("figure", name), figure, f"{path}.figures.{name}", own.name, plain, override, key)
        if override.rule is not None:
            yield LevelValue(("rule", key), override.rule, f"{path}.rule", own.name, plain, override, key)


def _times(terms: Agreement) -> Iterator[LevelValue]:
    for severity in terms.severities.levels if terms.severities else ():
        for field, time in times_in_force(terms, severity).items():
            if (sized := timed(time, terms)) is not None:
                yield LevelValue(("time", severity, field), sized, sized.path, ROOT, Scope())


def _service_of(terms: Agreement, level: str | None) -> set[str]:
    service = terms.levels[level].service if level else None
    return {service} if service else set()


def _regions(terms: Agreement, sites: set[str], regions: set[str]) -> frozenset[str]:
    """The regions said, else those of the sites."""
    of_sites = {region for site in sites if (region := terms.sites[site].region)}
    return frozenset(regions or of_sites)
