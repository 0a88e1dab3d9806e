"""What nobody typed is named: printed or only deciding, by record, once, and short enough to be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from slagen import pipeline
from slagen.document.nodes import Document, Ref, Table
from slagen.document.walk import plain

ANSWERS = """\
kind: tiered
document: {reference: S-1, date: 2027-01-15, zone: Europe/Berlin}
parties:
  north: {name: Nordlicht Hosting GmbH, role: provider}
  harbour: {name: Harbour Books Ltd, role: customer}
services:
  shop: {name: Web shop, description: Hosting of the web shop}
kpis:
  shop:
    name: Shop open
    form: availability
    definition: share of minutes in which orders are taken
    formula: good minutes / minutes × 100
    targets: [{minimum: 99.9 %}, {minimum: 99.5 %, service: shop}]
  mail: {name: Mail open, form: availability, definition: d, formula: f, targets: [{minimum: 99.9 %}]}
credits:
  schemes:
    shop: {name: Shop, kpis: [shop], bands: [{below: 99.9 %, credit: 10 %}]}
"""


@pytest.fixture
def document(tmp_path: Path) -> Document:
    """An agreement with two KPIs of which little is said, and credits of which only the bands are."""
    file = tmp_path / "answers.yaml"
    file.write_text(ANSWERS, encoding="utf-8")
    return pipeline.document_of(pipeline.read(file), draft=True)


def rows(document: Document) -> list[tuple[str, str, str]]:
    """Target, subject and value of each row of the schedule."""
    (section,) = [found for found in document.sections if found.id == "assumptions"]
    (table,) = [block for block in section.blocks if isinstance(block, Table)]
    return [
        (first.target if isinstance(first := row.cells[0].content[0], Ref) else "", *(plain(c.content) for c in row.cells[1:]))
        for row in table.rows
    ]  # type: ignore[misc]


def test_records_with_the_same_standard_values_share_a_row(document: Document) -> None:
    """Nine equal lines would bury the one that matters: the names stand together before what is the same for them."""
    found = {subject: value for where, subject, value in rows(document) if where == "schedule-kpis"}
    assert list(found) == ["Shop open and Mail open"]
    assert "measurement period: month" in found["Shop open and Mail open"]
    assert "how firm: commitment" in found["Shop open and Mail open"]


def test_the_values_of_one_provision_share_a_row(document: Document) -> None:
    """What belongs to no record is named by the title of its clause, and each value by the questionnaire's words."""
    found = {where: (subject, value) for where, subject, value in rows(document)}
    assert found["credits/nature"] == (
        "Nature of Service Credits",
        "legal nature: a price adjustment, because the service was worth less; counts towards liability: yes",
    )


def test_a_choice_that_only_decides_is_named_in_the_command_too(document: Document) -> None:
    """The build's own list holds what the schedule holds, for every record by its path, whether or not it is printed."""
    taken = dict(pipeline.printed_assumptions(document))
    assert taken["credits.sole_remedy"] and taken["credits.stacking.rule"] == "only the highest credit is paid"
    assert taken["kpis.shop.disputed_by"] == taken["kpis.mail.disputed_by"] == "the other side's measurements"


def test_a_no_is_named_where_it_decides_for_the_whole_agreement(document: Document) -> None:
    """That planned work is no downtime was nobody's answer; that a limit of work is not a rolling one needs no line."""
    taken = dict(pipeline.printed_assumptions(document))
    assert taken["maintenance.planned_counts"] == "no" and taken["credits.claim.automatic"] == "no"
    assert "maintenance.budgets.0.rolling" not in taken


def test_a_provision_is_named_rather_than_the_page_that_sums_it_up(document: Document) -> None:
    """The front page asks whether a claim is needed, but the clause on claims is where it counts."""
    (where,) = [where for where, _, value in rows(document) if "automatic credits: no" in value]
    assert where == "credits/claim"


def test_a_standard_record_is_named_by_its_values(document: Document) -> None:
    """The name of a severity that came with the kind is not a line of its own beside its times."""
    said = [(subject, value) for _, subject, value in rows(document)]
    assert ("Severity", "P1 Critical") not in said
    assert any(subject.startswith("P1 Critical") and "8 service hours" in value for subject, value in said)


def test_sentences_among_other_values_have_no_full_stop_before_the_semicolon(document: Document) -> None:
    """Where several values share a row, a sentence ends in the semicolon alone; one that has a row to itself keeps its stop."""
    said = [value for _, _, value in rows(document)]
    meanings = [value for value in said if "meaning of severity" in value]
    assert meanings and not any(".;" in value or value.endswith(".") for value in meanings)
