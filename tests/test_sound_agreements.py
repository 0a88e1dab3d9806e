"""Sound agreements of all kinds, made from chance, raise no error and no warning, and all their formats can be built."""

from __future__ import annotations

from collections import Counter

import pytest
from support import sound
from support.holes import holes

from slagen import pipeline

FEW, MANY = 10, 250


def findings(kind: str, seeds: range) -> list[str]:
    """Every error and warning, each with the seed of its agreement."""
    found = []
    for seed in seeds:
        reading = sound.read(sound.answers(kind, seed))
        problems = pipeline.check(reading, pipeline.document_of(reading))
        found += [f"{kind} {seed}: {problem.line()}" for problem in problems if problem.severity != "advice"]
    return found


@pytest.mark.parametrize("kind", sound.KINDS)
def test_some_sound_agreements_raise_no_alarm(kind: str) -> None:
    """Ten sound agreements of each kind pass every rule; advice may be given."""
    assert findings(kind, range(FEW)) == []


@pytest.mark.slow
@pytest.mark.parametrize("kind", sound.KINDS)
def test_a_thousand_sound_agreements_raise_no_alarm(kind: str) -> None:
    """250 sound agreements of each kind, a thousand in all, pass every rule."""
    assert findings(kind, range(FEW, MANY + FEW)) == []


@pytest.mark.slow
@pytest.mark.parametrize("kind", sound.KINDS)
def test_the_text_of_sound_agreements_has_no_holes(kind: str) -> None:
    """In the documents of sound agreements no sentence has a hole, and nothing is announced that does not follow."""
    for seed in range(60):
        assert holes(pipeline.document_of(sound.read(sound.answers(kind, seed)))) == [], seed


def test_agreements_from_chance_differ_in_many_ways() -> None:
    """Forty agreements use every way to pay, most of the optional families, several clocks, positions and numbers of tiers."""
    trees = [sound.answers(kind, seed) for kind in sound.KINDS for seed in range(FEW)]
    families = Counter(family for tree in trees for family in tree)
    assert len(families) >= 25
    assert all(families[family] < len(trees) for family in ("credits", "breaches", "ownership", "positions", "liability"))
    tiered = [tree for tree in trees if tree["kind"] == "tiered"]
    assert len({len(tree["tiers"]) for tree in tiered}) >= 3
    many = [sound.answers("tiered", seed) for seed in range(60)]
    schemes = [scheme for tree in many if "credits" in tree for scheme in tree["credits"]["schemes"].values()]
    ways = {way for scheme in schemes for way in ("bands", "step", "pro_rata", "gap_rate", "points", "at_risk") if way in scheme}
    assert len(ways) >= 5


def test_the_same_seed_gives_the_same_agreement() -> None:
    """An agreement that raised a false alarm can be made again."""
    assert sound.written(sound.answers("tiered", 3)) == sound.written(sound.answers("tiered", 3))
    assert sound.written(sound.answers("tiered", 3)) != sound.written(sound.answers("tiered", 4))
