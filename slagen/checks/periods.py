"""The periods over which results are taken, against targets, probes, credits and calendars: rules M- about periods."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from slagen.checks.rules import Finding
from slagen.checks.schemes import schemes
from slagen.quantities import Percent, Zone, add_months, allowance, long_date, minutes_words
from slagen.terms.agreement import Agreement
from slagen.terms.credits import Scheme
from slagen.terms.kpis import Kpi, Target, allowed_share
from slagen.terms.reach import hours_measured
from slagen.terms.spans import MONTHS, example_span

_BY_MONTH = ("month-of-failure", "month-end", "billing-cycle-end", "next-billing-cycle-end")
_SHORT_CAPS = {"month": 1, "billing-cycle": 1, "quarter": 3}


def partial_periods_said(terms: Agreement) -> Iterator[Finding]:
    """An indicator says how its first and last period are measured where the agreement does not start with a period.

    Why: of a month that has only 17 days in the term, one side counts 17 days and the other 31, and the same outage is a
    breach in the one count and none in the other.
    Fails: partial_period none in an agreement that starts on the 15th. Passes: only the days in the term; not measured; as
    if it were whole; an agreement that starts on the first day of a period.
    Source: published agreements that are silent on the month of the order.
    """
    starts = (terms.term.starts if terms.term else None) or terms.document.effective
    for key, kpi in terms.kpis.items() if starts else ():
        months = MONTHS.get(kpi.period)
        if kpi.partial_period is not None or kpi.rolling or months is None or starts is None:
            continue
        first = starts.replace(day=1, month=starts.month - (starts.month - 1) % months)
        whole, left = (add_months(first, months) - first).days, (add_months(first, months) - starts).days
        if left == whole:
            continue
        word = kpi.period.replace("-", " ")
        path, words = f"kpis.{key}.partial_period", f"of the first {word}, {left} of {whole} days lie in the term"
        target = next((one for one in kpi.targets if allowed_share(kpi, one) and hours_measured(terms, kpi, one).always), None)
        share = allowed_share(kpi, target) if target else None
        if share is not None and share.value < 100:
            lost = [minutes_words(allowance(share, Decimal(days * 1440))) for days in (left, whole)]
            words += f", and {share} allows {lost[0]} or {lost[1]}"
        yield Finding(
            path, f"{kpi.name} does not say how a {word} that lies in the term only in part is measured: {words}.",
            "Set partial_period.",
        )  # fmt: skip


def clock_changes_shown(terms: Agreement) -> Iterator[Finding]:
    """Printed lost time beside periods in local time: the periods in which the clocks change have an hour less or more.

    Why: in local time one month a year is 1 hour shorter and one is 1 hour longer, so a printed allowance is off by seconds
    there; better known than found in a dispute.
    Fails: “44 min 38 s” printed beside 99.9 % of a month counted in the local time of Berlin.
    Passes: periods counted in UTC; a zone whose clocks never change; no printed lost time.
    Source: a published agreement that prints the minutes of every month, these two included.
    """
    starts = (terms.term.starts if terms.term else None) or terms.document.effective or terms.document.date
    for key, kpi in terms.kpis.items():
        months = MONTHS.get(kpi.period)
        if kpi.period_basis != "actual-local" or months is None or months == 12:
            continue
        for place, target in enumerate(kpi.targets):
            share, hours = allowed_share(kpi, target), hours_measured(terms, kpi, target)
            if share is None or not target.allowances or not hours.always:
                continue
            zone = _zone(terms, kpi, target)
            off = list(_uneven(zone, starts, months))
            if off:
                said = " and ".join(
                    f"{long_date(first).partition(' ')[2]} has {minutes:f} minutes there, of which {share} allows "
                    f"{minutes_words(allowance(share, minutes))}"
                    for first, minutes in off
                )
                yield Finding(
                    f"kpis.{key}.targets.{place}.allowances",
                    f"The periods of {kpi.name} run in the local time of {zone}, where the clocks change: {said}.",
                    "Leave the printed lost time out, or count periods in UTC.",
                )


def _zone(terms: Agreement, kpi: Kpi, target: Target) -> Zone:
    site = terms.sites.get(target.site) if target.site else None
    schedule = terms.coverage.get(target.coverage or kpi.coverage or "")
    return (site.zone if site else None) or (schedule.zone if schedule else None) or terms.document.zone


def _uneven(zone: Zone, starts: dt.date, months: int) -> Iterator[tuple[dt.date, Decimal]]:
    """The periods of the twelve months from `starts` that are not whole days long, with their minutes."""
    first = starts.replace(day=1, month=starts.month - (starts.month - 1) % months)
    for _ in range(12 // months):
        after = add_months(first, months)
        begin, end = (dt.datetime(day.year, day.month, day.day, tzinfo=zone.info).timestamp() for day in (first, after))
        minutes = Decimal(int(end - begin)) / 60
        if minutes % 1440:
            yield first, minutes
        first = after


def periods_match_credits(terms: Agreement) -> Iterator[Finding]:
    """The period of a result is that of the credit, of its claim and of its limit.

    Why: whether a yearly figure was missed is known once a year; a claim within 30 days of the month, or a limit for each
    month, then has no month to belong to.
    Fails: a yearly availability whose credit is claimed within 30 days of the month's end, or is limited for each month; one
    scheme for a monthly and a yearly indicator. Passes: a monthly result, claimed and limited by month; a yearly one by year.
    Source: published agreements with a yearly target and a monthly rebate.
    """
    for path, scheme in schemes(terms):
        named = {terms.kpis[ref].period: terms.kpis[ref] for ref in scheme.kpis if MONTHS.get(terms.kpis[ref].period)}
        lengths = {MONTHS[period] for period in named}
        if len(lengths) > 1:
            said = " and ".join(f"{kpi.name} over a {_word(kpi)}" for kpi in named.values())
            yield Finding(f"{path}.kpis", f"{scheme.name} pays alike for {said}.", "Make a scheme for each period.")
            continue
        months = next(iter(lengths), 1)
        if months == 1 or scheme.per_event is not None or scheme.pro_rata is not None:
            continue
        kpi = next(iter(named.values()))
        yield from _claims(terms, path, scheme, kpi)
        for place, cap in enumerate(scheme.caps):
            if _SHORT_CAPS.get(cap.per, months) < months:
                yield Finding(
                    f"{path}.caps.{place}.per",
                    f"{kpi.name} is measured over a {_word(kpi)}, but the credit of {scheme.name} is limited for each "
                    f"{cap.per.replace('-', ' ')}: a miss belongs to {months // _SHORT_CAPS[cap.per]} of these at once.",
                    f"Limit it for each {_word(kpi)}, or measure each month.",
                )


def _claims(terms: Agreement, path: str, scheme: Scheme, kpi: Kpi) -> Iterator[Finding]:
    assert terms.credits is not None
    claim = scheme.claim or terms.credits.claim
    if claim is None or claim.automatic or claim.counted_from not in _BY_MONTH:
        return
    own = f"{path}.claim" if scheme.claim else "credits.claim"
    yield Finding(
        f"{own}.counted_from",
        f"{kpi.name} is measured over a {_word(kpi)}, but a credit of {scheme.name} is claimed within {claim.within} of a month: "
        f"of which of the {MONTHS[kpi.period]} is not said.",
        f"Count the deadline from the end of the {_word(kpi)} (period-end) or from the report.",
    )


def _word(kpi: Kpi) -> str:
    return kpi.period.replace("-", " ")


def grain_fine_enough(terms: Agreement) -> Iterator[Finding]:
    """Checks come more often than the time that the target allows to be lost.

    Why: 99.999 % of a month allows 26 seconds; with one check a minute the first failed one is already a breach, or an outage
    of 50 seconds is never seen.
    Fails: 99.999 % a month with a check every minute. Passes: 99.9 % with a check every minute; 99.999 % every 10 seconds.
    Targets of 100 % allow nothing and are left alone.
    Source: arithmetic of published targets of five nines.
    """
    for key, kpi in terms.kpis.items():
        probe = kpi.probe_every.minutes() if kpi.probe_every else None
        if probe is None:
            continue
        for place, target in enumerate(kpi.targets):
            share, span = allowed_share(kpi, target), example_span(terms, kpi, target)
            if share is None or span is None or share.value >= 100:
                continue
            allowed = allowance(share, span.minutes)
            if allowed < probe:
                yield Finding(
                    f"kpis.{key}.targets.{place}.minimum",
                    f"{share} of a {span.name} allows {minutes_words(allowed)}, but {kpi.name} is checked every "
                    f"{kpi.probe_every}: a single failed check decides.",
                    f"Check at least every {minutes_words(allowed / 2)}, promise less, or measure over a longer period.",
                )


def no_bad_period_hidden(terms: Agreement) -> Iterator[Finding]:
    """A figure is not a mean over several months in which one bad month disappears.

    Why: eleven good months and one of 98.8 % are 99.9 % in the mean; the month that stopped the business costs nothing.
    Fails: a rolling availability over a year; a mean response over a quarter. Passes: a monthly figure; a share of cases,
    each of which counts; a yearly figure that is no mean and does not roll.
    Source: scorecards that stay green while users are angry.
    """
    for key, kpi in terms.kpis.items():
        months = MONTHS.get(kpi.period, 0)
        if months < 3 or not (kpi.rolling or kpi.statistic == "mean") or kpi.form == "satisfaction":
            continue
        target = next((one for one in kpi.targets if one.minimum is not None and one.modality == "commitment"), None)
        if target is None or target.minimum is None:
            continue
        field = "rolling" if kpi.rolling else "statistic"
        share = allowed_share(kpi, target)
        if share is not None:
            bad = Percent(max(Decimal(0), 100 - months * (100 - share.value)))
            words = f"{months - 1} months at 100% and one at {bad} still make {share}"
        else:
            words = f"one month may be far from {target.minimum} while the other {months - 1} make up for it"
        yield Finding(
            f"kpis.{key}.{field}",
            f"{kpi.name} is {'rolling' if kpi.rolling else 'a mean'} over a {_word(kpi)}: {words}.",
            "Measure each month, or promise a lowest figure for each month beside it.",
        )
