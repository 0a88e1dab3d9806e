"""Each KPI becomes a table of its definition: everything that a third person needs to compute the same figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from slagen.document.nodes import Block, Cell, Column, Inline, Row, Table, Text, Value
from slagen.schedules.breaches import breach_words, shortest_words
from slagen.schedules.cells import Part, answer, cell, head, line, named, names, row_head, series
from slagen.schedules.target_words import OPERATORS, range_words
from slagen.schedules.wording import every, plain_words
from slagen.terms.agreement import Agreement
from slagen.terms.kpis import Kpi, unit_of

EMPTY = {"target-met": "the target is met", "not-measured": "the KPI is not measured", "target-missed": "the target is missed"}
CLOCKS = {"24x7": "24×7", "service": "Service Hours"}
LENGTHS = {
    "actual-local": "in its real minutes of local time", "30-days": "counted as 30 days a month",
    "mean-month": "counted in mean months", "360-days": "counted as part of a year of 360 days",
    "365-days": "counted as part of a year of 365 days",
}
PARTIAL = {
    "only-days-in-term": "a partial period over its days in the term", "not-measured": "a partial period is not measured",
    "whole-period": "a partial period counts as a whole one",
}
STARTS = {
    "detection": "its detection", "report": "the report", "confirmation": "the confirmation",
    "first-failed-check": "the first failed check",
}


WIDTHS = (3, 6, 3, 6)
TITLES = ("Item", "What is agreed") * 2
SHORT = 60
"""Up to so many characters a content shares its row with its neighbour: about two lines of half a page's width."""


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """One table of items and contents for each KPI, under its name."""
    return tuple(
        Table(
            caption=line("KPI: ", named(terms.kpis, "kpis", ref)),
            columns=tuple(Column(width) for width in WIDTHS),
            head=head(*TITLES),
            rows=tuple(Row(cells) for cells in _rows(_facts(terms, kpi, f"kpis.{ref}"))),
        )
        for ref, kpi in terms.kpis.items()
    )


def _rows(pairs: Iterable[tuple[Part, Part]]) -> Iterator[tuple[Cell, ...]]:
    """Long contents first, each across the table; then the short ones, two in a row."""
    given = [(row_head(label), content) for label, said in pairs if (content := line(said))]
    for label, content in given:
        if _length(content) > SHORT:
            yield label, cell(content, span=3)
    short = [pair for pair in given if _length(pair[1]) <= SHORT]
    for place in range(0, len(short) - 1, 2):
        (left, first), (right, second) = short[place : place + 2]
        yield left, cell(first), right, cell(second)
    if len(short) % 2:
        label, content = short[-1]
        yield label, cell(content, span=3)


def _length(content: Iterable[Inline]) -> int:
    return sum(len(part.text) for part in content if isinstance(part, (Text, Value)))


def _facts(terms: Agreement, kpi: Kpi, path: str) -> list[tuple[Part, Part]]:
    return [
        ("Definition", answer(kpi.definition, f"{path}.definition")),
        ("Formula", answer(kpi.formula, f"{path}.formula")),
        ("Comparison in the formula", _formula_operator(kpi, path)),
        ("Measured for", answer(kpi.per, f"{path}.per")),
        ("Unit and statistic", _statistic(kpi, path)),
        ("Range", range_words(kpi.range, f"{path}.range") if kpi.range else ()),
        ("Breach by one event", breach_words(terms, kpi.breach, f"{path}.breach") if kpi.breach else ()),
        ("Measurement Period", _period(kpi, path)),
        ("Clock", _clock(terms, kpi, path)),
        ("What counts as failed", _failed(terms, kpi, path)),
        ("Outage of some users", _partial_outage(kpi, path)),
        ("Usual number of events", _usual_events(kpi, path)),
        ("Measured at", answer(kpi.point, f"{path}.point")),
        ("Measured by", named(terms.parties, "parties", kpi.measured_by) or answer(kpi.monitor, f"{path}.monitor")),
        ("Data source", answer(kpi.source, f"{path}.source")),
        ("Rounding", _rounding(kpi, path)),
        ("Period without data", _empty(kpi, path)),
        ("Services", names(terms.services, "services", kpi.services)),
        ("Depends on", names(terms.kpis, "kpis", kpi.depends_on)),
        ("Weight", answer(kpi.weight, f"{path}.weight")),
        ("Service Credits", _credits(terms, kpi, path)),
        ("Owner", answer(kpi.owner, f"{path}.owner")),
    ]


def _credits(terms: Agreement, kpi: Kpi, path: str) -> tuple[Inline, ...]:
    """The schemes that pay for the KPI; a typed no takes it out of them."""
    if kpi.credit_bearing is False:
        return answer("this KPI is not credit-bearing", f"{path}.credit_bearing")
    schemes = terms.credits.schemes if terms.credits else {}
    ref = path.removeprefix("kpis.")
    paying = names(schemes, "credits.schemes", (key for key, scheme in schemes.items() if ref in scheme.kpis))
    typed = answer("yes", f"{path}.credit_bearing") if kpi.credit_bearing else ()
    return series((typed, line("by ", paying) if paying else ()))


def _formula_operator(kpi: Kpi, path: str) -> tuple[Inline, ...]:
    said = OPERATORS[kpi.formula_operator] if kpi.formula_operator else None
    return answer(said, f"{path}.formula_operator")


def _statistic(kpi: Kpi, path: str) -> tuple[Inline, ...]:
    share = line(" ", answer(kpi.percentile, f"{path}.percentile")) if kpi.percentile is not None else ()
    return series((answer(unit_of(kpi), f"{path}.unit"), line(answer(kpi.statistic, f"{path}.statistic"), share),
                   answer(plain_words(kpi.direction), f"{path}.direction")))


def _period(kpi: Kpi, path: str) -> tuple[Inline, ...]:
    return series((
        answer(plain_words(kpi.period), f"{path}.period"),
        answer("rolling" if kpi.rolling else None, f"{path}.rolling"),
        answer(LENGTHS.get(kpi.period_basis), f"{path}.period_basis"),
        answer(PARTIAL.get(kpi.partial_period or ""), f"{path}.partial_period"),
    ))


def _clock(terms: Agreement, kpi: Kpi, path: str) -> tuple[Inline, ...]:
    hours = named(terms.coverage, "coverage", kpi.coverage) if kpi.clock == "service" else ()
    clock = hours or answer(CLOCKS[kpi.clock], f"{path}.clock")
    start = answer(STARTS.get(kpi.counted_from or ""), f"{path}.counted_from")
    until = answer(kpi.counted_until, f"{path}.counted_until")
    return series((clock, line("counted", line(" from ", start) if start else "", line(" until ", until) if until else "")
                   if start or until else ()))


def _failed(terms: Agreement, kpi: Kpi, path: str) -> tuple[Inline, ...]:
    probe = every(terms, kpi.probe_every, f"{path}.probe_every")
    return series((
        answer(kpi.bad_minute, f"{path}.bad_minute"),
        shortest_words(terms, kpi, path),
        line("probed ", probe) if probe else (),
    ), "; ")


def _partial_outage(kpi: Kpi, path: str) -> tuple[Inline, ...]:
    if kpi.partial_outage is None:
        return ()
    said = {
        "counts-fully": "counts in full", "by-share": "counts by the share of users hit",
        "above-share": "counts in full above a share of users hit",
    }
    share = line(": ", answer(kpi.partial_share, f"{path}.partial_share")) if kpi.partial_share else ()
    return line(answer(said[kpi.partial_outage], f"{path}.partial_outage"), share)


def _usual_events(kpi: Kpi, path: str) -> tuple[Inline, ...]:
    if kpi.usual_events is None:
        return ()
    own = f"{path}.usual_events"
    high = answer(kpi.usual_events.high, f"{own}.high")
    return line(answer(kpi.usual_events.low, f"{own}.low"), line(" to ", high) if high else "")


def _rounding(kpi: Kpi, path: str) -> tuple[Inline, ...]:
    """Nothing where nobody said how the figure is rounded."""
    if kpi.rounding_rule == "none":
        return answer("the figure is not rounded", f"{path}.rounding_rule")
    if kpi.rounding is None:
        return ()
    rule = {"half-up": "half up", "down": "down"}[kpi.rounding_rule]
    return line(
        answer(kpi.rounding, f"{path}.rounding"), " decimal, " if kpi.rounding == 1 else " decimals, ",
        answer(rule, f"{path}.rounding_rule"),
        "; compared with the target ", answer(plain_words(kpi.compared), f"{path}.compared"),
    )


def _empty(kpi: Kpi, path: str) -> tuple[Inline, ...]:
    """A number of things is 0 in a period without any; only where the target is met or missed by agreement is it not."""
    few = kpi.smallest_sample
    counted = kpi.statistic in ("count", "sum") and kpi.empty_period in (None, "not-measured")
    said = "a result of 0" if counted else EMPTY.get(kpi.empty_period or "", "")
    as_well = "the KPI is not measured" if counted or not said else "so too"
    sample = line(f"{as_well} with fewer than ", answer(few, f"{path}.smallest_sample"), " cases") if few else ()
    return series((answer(said, f"{path}.empty_period"), sample), "; ")
