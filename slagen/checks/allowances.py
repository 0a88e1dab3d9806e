"""Figures printed beside a percentage, and the decimals of results, against the targets and the bands: the rules M-."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from itertools import pairwise

from msgspec import Struct

from slagen.checks.band_tables import Table, edge, tables
from slagen.checks.rules import Finding
from slagen.quantities import Duration, Measure, Percent, allowance, minutes_words
from slagen.terms.agreement import Agreement
from slagen.terms.kpis import allowed_share, unit_of
from slagen.terms.spans import Span, spans, spans_of

_MINUTES = {"s": Decimal(1) / 60, "min": Decimal(1), "h": Decimal(60), "d": Decimal(1440)}
_GRAIN = {"second": Decimal(1) / 60, "minute": Decimal(1), "hour": Decimal(60), "day": Decimal(1440)}


class _Stated(Struct, frozen=True):
    """One printed lost time with the percentage it stands beside, and the lengths of period it may be meant for."""

    path: str
    lost: Duration
    minutes: Decimal
    share: Percent
    lengths: tuple[Span, ...]

    def fits(self, length: Span) -> bool:
        """Whether it is what the percentage allows, to the smallest unit in which it is written."""
        return abs(allowance(self.share, length.minutes) - self.minutes) < _GRAIN.get(self.lost.unit, Decimal(1))


def stated_allowance(terms: Agreement) -> Iterator[Finding]:
    """Lost time that is printed beside a percentage is what the percentage allows, in every length of the period.

    Why: 43 min 12 s is right in a month of 30 days only; in one of 31 days 99.9 % allows 44 min 38 s, and both sides quote
    the figure that suits them.
    Fails: 43 min 12 s a month beside 99.9 % of a calendar month; 10 to 59 min under the label 99.98 %.
    Passes: 43 min 12 s where a month is counted as 30 days, or where it is printed for 30 days.
    Source: published agreements that print both.
    """
    for stated in _all_stated(terms):
        wrong = [one for one in stated.lengths if not stated.fits(one)]
        if wrong:
            right = [one.name for one in stated.lengths if one not in wrong]
            allowed = ", ".join(f"{minutes_words(allowance(stated.share, one.minutes))} in a {one.name}" for one in wrong)
            allowed_times = {allowance(stated.share, one.minutes) for one in wrong}
            verdict = f"is right in a {' and a '.join(right)} only:" if right else "is wrong:"
            yield Finding(
                stated.path,
                f"{stated.lost} {verdict} {stated.share} allows {allowed}.",
                "Leave the stated time out, say its length, or say in period_basis how long a period is counted.",
                # Where no length of the period makes the figure right, it is the figure that is wrong.
                minutes_words(allowed_times.pop()) if not right and len(allowed_times) == 1 else "",
            )
    yield from _labels(terms)


def _all_stated(terms: Agreement) -> Iterator[_Stated]:
    for key, kpi in terms.kpis.items():
        for place, target in enumerate(kpi.targets):
            share = allowed_share(kpi, target)
            for number, stated in enumerate(target.allowances if share is not None else ()):
                minutes = stated.lost.minutes()
                lengths = spans_of(terms, kpi, target, stated.per)
                if stated.length is not None:
                    whole = stated.length.minutes()
                    lengths = (Span(f"span of {stated.length}", whole, ""),) if whole is not None else ()
                if minutes is not None and share is not None and lengths:
                    path = f"kpis.{key}.targets.{place}.allowances.{number}.lost"
                    yield _Stated(path, stated.lost, minutes, share, lengths)


def rounding_fits_bands(terms: Agreement) -> Iterator[Finding]:
    """Results are rounded no coarser than targets and bands are written, and bands that need rounding say so.

    Why: a result rounded to 99.9 cannot tell whether 99.95 was met; rounded half up to 2 decimals, 99.995 meets 100; and
    bands of 98.0 to 98.9 and from 99.0 leave 98.95 open unless the result is rounded first.
    Fails: rounding to 1 decimal beside a target of 99.95 %; half up to 2 decimals beside 100 % or 99.99 %; bands in one
    decimal with a gap of 0.1 and no word of rounding; printed lost times of which one is cut off and the others rounded.
    Passes: rounding to 3 decimals beside 99.95 %; the same bands where results are rounded to 1 decimal and then compared.
    Source: published tables of points and of allowances.
    """
    yield from _too_coarse(terms)
    yield from _meets_unmet(terms)
    yield from _bands_need_rounding(terms)
    yield from _rounded_differently(terms)


def _too_coarse(terms: Agreement) -> Iterator[Finding]:
    for key, kpi in terms.kpis.items():
        if kpi.rounding is None or kpi.rounding_rule == "none" or kpi.compared != "after-rounding":
            continue
        figures = [target.minimum for target in kpi.targets if target.minimum is not None]
        figures += [figure for table in _tables_of(terms, key) for figure in _edges(table)]
        finest = max((_decimals(figure.value) for figure in figures if figure.unit == unit_of(kpi)), default=0)
        if finest > kpi.rounding:
            yield Finding(
                f"kpis.{key}.rounding",
                f"{kpi.name} is rounded to {kpi.rounding} decimals, but its target or bands are written in {finest}.",
                f"Round to at least {finest} decimals.",
            )


def _meets_unmet(terms: Agreement) -> Iterator[Finding]:
    """Rounding that lets a miss meet the target, since one step is as large as all that may be lost."""
    for key, kpi in terms.kpis.items():
        if kpi.rounding is None or kpi.rounding_rule != "half-up" or kpi.compared != "after-rounding":
            continue
        step = Decimal(1).scaleb(-kpi.rounding)
        for target in kpi.targets:
            figure = target.minimum
            if figure is None or figure.unit != "%" or kpi.direction != "higher-is-better" or figure.value > 100:
                continue
            if step >= 100 - figure.value and _decimals(figure.value) <= kpi.rounding:
                yield Finding(
                    f"kpis.{key}.rounding",
                    f"{kpi.name}: rounded to {kpi.rounding} decimals, a result of {figure.value - step / 2:f}% already meets "
                    f"the target of {figure}.",
                    "Round to more decimals, round down, or compare before rounding.",
                )
                break


def _bands_need_rounding(terms: Agreement) -> Iterator[Finding]:
    for table in tables(terms):
        kpis = [terms.kpis[name] for name in table.scheme.kpis]
        if any(kpi.rounding is not None or kpi.rounding_rule == "none" for kpi in kpis):
            continue
        if gap := _gap_of_one_step(table):
            yield Finding(
                f"{table.path}.bands",
                f"The bands meet only if results are rounded before they are compared: between {gap} none applies. "
                "Nothing is said of rounding.",
                "Say rounding and compared for the KPI, or let each band begin where the one before it ends.",
            )


def _rounded_differently(terms: Agreement) -> Iterator[Finding]:
    """Of the lost times that are printed together, those that are cut off where others are rounded half up."""
    cut: list[tuple[_Stated, Decimal]] = []
    rounded = False
    for stated in _all_stated(terms):
        grain = _GRAIN.get(stated.lost.unit, Decimal(1))
        for one in stated.lengths:
            units = allowance(stated.share, one.minutes) / grain
            said, down, up = stated.minutes / grain, units.to_integral_value(ROUND_FLOOR), half_up(units)
            if said == down != up:
                cut.append((stated, up * grain))
            rounded = rounded or said == up != down
    for stated, right in cut if rounded else ():
        yield Finding(
            stated.path,
            f"{stated.lost} is cut off, while other lost times are rounded; rounded it is {minutes_words(right)}.",
            "Round all of them alike.",
        )


def half_up(value: Decimal) -> Decimal:
    """To a whole number, halves up."""
    return value.to_integral_value(ROUND_HALF_UP)


def _labels(terms: Agreement) -> Iterator[Finding]:
    """Bands of lost time beside which a percentage is printed, or is their label, that no such loss gives."""
    for table in tables(terms):
        if table.unit not in _MINUTES or not table.lower or table.scheme.relative_overrun:
            continue
        kpi = terms.kpis[table.scheme.kpis[0]]
        size = _MINUTES[table.unit]
        for item in table.order:
            printed = item.band.printed
            share = Percent(printed.value) if printed is not None and printed.unit == "%" else _percent(item.band.label)
            if share is None or share.value > 100:
                continue
            # On the mirrored line the interval runs from minus the longest to minus the shortest loss.
            longest, shortest = -item.low[0] * size, -item.high[0] * size
            lost = [allowance(share, one.minutes) for one in spans(terms, kpi, None)]
            if lost and not any(shortest <= one <= longest for one in lost):
                yield Finding(
                    f"{table.path}.bands.{item.index}.{'label' if printed is None else 'printed'}",
                    f"Beside the band stands {share}, which is a loss of {minutes_words(lost[0])} in a "
                    f"{spans(terms, kpi, None)[0].name}; that is not in the band.",
                    "Leave the percentage out, or compute it again.",
                )


def _percent(label: str | None) -> Percent | None:
    found = re.search(r"([0-9]+(?:\.[0-9]+)?) ?%", label or "")
    return Percent.parse(found.group(1)) if found else None


def _tables_of(terms: Agreement, key: str) -> list[Table]:
    return [table for table in tables(terms) if key in table.scheme.kpis]


def _edges(table: Table) -> Iterator[Measure]:
    for band in table.scheme.bands:
        for figure in (band.at_least, band.above, band.below, band.at_most, band.edge_from, band.edge_to):
            if figure is not None:
                yield figure


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _gap_of_one_step(table: Table) -> str:
    """Two edges with nothing between them but one step of the decimals in which they are written."""
    for better, worse in pairwise(table.order):
        low, high = worse.high, better.low
        if low >= high or not low[0].is_finite() or not high[0].is_finite():
            continue
        if high[0] - low[0] == Decimal(1).scaleb(-max(_decimals(low[0]), _decimals(high[0]))):
            return f"{edge(low, table)} and {edge(high, table)}"
    return ""
