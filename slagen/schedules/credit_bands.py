"""Credit schemes become tables: bands with their edges in words, and every other mechanism as rows of words."""

from __future__ import annotations

from slagen.document.nodes import Block, Inline, Paragraph
from slagen.quantities import Measure, Percent, allowance, minutes_words, period_minutes
from slagen.schedules.cells import (
    Part,
    Spec,
    answer,
    cell,
    computed,
    facts,
    line,
    named,
    names,
    note,
    row_head,
    series,
    table,
)
from slagen.schedules.wording import BASIS
from slagen.terms.agreement import Agreement
from slagen.terms.credits import Band, Scheme, StepRule

FROM_ZERO = {"zero": "the start of the failure", "beyond-allowance": "the moment the allowance is used up"}
ROUNDING = {
    "full-steps": "only full steps count", "started-steps": "a started step counts as a full one",
    "exact": "parts of a step count in proportion",
}


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """For each scheme its bands, its points and its other rules."""
    schemes = terms.credits.schemes if terms.credits else {}
    return tuple(block for ref, scheme in schemes.items() for block in _scheme(terms, scheme, f"credits.schemes.{ref}"))


def _scheme(terms: Agreement, scheme: Scheme, path: str) -> tuple[Block, ...]:
    name = answer(scheme.name, f"{path}.name")
    about = series((
        line("Measured by: ", names(terms.kpis, "kpis", scheme.kpis)),
        line("for ", names(terms.tiers, "tiers", scheme.tiers)) if scheme.tiers else (),
        line("for ", names(terms.services, "services", scheme.services)) if scheme.services else (),
    ))
    notes = note(about, ". Percentages are of ", answer(BASIS[scheme.basis], f"{path}.basis"), ".")
    always = _is_around_the_clock(terms, scheme)
    bands = _bands(line("Service Credits: ", name), scheme.bands, f"{path}.bands", always, notes)
    rules = facts(line("Service Credits, rules: ", name), _rules(terms, scheme, path), *(() if bands else (notes,)))
    points = scheme.points.table if scheme.points else ()
    return (*bands, *rules, *_bands(line("Points and their credit: ", name), points, f"{path}.points.table", False))


def edge_words(band: Band, path: str) -> tuple[Inline, ...]:
    """A band's edges with their operators: “at least 99.00% but below 99.95%”."""
    low = _first(path, at_least=band.at_least, above=band.above, edge_from=band.edge_from)
    high = _first(path, below=band.below, at_most=band.at_most, edge_to=band.edge_to)
    if low and high:
        return line(low, " " if band.edge_to is not None else " but ", high)
    return low or high or line("any result")


def _first(path: str, **edges: Measure | None) -> tuple[Inline, ...]:
    for field, edge in edges.items():
        if edge is not None:
            words = field.removeprefix("edge_").replace("_", " ")
            return line(f"{words} ", answer(edge, f"{path}.{field}"))
    return ()


def _is_around_the_clock(terms: Agreement, scheme: Scheme) -> bool:
    kpis = [terms.kpis[ref] for ref in scheme.kpis]
    return bool(kpis) and all(kpi.form == "availability" and kpi.clock == "24x7" for kpi in kpis)


def _bands(caption: Part, bands: tuple[Band, ...], path: str, downtime: bool, *notes: Paragraph) -> tuple[Block, ...]:
    rows = []
    for place, band in enumerate(bands):
        own = f"{path}.{place}"
        label = line(answer(band.label, f"{own}.label"), ": ") if band.label else ()
        rows.append((
            row_head(label, edge_words(band, own)),
            cell(answer(band.credit, f"{own}.credit")),
            cell(_downtime(band) if downtime else ""),
        ))
    columns: list[Spec] = [
        ("Result in the Measurement Period", 4), ("Credit", 2), ("Downtime in a month of 30 days", 4),
    ]
    return table(caption, columns, rows, *notes)


def _downtime(band: Band) -> tuple[Inline, ...]:
    """The downtime that a band of availability means: the higher edge is the shorter downtime."""
    shortest = _first_minutes(("more than", band.below), ("at least", band.at_most), ("from", band.edge_to))
    longest = _first_minutes(("at most", band.at_least), ("less than", band.above), ("to", band.edge_from))
    return series((shortest, longest))


def _first_minutes(*edges: tuple[str, Measure | None]) -> tuple[Inline, ...]:
    for words, edge in edges:
        if edge is not None and edge.unit == "%" and edge.value <= 100:
            lost = allowance(Percent(edge.value), period_minutes("month-30"))
            return line(f"{words} ", computed(minutes_words(lost))) if lost or words != "at least" else ()
    return ()


def _rules(terms: Agreement, scheme: Scheme, path: str) -> list[tuple[Part, Part]]:
    rules: list[tuple[Part, Part]] = []
    if scheme.step:
        rules.append(("Credit by steps", _step(scheme.step, f"{path}.step")))
    if scheme.gap_rate:
        rules.append(("Credit by the gap to the target", _step(scheme.gap_rate, f"{path}.gap_rate")))
    if scheme.pro_rata:
        own, beyond = f"{path}.pro_rata", scheme.pro_rata.beyond_allowance
        rules.append(("Credit in proportion", line(
            "the fee of the lost time × ", answer(scheme.pro_rata.multiple, f"{own}.multiple"),
            "; only the time beyond the allowance counts" if beyond else "; the whole lost time counts",
            "; × the share of users affected" if scheme.pro_rata.by_affected_share else "",
        )))
    if scheme.relative_overrun:
        rules.append(("Credit by overrun", "the overrun divided by the target, as a share of the fee"))
    if scheme.per_event:
        rules.append(("Credit for each event", line(
            answer(scheme.per_event, f"{path}.per_event"), " for each event that breaches",
        )))
    if risk := scheme.at_risk:
        own = f"{path}.at_risk"
        rules.append(("Amount at risk", line(answer(risk.at_risk, f"{own}.at_risk"), " of the invoice")))
        rules.append(("Pool", line(answer(risk.pool, f"{own}.pool"), " of the amount at risk, allocated to the KPIs")))
        for ref, share in risk.allocation.items():
            label = named(terms.kpis, "kpis", ref) if ref in terms.kpis else line(ref)
            rules.append((line("Allocated to ", label), line(answer(share, f"{own}.allocation.{ref}"), " of the pool")))
    if points := scheme.points:
        own = f"{path}.points"
        if points.worth:
            rules.append(("Worth of a point", answer(points.worth, f"{own}.worth")))
        if points.repeat_factor > 1:
            rules.append(("Repeated failure", line(
                "points count ", answer(points.repeat_factor, f"{own}.repeat_factor"), " fold for a repeat within ",
                answer(points.repeat_within, f"{own}.repeat_within"), " periods, until ",
                answer(points.reset_after, f"{own}.reset_after"), " periods in a row meet the target",
            )))
    if scheme.minimum:
        rules.append(("Smallest credit paid", answer(scheme.minimum, f"{path}.minimum")))
    return rules


def _step(step: StepRule, path: str) -> tuple[Inline, ...]:
    counted = step.counted_from
    return series((
        line(answer(step.initial, f"{path}.initial"), " at once") if step.initial else (),
        line(answer(step.credit, f"{path}.credit"), " for each ", answer(step.each, f"{path}.each")),
        line("counted from ", answer(FROM_ZERO[counted], f"{path}.counted_from")) if counted else (),
        answer(ROUNDING[step.rounding], f"{path}.rounding") if step.rounding else (),
    ))
