"""Printed examples are computed again from the rule that they explain."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from slagen.checks.rules import Finding
from slagen.checks.schemes import in_time, schemes
from slagen.credits.engine import Earned, Failure, earned, mechanisms, within_caps
from slagen.credits.exact import HUNDRED, MONTH_MINUTES, in_currency, rounded
from slagen.credits.fees import day_share
from slagen.credits.mechanisms import MILLISECONDS, minutes_of
from slagen.quantities import CreditAmount, Duration, Measure
from slagen.terms.agreement import Agreement
from slagen.terms.credits import Example, Scheme
from slagen.terms.fee_base import months_of
from slagen.terms.kpis import Kpi, Target, unit_of
from slagen.terms.prices import PriceExample
from slagen.terms.reach import paid_by


def examples_recompute(terms: Agreement) -> Iterator[Finding]:
    """A printed example follows from the rule beside it.

    Why: where rule and example differ, each side quotes the one that suits it.
    Fails: 12 of 720 hours, ten times, of USD 5,000 printed as USD 278 instead of 833.33; failures of 3.7 h and 4.8 h printed
    as 390 minutes; 2 misses of 40 called a miss of 95 %; prices whose sum is another. Passes: 99.62 % pays 10 % of EUR 8,400,
    that is EUR 840. An example is only computed as far as its own figures go.
    Source: three published agreements with examples that do not follow from their rule.
    """
    for path, scheme in schemes(terms):
        for place, example in enumerate(scheme.examples):
            own = f"{path}.examples.{place}"
            yield from _sums(example, own)
            yield from _shares(terms, scheme, example, own)
            yield from _credit(terms, scheme, example, own)
    for folder, records in (("coverage", terms.coverage), ("kpis", terms.kpis)):
        for key, record in records.items():
            for place, price in enumerate(record.price_examples):
                yield from _price(terms, price, f"{folder}.{key}.price_examples.{place}")
    for key, kpi in terms.kpis.items():
        sold = {target.surcharge for target in kpi.targets if target.surcharge is not None}
        for place, price in enumerate(kpi.price_examples):
            if sold and price.surcharge is not None and price.surcharge not in sold:
                yield Finding(
                    f"kpis.{key}.price_examples.{place}.surcharge",
                    f"The example takes a surcharge of {price.surcharge}, but the targets are sold at "
                    f"{' or '.join(str(one) for one in sorted(sold))}.",
                    "Mend the example or the table.",
                )


def _sums(example: Example, path: str) -> Iterator[Finding]:
    """Failures added up against the sum that is printed."""
    if not example.events or example.stated is None:
        return
    if not all(event.comparable(example.stated) for event in example.events):
        yield Finding(f"{path}.stated", f"{example.stated} is no sum of failures in another unit.", "Use one unit.")
        return
    figures = [minutes_of(event) for event in (*example.events, example.stated)]
    plain = [event.value for event in (*example.events, example.stated)]
    values = plain if None in figures else [figure for figure in figures if figure is not None]
    total, stated = sum(values[:-1], Decimal(0)), values[-1]
    if total != stated:
        unit = "minutes" if None not in figures else example.stated.unit
        words = " + ".join(str(event) for event in example.events)
        said = f"{words} are {total.normalize():f} {unit}, not {example.stated}."
        yield Finding(f"{path}.stated", said, "Mend the sum.", _sum(total, example.stated.unit))


def _sum(total: Decimal, unit: str) -> str:
    """A sum as it is typed; one of minutes in the unit asked for, unless that takes more than two decimals."""
    own = total * 60_000 / MILLISECONDS[unit] if unit in MILLISECONDS else total
    return f"{own.normalize():f} {unit}" if own == round(own, 2) or unit not in MILLISECONDS else f"{total.normalize():f} min"


def _shares(terms: Agreement, scheme: Scheme, example: Example, path: str) -> Iterator[Finding]:
    """So many misses of so many cases, against the result and against whether the target is met."""
    if example.cases is None or example.misses is None or not scheme.kpis:
        return
    if example.misses > example.cases:
        yield Finding(f"{path}.misses", f"{example.misses} of {example.cases} cases cannot miss.", "Exchange the two.")
        return
    kpi = terms.kpis[scheme.kpis[0]]
    exact = Decimal(example.cases - example.misses) / example.cases * HUNDRED
    if example.measured is not None and example.measured.unit == "%" and not _same(exact, example.measured.value):
        yield Finding(
            f"{path}.measured",
            f"{example.misses} misses of {example.cases} are {_short(exact)}%, not {example.measured}.",
            "Mend the result.",
            f"{exact.quantize(example.measured.value, ROUND_HALF_UP):f} %",
        )
    target = _target(kpi, scheme, example)
    figure = target.minimum if target is not None else None
    if example.met is not None and target is not None and figure is not None and figure.unit == "%":
        met = _meets(rounded(exact, kpi), figure.value, target)
        if met is not example.met:
            yield Finding(
                f"{path}.met",
                f"{example.misses} misses of {example.cases} are {_short(exact)}%, which "
                f"{'meets' if met else 'misses'} the target of {figure}.",
                "Mend the example or the target.",
            )


def _credit(terms: Agreement, scheme: Scheme, example: Example, path: str) -> Iterator[Finding]:
    if example.credit is None or len(mechanisms(scheme)) != 1 or not scheme.kpis:
        return
    kpi = terms.kpis[scheme.kpis[0]]
    failure = _failure(kpi, scheme, example)
    found = earned(scheme, failure) if failure else None
    if found is None:
        return
    by_rule = _as_credit(terms, within_caps(scheme, found), example)
    if by_rule is not None and not _same(by_rule.value, example.credit.value):
        yield Finding(
            f"{path}.credit", f"The example says {example.credit}, but the rule gives {by_rule}.", "Mend the example or the rule."
        )


def _failure(kpi: Kpi, scheme: Scheme, example: Example) -> Failure | None:
    """What the example says was measured; a time that was measured is time lost, and a share lost is found from a result."""
    target = _target(kpi, scheme, example)
    minimum = target.minimum if target else None
    period = example.of.minutes() if example.of else MONTH_MINUTES if kpi.period in ("month", "billing-cycle") else None
    lost = _lost(example)
    result = example.measured
    if result is not None and minutes_of(result) is not None and lost is None:
        lost = minutes_of(result)
    if result is None and example.cases is not None and example.misses is not None:
        result = Measure(rounded(Decimal(example.cases - example.misses) / example.cases * HUNDRED, kpi), "%")
    if result is None and lost is not None:
        share = unit_of(kpi) == "%" and period and not any(in_time(band) for band in scheme.bands)
        result = Measure(rounded((period - lost) / period * HUNDRED, kpi), "%") if share and period else Measure(lost, "min")
    if lost is None and result is not None and result.unit == "%" and kpi.form == "availability" and period:
        lost = period * (HUNDRED - result.value) / HUNDRED
    if result is None and lost is None:
        return None
    if scheme.pro_rata:
        period = _of_fee(scheme, example) or period
    affected = example.affected.fraction if example.affected else Decimal(1)
    if scheme.pro_rata and scheme.pro_rata.by_affected_share and example.affected is None:
        return None
    return Failure(result=result, lost=lost, period=period, target=minimum, affected=affected)


def _of_fee(scheme: Scheme, example: Example) -> Decimal | None:
    """Minutes that the fee pays for: lost time is a share of these, whatever the period of the indicator."""
    months = None if scheme.basis is None else months_of(scheme.basis)
    if months is None:
        return None
    usual, own = months * MONTH_MINUTES, example.of.minutes() if example.of else None
    # A month of 28 to 31 days is one; a quarter is not.
    return own if own is not None and usual * 9 / 10 <= own <= usual * 11 / 10 else usual


def _lost(example: Example) -> Decimal | None:
    if isinstance(example.lost, Duration):
        return example.lost.minutes()
    minutes = [minutes_of(event) for event in example.events]
    return sum((one for one in minutes if one is not None), Decimal(0)) if minutes and None not in minutes else None


def _as_credit(terms: Agreement, found: Earned, example: Example) -> CreditAmount | None:
    """The credit in the unit that the example prints; None where its own figures do not allow it."""
    printed = example.credit
    assert printed is not None
    if found.unit == "share" and printed.unit in ("percent", "waiver", "fraction"):
        if printed.unit == "percent":
            return CreditAmount(found.value, "percent")
        share = printed.value / printed.denominator if printed.unit == "fraction" else Decimal(1)
        return printed if share == found.value / HUNDRED else CreditAmount(found.value, "percent")
    if printed.unit == "money":
        currency = printed.currency
        fee = example.fee.amount if example.fee else None
        if found.unit == "share" and fee is not None:
            return CreditAmount(in_currency(fee * found.value / HUNDRED, currency).amount, "money", currency)
        if found.unit == "money" and found.currency == currency:
            return CreditAmount(in_currency(found.value, currency).amount, "money", currency)
        if found.unit == "days" and fee is not None:
            day = fee * day_share(terms.credits.day_value if terms.credits else None)
            return CreditAmount(in_currency(found.value * day, currency).amount, "money", currency)
    if printed.unit in ("days", "points") and found.unit == printed.unit:
        return CreditAmount(found.value, printed.unit)
    return None


def _price(terms: Agreement, price: PriceExample, path: str) -> Iterator[Finding]:
    total = sum((one.amount for one in price.sums), Decimal(0))
    if price.base is not None:
        total += price.base.amount * (1 + (price.surcharge.fraction if price.surcharge else 0))
    if (price.sums or price.base is not None) and not _same(total, price.total.amount):
        currency = price.total.currency or terms.document.currency.code
        found = in_currency(total, currency)
        yield Finding(f"{path}.total", f"The prices add up to {found}, not to {price.total}.", "Mend the total.", str(found))


def _target(kpi: Kpi, scheme: Scheme, example: Example) -> Target | None:
    found = [target for target in kpi.targets if paid_by(scheme, target) and target.tier in (None, example.tier)]
    return found[0] if found else None


def _meets(result: Decimal, figure: Decimal, target: Target) -> bool:
    match target.operator:
        case "more-than":
            return result > figure
        case "at-most":
            return result <= figure
        case "less-than":
            return result < figure
    return result >= figure


def _same(exact: Decimal, typed: Decimal) -> bool:
    """Whether a typed figure is the exact one, to the digits that were typed: 94.3 is 94.2857…"""
    exponent = typed.as_tuple().exponent
    digits = Decimal(1).scaleb(min(exponent, 0) if isinstance(exponent, int) else 0)
    return exact.quantize(digits, ROUND_HALF_UP) == typed


def _short(value: Decimal) -> str:
    cut = value.quantize(Decimal("0.0001"), ROUND_HALF_UP).normalize()
    return f"{cut:f}"
