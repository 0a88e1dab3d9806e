"""One figure said in two places of the answers becomes a finding where the two differ: D-CONFLICT-NUMBERS."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from slagen.checks.band_tables import Table, edge, table_targets, tables, told_apart
from slagen.checks.clocks import size, timed
from slagen.checks.exclusions import same_length
from slagen.checks.rate_pairs import pairs
from slagen.checks.rules import Finding
from slagen.quantities import Measure
from slagen.terms.agreement import Agreement
from slagen.terms.kpis import Kpi, Target, unit_of
from slagen.terms.times_in_force import times_in_force

# A formula that ends in a comparison: “… × 100 > 99.9”.
_LIMIT = re.compile(r"(?:[<>≥≤=]|\bat (?:least|most)|\b(?:more|less) than) ?([0-9]+(?:\.[0-9]+)?) ?%?\s*$")


def figures_agree(terms: Agreement) -> Iterator[Finding]:
    """A figure that is said in two places is the same in both.

    Why: each side quotes the place that suits it, and a court reads the doubt against whoever wrote the paper.
    Fails: one tier with a target of 99.9 % and one of 99 %; a formula that ends in “> 99.9” beside a table that starts at
    99.99 %; a rate of 0.5 % a point in one scheme and of 1 % in another for the same miss; updates every 30 min in the
    severity and every hour in the downtime plan; work limited to 4 h in one place and 8 h in the other.
    Passes: 99.9 % as promise and 99.95 % as aim; two targets told apart by tier, service, site or condition; one figure in
    both places.
    Source: published agreements of which a table, a formula and a help page differ.
    """
    yield from _targets(terms)
    yield from _formulas(terms)
    yield from _rates(terms)
    yield from _updates(terms)
    yield from _ranges(terms)
    yield from _work(terms)


def _targets(terms: Agreement) -> Iterator[Finding]:
    for key, kpi in terms.kpis.items():
        seen: dict[object, Target] = {}
        for place, target in enumerate(kpi.targets):
            if target.minimum is None or kpi.direction == "inside-range":
                continue
            first = seen.setdefault(_cell(target), target)
            assert first.minimum is not None
            if first.minimum != target.minimum and not same_figure(first.minimum, target.minimum):
                yield Finding(
                    f"kpis.{key}.targets.{place}.minimum",
                    f"The target for {kpi.name}{told_apart(terms, target)} is {first.minimum} in one place and {target.minimum} "
                    f"in another: a result of {_between(first.minimum, target.minimum)} meets one of them only.",
                    "Keep one, or say in which tier, service or site each holds.",
                )


def same_figure(one: Measure, other: Measure) -> bool:
    """Whether two figures are one: 4 h and 240 min are."""
    return one.comparable(other) and one <= other <= one


def _cell(target: Target) -> tuple[object, ...]:
    """Everything that tells one target from another."""
    return (
        target.tier, target.level, target.service, target.site, target.region, target.severity, target.clock, target.coverage,
        target.critical_periods, tuple(sorted(target.dimensions.items())), target.condition, target.modality, target.effort,
        target.fee, target.surcharge,
    )  # fmt: skip


def _between(one: Measure, other: Measure) -> Measure:
    if one.unit != other.unit:
        return min(one, other) if one.comparable(other) else one
    return Measure((one.value + other.value) / 2, one.unit)


def _formulas(terms: Agreement) -> Iterator[Finding]:
    for key, kpi in terms.kpis.items():
        found = _LIMIT.search(kpi.formula or "")
        if found is None or unit_of(kpi) != "%":
            continue
        limit = Decimal(found.group(1))
        for place, target in enumerate(kpi.targets):
            if target.minimum is not None and target.minimum.unit == "%" and target.minimum.value != limit:
                yield Finding(
                    f"kpis.{key}.targets.{place}.minimum",
                    f"The formula of {kpi.name} ends in {found.group(0).strip()}, but the target{told_apart(terms, target)} is "
                    f"{target.minimum}.",
                    "Take the limit out of the formula, or let both say the same.",
                )
        for table in tables(terms):
            # Where a target stands, the start of the table is held against it.
            if key not in table.scheme.kpis or table.unit != "%" or any(table_targets(terms, table)):
                continue
            start = _start(table)
            if start is not None and start[0] != limit:
                yield Finding(
                    f"{table.path}.bands",
                    f"The formula of {kpi.name} ends in {found.group(0).strip()}, but the table of {table.scheme.name} is made "
                    f"for {edge(start, table)}: a result of {(start[0] + limit) / 2:f}% meets the one and misses the other.",
                    "Let formula and table start at one figure, or give each its own indicator.",
                )


def _start(table: Table) -> tuple[Decimal, int] | None:
    """Where a table begins to pay: the end of its best bands that pay nothing, else the end of its first band."""
    unpaid = [band.low for band in table.order if band.band.credit.value == 0 and band.band.credit.unit != "waiver"]
    cut = min(unpaid) if unpaid else max(band.high for band in table.order)
    return cut if cut[0].is_finite() else None


def _rates(terms: Agreement) -> Iterator[Finding]:
    for pair in pairs(terms):
        if pair.same_rule:
            yield Finding(
                f"{pair.path}.{pair.field}.credit",
                f"{pair.first.name} and {pair.second.name} pay for the same miss of {pair.kpi.name} and differ: at "
                f"{pair.result} the one gives {pair.mine}, the other {pair.theirs}.",
                "Keep one rule, or say for which tier, service or indicator each holds.",
            )


def _updates(terms: Agreement) -> Iterator[Finding]:
    notices = terms.downtime_plan.notices if terms.downtime_plan else ()
    for place, notice in enumerate(notices):
        for field, other, word in (
            ("update", notice.updates_every, "updates_every"), ("notice", notice.first_notice, "first_notice"),
        ):  # fmt: skip
            found = [times_in_force(terms, notice.severity, tier).get(field) for tier in (None, *terms.tiers)]  # type: ignore[call-overload]
            said = [time for one in found if one is not None and (time := timed(one, terms)) is not None]
            on_clock = [time for time in said if time.size.clock == size(other, time.time.clock, time.time.coverage).clock]
            if not on_clock or len(on_clock) < len(said):
                continue
            if not any(time.size == size(other, time.time.clock, time.time.coverage) for time in on_clock):
                assert terms.severities is not None
                words = "updates during an incident are" if field == "update" else "the first notice is"
                yield Finding(
                    f"downtime_plan.notices.{place}.{word}",
                    f"For {terms.severities.levels[notice.severity].name} {words} due within {on_clock[0].words} by the times of "
                    f"severities, and within {other} by the downtime plan.",
                    "Say one figure in both places.",
                )


def _ranges(terms: Agreement) -> Iterator[Finding]:
    for key, climate in (terms.data_center.climate if terms.data_center else {}).items():
        kpi: Kpi | None = terms.kpis[climate.kpi] if climate.kpi else None
        if kpi is None or kpi.range is None or climate.range is None:
            continue
        for side in ("low", "high"):
            mine, theirs = getattr(climate.range, side), getattr(kpi.range, side)
            if mine is not None and theirs is not None and mine.comparable(theirs) and not same_figure(mine, theirs):
                yield Finding(
                    f"data_center.climate.{key}.range.{side}",
                    f"The range of {climate.name} ends at {mine}, that of its indicator {kpi.name} at {theirs}.",
                    "Say one range in both places.",
                )


def _work(terms: Agreement) -> Iterator[Finding]:
    """A limit inside an exclusion of maintenance beside the limits of the clause on maintenance, in the same span."""
    budgets = terms.maintenance.budgets if terms.maintenance else ()
    for key, item in (terms.exclusions.items if terms.exclusions else {}).items():
        if item.kind != "maintenance" or item.limit is None or item.limit_per is None or item.limit_each:
            continue
        beside = [one.most for one in budgets if same_length(one.per, item.limit_per) and not _apart(one.services, item.services)]
        if beside and not any(same_length(item.limit, most) for most in beside):
            yield Finding(
                f"exclusions.items.{key}.limit",
                f"“{item.statement}” leaves out up to {item.limit} in {item.limit_per}, the clause on maintenance up to "
                f"{' or '.join(str(most) for most in beside)}.",
                "Say one limit in both places.",
            )


def _apart(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return bool(one and other) and not set(one) & set(other)
