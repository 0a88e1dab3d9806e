"""Credit schemes become tables: bands with their edges in words, and every other mechanism as rows of words."""

from __future__ import annotations

from slagen.credits.bands import nested
from slagen.credits.mechanisms import POINTS_OF_PERCENT
from slagen.document.nodes import Block, Inline, Paragraph
from slagen.quantities import Measure, Percent, allowance, minutes_words
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
from slagen.schedules.money_words import basis_words, pays_shares
from slagen.schedules.spans import title
from slagen.schedules.target_words import scheme_scope
from slagen.schedules.wording import duration
from slagen.terms.agreement import Agreement
from slagen.terms.credits import Band, Points, Scheme, StepRule
from slagen.terms.reach import targets_paid
from slagen.terms.spans import Span, example_span

RESULT = "Result in the Measurement Period"
FROM_ZERO = {"zero": "the start of the failure", "beyond-allowance": "the moment the allowance is used up"}
ROUNDING = {
    "full-steps": "only full steps count", "started-steps": "a started step counts as a full one",
    "exact": "parts of a step count in proportion",
}
LEADS_TO = {
    "plan": "a plan to end the failures is due", "escalation": "the matter goes to the sponsors",
    "termination": "the Customer may end the affected Service", "step-in": "the Customer may perform the Service itself",
}


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """For each scheme its bands, its points and its other rules."""
    schemes = terms.credits.schemes if terms.credits else {}
    return tuple(block for ref, scheme in schemes.items() for block in _scheme(terms, scheme, f"credits.schemes.{ref}"))


def _scheme(terms: Agreement, scheme: Scheme, path: str) -> tuple[Block, ...]:
    name = answer(scheme.name, f"{path}.name")
    reach = scheme_scope(terms, scheme, path)
    notes = note(
        "Measured by: ", names(terms.kpis, "kpis", scheme.kpis), line(", ", reach) if reach else "", _who(scheme, path),
        line(_of_fee(scheme), answer(basis_words(scheme.basis), f"{path}.basis"))
        if pays_shares(scheme) and scheme.basis else "",
        ".",
        " Of several bands that a result reaches, the one with the largest credit applies." if nested(scheme.bands) else "",
    )
    span = _span(terms, scheme)
    head = "Overrun: by how much the result passes the target, as a share of it" if scheme.relative_overrun else RESULT
    bands = _bands(terms, line("Service Credits: ", name), scheme.bands, f"{path}.bands", span, notes, head=head)
    rules = facts(line("Service Credits, rules: ", name), _rules(terms, scheme, path), *(() if bands else (notes,)))
    points = scheme.points.table if scheme.points else ()
    caption = line("Points and their credit: ", name)
    return (*bands, *rules, *_bands(terms, caption, points, f"{path}.points.table", None, head="Points in the period"))


def _of_fee(scheme: Scheme) -> str:
    waiver = scheme.per_event is not None and scheme.per_event.unit == "waiver" and not scheme.bands
    return ". The whole fee is " if waiver else ". The fee is " if scheme.pro_rata else ". Percentages are of "


def _who(scheme: Scheme, path: str) -> tuple[Inline, ...]:
    everybody = answer("to every Customer, hit or not", f"{path}.who") if scheme.who == "all-customers" else ()
    freely = answer("as goodwill, without a claim to it", f"{path}.goodwill") if scheme.goodwill else ()
    said = series((everybody, freely))
    return line(". Paid ", said) if said else ()


def edge_words(band: Band, path: str) -> tuple[Inline, ...]:
    """A band's edges with their operators: “at least 99.00% but below 99.95%”."""
    low = _first(path, at_least=band.at_least, above=band.above, edge_from=band.edge_from)
    high = _first(path, below=band.below, at_most=band.at_most, edge_to=band.edge_to)
    if low and high:
        joined = " and " if band.at_least is not None and band.at_most is not None else " but "
        return line(low, " " if band.edge_to is not None else joined, high)
    return low or high or line("any result")


def _first(path: str, **edges: Measure | None) -> tuple[Inline, ...]:
    for field, edge in edges.items():
        if edge is not None:
            words = field.removeprefix("edge_").replace("_", " ")
            return line(f"{words} ", answer(edge, f"{path}.{field}"))
    return ()


def _span(terms: Agreement, scheme: Scheme) -> Span | None:
    """The one length of period on which every target that the scheme pays for is reckoned; None where they differ."""
    if scheme.relative_overrun or any(terms.kpis[ref].form != "availability" for ref in scheme.kpis):
        return None
    paid = list(targets_paid(terms, scheme))
    found = {example_span(terms, terms.kpis[ref], target) for ref, _, target in paid}
    found |= {example_span(terms, terms.kpis[ref], None) for ref in scheme.kpis if not any(one[0] == ref for one in paid)}
    return found.pop() if len(found) == 1 else None


def _bands(
    terms: Agreement, caption: Part, bands: tuple[Band, ...], path: str, span: Span | None, *notes: Paragraph, head: str = RESULT
) -> tuple[Block, ...]:
    rows = []
    for place, band in enumerate(bands):
        own = f"{path}.{place}"
        label = line(answer(band.label, f"{own}.label"), ": ") if band.label else ()
        rows.append((
            row_head(label, edge_words(band, own)),
            cell(
                answer(band.credit, f"{own}.credit"),
                line(" of ", answer(basis_words(band.basis), f"{own}.basis")) if band.basis else "",
            ),
            cell(answer(band.printed, f"{own}.printed")),
            cell(_downtime(band, span) if span else ""),
        ))
    downtime = line("Downtime in a ", title(terms, span)) if span else "Downtime"
    columns: list[Spec] = [(head, 4), ("Credit", 2), ("Stated as", 2), (downtime, 4)]
    return table(caption, columns, rows, *notes)


def _downtime(band: Band, span: Span) -> tuple[Inline, ...]:
    """The downtime that a band of availability means: the higher edge is the shorter downtime."""
    shortest = _first_minutes(span, ("more than", band.below), ("at least", band.at_most), ("from", band.edge_to))
    longest = _first_minutes(span, ("at most", band.at_least), ("less than", band.above), ("to", band.edge_from))
    return series((shortest, longest))


def _first_minutes(span: Span, *edges: tuple[str, Measure | None]) -> tuple[Inline, ...]:
    for words, edge in edges:
        if edge is not None and edge.unit == "%" and edge.value <= 100:
            lost = allowance(Percent(edge.value), span.minutes)
            return line(f"{words} ", computed(minutes_words(lost))) if lost or words != "at least" else ()
    return ()


def _rules(terms: Agreement, scheme: Scheme, path: str) -> list[tuple[Part, Part]]:
    rules: list[tuple[Part, Part]] = []
    if scheme.step:
        rules.append(("Credit by steps", _step(terms, scheme, scheme.step, f"{path}.step")))
    if scheme.gap_rate:
        rules.append(("Credit by the gap to the target", _step(terms, scheme, scheme.gap_rate, f"{path}.gap_rate")))
    if scheme.pro_rata:
        rules.append(("Credit in proportion", _pro_rata(terms, scheme, path)))
    if scheme.relative_overrun and not scheme.bands:
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
    if scheme.points:
        rules += _points(terms, scheme.points, f"{path}.points")
    if scheme.minimum:
        rules.append(("Smallest credit paid", answer(scheme.minimum, f"{path}.minimum")))
    return rules


def _pro_rata(terms: Agreement, scheme: Scheme, path: str) -> tuple[Inline, ...]:
    rule, own = scheme.pro_rata, f"{path}.pro_rata"
    assert rule is not None
    lost = "lost minutes beyond the allowance" if rule.beyond_allowance else "lost minutes"
    times = line(" × ", answer(rule.multiple, f"{own}.multiple")) if rule.multiple.value != 1 else ()
    of = line("share of ", answer(rule.share_of, f"{own}.share_of"), " affected") if rule.share_of else line(
        "share of users affected"
    )
    counted = line(", counted by ", named(terms.parties, "parties", rule.share_counted_by)) if rule.share_counted_by else ()
    affected = line(" × ", of, counted) if rule.by_affected_share else ()
    return line(f"fee × {lost} ÷ minutes of the period", times, affected)


def _points(terms: Agreement, points: Points, path: str) -> list[tuple[Part, Part]]:
    rules: list[tuple[Part, Part]] = []
    if points.worth:
        rules.append(("Worth of a point", answer(points.worth, f"{path}.worth")))
    if points.repeat_factor > 1:
        within, reset = points.repeat_within, points.reset_after
        times = "twice" if points.repeat_factor == 2 else f"{points.repeat_factor} times"
        rules.append(("Repeated failure", line(
            "points count ", answer(times, f"{path}.repeat_factor"),
            ", and once more for each further repeat," if points.repeat_growth == "each-time" else "",
            answer(" for a failure in the next Measurement Period", f"{path}.repeat_kind")
            if points.repeat_kind == "consecutive" else line(
                " for a repeat within ", answer(within, f"{path}.repeat_within"), " Measurement Periods",
            ),
            line(
                ", until the target is met in ", answer(reset, f"{path}.reset_after"), " Measurement Period",
                "" if reset == 1 else "s in a row",
            ) if reset else "",
        )))
    if points.summed_over:
        rules.append(("Points are added over", duration(terms, points.summed_over, f"{path}.summed_over")))
    if points.lapse_after:
        rules.append(("A point lapses after", duration(terms, points.lapse_after, f"{path}.lapse_after")))
    for key, trigger in points.triggers.items():
        own = f"{path}.triggers.{key}"
        rules.append((
            line("From ", answer(trigger.at_least, f"{own}.at_least"), " points on"),
            line(answer(LEADS_TO[trigger.then], f"{own}.then"), ", counted within ",
                 duration(terms, trigger.within, f"{own}.within")),
        ))
    return rules


def _step(terms: Agreement, scheme: Scheme, step: StepRule, path: str) -> tuple[Inline, ...]:
    counted = step.counted_from
    figure = next((t.minimum for ref in scheme.kpis for t in terms.kpis[ref].targets if t.minimum is not None), None)
    beyond = counted == "beyond-allowance" and figure is not None and figure.unit != "%"
    start = "beyond the target" if beyond else f"counted from {FROM_ZERO[counted]}" if counted else None
    each = answer(step.each, f"{path}.each")
    if step.each.unit in POINTS_OF_PERCENT:
        number = "percentage point" if step.each.value == 1 else f"{step.each.value:f} percentage points"
        each = line(answer(number, f"{path}.each"), " below the target")
    return series((
        line(answer(step.initial, f"{path}.initial"), " at once") if step.initial else (),
        line(answer(step.credit, f"{path}.credit"), " for each ", each),
        answer(start, f"{path}.counted_from"),
        answer(ROUNDING[step.rounding], f"{path}.rounding") if step.rounding else (),
    ))
