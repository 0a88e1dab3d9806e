"""A department and a region become the levels that hold for them, and the value in force with the level it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from slagen.document.nodes import Inline, Value
from slagen.schedules.cells import line
from slagen.schedules.severity_rows import times_of
from slagen.schedules.target_words import target_value
from slagen.schedules.wording import time_words
from slagen.terms.agreement import Agreement
from slagen.terms.tiers import Level, Override
from slagen.terms.times_in_force import times_set


@dataclass(frozen=True, slots=True)
class InForce:
    """A value as printed and the level that sets it; `level` is empty for the agreement itself."""

    words: tuple[Inline, ...]
    level: str


def regions(terms: Agreement) -> list[str]:
    """Regions of levels and sites, in the order of their first mention."""
    named = [region for level in terms.levels.values() for region in level.regions]
    return list(dict.fromkeys([*named, *(site.region for site in terms.sites.values() if site.region)]))


def departments(terms: Agreement) -> list[str]:
    """Departments that have a level of their own."""
    return list(dict.fromkeys(level.department for level in terms.levels.values() if level.department))


def chain(terms: Agreement, department: str, region: str) -> list[str]:
    """Levels in force for every service, the corporate one first; a level for the region comes after one for all."""
    fitting = [
        ref
        for ref, level in terms.levels.items()
        if level.kind != "service" and level.department == department and (not level.regions or region in level.regions)
    ]
    fitting.sort(key=lambda ref: bool(terms.levels[ref].regions))
    found: list[str] = []
    for ref in fitting or _without_department(terms, region):
        found += [one for one in _ancestors(terms, ref) if one not in found]
    return found


def kpi_in_force(terms: Agreement, kpi_ref: str, levels: list[str], region: str) -> InForce | None:
    """The target of a KPI: what the last level of the chain that says something sets; else the agreement's own."""
    kpi, found = terms.kpis[kpi_ref], None
    for place, target in enumerate(kpi.targets):
        single = target.tier or target.service or target.site or target.severity or target.dimensions or target.critical_periods
        if not single and target.modality == "commitment" and target.level is None and target.region in (None, region):
            found = InForce(target_value(kpi, target, f"kpis.{kpi_ref}.targets.{place}"), "")
    for ref in levels:
        for place, target in enumerate(kpi.targets):
            if target.level == ref and not target.service and target.region in (None, region):
                found = InForce(target_value(kpi, target, f"kpis.{kpi_ref}.targets.{place}"), ref)
        for path, override in _sets(terms, ref, region):
            if override.kpi == kpi_ref and override.target is not None:
                words = {"at-most": "at most ", "inside-range": ""}
                lower = "at-most" if kpi.direction == "lower-is-better" else kpi.direction
                found = InForce(line(words.get(lower, "at least "), _value(override.target, path)), ref)
    return found


def response_in_force(terms: Agreement, severity: str, levels: list[str], region: str) -> InForce | None:
    """The response time of a severity, as `kpi_in_force`."""
    own = times_of(terms, severity).words(terms, "response")
    found = InForce(own, "") if own else None
    for ref in levels:
        for path, override in _sets(terms, ref, region):
            if override.severity == severity and override.times is not None and override.times.response is not None:
                found = InForce(time_words(terms, times_set(override, path)["response"]), ref)
    return found


def _value(target: object, path: str) -> Inline:
    return Value(str(target), f"{path}.target")


def _sets(terms: Agreement, ref: str, region: str) -> Iterator[tuple[str, Override]]:
    """What a level sets for all services, at every site or at all sites of the region."""
    here = {key for key, site in terms.sites.items() if site.region == region}
    for key, override in terms.levels[ref].sets.items():
        everywhere = not override.sites or (bool(here) and here <= set(override.sites))
        if not override.services and everywhere:
            yield f"levels.{ref}.sets.{key}", override


def _ancestors(terms: Agreement, ref: str) -> list[str]:
    """A level after everything it descends from; a circle of parents ends where it closes."""
    found: list[str] = []
    current: str | None = ref
    while current is not None and current not in found:
        found.insert(0, current)
        level: Level = terms.levels[current]
        current = level.parent
    return found


def _without_department(terms: Agreement, region: str) -> list[str]:
    return [
        ref
        for ref, level in terms.levels.items()
        if level.kind == "corporate" and (not level.regions or region in level.regions)
    ]
