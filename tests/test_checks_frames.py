"""The rules about least amounts, pools, windows and rates beside tables find what does not fit, and only that."""

from __future__ import annotations

from typing import Any

from support.agreements import agreement, band, kpi, paths

from slagen.checks.registry import RULES
from slagen.quantities import CreditAmount, Duration, Measure, Money, Percent
from slagen.terms.credits import AtRisk, Cap, Credits, Scheme, StepRule
from slagen.terms.exits import ChronicFailure, Exit
from slagen.terms.kpis import Target
from slagen.terms.scope import Fee, Service

M, P, D = Measure.parse, Percent.parse, Duration.parse


def scheme(**fields: Any) -> Scheme:
    return Scheme(**({"name": "S", "kpis": ("k",)} | fields))


def test_a_least_amount_above_the_first_band_is_found() -> None:
    """5 % of EUR 100 are less than EUR 10; not of EUR 400, nor of a fee in another currency or that nobody stated."""
    def found(fee: str | None, least: str = "10.00 EUR", **fields: Any) -> list[str]:
        service = Service(name="A", description="d", fee=Fee(amount=Money.parse(fee)) if fee else None)
        bands = (band("5 %", at_least="99 %", below="99.9 %"), band("25 %", below="99 %"))
        one = scheme(**({"bands": bands, "minimum": Money.parse(least)} | fields))
        return paths("B-MINIMUM", agreement(kpis={"k": kpi()}, services={"a": service}, credits=Credits(schemes={"s": one})))

    assert found("100.00 EUR") == found("10.00 EUR", basis="annual-fee") == ["credits.schemes.s.minimum"]
    assert found("400.00 EUR") == found(None) == found("100.00 USD") == found("100.00 EUR", basis="annual-fee") == []
    assert found(None, bands=(band("5 EUR", below="99 %"),)) == ["credits.schemes.s.minimum"]
    (rule,) = [one for one in RULES if one.id == "B-MINIMUM"]
    assert rule.severity == "warning"


def test_a_pool_without_its_limit_is_found() -> None:
    """200 % of 15 % at risk are 30 % of the invoice, unless a limit holds them to 15 %."""
    def found(pool: str, *caps: Cap) -> list[str]:
        risk = AtRisk(at_risk=P("15 %"), pool=P(pool), allocation={"k": P(pool)})
        credits = Credits(schemes={"s": scheme(at_risk=risk, caps=caps)})
        return paths("B-POOL-GT-100", agreement(kpis={"k": kpi()}, credits=credits))

    assert found("200 %") == found("200 %", Cap(per="month", share=P("20 %"))) == ["credits.schemes.s.at_risk.pool"]
    assert found("200 %", Cap(per="year", share=P("15 %"))) == ["credits.schemes.s.at_risk.pool"]
    assert found("200 %", Cap(per="invoice", share=P("15 %"))) == found("100 %") == []


def test_years_of_two_sorts_are_found() -> None:
    """A right by any twelve months beside one by contract year, and two yearly limits; shorter windows are left alone."""
    def rights(window: int, kind: Any) -> list[str]:
        chronic = ChronicFailure(misses=3, window=window, window_kind="rolling")
        way = Exit(trigger="credits-reached", share=P("30 %"), within=D("1 year"), window_kind=kind)
        one = scheme(bands=(band("5 %", below="99 %"),))
        return paths("C-WINDOW-MISMATCH", agreement(
            kpis={"k": kpi()}, credits=Credits(schemes={"s": one}, chronic=chronic, exits={"e": way}),
        ))  # fmt: skip

    assert rights(12, "contract-year") == ["credits.exits.e.window_kind"]
    assert rights(12, "rolling") == rights(6, "contract-year") == rights(12, "consecutive") == []
    caps = (Cap(per="year", share=P("20 %"), rolling=True), Cap(per="year", days=30))
    limited = agreement(kpis={"k": kpi()}, credits=Credits(schemes={"s": scheme(caps=caps)}))
    assert paths("C-WINDOW-MISMATCH", limited) == ["credits.schemes.s.caps.1.rolling"]


def test_a_table_beside_another_rate_is_found() -> None:
    """At a point below the target the table gives 5 % and the rate 1 %; of two fees they are not compared."""
    def found(credit: str, **fields: Any) -> list[str]:
        kpis = {"k": kpi(targets=(Target(minimum=M("98 %")),))}
        table = scheme(bands=(band("5 %", below="98 %"),), **fields)
        rule = StepRule(credit=CreditAmount.parse(credit), each=M("5 points"), rounding="started-steps")
        rate = scheme(name="R", gap_rate=rule)
        return paths("A-GAP-RATE", agreement(kpis=kpis, credits=Credits(schemes={"t": table, "r": rate})))

    assert found("1 %") == ["credits.schemes.r.gap_rate"]
    assert found("1 %", basis="annual-fee") == []
