"""Published agreements, entered as answers with their faults, build; what is wrong with them is found, and nothing else."""

from __future__ import annotations

from functools import cache

import pytest
from support.cases import BUILT_RULES, CASES, Outcome, outcome, record


@cache
def _outcome(name: str) -> Outcome:
    return outcome(name, ("docx", "md"))


def test_records_of_every_kind_are_entered() -> None:
    """More than twenty-five published agreements are entered, of every sort they were collected in."""
    kinds = {record(name).source_kind for name in CASES}
    assert len(CASES) >= 25
    assert kinds >= {
        "baseline-cloud", "tiered", "multi-level", "smarketing", "data-center", "internal-itsm", "credit-engine",
    }  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_record_can_be_entered_and_built(name: str) -> None:
    """The terms can say what the record says, and it builds as a draft in spite of its faults."""
    found = _outcome(name)
    assert found.built == ("docx", "md")
    assert found.entered > 20


@pytest.mark.parametrize("name", CASES)
def test_expected_findings_are_raised(name: str) -> None:
    """Every finding an expert names for the record is raised, if its rule is built."""
    found = _outcome(name)
    assert found.record.awaited <= found.told, sorted(found.record.awaited - found.told)


@pytest.mark.parametrize("name", CASES)
def test_no_false_alarm(name: str) -> None:
    """What is raised besides has its reason in the record, and what must stay silent does."""
    found = _outcome(name)
    allowed = found.record.expected | set(found.record.also)
    assert found.raised <= allowed, [problem.line() for problem in found.problems if problem.id not in allowed]
    assert not found.told & found.record.must_not_flag


@pytest.mark.parametrize("name", CASES)
def test_reasons_are_still_needed(name: str) -> None:
    """A reason given for a further finding belongs to one that is raised, and names a rule that exists."""
    found = _outcome(name)
    assert set(found.record.also) <= BUILT_RULES | {problem.id for problem in found.problems}
    assert set(found.record.also) <= found.raised
