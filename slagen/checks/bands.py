"""Credit bands against each other, against the target and against the caps: the rules B-."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from slagen.checks.band_tables import between, edge, table_targets, tables, told_apart
from slagen.checks.intervals import BELOW_ALL, Cut, has_operators, mirror
from slagen.checks.rules import Finding
from slagen.credits.bands import nested
from slagen.terms.agreement import Agreement


def contiguous(terms: Agreement) -> Iterator[Finding]:
    """Credit bands meet without a gap.

    Why: a result that falls between two bands pays nothing, although it is worse than one that pays.
    Fails: 99.0 to 99.89 pays 5 %, from 99.9 the target is met: a month at 99.895 % pays nothing.
    Passes: at least 99.0 % but below 99.9 % pays 5 %; below 99.0 % pays 10 %. Where results are rounded to two decimals
    before they are compared, 99.0 to 99.89 beside 99.9 passes: no result can lie between.
    Source: eight published credit tables with such gaps.
    """
    for table in tables(terms):
        reached = table.order[0].low
        for worse in table.order[1:]:
            if table.open_between(worse.high, reached):
                yield Finding(
                    f"{table.path}.bands.{worse.index}",
                    f"{between(worse.high, reached, table)}: no band applies, so nothing is paid.",
                    f"Let this band begin where the one before it ends, at {edge(reached, table)}.",
                )
            reached = min(reached, worse.low)


def overlapping(terms: Agreement) -> Iterator[Finding]:
    """No result lies in two credit bands.

    Why: two bands give two credits for one result, and nobody can say which is owed.
    Fails: 1 to 2 hours pays 2 days, 2 to 4 hours pays 4 days, both edges included: 2 hours is in both.
    Passes: at least 1 h but below 2 h; at least 2 h but below 4 h. So does a table of which each row holds the next, such as
    below 99.9 % and below 99 %: there the worst row that is reached counts.
    Source: published tables in which an edge is in two bands.
    """
    for table in tables(terms):
        better = table.order[0]
        if nested(table.scheme.bands):
            continue
        for worse in table.order[1:]:
            if worse.high > better.low:
                yield Finding(
                    f"{table.path}.bands.{worse.index}",
                    f"{between(max(better.low, worse.low), worse.high, table)}: two bands apply.",
                    "Give each edge to one band only (“at least” on one side, “below” on the other).",
                )
            better = min(better, worse, key=lambda item: item.low)


def operators_said(terms: Agreement) -> Iterator[Finding]:
    """Each edge of a band says whether the edge itself belongs to it.

    Why: “from 99.95 to 98.3” leaves open what exactly 98.3 pays.
    Fails: {edge_from: 98.3 %, edge_to: 99.95 %}. Passes: {at_least: 98.3 %, below: 99.95 %}.
    Source: published two-band table with unsaid edges.
    """
    for table in tables(terms):
        for index, band in enumerate(table.scheme.bands):
            if not has_operators(band):
                yield Finding(
                    f"{table.path}.bands.{index}",
                    "This band does not say whether its edges belong to it.",
                    "Use at_least, above, below or at_most.",
                )


def monotone(terms: Agreement) -> Iterator[Finding]:
    """A worse result never pays less.

    Why: otherwise the provider gains by failing harder.
    Fails: below 99 % pays 25 %, below 95 % pays 10 %. Passes: 10 %, then 25 %.
    Source: the purpose of a credit table.
    """
    for table in tables(terms):
        for better, worse in pairwise(table.order):
            first, second = better.band.credit, worse.band.credit
            countable = first.unit == second.unit and first.unit in ("percent", "money", "days", "points")
            if countable and second.value < first.value:
                yield Finding(
                    f"{table.path}.bands.{worse.index}.credit",
                    f"{between(worse.low, worse.high, table)} pay {second}, but better results pay {first}.",
                    "Let the credit rise as the result falls.",
                )


def one_unit(terms: Agreement) -> Iterator[Finding]:
    """All bands of one table pay in one unit.

    Why: percent, money, days and points cannot be compared or added.
    Fails: 10 %, then 3 days. Passes: 3 days, 7 days, 15 days.
    Source: a published template prints money and computes percent.
    """
    for table in tables(terms):
        units = sorted({band.credit.unit for band in table.scheme.bands if band.credit.value != 0})
        if len(units) > 1:
            yield Finding(
                f"{table.path}.bands", f"The bands mix {' and '.join(units)}.", "Say every credit of the table in one unit."
            )


def first_band_at_target(terms: Agreement) -> Iterator[Finding]:
    """The first paying band starts exactly at the target.

    Why: a result just under the target is a breach; if the first band begins lower, that breach pays nothing.
    Fails: target at least 99.9 %, first band below 99.5 %. Passes: first band below 99.9 %.
    Source: published tables made for another tier's target.
    """
    for table in tables(terms):
        paying = next((item for item in table.order if item.band.credit.value != 0), None)
        if paying is None:
            continue
        free = {item.low for item in table.order if item.band.credit.value == 0}
        for kpi, target, cut in table_targets(terms, table):
            # Where a band of 0 % ends at the target, the gap below it is one between two bands.
            if table.open_between(paying.high, cut) and cut not in free:
                yield Finding(
                    f"{table.path}.bands.{paying.index}",
                    f"The target for {kpi.name}{told_apart(terms, target)} is {target.minimum}, but the first band only starts "
                    f"at {edge(paying.high, table)}: results between them breach the target and pay nothing.",
                    f"Start the first band at {target.minimum}.",
                )


def met_target_pays_nothing(terms: Agreement) -> Iterator[Finding]:
    """A met target pays no credit.

    Why: a table made for the top tier pays a lower tier's customers in months in which their target was met.
    Fails: target at least 99.5 %, band at least 99.5 % but below 99.9 % pays 25 %. Passes: a table for each tier.
    Source: a published page with three tiers and one table.
    """
    for table in tables(terms):
        for _, target, cut in table_targets(terms, table):
            for item in table.order:
                if item.band.credit.value != 0 and item.high > cut:
                    whose = told_apart(terms, target)
                    yield Finding(
                        f"{table.path}.bands.{item.index}",
                        f"This band pays {item.band.credit} for results that meet the target{whose}: {target.minimum}.",
                        "Let the band end at the target"
                        + (f", or give the target{whose} a table of its own." if whose else "."),
                    )


def last_band_open(terms: Agreement) -> Iterator[Finding]:
    """The last band reaches the worst possible result.

    Why: without an open end, a total failure pays less than a small one.
    Fails: the last band is at least 91 % but below 97 %; 90 % pays nothing. Passes: below 97 %.
    Source: published annual table that stops at 91 %.
    """
    for table in tables(terms):
        last = min(table.order, key=lambda item: item.low)
        worst: Cut = BELOW_ALL
        if not table.lower:
            worst = (Decimal(0), 0)
        elif table.unit == "%" and not table.scheme.relative_overrun:
            worst = mirror((Decimal(100), 1))
        if last.low > worst:
            yield Finding(
                f"{table.path}.bands.{last.index}",
                f"The last band ends at {edge(last.low, table)}; worse results pay nothing.",
                "Leave out the last band's outer edge.",
            )
