"""Each KPI becomes a table of its definition: everything that a third person needs to compute the same figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from slagen.document.nodes import Block, Cell, Column, Inline, Row, Table, Text, Value
from slagen.schedules.cells import Part, answer, answers, cell, head, line, named, names, row_head, series
from slagen.schedules.wording import duration, every, plain_words, range_words, span
from slagen.terms.agreement import Agreement
from slagen.terms.kpis import Kpi

EMPTY = {"target-met": "the target is met", "not-measured": "the KPI is not measured", "target-missed": "the target is missed"}
CLOCKS = {"24x7": "24×7", "service": "Service Hours"}


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
        ("Unit and statistic", _statistic(kpi, path)),
        ("Range", range_words(kpi.range, f"{path}.range") if kpi.range else ()),
        ("Breach by one event", _breach(terms, kpi, path)),
        ("Measurement Period", _period(kpi, path)),
        ("Clock", _clock(terms, kpi, path)),
        ("What counts as failed", _failed(terms, kpi, path)),
        ("Measured at", answer(kpi.point, f"{path}.point")),
        ("Measured by", named(terms.parties, "parties", kpi.measured_by)),
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
    return line("by ", paying) if paying else ()


def _statistic(kpi: Kpi, path: str) -> tuple[Inline, ...]:
    share = line(" ", answer(kpi.percentile, f"{path}.percentile")) if kpi.percentile is not None else ()
    return series((answer(kpi.unit, f"{path}.unit"), line(answer(kpi.statistic, f"{path}.statistic"), share),
                   answer(plain_words(kpi.direction), f"{path}.direction")))


def _breach(terms: Agreement, kpi: Kpi, path: str) -> tuple[Inline, ...]:
    if kpi.breach is None:
        return ()
    breach, own = kpi.breach, f"{path}.breach"
    longer = line("longer than ", duration(terms, breach.longer_than, f"{own}.longer_than")) if breach.longer_than else ()
    often = line("more than ", answer(breach.more_than, f"{own}.more_than"), " times") if breach.more_than is not None else ()
    per = line(" in ", span(terms, breach.per, f"{own}.per")) if breach.per else ()
    return series((longer, line(often, per), answers(breach.all_of, f"{own}.all_of", "; ")), "; and ")


def _period(kpi: Kpi, path: str) -> tuple[Inline, ...]:
    basis = "" if kpi.period_basis == "actual" else kpi.period_basis
    return series((
        answer(plain_words(kpi.period), f"{path}.period"),
        answer("rolling" if kpi.rolling else None, f"{path}.rolling"),
        line("reckoned as ", answer(plain_words(basis), f"{path}.period_basis")) if basis else (),
        line("in part: ", answer(plain_words(kpi.partial_period), f"{path}.partial_period")),
    ))


def _clock(terms: Agreement, kpi: Kpi, path: str) -> tuple[Inline, ...]:
    hours = named(terms.coverage, "coverage", kpi.coverage) if kpi.clock == "service" else ()
    clock = hours or answer(CLOCKS[kpi.clock], f"{path}.clock")
    return line(clock, ", counted from ", answer(plain_words(kpi.counted_from), f"{path}.counted_from"))


def _failed(terms: Agreement, kpi: Kpi, path: str) -> tuple[Inline, ...]:
    shortest = duration(terms, kpi.shortest_counted, f"{path}.shortest_counted")
    probe = every(terms, kpi.probe_every, f"{path}.probe_every")
    return series((
        answer(kpi.bad_minute, f"{path}.bad_minute"),
        line("counted from ", shortest, " on") if shortest else (),
        line("probed ", probe) if probe else (),
    ), "; ")


def _rounding(kpi: Kpi, path: str) -> tuple[Inline, ...]:
    if kpi.rounding is None or kpi.rounding_rule == "none":
        return answer("the figure is not rounded", f"{path}.rounding")
    rule = {"half-up": "half up", "down": "down"}[kpi.rounding_rule]
    return line(
        answer(kpi.rounding, f"{path}.rounding"), " decimals, ", answer(rule, f"{path}.rounding_rule"),
        "; compared with the target ", answer(plain_words(kpi.compared), f"{path}.compared"),
    )


def _empty(kpi: Kpi, path: str) -> tuple[Inline, ...]:
    few = kpi.smallest_sample
    sample = line("; so too with fewer than ", answer(few, f"{path}.smallest_sample"), " cases") if few else ()
    return line(answer(EMPTY[kpi.empty_period], f"{path}.empty_period"), sample)
