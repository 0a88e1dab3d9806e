"""The rules about services, prices and cells of tiers find what is open or the wrong way round, and only that."""

from __future__ import annotations

from typing import Any

from support.agreements import agreement, band, kpi, paths, severities, times

from slagen.quantities import Duration, Measure, Money
from slagen.terms.agreement import Agreement
from slagen.terms.coverage import SeverityTimes
from slagen.terms.credits import Credits, Scheme
from slagen.terms.kpis import Target
from slagen.terms.scope import Fee, Service
from slagen.terms.tiers import Tier

M = Measure.parse


def named(**tiers: Any) -> dict[str, Tier]:
    return {key: Tier(name=key.capitalize(), **fields) for key, fields in tiers.items()}


def promised(**figures: str | None) -> Agreement:
    """Gold, Silver and Bronze with an availability for those that have a figure."""
    targets = tuple(Target(tier=tier, minimum=M(figure)) for tier, figure in figures.items() if figure)
    return agreement(kpis={"k": kpi(targets=targets)}, tiers=named(gold={}, silver={}, bronze={}))


def test_a_service_without_its_tier_is_found() -> None:
    """Beside services that have one, or beside two chosen tiers; a table of tiers that is only offered is left alone."""
    def found(*tiers: str | None, chosen: tuple[str, ...] = (), **fields: Any) -> list[str]:
        services = {f"s{n}": Service(name=f"S{n}", description="d", tier=tier, **fields) for n, tier in enumerate(tiers)}
        offered = {key: Tier(name=key, chosen=key in chosen) for key in ("gold", "silver")}
        return paths("T-ASSIGN", agreement(services=services, tiers=offered))

    assert found("gold", None) == found(None, None, chosen=("gold", "silver"))[1:] == ["services.s1"]
    assert found("silver", chosen=("gold",)) == ["services.s0.tier"]
    assert found("gold", "silver") == found(None, None) == found(None, "gold", chosen=("gold",)) == []
    assert found("gold", None, beta=True) == []


def test_tiers_that_promise_the_same_are_found() -> None:
    """Equal targets and nothing else; another target, extra, time or table of credits tells two tiers apart."""
    def found(first: dict[str, Any], second: dict[str, Any], low: str = "99.9 %", **families: Any) -> list[str]:
        targets = (Target(tier="gold", minimum=M("99.9 %")), Target(tier="silver", minimum=M(low)))
        tiers = named(gold=first, silver=second)
        return paths("T-IDENTICAL", agreement(kpis={"k": kpi(targets=targets)}, tiers=tiers, **families))

    assert found({}, {}) == ["tiers.gold"]
    assert found({}, {}, low="99.5 %") == found({"includes": ("a manager",)}, {}) == []
    assert found({"severities": {"p1": times(response="1 h")}}, {}, severities=severities(SeverityTimes())) == []
    scheme = Scheme(name="S", kpis=("k",), tiers=("gold",), bands=(band("5 %", below="99.9 %"),))
    assert found({}, {}, credits=Credits(schemes={"s": scheme})) == []
    assert paths("T-IDENTICAL", agreement(tiers=named(gold={}, silver={}))) == []


def test_empty_cells_are_found() -> None:
    """A hole above a filled cell; a lower tier may have less, and a scheme for an empty cell is told elsewhere."""
    rule = "T-MISSING-CELL"
    assert paths(rule, promised(gold="99.9 %", bronze="99 %")) == ["kpis.k.targets"]
    assert paths(rule, promised(gold="99.9 %", silver="99 %")) == paths(rule, promised()) == []
    hole = promised(silver="99 %")
    assert paths(rule, hole) == ["kpis.k.targets"]
    scheme = Scheme(name="S", kpis=("k",), tiers=("gold",), bands=(band("5 %", below="99.9 %"),))
    paid = agreement(kpis=hole.kpis, tiers=hole.tiers, credits=Credits(schemes={"s": scheme}))
    assert paths(rule, paid) == [] and paths("T-NO-PROMISE", paid) == ["credits.schemes.s.tiers.0"]
    none = Target(tier="gold", modality="no-commitment")
    said = agreement(kpis={"k": kpi(targets=(none, *hole.kpis["k"].targets))}, tiers=hole.tiers)
    assert paths(rule, said) == []


def test_a_time_that_only_a_lower_tier_has_is_found() -> None:
    """A resolution in Silver and none in Gold; a general resolution fills every cell."""
    def found(general: SeverityTimes, gold: dict[str, str], silver: dict[str, str]) -> list[str]:
        tiers = named(gold={"severities": {"p1": times(**gold)}}, silver={"severities": {"p1": times(**silver)}})
        return paths("T-MISSING-CELL", agreement(severities=severities(general), tiers=tiers))

    short, long = {"response": "1 h"}, {"response": "2 h", "resolution": "8 h"}
    assert found(SeverityTimes(), short, long) == ["tiers.gold"]
    assert found(times(resolution="8 h"), short, long) == found(SeverityTimes(), long, short) == []


def test_a_higher_tier_that_costs_less_is_found() -> None:
    """Prices for the same span and unit, brought to a month; others are not compared."""
    def found(high: str, low: str, per: str = "1 month", unit: str | None = None) -> list[str]:
        fees = (Fee(amount=Money.parse(high)), Fee(amount=Money.parse(low), per=Duration.parse(per), per_unit=unit))
        return paths("T-PRICE", agreement(tiers=named(gold={"fee": fees[0]}, silver={"fee": fees[1]})))

    assert found("700.00 EUR", "2600.00 EUR") == ["tiers.gold.fee.amount"]
    assert found("700.00 EUR", "2600.00 EUR", "1 year") == found("700.00 EUR", "2600.00 USD") == []
    assert found("700.00 EUR", "2600.00 EUR", unit="user") == found("700.00 EUR", "700.00 EUR") == []
    fees = {"gold": Fee(amount=Money.parse("7 EUR")), "silver": Fee(amount=Money.parse("9 EUR"), per_unit="user")}
    between = named(**{key: {"fee": fee} for key, fee in fees.items()}, bronze={"fee": Fee(amount=Money.parse("8 EUR"))})
    assert paths("T-PRICE", agreement(tiers=between)) == ["tiers.gold.fee.amount"]
