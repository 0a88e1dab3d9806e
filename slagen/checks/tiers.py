"""Tiers side by side: the rules T-."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from slagen.checks.band_tables import table_targets, tables, told_apart
from slagen.checks.clocks import FIELDS, Timed, rows, severity_name
from slagen.checks.rules import Finding
from slagen.checks.worst_case import WEEKDAYS, later_from
from slagen.terms.agreement import Agreement
from slagen.terms.kpis import Kpi, Target
from slagen.terms.reach import targets_paid
from slagen.terms.times_in_force import escalation_levels, hours_of, severities_of

FIRM = ("commitment", "objective", "aim", "best-effort")


def higher_is_better(terms: Agreement) -> Iterator[Finding]:
    """A higher tier is at least as good as any lower one: in targets, times, levels of escalation and hours.

    Why: whoever pays for the higher tier must not get less; a slip there is found by the customer.
    Fails: Gold 99.5 %, Silver 99.9 %; P1 response in Gold 1 h, in Silver 30 min; 4 working days in Silver beside 5 calendar
    days in Standard, since from a Thursday they end later; no escalation in Silver beside 2 levels in Standard; office hours
    in Gold beside support around the clock in Silver.
    Passes: Gold 99.9 %, Silver 99.9 %; 6 service hours in Silver beside 2 h around the clock in Gold.
    Tiers stand from the highest to the lowest. A promise and an aim are compared only where the aim is no faster either.
    Source: published tables of tiers.
    """
    yield from _targets(terms)
    tables = [(tier, table) for tier, table in rows(terms) if tier]
    for key in severities_of(terms):
        for field in FIELDS:
            found: set[str] = set()
            for (high, better), (low, worse) in combinations(tables, 2):
                first, second = better[key or ""].get(field), worse[key or ""].get(field)
                if first is None or second is None or high in found:
                    continue
                if reason := _slower(terms, first, second):
                    found.add(high)
                    yield Finding(
                        first.path,
                        f"{field.capitalize()} for {severity_name(terms, key or '')} is {first.words} in the higher tier "
                        f"{terms.tiers[high].name}, but {second.words} in {terms.tiers[low].name}{reason}.",
                        f"Promise at most {second.words} in {terms.tiers[high].name}.",
                    )
    yield from _escalation(terms)
    yield from _hours(terms)


def promised(terms: Agreement) -> Iterator[Finding]:
    """A tier that a credit scheme names has a target that the scheme pays for.

    Why: a table of credits without a promise pays for nothing, or for whatever each side believes was promised.
    Fails: a scheme for Platinum; targets only for Gold and Silver, or no commitment for Platinum. Passes: a target for each.
    A target for no tier in particular is one for every tier.
    Source: a published agreement whose highest tier stands in the table of credits and nowhere else.
    """
    for key, scheme in (terms.credits.schemes if terms.credits else {}).items():
        paid = list(targets_paid(terms, scheme))
        for place, tier in enumerate(scheme.tiers):
            for ref in scheme.kpis:
                kpi = terms.kpis[ref]
                if kpi.targets and not any(one == ref and target.tier in (None, tier) for one, _, target in paid):
                    yield Finding(
                        f"credits.schemes.{key}.tiers.{place}",
                        f"{scheme.name} pays for {kpi.name} in {terms.tiers[tier].name}, but nothing is promised there.",
                        f"Give {kpi.name} a target for {terms.tiers[tier].name}, or take the tier out of the scheme.",
                    )


def bands_start_at_each_target(terms: Agreement) -> Iterator[Finding]:
    """A table of bands pays for one target only, or for targets that are the same.

    Why: the table starts at one figure. For a lower target it pays although the target was met, for a higher one it pays
    nothing although the target was missed.
    Fails: one table for tiers of 99.5 %, 99.9 % and 99.99 %; one for regions of 99.99 % and 99.95 %.
    Passes: a scheme for each tier or region; one table where all targets are 99.9 %.
    Source: published agreements with one table made for the highest tier.
    """
    for table in tables(terms):
        found = {cut: (kpi, target) for kpi, target, cut in table_targets(terms, table)}
        if len(found) > 1:
            said = ", ".join(f"{target.minimum}{told_apart(terms, target)}" for _, target in found.values())
            yield Finding(
                f"{table.path}.bands",
                f"One table of bands pays for {len(found)} different targets: {said}.",
                "Make a scheme for each, and name in it the tiers, regions, services or categories that it pays for.",
            )


def _slower(terms: Agreement, first: Timed, second: Timed) -> str:
    """Why the time of the higher tier is worse (an empty reason is none): on one clock, or from some start."""
    if first.modality != second.modality:
        weaker = FIRM.index(first.modality) > FIRM.index(second.modality) and _one_clock(first, second)
        return f", but there no more than {_article(second.modality)}" if weaker and not second.exceeds(first) else ""
    if first.exceeds(second):
        return ": that is longer"
    start = later_from(terms, first, second)
    if start is None:
        return ""
    return f": from {WEEKDAYS[start.weekday()]} {start:%H:%M}, the higher tier's ends later"


def _one_clock(first: Timed, second: Timed) -> bool:
    return {one.clock for one in first.sizes()} == {one.clock for one in second.sizes()}


def _article(modality: str) -> str:
    return "best effort" if modality == "best-effort" else f"an {modality}"


def _escalation(terms: Agreement) -> Iterator[Finding]:
    for key in severities_of(terms):
        found = [(tier, said) for tier in terms.tiers if (said := escalation_levels(terms, key, tier)) is not None]
        for (high, (mine, path)), (low, (theirs, _)) in combinations(found, 2):
            if mine < theirs:
                yield Finding(
                    path,
                    f"In the higher tier {terms.tiers[high].name}, {severity_name(terms, key or '')} has {mine} levels of "
                    f"escalation, but {theirs} in {terms.tiers[low].name}.",
                    f"Give at least {theirs} in {terms.tiers[high].name}.",
                )
                break


def _hours(terms: Agreement) -> Iterator[Finding]:
    """A lower tier's hours lie inside those of every higher one; schedules in different zones are not compared."""
    for key in severities_of(terms):
        for high, low in combinations(terms.tiers, 2):
            mine, theirs = hours_of(terms, high, key), hours_of(terms, low, key)
            if mine is None or theirs is None or mine == theirs:
                continue
            first, second = terms.coverage[mine], terms.coverage[theirs]
            if (first.zone, first.zones) != (second.zone, second.zones) and not first.is_always:
                continue
            if first.hours is not None and second.hours is not None and not first.hours.covers(second.hours):
                yield Finding(
                    f"tiers.{high}.coverage",
                    f"The hours of the higher tier {terms.tiers[high].name} ({first.name}: {first.hours}) leave out some of "
                    f"those of {terms.tiers[low].name} ({second.name}: {second.hours}).",
                    f"Give {terms.tiers[high].name} hours that hold those of {terms.tiers[low].name}.",
                )
                return


def _targets(terms: Agreement) -> Iterator[Finding]:
    order = {tier: rank for rank, tier in enumerate(terms.tiers)}
    names = [tier.name for tier in terms.tiers.values()]
    for key, kpi in terms.kpis.items():
        if kpi.direction == "inside-range":
            continue
        cells: dict[object, list[tuple[int, int, Target]]] = {}
        for index, target in enumerate(kpi.targets):
            if target.tier in order:
                cells.setdefault(_cell(target), []).append((order[target.tier], index, target))
        for found in cells.values():
            found.sort(key=lambda item: item[0])
            seen: set[int] = set()
            for (rank, index, high), (below, _, low) in combinations(found, 2):
                if rank != below and index not in seen and _worse(kpi, high, low):
                    seen.add(index)
                    yield Finding(
                        f"kpis.{key}.targets.{index}.minimum",
                        f"The target for {kpi.name} is {high.minimum} in the higher tier {names[rank]}, "
                        f"but {low.minimum} in {names[below]}.",
                        f"Promise {low.minimum} or better in {names[rank]}.",
                    )


def _cell(target: Target) -> tuple[object, ...]:
    """Everything but the tier that tells one target from another; only equal cells are compared."""
    return (
        target.level, target.service, target.site, target.region, target.severity, target.clock, target.coverage,
        target.critical_periods, tuple(sorted(target.dimensions.items())), target.condition, target.modality,
    )


def _worse(kpi: Kpi, high: Target, low: Target) -> bool:
    first, second = high.minimum, low.minimum
    if first is None or second is None or not first.comparable(second):
        return False
    return first > second if kpi.direction == "lower-is-better" else first < second

