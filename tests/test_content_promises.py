"""Whatever the terms promise of targets, times and hours stands in the built document, and the front page says it rightly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from support.cases import FOLDER

from slagen import pipeline
from slagen.data import folder
from slagen.document.index import index
from slagen.document.nodes import Document, Section, Table, Text, Value
from slagen.document.walk import inlines, lines
from slagen.quantities import Duration, TimePromise
from slagen.schedules.target_words import operator_of
from slagen.terms.agreement import Agreement
from slagen.terms.times_in_force import severities_of, times_in_force

SAMPLES = {path.parent.name: path for path in folder("samples").glob("*/answers.yaml")}
FILES: dict[str, Path] = SAMPLES | {path.parent.name: path for path in FOLDER.glob("*/answers.yaml")}
# Terms that choose between words or are reckoned with; a reader meets what follows from them.
SILENT = re.compile(
    r"\.(form|clock|starts_clock|shortest_operator|modality|rounding|rounding_rule|compared|aims|kind|together|order|promise"
    r"|clock_change|zone_rule|chosen|rolling|disputed_by|direction|effort|refused|locked|operator|coverage)$"
    r"|^levels\.[^.]+\.kind$|\.priced_responses\.|\.fee\.|\.closed_on"
)


@cache
def built(name: str) -> tuple[pipeline.Reading, Document]:
    reading = pipeline.read(FILES[name])
    return reading, pipeline.document_of(reading, draft=True)


def printed(document: Document) -> set[str]:
    """The path of every answer that the document prints."""
    return {value.path for _, value in index(document).values}


def front(document: Document) -> Section:
    return next(section for section in document.sections if section.kind == "front")


def times(terms: Agreement) -> Iterator[str]:
    """The paths of all times in force, in every tier or for everybody."""
    for tier in terms.tiers or {None: None}:
        for severity in severities_of(terms):
            for time in times_in_force(terms, severity, tier).values():
                yield time.path
                if time.outside is not None:
                    yield time.outside_path


@pytest.mark.parametrize("name", sorted(FILES))
def test_every_target_and_every_time_in_force_is_printed(name: str) -> None:
    """Each figure of a KPI, each time of a severity in each tier, and each schedule's hours stand somewhere."""
    reading, document = built(name)
    terms, found = reading.terms, printed(document)
    expected = set(times(terms))
    expected |= {f"coverage.{ref}.hours" for ref, one in terms.coverage.items() if one.hours and terms.kind != "smarketing"}
    for ref, kpi in terms.kpis.items():
        for place, target in enumerate(kpi.targets):
            field = "minimum" if target.minimum else "published.where" if target.published else "modality"
            expected.add(f"kpis.{ref}.targets.{place}.{field}")
    assert expected <= found, sorted(expected - found)


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_what_was_typed_of_targets_clocks_and_hours_is_printed(name: str) -> None:
    """Nobody answers a question on a KPI, a severity, a tier or hours for nothing."""
    reading, document = built(name)
    found = printed(document)
    families = ("kpis.", "severities.levels.", "tiers.", "operational.", "critical_periods.")
    typed = {path for path in reading.loaded.given if path.startswith(families) and not SILENT.search(path)}
    leaves = {path for path in typed if not any(other.startswith(f"{path}.") for other in typed)}
    named = {path for path in leaves if _is_reference(reading.terms, path)}
    # Times that every tier replaces are in force for nobody; the test above looks at those in force.
    other = re.compile(r"^severities\.levels\.[^.]+\.times\.")
    lost = {path for path in leaves - named if path not in found and not other.search(path)}
    assert lost == set()


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_schedule_of_hours_is_printed_by_its_name_never_by_its_key(name: str) -> None:
    """A length of time that a schedule counts says the schedule's name."""
    reading, document = built(name)
    names = {key: one.name for key, one in reading.terms.coverage.items()}
    for _, value in index(document).values:
        term = _term(reading.terms, value.path)
        said = (term.duration, term.other) if isinstance(term, TimePromise) else (term,)
        for length in said:
            if isinstance(length, Duration) and length.clock in names:
                assert names[length.clock] in value.text, value


@pytest.mark.parametrize("name", sorted(FILES))
def test_the_front_page_compares_every_figure_as_the_kpi_does(name: str) -> None:
    """Before a target's figure stands its comparison, after an aim that it is one, and no row is without a figure."""
    reading, document = built(name)
    terms = reading.terms
    rows = [row for block in front(document).blocks if isinstance(block, Table) for row in block.rows]
    for row in rows:
        figure = row.cells[1].content
        assert "".join(part.text for part in figure if isinstance(part, Text | Value)).strip()
        for before, part, after in zip(figure, figure[1:], (*figure[2:], Text("")), strict=False):
            found = re.fullmatch(r"kpis\.([^.]+)\.targets\.(\d+)\.minimum", part.path) if isinstance(part, Value) else None
            if found is not None and isinstance(before, Text):
                kpi = terms.kpis[found[1]]
                target = kpi.targets[int(found[2])]
                assert before.text.endswith(f"{operator_of(kpi, target)} ")
                aim = isinstance(after, Text) and after.text.startswith(f" ({target.modality.replace('-', ' ')})")
                assert aim == (target.modality != "commitment")


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_the_front_page_shows_the_times_that_are_in_force(name: str) -> None:
    """Each time on the page is one that applies to the gravest severity in some tier."""
    reading, document = built(name)
    terms = reading.terms
    if terms.severities is None:
        pytest.skip("no incidents in this kind of agreement")
    gravest = severities_of(terms)[0]
    allowed = {time.path for tier in terms.tiers or {None: None} for time in times_in_force(terms, gravest, tier).values()}
    shown = {
        node.path for block in front(document).blocks if isinstance(block, Table) for row in block.rows
        for cell in row.cells for node in cell.content
        if isinstance(node, Value) and re.match(r"(severities|tiers)\..*\.(response|resolution)$", node.path)
    }  # fmt: skip
    if terms.kind in ("tiered", "multi-level"):
        assert shown and shown <= allowed


def test_some_document_prints_a_schedule_by_its_name() -> None:
    """The test above has something to look at: a published agreement whose promises run on two schedules."""
    reading, document = built("clock-examples")
    words = ["".join(part.text for part in inlines(line) if isinstance(part, Text | Value)) for line in lines(document)]
    assert any(f"in {one.name}" in line for one in reading.terms.coverage.values() for line in words)


def _term(terms: object, path: str) -> object:
    """What the terms hold under a path; nothing where the path leaves them."""
    now: object = terms
    for part in path.split(".") if path else ():
        if isinstance(now, dict):
            now = now.get(part)
        elif isinstance(now, tuple):
            now = now[int(part)] if part.isdigit() and int(part) < len(now) else None
        else:
            now = getattr(now, part, None)
    return now if path else None


def _is_reference(terms: Agreement, path: str) -> bool:
    """Whether the answer is the key of a record, whose name is then printed with the record's own path."""
    value = _term(terms, path)
    tables = (
        terms.parties, terms.services, terms.sites, terms.regions, terms.coverage, terms.kpis, terms.tiers, terms.levels,
        terms.severities.levels if terms.severities else {}, terms.critical_periods,
    )
    return isinstance(value, str) and any(value in table for table in tables)
