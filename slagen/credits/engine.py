"""A scheme and what was measured become the credit that is earned, before limits on all schemes together."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from slagen.credits.bands import band_reached
from slagen.credits.exact import HUNDRED
from slagen.credits.mechanisms import POINTS_OF_PERCENT, minutes_of, overrun, pro_rata, stepped, steps
from slagen.quantities import CreditAmount, Measure
from slagen.terms.credits import Band, Scheme, StepRule

Unit = Literal["share", "money", "days", "points"]
MECHANISMS = ("bands", "step", "pro_rata", "at_risk", "gap_rate", "relative_overrun", "per_event", "points")


class Failure(Struct, frozen=True):
    """What was measured in one period. Minutes for `lost` and `period`; `affected` is a share of one."""

    result: Measure | None = None
    lost: Decimal | None = None
    period: Decimal | None = None
    target: Measure | None = None
    events: int = 1
    affected: Decimal = Decimal(1)


class Earned(Struct, frozen=True):
    """A credit: hundredths of the fee base, money, days or points; with the band or the steps that it comes from."""

    value: Decimal
    unit: Unit
    currency: str = ""
    band: Band | None = None
    steps: Decimal | None = None


def mechanisms(scheme: Scheme) -> tuple[str, ...]:
    """The ways to pay that a scheme holds. Bands of an overrun, and bands that give points, are one way."""
    found = tuple(name for name in MECHANISMS if getattr(scheme, name))
    if "bands" in found and len(found) == 2 and (scheme.relative_overrun or (scheme.points and _in_points(scheme))):
        return ("relative_overrun" if scheme.relative_overrun else "points",)
    return found


def earned(scheme: Scheme, failure: Failure) -> Earned | None:
    """What a failure earns under the scheme's one mechanism; None where the terms or figures do not settle it.

    A result in no band earns 0 of the fee. Points stay points here: what they are worth depends on other periods.
    """
    if scheme.relative_overrun:
        return _overrun(scheme, failure)
    if scheme.bands:
        return None if failure.result is None else _banded(scheme.bands, failure.result)
    if scheme.step:
        return _stepped(scheme.step, _quantity(scheme.step, failure))
    if scheme.gap_rate:
        return _stepped(scheme.gap_rate, _shortfall(scheme.gap_rate, failure))
    if scheme.pro_rata:
        if failure.lost is None or not failure.period:
            return None
        allowed = _allowed(failure) if scheme.pro_rata.beyond_allowance else Decimal(0)
        if allowed is None:
            return None
        return Earned(pro_rata(scheme.pro_rata, failure.lost, failure.period, failure.affected, allowed), "share")
    if scheme.per_event:
        return _amount(scheme.per_event, Decimal(failure.events))
    return None


def within_caps(scheme: Scheme, found: Earned) -> Earned:
    """The credit under those limits of the scheme that are said in the credit's own unit and for one failure or month."""
    limits = []
    for cap in scheme.caps:
        if cap.per not in ("event", "month", "billing-cycle", "invoice", "unsaid"):
            continue
        if found.unit == "share" and cap.share is not None and cap.of in (None, scheme.basis):
            limits.append(cap.share.value)
        if found.unit == "money" and cap.amount is not None:
            limits.append(cap.amount.amount)
        if found.unit == "days" and cap.days is not None:
            limits.append(Decimal(cap.days))
    return Earned(min([found.value, *limits]), found.unit, found.currency, found.band, found.steps)


def _in_points(scheme: Scheme) -> bool:
    return all(band.credit.unit == "points" for band in scheme.bands)


def _banded(bands: tuple[Band, ...], result: Measure) -> Earned:
    band = band_reached(bands, result)
    if band is None:
        return Earned(Decimal(0), "share")
    found = _amount(band.credit, Decimal(1))
    return Earned(found.value, found.unit, found.currency, band)


def _overrun(scheme: Scheme, failure: Failure) -> Earned | None:
    if failure.result is None or failure.target is None:
        return None
    try:
        share = overrun(failure.target, failure.result)
    except ValueError:
        return None
    return _banded(scheme.bands, share) if scheme.bands else Earned(share.value, "share")


def _stepped(rule: StepRule, quantity: tuple[Decimal, Decimal] | None) -> Earned | None:
    if quantity is None or (rule.initial and rule.initial.unit != rule.credit.unit):
        return None
    amount, size = quantity
    if amount <= 0:
        return Earned(Decimal(0), _amount(rule.credit, Decimal(1)).unit, rule.credit.currency, steps=Decimal(0))
    count = steps(amount, size, rule.rounding)
    if count is None:
        return None
    found = _amount(rule.credit, Decimal(1))
    scale = found.value / rule.credit.value if rule.credit.value else Decimal(1)
    return Earned(stepped(rule, count) * scale, found.unit, found.currency, steps=count)


def _quantity(rule: StepRule, failure: Failure) -> tuple[Decimal, Decimal] | None:
    """How much failure counts, and the size of a step, in one unit: minutes, or the figure's own."""
    size = minutes_of(rule.each)
    if size is not None:
        measured = None if failure.result is None else minutes_of(failure.result)
        spent = measured if failure.lost is None else failure.lost
        start = _allowed(failure) if rule.counted_from == "beyond-allowance" else Decimal(0)
        return None if spent is None or start is None or not size else (spent - start, size)
    if rule.each.unit in POINTS_OF_PERCENT:
        return _shortfall(rule, failure)
    if failure.result is None or not failure.result.comparable(rule.each) or not rule.each.value:
        return None
    target = failure.target.value if failure.target and rule.counted_from == "beyond-allowance" else Decimal(0)
    return failure.result.value - target, rule.each.value


def _shortfall(rule: StepRule, failure: Failure) -> tuple[Decimal, Decimal] | None:
    if failure.result is None or failure.target is None or not rule.each.value:
        return None
    if rule.each.unit in POINTS_OF_PERCENT and failure.target.unit == failure.result.unit == "%":
        return failure.target.value - failure.result.value, rule.each.value
    figures = [minutes_of(figure) for figure in (failure.result, failure.target, rule.each)]
    if None not in figures:
        result, target, size = (figure for figure in figures if figure is not None)
        return abs(target - result), size
    return None


def _allowed(failure: Failure) -> Decimal | None:
    """Minutes that may be lost while the target is met; the target itself where it is a time."""
    if failure.target is None:
        return None
    if failure.target.unit == "%":
        return None if failure.period is None else failure.period * (HUNDRED - failure.target.value) / HUNDRED
    return minutes_of(failure.target)


def _amount(credit: CreditAmount, times: Decimal) -> Earned:
    match credit.unit:
        case "percent":
            return Earned(credit.value * times, "share")
        case "fraction":
            return Earned(credit.value / credit.denominator * HUNDRED * times, "share")
        case "waiver":
            return Earned(HUNDRED * times, "share")
        case "money":
            return Earned(credit.value * times, "money", credit.currency)
        case "days":
            return Earned(credit.value * times, "days")
        case _:
            return Earned(credit.value * times, "points")
