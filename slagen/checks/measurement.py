"""How a KPI is measured: the rules M- about when events count, and how many of them there must be."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_FLOOR, Decimal

from slagen.checks.rules import Finding
from slagen.quantities import minutes_words
from slagen.terms.agreement import Agreement
from slagen.terms.kpis import AVAILABILITY

DAYS_A_YEAR = 365
MINUTE = Decimal(1)
FEW = 5
"""Up to so many misses allowed, the number of events decides more than the quality does."""
_BY_TIME = frozenset({*AVAILABILITY, "temperature", "humidity", "dew-point", "power-usage", "event-count", "cases-handled"})


def sample_is_large_enough(terms: Agreement) -> Iterator[Finding]:
    """The usual number of events is large enough that one event more or less does not decide on the target.

    Why: with 35 events, two misses are 94.3 % and miss a target of 95 %; with 40 events the same two misses meet it.
    Fails: target 95 %, 35 to 40 events a month; target 99 %, 50 events: a single miss fails. Passes: target 95 %, 1,000 events.
    Source: a consultant's example from outsourcing.
    """
    for key, kpi in terms.kpis.items():
        if kpi.usual_events is None:
            continue
        low = max(kpi.usual_events.low, kpi.smallest_sample or 0)
        high = max(low, kpi.usual_events.high or low)
        for place, target in enumerate(kpi.targets):
            if target.minimum is None or target.minimum.unit != "%" or not 0 < target.minimum.value < 100:
                continue
            fewest, most = _misses(low, target.minimum.value), _misses(high, target.minimum.value)
            if fewest < 1:
                words = f"with {low} events a single miss fails it"
            elif fewest != most and most <= FEW:
                words = f"with {low} events it allows {fewest} misses, with {high} events {most}"
            else:
                continue
            yield Finding(
                f"kpis.{key}.targets.{place}.minimum",
                f"The target of {target.minimum} for {kpi.name} is decided by the number of events: {words}.",
                "Measure over a longer period, promise a number of misses, or set smallest_sample.",
            )


def short_outages_count(terms: Agreement) -> Iterator[Finding]:
    """Outages that never count are short beside the checks that find them.

    Why: what never counts can happen every day; five minutes a day are more than 30 hours a year.
    Fails: outages of up to 5 minutes do not count. Passes: outages under 1 minute do not count; two checks in a row, one
    every 5 minutes.
    Source: published agreements in which only outages of more than 5 minutes are downtime.
    """
    for key, kpi in terms.kpis.items():
        shortest = kpi.shortest_counted.minutes() if kpi.shortest_counted else None
        probe = kpi.probe_every.minutes() if kpi.probe_every else None
        if shortest is None or shortest <= max(MINUTE, 2 * (probe or Decimal(0))):
            continue
        yield Finding(
            f"kpis.{key}.shortest_counted",
            f"Outages of up to {kpi.shortest_counted} never count for {kpi.name}; one such outage a day would hide "
            f"{minutes_words(shortest * DAYS_A_YEAR)} in a year.",
            "Count every outage that two checks in a row find, or accept this on purpose.",
        )


def starts_at_failure(terms: Agreement) -> Iterator[Finding]:
    """Downtime is counted from the failure, not from the customer's report of it.

    Why: an outage that nobody reports, or that is reported in the morning, costs nothing.
    Fails: availability counted from the report. Passes: from the first failed check; a response time from the report.
    Source: published agreements in which downtime starts with the customer's ticket.
    """
    yield from _started(terms, "report", "the customer's report: what happens before it is free")


def starts_without_provider(terms: Agreement) -> Iterator[Finding]:
    """Downtime is counted from the failure, not from the moment at which the provider confirms it.

    Why: the provider then decides when its own failure begins.
    Fails: availability counted from the confirmation. Passes: from the first failed check, or from detection.
    Source: published agreements in which downtime starts with the provider's confirmation.
    """
    yield from _started(terms, "confirmation", "the provider's confirmation: the provider decides when a failure begins")


def empty_period_said(terms: Agreement) -> Iterator[Finding]:
    """A ratio of events says what holds for a period without any.

    Why: nothing divided by nothing is no figure; one side reads it as 100 %, the other as a miss.
    Fails: first contact resolution with empty_period none; availability by failed requests, likewise.
    Passes: target-met, not-measured or target-missed. Counts and shares of time always have a result.
    Source: published agreements that measure each customer's own requests.
    """
    for key, kpi in terms.kpis.items():
        if kpi.empty_period is not None or kpi.statistic in ("count", "sum"):
            continue
        by_events = kpi.form not in _BY_TIME
        rate = kpi.form in AVAILABILITY and any(word in (kpi.bad_minute or "") for word in ("%", "request", "error"))
        if by_events or rate:
            yield Finding(
                f"kpis.{key}",
                f"{kpi.name} does not say what holds for a period without events, in which it cannot be computed.",
                "Set empty_period to target-met, not-measured or target-missed.",
            )


def _started(terms: Agreement, moment: str, words: str) -> Iterator[Finding]:
    for key, kpi in terms.kpis.items():
        if kpi.counted_from == moment and kpi.form in AVAILABILITY:
            yield Finding(
                f"kpis.{key}.counted_from",
                f"Downtime of {kpi.name} starts with {words}.",
                "Count from detection or from the first failed check.",
            )


def _misses(events: int, target: Decimal) -> int:
    """How many of so many events may miss while the target is met."""
    return int((Decimal(events) * (100 - target) / 100).to_integral_value(ROUND_FLOOR))


