"""Tiers become one comparison: a column for each tier, a row for each thing in which they may differ."""

from __future__ import annotations

from slagen.document.nodes import Block, Cell, Inline
from slagen.schedules.cells import Part, Spec, answer, answers, cell, line, named, names, row_head, series, table
from slagen.schedules.severity_rows import severity_name, times_of
from slagen.schedules.target_words import firm_value, target_scope
from slagen.schedules.wording import fee_words
from slagen.terms.agreement import Agreement
from slagen.terms.kpis import Kpi
from slagen.terms.times_in_force import Field, hours_of, schedules_of, severities_of

MOST_COLUMNS = 5
Line = tuple[Part, list[tuple[Inline, ...]]]
COMPARED: tuple[Field, ...] = ("response", "resolution")


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """A table for up to five tiers; more tiers make more tables. A row without content in any tier is left out."""
    tiers = list(terms.tiers)
    return tuple(
        block
        for start in range(0, len(tiers), MOST_COLUMNS)
        for block in compare(terms, tiers[start : start + MOST_COLUMNS])
    )


def compare(terms: Agreement, tiers: list[str]) -> tuple[Block, ...]:
    """Tiers side by side in everything in which they may differ."""
    availability = [name for name, kpi in terms.kpis.items() if kpi.form == "availability"]
    others = [name for name in terms.kpis if name not in availability]
    lines: list[Line] = [
        ("Summary", [answer(terms.tiers[t].summary, f"tiers.{t}.summary") for t in tiers]),
        ("Fee", [fee_words(terms, terms.tiers[t].fee, f"tiers.{t}.fee") for t in tiers]),
        *(_targets(terms, kpi, tiers) for kpi in availability),
        *_severities(terms, tiers),
        ("Service hours", [_coverage(terms, t) for t in tiers]),
        *(_targets(terms, kpi, tiers) for kpi in others),
        ("Includes", [answers(terms.tiers[t].includes, f"tiers.{t}.includes") for t in tiers]),
        ("Does not include", [answers(terms.tiers[t].excludes, f"tiers.{t}.excludes") for t in tiers]),
        ("Users", [answer(terms.tiers[t].users, f"tiers.{t}.users") for t in tiers]),
        ("Chosen", [line("yes") if terms.tiers[t].chosen else () for t in tiers]),
    ]
    return _side_by_side(terms, tiers, lines, "Comparison of the Tiers", "Term")


def offered(terms: Agreement, tiers: list[str]) -> tuple[Block, ...]:
    """Tiers side by side in what a customer chooses by: for whom, price, availability, how fast help is there, what is in it."""
    availability = [name for name, kpi in terms.kpis.items() if kpi.form == "availability"]
    lines: list[Line] = [
        ("For", [answer(terms.tiers[t].summary, f"tiers.{t}.summary") for t in tiers]),
        ("Price", [fee_words(terms, terms.tiers[t].fee, f"tiers.{t}.fee") for t in tiers]),
        *(_targets(terms, kpi, tiers) for kpi in availability),
        *_severities(terms, tiers)[: len(COMPARED)],
        ("Service hours", [_coverage(terms, t) for t in tiers]),
        ("Included", [answers(terms.tiers[t].includes, f"tiers.{t}.includes") for t in tiers]),
    ]
    return _side_by_side(terms, tiers, lines, "Our offer", "You get")


def _side_by_side(terms: Agreement, tiers: list[str], lines: list[Line], caption: str, corner: str) -> tuple[Block, ...]:
    rows: list[list[Cell]] = [[row_head(label), *(cell(one) for one in said)] for label, said in lines if any(said)]
    columns: list[Spec] = [(corner, 3), *((named(terms.tiers, "tiers", t), 3) for t in tiers)]
    return table(caption, columns, rows, keep_empty=True)


def _targets(terms: Agreement, name: str, tiers: list[str]) -> Line:
    return named(terms.kpis, "kpis", name), [_target(terms, terms.kpis[name], f"kpis.{name}.targets", t) for t in tiers]


def _target(terms: Agreement, kpi: Kpi, path: str, tier: str) -> tuple[Inline, ...]:
    """The tier's own targets; where it has none, those that hold for every tier."""
    own = [(place, t) for place, t in enumerate(kpi.targets) if t.tier == tier]
    common = [(place, t) for place, t in enumerate(kpi.targets) if t.tier is None]
    said = []
    for place, target in own or common:
        scope = target_scope(terms, target, f"{path}.{place}", without_tier=True)
        said.append(line(firm_value(terms, kpi, target, f"{path}.{place}"), line(" (", scope, ")") if scope else ()))
    return series(said, "; ")


def _severities(terms: Agreement, tiers: list[str]) -> list[Line]:
    return [
        (
            line(severity_name(terms, severity), f", {kind}"),
            [times_of(terms, severity, t).words(terms, kind, hours_of(terms, t, severity)) for t in tiers],
        )
        for severity in severities_of(terms)
        for kind in COMPARED
    ]


def _coverage(terms: Agreement, tier: str) -> tuple[Inline, ...]:
    """The tier's schedules of hours; one for single severities names them where the tier has several."""
    levels = terms.severities.levels if terms.severities else {}
    schedules = schedules_of(terms, tier)
    said = []
    for ref in schedules:
        hours = answer(terms.coverage[ref].hours, f"coverage.{ref}.hours")
        only = names(levels, "severities.levels", terms.coverage[ref].severities) if len(schedules) > 1 else ()
        said.append(line(
            named(terms.coverage, "coverage", ref), line(": ", hours) if hours else "", line(" for ", only) if only else "",
        ))
    return series(said, "; ")
