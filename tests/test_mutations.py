"""One change of a sound agreement raises the rule that is there for it."""

from __future__ import annotations

import re

import pytest
from support import mutations_anywhere, sound
from support.mutations import NOT_BY_ANSWERS, RESULTS, Mutation, all_rules, changed, every
from support.mutations_anywhere import Anywhere, tried

ALL = every()
ANYWHERE = mutations_anywhere.ALL


@pytest.mark.parametrize("mutation", ALL, ids=[f"{one.rule}-{place}" for place, one in enumerate(ALL)])
def test_the_change_is_found(mutation: Mutation) -> None:
    """The rule finds nothing in the sound agreement, and something after the change."""
    assert not mutation.raised(mutation.before())
    assert mutation.raised(mutation.after())


@pytest.mark.parametrize("one", ANYWHERE, ids=[f"{one.rule}-{place}" for place, one in enumerate(ANYWHERE)])
def test_the_change_is_found_in_agreements_from_chance(one: Anywhere) -> None:
    """Wherever a change fits one of a few agreements of each kind, its rule finds it."""
    assert tried(one, tuple(sound.KINDS), range(2)).missed == ()


@pytest.mark.slow
@pytest.mark.parametrize("one", ANYWHERE, ids=[f"{one.rule}-{place}" for place, one in enumerate(ANYWHERE)])
def test_the_change_is_found_in_many_agreements_from_chance(one: Anywhere) -> None:
    """The same in sixty agreements of each kind, of which some at least have what is changed."""
    result = tried(one, tuple(sound.KINDS), range(60))
    assert result.tried > 1
    assert result.missed == ()


def test_every_rule_has_a_mutation_or_a_reason() -> None:
    """Each rule on terms and on documents is tried, or it is said why no change of answers can raise it; never both."""
    tried = {mutation.rule for mutation in ALL}
    assert tried | set(NOT_BY_ANSWERS) == all_rules()
    assert not tried & set(NOT_BY_ANSWERS)


def test_the_table_of_results_is_that_of_these_mutations() -> None:
    """The written table names every mutation and every rule without one, and all of them were caught."""
    written = RESULTS.read_text(encoding="utf-8")
    for mutation in ALL:
        assert f"| {mutation.rule} | {mutation.base} | {mutation.words} | caught |" in written, "run `make mutations`"
    assert f"caught {len(ALL)} of {len(ALL)} tried" in written
    made, found = re.findall(r"from chance: caught (\d+) of (\d+) tried", written)[0]
    assert int(made) == int(found) > 500
    assert "False alarms 0 of " in written


def test_a_change_leaves_the_sample_as_it_was() -> None:
    """Other mutations of the same sample start from the same answers."""
    sample = {"a": [{"b": "1"}, {"b": "2"}]}
    assert changed(sample, {"a.0.b": "3", "a.2": {"b": "4"}, "c.d": "5"}) == {
        "a": [{"b": "3"}, {"b": "2"}, {"b": "4"}], "c": {"d": "5"},
    }  # fmt: skip
    assert sample == {"a": [{"b": "1"}, {"b": "2"}]}
