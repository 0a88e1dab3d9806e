"""Points, weights and amounts at risk: what is divided adds up, and what is counted becomes money."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from slagen.checks.intervals import ABOVE_ALL, from_best_to_worst
from slagen.checks.rules import Finding
from slagen.checks.schemes import schemes
from slagen.quantities import Percent
from slagen.terms.agreement import Agreement


def points_become_money(terms: Agreement) -> Iterator[Finding]:
    """Points become money in one way, without a gap, and a repeat is forgotten some day.

    Why: points that nobody turns into money cost nothing; a repeat without a reset doubles every later miss for good.
    Fails: bands of 1, 2 and 3 points and nothing more; a worth and a table at once; a table from 1 to 4 and from 6 points;
    a repeat that counts twice and is never reset. Passes: EUR 500 a point; a table without gaps; reset after one met period.
    Source: a public sector model with points and repeats.
    """
    for path, scheme in schemes(terms):
        pays_points = any(band.credit.unit == "points" for band in scheme.bands)
        points = scheme.points
        if points is None:
            if pays_points:
                yield Finding(f"{path}.bands", "The bands give points, but no point is ever turned into money.", "Give points.")
            continue
        if points.worth is None and not points.table and not points.triggers:
            yield Finding(f"{path}.points", "It is not said what a point is worth.", "Give worth, or a table.")
        if points.worth is not None and points.table:
            yield Finding(f"{path}.points", "A point has a worth, and a table says otherwise.", "Keep one of the two.")
        if points.repeat_factor > 1 and points.reset_after is None:
            yield Finding(
                f"{path}.points.reset_after",
                f"A repeat counts {points.repeat_factor} times, and nothing ends the chain of repeats.",
                "Say after how many met periods it is forgotten.",
            )
        order = from_best_to_worst(points.table, higher_is_better=False) if points.table else []
        for better, worse in pairwise(order):
            if worse.high != better.low and not _whole_between(worse.high[0], better.low[0], worse.high[1], better.low[1]):
                words = "two credits apply" if worse.high > better.low else "no credit applies"
                yield Finding(
                    f"{path}.points.table.{worse.index}",
                    f"Between {-better.low[0]:f} and {-worse.high[0]:f} points {words}.",
                    "Let each row begin where the one before it ends.",
                )
        if order and min(row.low for row in order)[0].is_finite() and order[0].high != ABOVE_ALL:
            last = min(order, key=lambda row: row.low)
            yield Finding(
                f"{path}.points.table.{last.index}",
                "More points than the last row holds pay nothing.",
                "Leave its upper edge out.",
            )


def _whole_between(low: Decimal, high: Decimal, after: int, before: int) -> bool:
    """Whether the two cuts leave no whole number of points between them: 4 and 5 are neighbours."""
    first = low.to_integral_value(rounding="ROUND_CEILING")
    if (first, 0) < (low, after):
        first += 1
    return low < high and not (first, 1) <= (high, before)


def pool_is_divided(terms: Agreement) -> Iterator[Finding]:
    """The shares of an amount at risk add up to the whole pool.

    Why: what is allocated to nobody is never paid; what is allocated twice passes the amount at risk.
    Fails: 40 % and 40 %. Passes: 60 % and 40 %; shares that add up to a declared pool of 200 %.
    Source: a state contract with amounts at risk.
    """
    for path, scheme in schemes(terms):
        risk = scheme.at_risk
        if risk is None:
            continue
        total = sum((share.value for share in risk.allocation.values()), Decimal(0))
        if total not in (Decimal(100), risk.pool.value):
            yield Finding(
                f"{path}.at_risk.allocation",
                f"The shares add up to {Percent(total)}, not to "
                + ("100%." if risk.pool.value == 100 else f"100% or to the pool of {risk.pool}."),
                "Divide the whole pool.",
            )


def weights_have_owners(terms: Agreement) -> Iterator[Finding]:
    """Every weight belongs to an indicator that pays, and every indicator beside weighted ones has its weight.

    Why: a share for an indicator that is not there is never earned; an indicator without its share pays nothing.
    Fails: a share of the pool for an indicator that the scheme does not name; two weighted indicators and one without.
    Passes: a share for each of the scheme's indicators and for no other.
    Source: slips when indicators are renamed.
    """
    for path, scheme in schemes(terms):
        if scheme.at_risk is None:
            continue
        for ref in scheme.at_risk.allocation:
            if ref not in scheme.kpis:
                yield Finding(
                    f"{path}.at_risk.allocation.{ref}", f"{scheme.name} gives a share to {ref}, which is none of its indicators.",
                    f"Name one of {', '.join(scheme.kpis)}.",
                )  # fmt: skip
        for ref in scheme.kpis:
            if ref not in scheme.at_risk.allocation:
                yield Finding(
                    f"{path}.at_risk.allocation", f"{terms.kpis[ref].name} has no share of the pool.", "Give it one."
                )
    paid = [ref for _, scheme in schemes(terms) for ref in scheme.kpis]
    if any(terms.kpis[ref].weight is not None for ref in paid):
        for ref in dict.fromkeys(paid):
            if terms.kpis[ref].weight is None:
                yield Finding(f"kpis.{ref}", f"{terms.kpis[ref].name} pays credits beside weighted indicators and has no weight.",
                              "Give it a weight.")
