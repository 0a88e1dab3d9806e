"""A scheme, its KPI and a known fee become an example computed step by step; examples of the parties stand below."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from slagen.credits.bands import band_edges, paying_bands
from slagen.credits.exact import availability, in_currency
from slagen.credits.fees import credit_share, monthly_amount
from slagen.document.nodes import Block
from slagen.quantities import Money
from slagen.quantities.numerals import grouped
from slagen.schedules.arithmetic import example_downtime
from slagen.schedules.cells import answer, cell, computed, line, named, note, row_head, table
from slagen.schedules.credit_bands import edge_words
from slagen.schedules.example_fee import MONTHLY_CAPS, ExampleFee, cap_limits, example_fee
from slagen.schedules.example_words import Step, fee_words, short, shown
from slagen.schedules.given_examples import given
from slagen.schedules.spans import formula
from slagen.schedules.target_words import target_value
from slagen.schedules.worked_mechanisms import worked
from slagen.terms.agreement import Agreement
from slagen.terms.credits import Band, Scheme
from slagen.terms.kpis import Target
from slagen.terms.reach import targets_paid
from slagen.terms.spans import Span, example_span

FORMS = ("availability", "condition-availability")


class _Period(Struct, frozen=True):
    """The example: which KPI, which band, which length of period, and how many minutes of it were lost."""

    kpi: str
    target: tuple[int, Target] | None
    span: Span
    down: Decimal
    band: Band
    place: int


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """For each scheme an example computed here, then the examples that the parties gave.

    A scheme with bands of another share of good minutes, such as power, has one only where no other scheme has any.
    """
    return _examples(terms, conditions=False) or _examples(terms, conditions=True)


def _examples(terms: Agreement, *, conditions: bool) -> tuple[Block, ...]:
    schemes = terms.credits.schemes if terms.credits else {}
    return tuple(
        block
        for ref, scheme in schemes.items()
        for path in (f"credits.schemes.{ref}",)
        for block in (
            *(_computed(terms, scheme, path) if conditions or not _of_conditions(terms, scheme) else ()),
            *given(terms, scheme, path),
        )
    )


def _of_conditions(terms: Agreement, scheme: Scheme) -> bool:
    return bool(scheme.bands) and all(terms.kpis[ref].form == "condition-availability" for ref in scheme.kpis)


def _computed(terms: Agreement, scheme: Scheme, path: str) -> tuple[Block, ...]:
    fee = example_fee(terms, scheme)
    period = _period(terms, scheme, fee) if fee else None
    if fee is None or period is None:
        return _table(scheme, path, list(worked(terms, scheme, path, fee)), "the failure")
    steps = [*_measuring(terms, period, f"{path}.bands.{period.place}"), *_paying(terms, scheme, path, fee, period)]
    return _table(scheme, path, steps, "the downtime", " so that the first band that pays applies")


def _table(scheme: Scheme, path: str, steps: list[Step], what: str, why: str = " freely") -> tuple[Block, ...]:
    return table(
        line("Worked example: ", answer(scheme.name, f"{path}.name")),
        (("Step", 3), ("Figure", 6)),
        [(row_head(label), cell(said)) for label, said in steps],
        note(f"An example only: {what} is chosen{why}. It promises nothing."),
    )


def _period(terms: Agreement, scheme: Scheme, fee: ExampleFee) -> _Period | None:
    """The first KPI with a target that the scheme pays for, and its first band with a whole minute in it."""
    paid = list(targets_paid(terms, scheme))
    for ref in scheme.kpis:
        kpi = terms.kpis[ref]
        if kpi.form not in FORMS or not scheme.bands:
            continue
        own = [(place, target) for name, place, target in paid if name == ref]
        tiers = (None, fee.tier, *(() if fee.tier else scheme.tiers))
        target = next((one for one in own if one[1].tier in tiers), None)
        span = example_span(terms, kpi, target[1] if target else None)
        if span is None or (kpi.targets and target is None):
            continue
        for band in paying_bands(scheme.bands):
            if not _can_be_reckoned(band, fee):
                break
            down = example_downtime(band, span.minutes, kpi)
            if down is not None:
                return _Period(ref, target, span, down, band, scheme.bands.index(band))
    return None


def _can_be_reckoned(band: Band, fee: ExampleFee) -> bool:
    """Whether the band is one of percentages and its credit becomes money in the fee's currency."""
    low, high = band_edges(band)
    money = band.credit.unit == "money" and band.credit.currency == fee.currency and not band.credit.per
    percentages = all(edge is None or edge.unit == "%" for edge in (low, high))
    return percentages and band.basis is None and (money or credit_share(band.credit) is not None)


def _measuring(terms: Agreement, period: _Period, band_path: str) -> Iterator[Step]:
    kpi = terms.kpis[period.kpi]
    agreed, down = grouped(short(period.span.minutes)), grouped(period.down)
    name = named(terms.kpis, "kpis", period.kpi)
    if period.target is not None:
        place, target = period.target
        yield "Target", line(name, " ", target_value(kpi, target, f"kpis.{period.kpi}.targets.{place}"))
    yield "Agreed Service Time", line(formula(terms, period.span), " = ", computed(agreed), " minutes")
    yield "Downtime in the example", line(computed(down), " minutes")
    result = availability(period.span.minutes, period.down, kpi)
    exact = kpi.rounding is None or kpi.rounding_rule == "none"
    decimals = "decimal" if kpi.rounding == 1 else "decimals"
    rounded = f", rounded to {kpi.rounding} {decimals}" if not exact else ", not rounded" if kpi.rounding_rule == "none" else ""
    yield "Availability", line(
        "(", computed(agreed), " − ", computed(down), ") ÷ ", computed(agreed), " × 100 = ", computed(shown(result)), rounded
    )
    yield "Band", line(edge_words(period.band, band_path), ": credit of ", answer(period.band.credit, f"{band_path}.credit"))


def _paying(terms: Agreement, scheme: Scheme, path: str, fee: ExampleFee, period: _Period) -> Iterator[Step]:
    monthly = monthly_amount(fee.fee)
    credit_path = f"{path}.bands.{period.place}.credit"
    if monthly is None:
        return
    basis = in_currency(monthly * fee.months, fee.currency)
    yield "Fee", fee_words(scheme, path, fee, basis)
    share = credit_share(period.band.credit)
    credit = period.band.credit
    owed = in_currency(basis.amount * share if share is not None else credit.value, credit.currency or fee.currency)
    times = line(computed(basis), " × ", answer(credit, credit_path), " = ") if credit.unit == "percent" else ()
    yield "Service Credit", line(times, computed(owed))
    for words, limit, reached_path in cap_limits(terms, scheme, path, fee, basis):
        verdict = "; the credit is cut to this amount" if owed.amount > limit.amount else "; not reached"
        yield "Cap", line(answer(words[0], reached_path), words[1], computed(limit), verdict)
        owed = Money(min(owed.amount, limit.amount), owed.currency)
    yield "Credit paid", line(computed(owed))
    longer = [cap for cap in (*scheme.caps, *(terms.credits.caps if terms.credits else ())) if cap.per not in MONTHLY_CAPS]
    if longer:
        yield "Further limits", "limits for longer spans apply besides; see the table of caps"
