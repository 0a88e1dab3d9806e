"""Conditions of a breach by single events become words: how long, how often, how much together, and what else."""

from __future__ import annotations

from slagen.document.nodes import Inline
from slagen.schedules.cells import answer, answers, line, series
from slagen.schedules.wording import duration, in_span
from slagen.terms.agreement import Agreement
from slagen.terms.kpis import Breach, BreachCase, Kpi


def breach_words(terms: Agreement, breach: Breach, path: str) -> tuple[Inline, ...]:
    """“longer than 15 minutes; or more than once in a month”."""
    cases = [(breach, path), *((case, f"{path}.or_else.{place}") for place, case in enumerate(breach.or_else))]
    return series((_case(terms, case, own) for case, own in cases), "; or ")


def shortest_words(terms: Agreement, kpi: Kpi, path: str) -> tuple[Inline, ...]:
    """Which interruptions do not count at all; one that counts counts from its start."""
    said = duration(terms, kpi.shortest_counted, f"{path}.shortest_counted")
    if not said:
        return ()
    if kpi.shortest_operator == "more-than":
        return line("an interruption of at most ", said, " does not count, a longer one counts from its start")
    return line("an interruption of less than ", said, " does not count, any other counts from its start")


def _case(terms: Agreement, case: BreachCase, path: str) -> tuple[Inline, ...]:
    longer = duration(terms, case.longer_than, f"{path}.longer_than")
    total = duration(terms, case.total_longer_than, f"{path}.total_longer_than")
    shortest = duration(terms, case.counting_from, f"{path}.counting_from")
    often = series((
        answer(_more_than(case.more_than), f"{path}.more_than"),
        answer(_at_least(case.at_least), f"{path}.at_least"),
        line("longer than ", total, " in sum") if total else (),
    ), " and ")
    per = line(" ", in_span(terms, case.per, f"{path}.per")) if case.per and often else ()
    least = line(", counting events of ", shortest, " or more") if shortest else ()
    single = line("longer than ", longer) if longer else ()
    return series((single, line(often, per, least), answers(case.all_of, f"{path}.all_of", "; and ")), "; and ")


def _more_than(count: int | None) -> str | None:
    if count is None:
        return None
    return {0: "once or more", 1: "more than once"}.get(count, f"more than {count} times")


def _at_least(count: int | None) -> str | None:
    if count is None:
        return None
    return "once or more" if count == 1 else f"{count} times or more"
