"""`positions:` in an answers file chooses texts and assumed values, for the agreement, a family or one clause."""

from __future__ import annotations

from pathlib import Path

import pytest

from slagen import pipeline
from slagen.answers.schema import json_schema
from slagen.assembly.select import select
from slagen.data import folder
from slagen.errors import AnswersError, LibraryError
from slagen.library.clauses import load_clauses
from slagen.library.outline import load_outline
from slagen.library.positions import load_assumptions
from slagen.terms.agreement import Agreement
from slagen.terms.positions import position_of

SMALL = """\
kind: tiered
document: {reference: S-1, date: 2027-01-15, zone: Europe/Berlin}
parties:
  north: {name: Nordlicht Hosting GmbH, role: provider}
  harbour: {name: Harbour Books Ltd, role: customer}
services:
  shop: {name: Shop hosting, description: Hosting of the web shop}
coverage:
  office: {name: Office hours, hours: mon-fri 09:00-17:00, holidays: DE-BE}
tiers:
  gold: {name: Gold}
  silver: {name: Silver}
"""
CREDITS = """\
credits:
  sole_remedy: sole-except-chronic-and-wilful
  schemes:
    one: {name: Availability, kpis: [availability], per_event: 5 %}
"""


def read(tmp_path: Path, more: str) -> pipeline.Reading:
    file = tmp_path / "answers.yaml"
    file.write_text(SMALL + more, encoding="utf-8")
    return pipeline.read(file)


def chosen(terms: Agreement) -> dict[str, str]:
    """The position in which each clause of the agreement enters."""
    outline = load_outline(folder("templates") / terms.kind / "agreement.yaml")
    clauses = load_clauses(folder("clauses") / "en")
    return {text.id: text.position for one in select(terms, outline, clauses, terms.positions) for text in one.clauses}


@pytest.mark.parametrize(
    ("name", "position"),
    [
        ("credits/claim", "provider"),
        ("credits/cap", "customer"),
        ("credits", "customer"),
        ("change/unilateral", "balanced"),
        ("liability/cap", "provider"),
    ],
)
def test_the_nearest_name_wins(name: str, position: str) -> None:
    """A clause before its family, its family before the whole agreement."""
    asked = {"default": "provider", "credits": "customer", "credits/claim": "provider", "change": "balanced"}
    assert position_of(name, asked) == position
    assert position_of(name, {}) == "balanced"


def test_a_position_chooses_texts_and_assumed_values_for_its_clauses_alone(tmp_path: Path) -> None:
    """A family leans to the customer, one clause of it to the provider, and everything else stays balanced."""
    read_ = read(tmp_path, f"{CREDITS}positions: {{credits: customer, credits/claim: provider}}\n")
    texts = chosen(read_.terms)
    assert (texts["credits/claim"], texts["credits/cap"], texts["change/unilateral"]) == ("provider", "customer", "balanced")
    credits = read_.terms.credits
    assert credits is not None
    assert (credits.claim.automatic, credits.claim.counted_from) == (False, "period-end")
    assert credits.counts_to_liability_cap is False
    assert read_.terms.change is not None and read_.terms.change.unilateral == "improvements-only"
    assert {"credits.claim.counted_from", "credits.counts_to_liability_cap"} <= read_.loaded.assumed


def test_what_was_typed_wins_over_the_position(tmp_path: Path) -> None:
    """The option in the answers stays, whatever the position would assume, and is not called assumed."""
    read_ = read(tmp_path, f"{CREDITS}positions: {{default: customer}}\n")
    assert read_.terms.credits is not None
    assert read_.terms.credits.sole_remedy == "sole-except-chronic-and-wilful"
    assert "credits.sole_remedy" not in read_.loaded.assumed


@pytest.mark.parametrize(("more", "there"), [(CREDITS, True), ("", False)])
def test_the_customers_position_brings_a_way_out_into_credits_only(tmp_path: Path, more: str, there: bool) -> None:
    """Repeated failure comes with the customer-friendly position where there are credits; no family comes by itself."""
    read_ = read(tmp_path, f"{more}positions: {{default: customer}}\n")
    assert (read_.terms.credits is not None) is there
    if read_.terms.credits is not None:
        assert read_.terms.credits.chronic is not None
        assert "credits.chronic.misses" in read_.loaded.assumed
        assert "credits/chronic-failure" in chosen(read_.terms)


def test_the_assumed_values_are_printed_as_standard_values(tmp_path: Path) -> None:
    """A value that the position assumed stands among the standard values of the document."""
    document = pipeline.document_of(read(tmp_path, "positions: {default: provider}\n"))
    assumed = dict(pipeline.printed_assumptions(document))
    assert assumed["liability.cap_share"] == "50%"
    assert assumed["tier_change.down_notice"] == "90 days"


def test_names_that_nothing_has_are_reported_with_the_nearest(tmp_path: Path) -> None:
    """Unknown clauses, families and positions are reported together, each at its place."""
    with pytest.raises(AnswersError) as caught:
        read(
            tmp_path,
            "positions:\n  credits/clam: provider\n  credit: customer\n  kpis/data-source: custmer\n  a b: provider\n",
        )
    found = [(problem.id, problem.place.line if problem.place else 0, problem.mend) for problem in caught.value.problems]
    assert found == [
        ("A-REF", 14, 'Did you mean "credits/claim"?'),
        ("A-REF", 15, 'Did you mean "credits"?'),
        ("A-VALUE", 16, 'Did you mean "customer"?'),
        ("A-KEY", 17, ""),
    ]
    first, second = (problem.message for problem in caught.value.problems[:2])
    assert "credits/cap" in first and "liability" not in first
    assert "liability" in second and "credits/cap" not in second


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("asume: {}\n", 1, "did you mean 'assume'"),
        ("assume: [x]\n", 1, "clauses or families"),
        ("assume:\n  credits/cap: 5 %\n", 2, "the answers that 'credits/cap' assumes"),
    ],
)
def test_a_faulty_file_of_assumptions_is_refused_at_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    """What is wrong in a file of assumptions is a fault of the library, with file and line."""
    file = tmp_path / "customer.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(LibraryError, match=words) as caught:
        load_assumptions(file)
    assert caught.value.place is not None and (caught.value.place.file, caught.value.place.line) == (str(file), line)


def test_the_schema_lets_editors_name_a_clause() -> None:
    """The schema's pattern for the names under `positions` takes a clause with its slash."""
    import re

    names = json_schema(Agreement)["definitions"]["Agreement"]["properties"]["positions"]["propertyNames"]
    assert all(re.search(names["pattern"], name) for name in ("default", "credits", "credits/claim", "kpis/data-source"))
    assert not any(re.search(names["pattern"], name) for name in ("credits/", "/x", "a b", "Credits"))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("customer", "For the whole agreement, write positions: {default: customer}."),
        ("Customer-friendly", "For the whole agreement, write positions: {default: customer}."),
        ("neutral", "write positions: {default: …}, with one of provider, balanced, customer."),
        ("{default: provider-friendly}", 'Did you mean "provider"?'),
        ("{claim: customer}", 'Did you mean "credits/claim"?'),
        ("{notice: provider}", 'Did you mean "maintenance/notice" or "ownership/notice"?'),
        ("{credits/clam: customer}", 'Did you mean "credits/claim"?'),
    ],
)
def test_a_position_said_in_another_way_is_told_the_right_spelling(tmp_path: Path, typed: str, words: str) -> None:
    """A bare word, a word of the guide, or a clause without its family is answered with what to write instead."""
    with pytest.raises(AnswersError) as caught:
        read(tmp_path, f"positions: {typed}\n")
    (problem,) = caught.value.problems
    assert words in problem.mend and problem.place is not None and problem.place.line > 1
