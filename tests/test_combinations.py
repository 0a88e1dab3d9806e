"""Under every combination of the conditions of its kind an agreement reads whole, in every format."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from support.combinations import FAMILIES, MOST, RICHEST, WHOLE, richest, run, tasks, walks, wrong
from support.conditions import THERE, apply, values
from support.faults import orphan_numbers
from support.pairwise import exhaustive, pairwise

from slagen.library.when import lookup

KINDS = tuple(RICHEST)


@pytest.mark.parametrize("kind", KINDS)
def test_the_families_of_a_kind_can_be_combined(kind: str) -> None:
    """Every fourth of the combinations in which each two families meet, there or not, reads whole."""
    rows = [row for walk in walks(kind) if walk.part == FAMILIES for row in walk.rows]
    assert len(rows) >= 10
    assert [found for row in rows[::4] for found in wrong(kind, row)] == []


@pytest.mark.slow
def test_every_combination_reads_whole() -> None:
    """No name without a value, no reference to nowhere, no number of nothing, no hole: in no kind under any combination."""
    found = run()
    assert len(found) == sum(len(tasks(kind)) for kind in KINDS) > 600
    assert [(kind, row, said) for kind, row, said in found if said] == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_conditions_ask_is_there_to_be_left_out(kind: str) -> None:
    """The agreement that the walk starts from answers everything that a condition of its kind asks for."""
    terms = richest(kind)
    asked = {name for walk in walks(kind) for name in walk.asked} - {"position", "internal"}
    for name in (one for one in asked if values(one, terms) == THERE):
        table, _, field = name.partition(":")
        found = lookup(terms, tuple(table.split(".")))
        assert any(lookup(record, (field,)) for record in found.values()) if field else found, name


def test_a_combination_changes_the_terms_as_it_says() -> None:
    """What is not there is gone with everything below it, a choice is taken, and companies become departments."""
    chosen = {"credits": False, "credits.claim": True, "services:quota": False, "ownership.option": "exit", "internal": True}
    terms = apply(richest("tiered"), chosen)
    assert terms.credits is None
    assert all(service.quota is None for service in terms.services.values())
    assert terms.ownership is not None
    assert (terms.ownership.option, terms.internal) == ("exit", True)


def test_small_articles_are_tried_exhaustively_and_all_of_them_in_pairs() -> None:
    """Each kind has exhaustive walks, one over all its conditions in pairs, and some documents for Word and PDF."""
    for kind in KINDS:
        parts = {walk.part: walk for walk in walks(kind)}
        assert parts[WHOLE].every > 1_000_000
        assert len(parts[WHOLE].rows) < 120
        assert sum(formats == ("md", "html", "docx", "pdf") for _, _, formats in tasks(kind)) == len(parts[FAMILIES].rows)


def test_pairs_are_all_there() -> None:
    """Every two values of two factors stand together in a row, in far fewer rows than there are combinations."""
    factors = {"a": (1, 2, 3), "b": THERE, "c": ("x", "y", "z", None), **{f"f{place}": THERE for place in range(20)}}
    rows = pairwise(factors)
    assert len(rows) < 25
    for first, second in combinations(factors, 2):
        met = {(row[first], row[second]) for row in rows}
        assert met == set(product(factors[first], factors[second])), (first, second)


def test_pairs_below_something_absent_do_not_count() -> None:
    """Two parts of a family meet in rows in which the family is there."""
    factors = {"credits": THERE, "credits.claim": THERE, "credits.exits": THERE, "law": THERE}
    rows = [row for row in pairwise(factors) if row["credits"]]
    assert {(row["credits.claim"], row["credits.exits"]) for row in rows} == set(product(THERE, THERE))


@pytest.mark.parametrize("kind", KINDS)
def test_the_pairs_of_an_article_with_many_conditions_are_among_those_of_the_whole(kind: str) -> None:
    """What an article asks meets, value by value, in the rows of the whole agreement, in documents where both count."""
    whole = [row for walk in walks(kind) if walk.part == WHOLE for row in walk.rows]
    many = [walk for walk in walks(kind) if walk.part not in (WHOLE, FAMILIES) and walk.every > MOST]
    assert len(many) >= 2
    for walk in many:
        for first, second in combinations(walk.asked, 2):
            if second.startswith((f"{first}.", f"{first}:")):
                continue  # a part of what is absent makes no difference
            above = [one for one in walk.asked for name in (first, second) if name.startswith((f"{one}.", f"{one}:"))]
            met = {(row[first], row[second]) for row in whole if all(row[one] for one in above)}
            assert len(met) == len({row[first] for row in whole}) * len({row[second] for row in whole}), (first, second)


def test_all_combinations_of_few_are_taken() -> None:
    """Exhaustive rows hold each value of a factor beside each of the others."""
    rows = exhaustive({"a": (1, 2, 3), "b": THERE})
    assert {tuple(row.values()) for row in rows} == set(product((1, 2, 3), THERE))
    assert len(rows) == 6


def test_an_orphan_number_is_found() -> None:
    """A clause that is named and has no heading, and a heading that is missing from a row, are told."""
    text = "## 1 Purpose\n\n### 1.1 Aim\n\nSee clause 1.2 and Schedule 2.\n\n## 3 Term\n\n## Schedule 1 Services\n"
    assert orphan_numbers(text) == ["1.2 stands nowhere", "Schedule 2 stands nowhere", "the articles are numbered 1, 3"]
    assert orphan_numbers("## 1 Purpose\n\n### 1.1 Aim\n\nSee clause 1.1.\n\n## Schedule 1 Services\n") == []
