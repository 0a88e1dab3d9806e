"""Assumptions laid over defaults fill only the groups that are there, and what was typed wins over both."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
import yaml

from slagen.answers.layers import Layer, lay_over
from slagen.answers.loading import Loaded, load
from slagen.answers.reading import compose


class Claim(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    within: int = 30
    automatic: bool = False


class Chronic(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    misses: int = 3
    window: int = 6


class Credits(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    claim: Claim = Claim()
    chronic: Chronic | None = None
    caps: tuple[str, ...] = ()


class Kpi(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    name: str
    disputed_by: str = "audit"


class Terms(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    credits: Credits | None = None
    kpis: dict[str, Kpi] = {}


def loaded(answers: str, assumed: str, defaults: str = "", bring: bool = False) -> Loaded[Terms]:
    root = compose(answers, "answers.yaml")
    below = compose(defaults, "defaults.yaml") if defaults else None
    layer = Layer(compose(assumed, "customer.yaml"), brings=bring)
    return load(Terms, root, file="answers.yaml", defaults=below, layers=[layer])


@pytest.mark.parametrize(
    ("answers", "defaults", "within"),
    [
        ("credits: {caps: [x]}", "", 90),
        ("credits: {claim: {automatic: yes}}", "credits: {claim: {within: 60}}", 90),
        ("credits: {claim: {within: 10}}", "", 10),
        ("kpis: {}", "credits: {claim: {within: 60}}", 90),
    ],
)
def test_a_typed_value_wins_over_the_assumed_one_and_that_over_the_default(
    answers: str, defaults: str, within: int
) -> None:
    """Typed, then assumed by the position, then the kind's default, then the model's."""
    terms = loaded(answers, "credits: {claim: {within: 90}}", defaults)
    assert terms.value.credits is not None
    assert terms.value.credits.claim.within == within
    assert ("credits.claim.within" in terms.assumed) is (within != 10)


@pytest.mark.parametrize(("bring", "there"), [(False, False), (True, True)])
def test_a_group_is_added_only_where_the_position_brings_it(bring: bool, there: bool) -> None:
    """An optional group that nobody has stays out, unless it is the point of the position."""
    terms = loaded("credits: {caps: [x]}", "credits: {chronic: {misses: 2}}", bring=bring)
    assert terms.value.credits is not None
    assert terms.value.credits.chronic == (Chronic(misses=2) if there else None)


@pytest.mark.parametrize("answers", ["kpis: {}", "credits: none"])
def test_a_family_is_never_added(answers: str) -> None:
    """Without credits there is nothing that a position could assume about them, even if it brings a group."""
    assert loaded(answers, "credits: {chronic: {misses: 2}, claim: {within: 90}}", bring=True).value.credits is None


def test_an_optional_group_that_the_kind_gives_is_filled() -> None:
    """A group from the kind's defaults is there, so the position's values count for it."""
    terms = loaded("kpis: {}", "credits: {chronic: {misses: 2}}", "credits: {chronic: {window: 4}}")
    assert terms.value.credits is not None
    assert terms.value.credits.chronic == Chronic(misses=2, window=4)


def test_what_the_kind_may_not_add_to_a_typed_group_a_position_may_fill() -> None:
    """The kind's claim rules and caps stay out of credits that were typed; those of the position asked for come in."""
    terms = loaded("credits: {chronic: {misses: 3}}", "credits: {caps: [y]}", "credits: {claim: {within: 60}, caps: [x]}")
    assert terms.value.credits == Credits(chronic=Chronic(misses=3), caps=("y",))


def test_a_star_assumes_something_for_every_record_of_a_table() -> None:
    """Records that the answers name and records of the kind both take it, and a typed value of one stays."""
    assumed = 'kpis: {"*": {disputed_by: nobody}}'
    typed = loaded("kpis: {a: {name: A}, b: {name: B, disputed_by: expert}}", assumed)
    assert {key: kpi.disputed_by for key, kpi in typed.value.kpis.items()} == {"a": "nobody", "b": "expert"}
    assert typed.assumed == {"kpis.a.disputed_by"}
    from_kind = loaded("credits: none", assumed, "kpis: {a: {name: A, disputed_by: audit}}")
    assert {key: kpi.disputed_by for key, kpi in from_kind.value.kpis.items()} == {"a": "nobody"}


def test_a_star_is_no_name_in_the_answers() -> None:
    """Only defaults may speak of every record; a person who types a star is told so."""
    from slagen.errors import AnswersError

    with pytest.raises(AnswersError, match=r'has the name "\*"'):
        loaded('kpis: {"*": {name: A}}', "credits: {claim: {within: 90}}")


def test_nothing_that_is_passed_in_changes() -> None:
    """Laying over makes a new tree, so that one file of defaults can serve many agreements."""
    below = compose("credits: {claim: {within: 60}}", "defaults.yaml")
    before = yaml.serialize(below)
    root: Any = compose("credits: {caps: [x]}", "answers.yaml")
    lay_over(Terms, below, compose("credits: {claim: {within: 90}, caps: [y]}", "customer.yaml"), root)
    assert yaml.serialize(below) == before
