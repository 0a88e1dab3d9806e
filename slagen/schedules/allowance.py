"""Availability targets become the downtime they allow in a month, a quarter and a year."""

from __future__ import annotations

from decimal import Decimal

from slagen.document.nodes import Block, Cell
from slagen.quantities import Percent, PeriodBasis, allowance, minutes_words, period_minutes
from slagen.schedules.arithmetic import service_month_minutes
from slagen.schedules.cells import answer, cell, computed, line, named, note, row_head, table
from slagen.schedules.wording import target_scope, target_value
from slagen.terms.agreement import Agreement
from slagen.terms.kpis import Kpi, Target

FORMS = ("availability", "condition-availability")
BASES: tuple[PeriodBasis, ...] = ("month-30", "month-31", "quarter-90", "year-365")
Found = tuple[str, int, Target]


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """One table for targets measured at all times, and one for each coverage schedule that others are measured on."""
    found = [
        (ref, place, target)
        for ref, kpi in terms.kpis.items()
        if kpi.form in FORMS
        for place, target in enumerate(kpi.targets)
        if target.minimum.unit == "%" and target.minimum.value <= 100
    ]
    always = [one for one in found if terms.kpis[one[0]].clock == "24x7"]
    blocks: list[Block] = list(_always(terms, always))
    for coverage in terms.coverage:
        blocks += _in_hours(terms, coverage, [one for one in found if coverage_of(terms, one[0], one[2]) == coverage])
    return tuple(blocks)


def coverage_of(terms: Agreement, ref: str, target: Target | None) -> str | None:
    """The schedule that counts Agreed Service Time for a target; None for every minute, or where none is named."""
    kpi: Kpi = terms.kpis[ref]
    if kpi.clock == "24x7":
        return None
    only = next(iter(terms.coverage)) if len(terms.coverage) == 1 else None
    if target is None:
        return kpi.coverage or only
    tier = terms.tiers[target.tier].coverage if target.tier else None
    service = terms.services[target.service].coverage if target.service else None
    return target.coverage or kpi.coverage or service or tier or only


def _always(terms: Agreement, found: list[Found]) -> tuple[Block, ...]:
    minutes = [period_minutes(basis) for basis in BASES]
    return table(
        "Downtime that each availability target allows",
        (
            ("KPI", 4), ("Target", 4), ("Month of 30 days", 3, "right"), ("Month of 31 days", 3, "right"),
            ("Quarter of 90 days", 4, "right"), ("Year of 365 days", 4, "right"),
        ),
        [_row(terms, one, minutes) for one in found],
        note("Basis: every minute of the period counts. A span at most as long as shown still meets the target."),
    )


def _in_hours(terms: Agreement, ref: str, found: list[Found]) -> tuple[Block, ...]:
    hours = terms.coverage[ref].hours
    month = service_month_minutes(hours)
    weekly = answer(format(hours.hours_per_week.normalize(), "f"), f"coverage.{ref}.hours")
    return table(
        line("Downtime that each availability target allows in ", named(terms.coverage, "coverage", ref)),
        (("KPI", 4), ("Target", 3), ("Month", 2, "right"), ("Quarter", 2, "right"), ("Year", 2, "right")),
        [_row(terms, one, [month, month * 3, month * 12]) for one in found],
        note(
            "Basis: ", weekly, " Service Hours a week; a month is the weekly hours × 52 ÷ 12 (",
            computed(minutes_words(month)), "), a quarter three and a year twelve such months. "
            "Holidays are not taken off; the figure of a real period follows its own Agreed Service Time.",
        ),
    )


def _row(terms: Agreement, found: Found, minutes: list[Decimal]) -> tuple[Cell, ...]:
    ref, place, target = found
    path = f"kpis.{ref}.targets.{place}"
    scope = target_scope(terms, target, path)
    lost = [allowance(Percent(target.minimum.value), period) for period in minutes]
    return (
        row_head(named(terms.kpis, "kpis", ref), line(" (", scope, ")") if scope else ""),
        cell(target_value(terms.kpis[ref], target, path)),
        *(cell(computed(minutes_words(one))) for one in lost),
    )
