"""Steps, lost time, shortfall, events and overruns become an example that the credit engine computes."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from slagen.credits.bands import band_edges, band_reached
from slagen.credits.engine import Earned, Failure, earned, mechanisms, within_caps
from slagen.credits.exact import MONTH_MINUTES, half_up, in_currency
from slagen.credits.fees import monthly_amount
from slagen.credits.mechanisms import MILLISECONDS, POINTS_OF_PERCENT, minutes_of, points_of
from slagen.document.nodes import Inline
from slagen.quantities import CreditAmount, Measure, allowance, minutes_words
from slagen.quantities.percent import Percent
from slagen.schedules.cells import answer, computed, line, named
from slagen.schedules.credit_bands import edge_words
from slagen.schedules.example_fee import ExampleFee, cap_limits
from slagen.schedules.example_words import Step, fee_words
from slagen.schedules.target_words import target_value
from slagen.terms.agreement import Agreement
from slagen.terms.credits import Band, Points, Scheme, StepRule
from slagen.terms.kpis import Kpi, Target
from slagen.terms.reach import targets_paid

_HOUR = Decimal(60)


def worked(terms: Agreement, scheme: Scheme, path: str, fee: ExampleFee | None) -> Iterator[Step]:
    """The rows of the example; none where the scheme, its figures or its targets do not settle one."""
    if len(mechanisms(scheme)) != 1 or not scheme.kpis:
        return
    ref = scheme.kpis[0]
    kpi = terms.kpis[ref]
    target = next(((place, found) for name, place, found in targets_paid(terms, scheme) if name == ref), None)
    if kpi.targets and target is None:
        return
    failure = _failure(scheme, kpi, target[1] if target else None)
    found = earned(scheme, failure) if failure else None
    if failure is None or found is None or not found.value or (found.unit == "points" and scheme.points is None):
        return
    if target:
        name = named(terms.kpis, "kpis", ref)
        yield "Target", line(name, " ", target_value(kpi, target[1], f"kpis.{ref}.targets.{target[0]}"))
    yield "In the example", _what(scheme, failure)
    if found.steps is not None:
        yield "Steps counted", line(computed(f"{found.steps:f}"))
    if found.band is not None:
        own = f"{path}.bands.{scheme.bands.index(found.band)}"
        yield "Band", line(edge_words(found.band, own), ": credit of ", answer(found.band.credit, f"{own}.credit"))
    else:
        yield "Credit", line(computed(_credit(found)))
    if found.unit == "points" and scheme.points:
        yield from _points(scheme.points, found, f"{path}.points")
    capped = within_caps(scheme, found)
    if fee is not None and found.unit == "share":
        yield from _in_money(terms, scheme, path, fee, found)
    elif capped.value < found.value:
        yield "Credit under the limits", line(computed(_credit(capped)))


def _in_money(terms: Agreement, scheme: Scheme, path: str, fee: ExampleFee, found: Earned) -> Iterator[Step]:
    monthly = monthly_amount(fee.fee)
    if monthly is None:
        return
    basis = in_currency(monthly * fee.months, fee.currency)
    yield "Fee", fee_words(scheme, path, fee, basis)
    owed = basis.amount * found.value / 100
    money = computed(in_currency(owed, fee.currency))
    yield "Service Credit", line(computed(basis), " × ", computed(_credit(found)), " = ", money)
    for words, limit, reached_path in cap_limits(terms, scheme, path, fee, basis):
        verdict = "; the credit is cut to this amount" if owed > limit.amount else "; not reached"
        yield "Cap", line(answer(words[0], reached_path), words[1], computed(limit), verdict)
        owed = min(owed, limit.amount)
    yield "Credit paid", line(computed(in_currency(owed, fee.currency)))


def _failure(scheme: Scheme, kpi: Kpi, target: Target | None) -> Failure | None:
    """A failure in the first band that pays, of two and a half steps, of one hour, or two events."""
    minimum = target.minimum if target else None
    if scheme.bands:
        return next((found for band in scheme.bands if band.credit.value and (found := _of_band(scheme, band, minimum))), None)
    if scheme.step and kpi.direction != "inside-range":
        return _of_steps(scheme.step, kpi, minimum)
    if scheme.gap_rate and minimum is not None and minimum.unit == "%" and kpi.direction == "higher-is-better":
        size = scheme.gap_rate.each.value if scheme.gap_rate.each.unit in POINTS_OF_PERCENT else None
        missed = None if size is None else minimum.value - size * _count(scheme.gap_rate)
        return None if missed is None or missed < 0 else Failure(result=Measure(missed, "%"), target=minimum)
    if scheme.pro_rata and kpi.form == "availability" and kpi.period in ("month", "billing-cycle"):
        beyond = scheme.pro_rata.beyond_allowance
        start = _allowed(minimum) if beyond else Decimal(0)
        affected = Decimal("0.4") if scheme.pro_rata.by_affected_share else Decimal(1)
        return None if start is None else Failure(
            lost=start + _HOUR, period=MONTH_MINUTES, target=minimum, affected=affected
        )
    if scheme.per_event is None or scheme.per_event.per:
        return None
    return Failure(events=1 if scheme.per_event.unit == "waiver" else 2)


def _of_band(scheme: Scheme, band: Band, minimum: Measure | None) -> Failure | None:
    """A result in the middle of a band, or a little beyond its only edge; of an overrun, the result that it means."""
    low, high = band_edges(band)
    if low is not None and high is not None:
        first, last = minutes_of(low), minutes_of(high)
        if first is not None and last is not None and low.unit != high.unit:
            low, high = Measure(first, "min"), Measure(last, "min")
        inside = None if low.unit != high.unit else (low.value + high.value) / 2
    elif low is not None:
        inside = low.value * Decimal("1.5") or Decimal(1)
    else:
        inside = None if high is None else max(Decimal(0), high.value - 1)
    edge = low or high
    if inside is None or edge is None:
        return None
    result = Measure(inside, edge.unit)
    if scheme.relative_overrun:
        if minimum is None or edge.unit != "%" or not minimum.value:
            return None
        result = Measure(minimum.value * (100 + inside) / 100, minimum.unit)
    failure = Failure(result=result, target=minimum)
    found = earned(scheme, failure)
    return failure if found is not None and found.band is band else None


def _points(points: Points, found: Earned, path: str) -> Iterator[Step]:
    """What the points are worth, and how many a failure right after this one has."""
    if points.repeat_factor > 1:
        repeated = points_of(points, [found.value, found.value])[1]
        yield "The same failure in the next period", line(computed(f"{repeated:f} points"))
    row = band_reached(points.table, Measure(found.value, "points")) if points.table else None
    if row is not None:
        own = f"{path}.table.{points.table.index(row)}"
        yield "Credit for these points", answer(row.credit, f"{own}.credit")
    elif points.worth is not None:
        total = CreditAmount(points.worth.value * found.value, points.worth.unit, points.worth.currency)
        worth = answer(points.worth, f"{path}.worth")
        yield "Credit for these points", line(f"{found.value:f} × ", worth, " = ", computed(total))


def _of_steps(rule: StepRule, kpi: Kpi, minimum: Measure | None) -> Failure | None:
    size = minutes_of(rule.each)
    if size is None or not size:
        return None
    beyond = rule.counted_from == "beyond-allowance"
    spent = half_up(size * _count(rule), 0) or size
    if minimum is not None and minimum.unit in MILLISECONDS:
        target = minutes_of(minimum) or Decimal(0)
        lost = target + spent if beyond else max(spent, target + size)
        return Failure(lost=lost, target=minimum)
    if kpi.form != "availability" or kpi.period not in ("month", "billing-cycle"):
        return None
    start = _allowed(minimum) if beyond else Decimal(0)
    return None if start is None else Failure(lost=start + spent, period=MONTH_MINUTES, target=minimum)


def _count(rule: StepRule) -> Decimal:
    return Decimal("2.5") if rule.rounding else Decimal(2)


def _allowed(minimum: Measure | None) -> Decimal | None:
    if minimum is None or minimum.unit != "%" or minimum.value > 100:
        return None
    return allowance(Percent(minimum.value), MONTH_MINUTES)


def _what(scheme: Scheme, failure: Failure) -> tuple[Inline, ...]:
    if failure.lost is not None:
        of = " in a month of 30 days" if failure.period else ""
        share = ", with 40% affected" if scheme.pro_rata and scheme.pro_rata.by_affected_share else ""
        return line(computed(minutes_words(failure.lost)), f" lost{of}{share}")
    if failure.result is not None:
        spent = minutes_of(failure.result)
        if spent is not None and failure.target is not None and failure.target.unit == "%":
            return line(computed(minutes_words(spent)), " lost")
        return line("a result of ", computed(failure.result))
    return line(computed(failure.events), " event that breaches" if failure.events == 1 else " events that breach")


def _credit(found: Earned) -> str:
    digits = found.value.quantize(Decimal("0.0001"))
    digits = digits.quantize(Decimal(1)) if digits == digits.to_integral_value() else digits.normalize()
    match found.unit:
        case "share":
            return f"{digits:f}%"
        case "money":
            return str(in_currency(found.value, found.currency))
        case "days":
            return f"{digits:f} days of service"
        case _:
            return f"{digits:f} points"
