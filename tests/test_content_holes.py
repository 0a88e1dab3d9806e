"""Whatever may be left out can be left out: no sentence with a hole, no empty schedule, no fault of the library."""

from __future__ import annotations

import pytest
import yaml
from msgspec.structs import replace
from support.building import made
from support.cases import CASES, FOLDER
from support.holes import holes
from support.leaving_out import variations
from support.samples import FULL, SAMPLES, reading_of

from slagen import pipeline
from slagen.answers.nodes import is_needed
from slagen.answers.reading import compose
from slagen.checks.document import run
from slagen.checks.registry import run as run_on_terms
from slagen.data import folder
from slagen.terms.agreement import Agreement
from slagen.terms.positions import Position


def needed_by(kind: str) -> frozenset[str]:
    """The families that a kind cannot do without."""
    file = folder("templates") / kind / "defaults.yaml"
    root = compose(file.read_bytes(), str(file))
    assert isinstance(root, yaml.MappingNode)
    return frozenset(key.value for key, value in root.value if is_needed(value))


def faults(terms: Agreement) -> list[str]:
    """Everything in the document of these terms that only the library can have done wrong."""
    document = made(terms)
    of_the_library = {"D-DEFINED", "D-XREF"}
    if not any(problem.severity == "error" for problem in run_on_terms(terms, {})):
        of_the_library.add("D-TABLE")
    problems = [problem for problem in run(document, {}) if problem.id in of_the_library]
    return [*(problem.message for problem in problems), *holes(document)]


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
            if wrong := faults(without):
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
    assert faults(replace(terms, positions={**terms.positions, "default": position})) == []


@pytest.mark.parametrize("name", CASES)
def test_published_agreements_have_no_holes(name: str) -> None:
    """What others have published leaves much unsaid, and the text that slagen makes of it still reads whole."""
    assert faults(pipeline.read(FOLDER / name / "answers.yaml").terms) == []
