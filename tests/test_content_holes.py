"""Whatever may be left out can be left out: no sentence with a hole, no empty schedule, no fault of the library."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from support.building import made
from support.cases import CASES, FOLDER
from support.faults import faults, needed_by
from support.leaving_out import variations
from support.samples import FULL, SAMPLES, reading_of

from slagen import pipeline
from slagen.terms.agreement import Agreement
from slagen.terms.positions import Position


def wrong_in(terms: Agreement) -> list[str]:
    """Everything in the document of these terms that only the library can have done wrong."""
    return faults(terms, made(terms))


def left_out(name: str, deepest: int) -> tuple[int, dict[str, list[str]]]:
    """How many answers of a sample, down to a depth of its tree, were left out in turn, and what was then wrong."""
    terms = reading_of(name).terms
    found: dict[str, list[str]] = {}
    tried = 0
    for path, without in variations(terms, needed_by(terms.kind)):
        if path.count(".") >= deepest:
            continue
        tried += 1
        try:
            if wrong := wrong_in(without):
                found[path] = wrong
        except Exception as error:  # Every kind of fault is listed, so that one run shows them all.
            found[path] = [f"{type(error).__name__}: {error}"]
    return tried, found


@pytest.mark.parametrize("name", FULL)
def test_any_family_may_be_left_out(name: str) -> None:
    """With each family of a sample that its kind does not need left out in turn, the agreement still reads whole."""
    tried, found = left_out(name, 1)
    assert tried > 5
    assert found == {}


@pytest.mark.slow
@pytest.mark.parametrize("name", SAMPLES)
def test_any_answer_may_be_left_out(name: str) -> None:
    """With each optional answer, table and list of a sample left out in turn, the agreement still reads whole."""
    tried, found = left_out(name, 99)
    assert tried > 10
    assert found == {}


@pytest.mark.parametrize("position", ("balanced", "provider", "customer"))
@pytest.mark.parametrize("name", SAMPLES)
def test_samples_have_no_holes(name: str, position: Position) -> None:
    """The samples themselves read whole, whichever side their clauses favour."""
    terms = reading_of(name).terms
    assert wrong_in(replace(terms, positions={**terms.positions, "default": position})) == []


@pytest.mark.parametrize("name", CASES)
def test_published_agreements_have_no_holes(name: str) -> None:
    """What others have published leaves much unsaid, and the text that slagen makes of it still reads whole."""
    assert wrong_in(pipeline.read(FOLDER / name / "answers.yaml").terms) == []
