"""Priced response times become a table with the sum of what is booked; examples of prices stand below."""

from __future__ import annotations

from decimal import Decimal

from slagen.document.nodes import Cell, Inline, Table
from slagen.quantities import Money
from slagen.schedules.cells import Spec, answer, answers, cell, computed, line, named, row_head, series, table
from slagen.schedules.wording import duration
from slagen.terms.agreement import Agreement
from slagen.terms.prices import PriceExample


def build(terms: Agreement, **options: str) -> tuple[Table, ...]:
    """The price list of response times, then the examples of the parties."""
    return (*_priced(terms), *_examples(terms))


def _priced(terms: Agreement) -> tuple[Table, ...]:
    rows: list[tuple[Cell, ...]] = []
    for ref, coverage in terms.coverage.items():
        for key, priced in coverage.priced_responses.items():
            path = f"coverage.{ref}.priced_responses.{key}"
            rows.append((
                row_head(named(terms.coverage, "coverage", ref)),
                cell(duration(terms, priced.within, f"{path}.within") or "no response time"),
                cell(answer(priced.monthly, f"{path}.monthly")),
                cell(answer(priced.hourly, f"{path}.hourly")),
                cell(answer("yes", f"{path}.booked") if priced.booked else ""),
            ))
    if (total := booked(terms)) is not None:
        rows.append((row_head("Sum of what is booked"), cell(), cell(computed(total)), cell(), cell()))
    columns: list[Spec] = [
        ("Hours", 3), ("Response within", 3), ("Each month", 2, "right"), ("Each hour of work", 2, "right"), ("Booked", 2),
    ]
    return table("Priced response times", columns, rows)


def booked(terms: Agreement) -> Money | None:
    """The monthly prices of all that is booked, added up; None where nothing is, or currencies differ."""
    prices = [
        priced.monthly
        for coverage in terms.coverage.values()
        for priced in coverage.priced_responses.values()
        if priced.booked
    ]
    currencies = {price.currency or terms.document.currency.code for price in prices}
    if len(currencies) != 1:
        return None
    return Money(sum((price.amount for price in prices), Decimal(0)), currencies.pop())


def _examples(terms: Agreement) -> tuple[Table, ...]:
    rows = []
    for folder, records in (("coverage", terms.coverage), ("kpis", terms.kpis)):
        for ref, record in records.items():
            for place, example in enumerate(record.price_examples):
                path = f"{folder}.{ref}.price_examples.{place}"
                rows.append((
                    row_head(answer(record.name, f"{folder}.{ref}.name")),
                    cell(_reckoned(example, path)),
                    cell(answer(example.total, f"{path}.total")),
                ))
    return table("Examples of prices", (("For", 3), ("Prices", 5), ("Total", 2, "right")), rows)


def _reckoned(example: PriceExample, path: str) -> tuple[Inline, ...]:
    base = answer(example.base, f"{path}.base")
    raised = line(base, " + ", answer(example.surcharge, f"{path}.surcharge")) if example.surcharge else base
    return series((answers(example.sums, f"{path}.sums", " + "), raised))
