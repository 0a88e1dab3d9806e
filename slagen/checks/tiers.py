"""Tiers side by side: the rules T-."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from slagen.checks.clocks import FIELDS, rows
from slagen.checks.rules import Finding
from slagen.terms.agreement import Agreement
from slagen.terms.kpis import Kpi, Target


def higher_is_better(terms: Agreement) -> Iterator[Finding]:
    """A higher tier is at least as good as a lower one in every target and in every severity's times.

    Why: whoever pays for the higher tier must not get less; a slip there is found by the customer.
    Fails: Gold 99.5 %, Silver 99.9 %; P1 response in Gold 1 h, in Silver 30 min. Passes: Gold 99.9 %, Silver 99.9 %.
    Tiers stand from the highest to the lowest. Times on different clocks are not compared, nor are a promise and an aim.
    Source: published tables of tiers.
    """
    yield from _targets(terms)
    tables = [(tier, table) for tier, table in rows(terms) if tier]
    for (high, better), (low, worse) in pairwise(tables):
        for key, times in better.items():
            for field in FIELDS:
                first, second = times.get(field), worse[key].get(field)
                if first is None or second is None or first.modality != second.modality:
                    continue
                if first.size.exceeds(second.size):
                    assert terms.severities is not None
                    yield Finding(
                        first.path,
                        f"{field.capitalize()} for {terms.severities.levels[key].name} is {first.duration} in the higher "
                        f"tier {terms.tiers[high].name}, but {second.duration} in {terms.tiers[low].name}.",
                        f"Promise at most {second.duration} in {terms.tiers[high].name}.",
                    )


def _targets(terms: Agreement) -> Iterator[Finding]:
    order = {tier: rank for rank, tier in enumerate(terms.tiers)}
    for key, kpi in terms.kpis.items():
        if kpi.direction == "inside-range":
            continue
        cells: dict[object, list[tuple[int, int, Target]]] = {}
        for index, target in enumerate(kpi.targets):
            if target.tier in order:
                cells.setdefault(_cell(target), []).append((order[target.tier], index, target))
        for found in cells.values():
            found.sort(key=lambda item: item[0])
            for (rank, index, high), (below, _, low) in pairwise(found):
                if rank != below and _worse(kpi, high, low):
                    names = [tier.name for tier in terms.tiers.values()]
                    yield Finding(
                        f"kpis.{key}.targets.{index}.minimum",
                        f"The target for {kpi.name} is {high.minimum} in the higher tier {names[rank]}, "
                        f"but {low.minimum} in {names[below]}.",
                        f"Promise {low.minimum} or better in {names[rank]}.",
                    )


def _cell(target: Target) -> tuple[object, ...]:
    """Everything but the tier that tells one target from another; only equal cells are compared."""
    return (
        target.level, target.service, target.site, target.region, target.severity, target.coverage,
        tuple(sorted(target.dimensions.items())), target.condition, target.modality,
    )


def _worse(kpi: Kpi, high: Target, low: Target) -> bool:
    if not high.minimum.comparable(low.minimum):
        return False
    return high.minimum > low.minimum if kpi.direction == "lower-is-better" else high.minimum < low.minimum
