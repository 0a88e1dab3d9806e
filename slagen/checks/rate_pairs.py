"""Two credit schemes for one miss become the result at which they pay differently, with what each of them pays there."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from msgspec import Struct

from slagen.checks.schemes import credit_units, schemes
from slagen.credits.engine import Failure, earned, mechanisms
from slagen.credits.mechanisms import POINTS_OF_PERCENT
from slagen.credits.scope import meet
from slagen.quantities import Measure, Percent
from slagen.terms.agreement import Agreement
from slagen.terms.credits import Scheme
from slagen.terms.fee_base import fee_base
from slagen.terms.kpis import Kpi, Target
from slagen.terms.reach import paid_by

_RATED = ("bands", "gap_rate")


class Pair(Struct, frozen=True):
    """Two schemes that pay for one miss, the later one at `path`, and a result at which what they pay differs.

    `same_rule` says that both pay by the same mechanism, so that one figure stands there twice.
    """

    path: str
    first: Scheme
    second: Scheme
    field: str
    same_rule: bool
    kpi: Kpi
    result: Measure
    mine: Percent
    theirs: Percent


def pairs(terms: Agreement) -> Iterator[Pair]:
    """Every two schemes of shares that pay for one miss by a table or a rate, from the same fee, and pay differently.

    Schemes that the agreement itself sets against each other (one excludes the other) are meant to differ.
    """
    if not any(scheme.gap_rate for _, scheme in schemes(terms)):
        return
    settled = {frozenset(pair) for pair in (terms.credits.stacking.excludes if terms.credits and terms.credits.stacking else ())}
    for (mine, first), (path, second) in combinations(schemes(terms), 2):
        keys = frozenset((mine.rpartition(".")[2], path.rpartition(".")[2]))
        if keys in settled or not meet(first, second) or not _comparable(first, second):
            continue
        found = _difference(terms, path, first, second)
        if found is not None:
            yield found


def _comparable(first: Scheme, second: Scheme) -> bool:
    ways = [mechanisms(scheme) for scheme in (first, second)]
    if any(len(way) != 1 or way[0] not in _RATED for way in ways) or first.basis is None or second.basis is None:
        return False
    shares = credit_units(first) == credit_units(second) == {"percent"}
    return shares and fee_base(first.basis) == fee_base(second.basis) and any(way == ("gap_rate",) for way in ways)


def _difference(terms: Agreement, path: str, first: Scheme, second: Scheme) -> Pair | None:
    for ref in first.kpis:
        kpi = terms.kpis[ref]
        if ref not in second.kpis or kpi.direction != "higher-is-better":
            continue
        for target in kpi.targets:
            if target.modality != "commitment" or not (paid_by(first, target) and paid_by(second, target)):
                continue
            for result in _results(first, second, target):
                failure = Failure(result=result, target=target.minimum)
                mine, theirs = earned(first, failure), earned(second, failure)
                if mine and theirs and mine.unit == theirs.unit == "share" and mine.value != theirs.value:
                    way, other = mechanisms(second)[0], mechanisms(first)[0]
                    return Pair(
                        path, first, second, way, way == other, kpi, result,
                        Percent(mine.value.normalize() + 0), Percent(theirs.value.normalize() + 0),
                    )  # fmt: skip
    return None


def _results(first: Scheme, second: Scheme, target: Target) -> Iterator[Measure]:
    """Results that show it best: one printed as an example, else one or more whole steps below the target."""
    if target.minimum is None or target.minimum.unit != "%":
        return
    for scheme in (first, second):
        yield from (example.measured for example in scheme.examples if example.measured and example.measured.unit == "%")
    steps = [scheme.gap_rate.each.value for scheme in (first, second) if scheme.gap_rate and _in_points(scheme)]
    for count in (1, 2, 5):
        for step in steps:
            value = target.minimum.value - step * count
            if value > Decimal(0):
                yield Measure(value, "%")


def _in_points(scheme: Scheme) -> bool:
    return scheme.gap_rate is not None and scheme.gap_rate.each.unit in POINTS_OF_PERCENT
