"""A banded scheme, its KPI and a known fee become an example month, computed step by step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from slagen.document.nodes import Block, Inline
from slagen.quantities import Money
from slagen.quantities.numerals import grouped
from slagen.schedules.allowance import coverage_of
from slagen.schedules.arithmetic import (
    MONTH_MINUTES,
    availability,
    band_edges,
    credit_share,
    example_downtime,
    in_currency,
    monthly_amount,
    paying_bands,
    service_month_minutes,
)
from slagen.schedules.cells import Part, answer, cell, computed, line, named, note, row_head, table
from slagen.schedules.credit_bands import edge_words
from slagen.schedules.example_fee import ExampleFee, cap_limits, example_fee
from slagen.schedules.wording import BASIS, target_value
from slagen.terms.agreement import Agreement
from slagen.terms.credits import Band, Scheme
from slagen.terms.kpis import Target

Step = tuple[Part, Part]


@dataclass(frozen=True, slots=True)
class _Month:
    """The example: which KPI, which band, how many minutes were agreed and lost."""

    kpi: str
    target: tuple[int, Target] | None
    agreed: Decimal
    hours: str | None
    down: Decimal
    band: Band
    place: int


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """For each scheme with bands of availability: an example computed here, then the examples that the parties gave.

    Where there is none at all, a scheme with bands of another share of good minutes shows how the rules work together.
    """
    return _examples(terms, "availability") or _examples(terms, "condition-availability")


def _examples(terms: Agreement, form: str) -> tuple[Block, ...]:
    schemes = terms.credits.schemes if terms.credits else {}
    return tuple(
        block
        for ref, scheme in schemes.items()
        for path in (f"credits.schemes.{ref}",)
        for block in (*_computed(terms, scheme, path, form), *_given(terms, scheme, path))
    )


def _computed(terms: Agreement, scheme: Scheme, path: str, form: str) -> tuple[Block, ...]:
    fee = example_fee(terms, scheme)
    month = _month(terms, scheme, fee, form) if fee else None
    if fee is None or month is None:
        return ()
    steps = [*_measuring(terms, month, f"{path}.bands.{month.place}"), *_paying(terms, scheme, path, fee, month)]
    return table(
        line("Worked example: ", answer(scheme.name, f"{path}.name")),
        (("Step", 3), ("Figure", 6)),
        [(row_head(label), cell(said)) for label, said in steps],
        note("An example only: the downtime is chosen so that the first band that pays applies. It promises nothing."),
    )


def _month(terms: Agreement, scheme: Scheme, fee: ExampleFee, form: str) -> _Month | None:
    """The first KPI of the form and the first paying band for which a whole minute of downtime can be found."""
    for ref in scheme.kpis:
        kpi = terms.kpis[ref]
        if kpi.form != form or not scheme.bands:
            continue
        target = next(((n, t) for n, t in enumerate(kpi.targets) if t.tier in (None, fee.tier)), None)
        coverage = coverage_of(terms, ref, target[1] if target else None)
        if kpi.clock == "service" and coverage is None:
            continue
        agreed = service_month_minutes(terms.coverage[coverage].hours) if coverage else MONTH_MINUTES
        for band in paying_bands(scheme.bands):
            if not _can_be_reckoned(band, fee):
                break
            down = example_downtime(band, agreed, kpi)
            if down is not None:
                return _Month(ref, target, agreed, coverage, down, band, scheme.bands.index(band))
    return None


def _can_be_reckoned(band: Band, fee: ExampleFee) -> bool:
    """Whether the band is one of percentages and its credit becomes money in the fee's currency."""
    low, high = band_edges(band)
    money = band.credit.unit == "money" and band.credit.currency == fee.currency and not band.credit.per
    percentages = all(edge is None or edge.unit == "%" for edge in (low, high))
    return percentages and (money or credit_share(band.credit) is not None)


def _measuring(terms: Agreement, month: _Month, band_path: str) -> Iterator[Step]:
    kpi = terms.kpis[month.kpi]
    agreed, down = grouped(_short(month.agreed)), grouped(month.down)
    name = named(terms.kpis, "kpis", month.kpi)
    if month.target is not None:
        place, target = month.target
        yield "Target", line(name, " ", target_value(kpi, target, f"kpis.{month.kpi}.targets.{place}"))
    if month.hours is None:
        yield "Agreed Service Time", line("30 days × 24 hours × 60 minutes = ", computed(agreed), " minutes")
    else:
        weekly = answer(_short(terms.coverage[month.hours].hours.hours_per_week), f"coverage.{month.hours}.hours")
        yield "Agreed Service Time", line(weekly, " hours a week × 60 × 52 ÷ 12 = ", computed(agreed), " minutes")
    yield "Downtime in the example", line(computed(down), " minutes")
    result = availability(month.agreed, month.down, kpi)
    exact = kpi.rounding is None or kpi.rounding_rule == "none"
    figure = _shortened(result) if exact else f"{result:f}%"
    rounded = "" if kpi.rounding is None else ", not rounded" if exact else f", rounded to {kpi.rounding} decimals"
    yield "Availability", line(
        "(", computed(agreed), " − ", computed(down), ") ÷ ", computed(agreed), " × 100 = ", computed(figure), rounded
    )
    yield "Band", line(edge_words(month.band, band_path), ": credit of ", answer(month.band.credit, f"{band_path}.credit"))


def _paying(terms: Agreement, scheme: Scheme, path: str, fee: ExampleFee, month: _Month) -> Iterator[Step]:
    monthly = monthly_amount(fee.fee)
    credit_path = f"{path}.bands.{month.place}.credit"
    if monthly is None:
        return
    basis = in_currency(monthly * fee.months, fee.currency)
    yield "Fee", _fee_words(scheme, path, fee, basis)
    share = credit_share(month.band.credit)
    credit = month.band.credit
    owed = in_currency(basis.amount * share if share is not None else credit.value, credit.currency or fee.currency)
    times = line(computed(basis), " × ", answer(credit, credit_path), " = ") if credit.unit == "percent" else ()
    yield "Service Credit", line(times, computed(owed))
    for words, limit, reached_path in cap_limits(terms, scheme, path, fee, basis):
        verdict = "; the credit is cut to this amount" if owed.amount > limit.amount else "; not reached"
        yield "Cap", line(answer(words[0], reached_path), words[1], computed(limit), verdict)
        owed = Money(min(owed.amount, limit.amount), owed.currency)
    yield "Credit paid", line(computed(owed))


def _fee_words(scheme: Scheme, path: str, fee: ExampleFee, basis: Money) -> tuple[Inline, ...]:
    amount = in_currency(fee.fee.amount.amount, fee.currency)
    per = str(fee.fee.per).removeprefix("1 ")
    of_what = line(", ", answer(BASIS[scheme.basis], f"{path}.basis"))
    unit = line(" for one ", answer(fee.fee.per_unit, f"{fee.path}.per_unit")) if fee.fee.per_unit else ()
    if amount == basis:
        return line(fee.name, ": ", answer(amount, f"{fee.path}.amount"), unit, of_what)
    return line(fee.name, ": ", answer(amount, f"{fee.path}.amount"), f" per {per}", unit, " = ", computed(basis), of_what)


def _given(terms: Agreement, scheme: Scheme, path: str) -> tuple[Block, ...]:
    rows = []
    for place, example in enumerate(scheme.examples):
        own = f"{path}.examples.{place}"
        rows.append((
            cell(answer(example.measured, f"{own}.measured")),
            cell(named(terms.tiers, "tiers", example.tier)),
            cell(answer(example.fee, f"{own}.fee")),
            cell(answer(example.credit, f"{own}.credit")),
        ))
    caption = line("Agreed examples: ", answer(scheme.name, f"{path}.name"))
    return table(caption, (("Measured", 2), ("Tier", 2), ("Fee", 2, "right"), ("Credit", 2, "right")), rows)


def _short(value: Decimal) -> Decimal:
    """At most two decimals, without zeros at the end."""
    cut = value.quantize(Decimal("0.01"))
    return cut.quantize(Decimal(1)) if cut == cut.to_integral_value() else cut.normalize()


def _shortened(result: Decimal) -> str:
    """A percentage in full, or its first six decimals and dots where it goes on."""
    short = result.quantize(Decimal("0.000001"), ROUND_DOWN)
    return f"{result:f}%" if short == result else f"{short:f}…%"
