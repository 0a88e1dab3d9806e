"""The rules about figures said twice, formulas, statistics and periods find what does not fit, and only that."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from support.agreements import FACTS, agreement, band, kpi, paths, severities, times

from slagen.checks.formulas import value
from slagen.checks.registry import RULES
from slagen.quantities import CreditAmount, Duration, Measure, Percent, WeeklyHours, Zone
from slagen.terms.agreement import Agreement
from slagen.terms.claims import Claim
from slagen.terms.coverage import Coverage
from slagen.terms.credits import Cap, Credits, Example, ProRata, Scheme, Stacking, StepRule
from slagen.terms.data_center import Climate, DataCenter
from slagen.terms.exclusions import Budget, Exclusion, Exclusions, Maintenance
from slagen.terms.fee_base import FeeBase
from slagen.terms.kpis import Kpi, Range, StatedAllowance, Target
from slagen.terms.management import Period
from slagen.terms.parties import DocumentFacts
from slagen.terms.reach import hours_measured
from slagen.terms.remedies import DowntimeNotice, DowntimePlan
from slagen.terms.scope import Service
from slagen.terms.tiers import Tier

M, D, C, H = Measure.parse, Duration.parse, CreditAmount.parse, WeeklyHours.parse
TIERS = {"gold": Tier(name="Gold"), "silver": Tier(name="Silver")}
CONFLICT = "D-CONFLICT-NUMBERS"


def aimed(*targets: Target, **fields: Any) -> Agreement:
    return agreement(kpis={"k": kpi(targets=targets, **fields)}, tiers=TIERS)


def to(figure: str, **fields: Any) -> Target:
    return Target(minimum=M(figure), **fields)


def paying(*schemes: Scheme, stacking: Stacking | None = None, **fields: Any) -> Agreement:
    credits = Credits(schemes={f"s{n}": scheme for n, scheme in enumerate(schemes)}, stacking=stacking or Stacking())
    return agreement(kpis={"k": kpi(targets=(to("98 %"),), **fields)}, credits=credits)


def rate(credit: str, **fields: Any) -> Scheme:
    rule = StepRule(credit=C(credit), each=M("1 percentage point"))
    return Scheme(**({"name": credit, "kpis": ("k",), "gap_rate": rule} | fields))


def test_two_targets_for_one_place_are_found() -> None:
    """Two commitments for one tier differ; an aim beside a promise, another tier, and 4 h beside 240 min do not."""
    assert paths(CONFLICT, aimed(to("99.9 %", tier="gold"), to("99 %", tier="gold"))) == ["kpis.k.targets.1.minimum"]
    assert paths(CONFLICT, aimed(to("99.9 %", tier="gold"), to("99 %", tier="silver"), to("98 %"))) == []
    assert paths(CONFLICT, aimed(to("99.9 %"), to("99.95 %", modality="aim"))) == []
    assert paths(CONFLICT, aimed(to("4 h"), to("240 min"))) == []
    assert paths(CONFLICT, aimed(to("99.9 %"), to("99 %", condition="during migration"))) == []


def test_a_limit_in_the_formula_is_the_target() -> None:
    """A formula that ends in a comparison says the target, and the start of a table that has no target of its own."""
    said: dict[str, Any] = {"formula": "(all − lost) ÷ all × 100 > 99.9"}
    assert paths(CONFLICT, aimed(to("99.9 %"), **said)) == []
    assert paths(CONFLICT, aimed(to("99.5 %"), **said)) == ["kpis.k.targets.0.minimum"]
    bands = (band("0 %", at_least="99.99 %"), band("5 %", below="99.99 %"))
    scheme = Scheme(name="Gold", kpis=("k",), tiers=("gold",), bands=bands)
    kpis = {"k": kpi(targets=(to("99.9 %", tier="silver"),), **said)}
    terms = agreement(kpis=kpis, tiers=TIERS, credits=Credits(schemes={"g": scheme}))
    assert paths(CONFLICT, terms) == ["credits.schemes.g.bands"]
    assert paths(CONFLICT, agreement(kpis={"k": kpi()}, tiers=TIERS, credits=Credits(schemes={"g": scheme}))) == []


def test_two_rates_for_one_miss_are_found() -> None:
    """0.5 % and 1 % a point for one miss; not for two tiers, from two fees, nor where one excludes the other."""
    found = ["credits.schemes.s1.gap_rate.credit"]
    assert paths(CONFLICT, paying(rate("0.5 %"), rate("1 %"))) == found
    assert paths(CONFLICT, paying(rate("1 %"), rate("1 %"))) == paths(CONFLICT, paying(rate("1 %"))) == []
    assert paths(CONFLICT, paying(rate("0.5 %", tiers=("gold",)), rate("1 %", tiers=("silver",)))) == []
    assert paths(CONFLICT, paying(rate("0.5 %"), rate("1 %", basis="annual-fee"))) == []
    assert paths(CONFLICT, paying(rate("0.5 %"), rate("1 %"), stacking=Stacking(excludes=(("s0", "s1"),)))) == []


def test_the_example_that_is_printed_shows_the_difference() -> None:
    """At the printed 75 % the one rule gives 11.5 % and the other 23 %."""
    terms = paying(rate("0.5 %"), rate("1 %", examples=(Example(measured=M("75 %")),)))
    (rule,) = [one for one in RULES if one.id == CONFLICT]
    (finding,) = rule.find(terms)
    assert "at 75% the one gives 11.5%, the other 23%" in finding.message


def test_updates_in_two_places_agree() -> None:
    """The downtime plan says the updates of the severity, in other words or not; other clocks are left alone."""
    def found(update: str, every: str, clock: str = "24x7") -> list[str]:
        plan = DowntimePlan(
            declared_when="x", incident_manager="y",
            notices=(DowntimeNotice(severity="p1", first_notice=D("15 min"), updates_every=D(every)),),
        )  # fmt: skip
        return paths(CONFLICT, agreement(severities=severities(times(update=update, clock=clock)), downtime_plan=plan))

    assert found("30 min", "1 h") == ["downtime_plan.notices.0.updates_every"]
    assert found("1 h", "60 min") == found("1 business day", "1 h") == []


def test_ranges_and_limits_in_two_places_agree() -> None:
    """A climate's range is its indicator's; the limit of work in an exclusion is that of the clause on maintenance."""
    def climate(high: str) -> list[str]:
        range_ = Range(low=M("18 °C"), high=M("27 °C"))
        kpis = {"t": Kpi(name="T", form="temperature", range=range_)}
        own = Climate(name="Air", quantity="temperature", range=Range(low=M("18 °C"), high=M(high)), kpi="t")
        return paths(CONFLICT, agreement(kpis=kpis, data_center=DataCenter(facility="F", climate={"a": own})))

    assert climate("25 °C") == ["data_center.climate.a.range.high"]
    assert climate("27 °C") == []

    def work(limit: str, per: str = "1 month") -> list[str]:
        item = Exclusion(kind="maintenance", statement="Work", limit=D(limit), limit_per=D(per))
        plan = Maintenance(budgets=(Budget(most=D("4 h"), per=D("1 month")),))
        return paths(CONFLICT, agreement(maintenance=plan, exclusions=Exclusions(items={"x": item})))

    assert work("8 h") == ["exclusions.items.x.limit"]
    assert work("240 min") == work("30 h", "1 year") == []


@pytest.mark.parametrize(
    ("formula", "inverted"),
    [
        ("minutes of downtime ÷ minutes of the month × 100", True),
        ("failed requests / all requests * 100", True),
        ("(agreed minutes − downtime) ÷ agreed minutes × 100", False),
        ("100 % - failed / all", False),
        ("availability = (time - outage time) / time", False),
        ("failures repaired in time ÷ all incidents × 100", False),
        ("count of the failures in the month", False),
        ("the share of good days (see below", False),
    ],
)
def test_a_formula_that_rises_with_failure_is_found(formula: str, inverted: bool) -> None:
    """Reckoned with more and with fewer failures, a figure of which higher is better must fall."""
    assert paths("M-FORMULA-INVERTED", aimed(formula=formula)) == (["kpis.k.formula"] if inverted else [])


def test_a_formula_of_failure_must_rise_where_lower_is_better() -> None:
    """Lost ÷ sent is right for a loss; 100 − lost ÷ sent is not."""
    loss: dict[str, Any] = {"form": "packet-loss", "direction": "lower-is-better"}
    assert paths("M-FORMULA-INVERTED", aimed(formula="lost packets ÷ sent packets", **loss)) == []
    assert paths("M-FORMULA-INVERTED", aimed(formula="100 − lost packets ÷ sent packets", **loss)) == ["kpis.k.formula"]
    assert value("(" * 50 + "1" + ")" * 50, M("1").value) is None


def test_checks_too_rare_for_the_target_are_found() -> None:
    """26 seconds in a month are less than a minute between checks; 100 % allows nothing and is left alone."""
    def found(target: str, every: str) -> list[str]:
        return paths("M-GRAIN", aimed(to(target), probe_every=D(every)))

    assert found("99.999 %", "1 min") == ["kpis.k.targets.0.minimum"]
    assert found("99.999 %", "10 s") == found("99.9 %", "1 min") == found("100 %", "1 min") == []


def test_means_over_many_months_are_found() -> None:
    """A rolling year and a mean quarter hide a month; a plain year, a rolling month and a survey do not."""
    rule = "M-SMOOTHING"
    assert paths(rule, aimed(to("99.9 %"), period="year", rolling=True)) == ["kpis.k.rolling"]
    mean: dict[str, Any] = {"statistic": "mean", "period": "quarter"}
    assert paths(rule, aimed(to("4 h"), form="response-time", **mean)) == ["kpis.k.statistic"]
    assert paths(rule, aimed(to("99.9 %"), period="year")) == paths(rule, aimed(to("99.9 %"), rolling=True)) == []
    assert paths(rule, aimed(to("4"), form="satisfaction", **mean)) == []


def test_a_first_period_that_is_cut_is_found() -> None:
    """Silence on partial periods is found where the term starts inside one."""
    def found(day: int, **fields: Any) -> list[str]:
        starts = datetime.date(2027, 2, day)
        return paths("M-PARTIAL", agreement(kpis={"k": kpi(targets=(to("99.9 %"),), **fields)}, term=Period(starts=starts)))

    assert found(15, partial_period=None) == ["kpis.k.partial_period"]
    assert found(1, partial_period=None, period="quarter") == ["kpis.k.partial_period"]
    assert found(1, partial_period=None) == found(15) == []


def test_months_with_a_change_of_clocks_are_told() -> None:
    """Printed lost time beside months in the local time of Berlin; not in UTC, nor in Singapore, nor where none is printed."""
    def found(zone: str = "Europe/Berlin", basis: Any = "actual-local", printed: bool = True) -> list[str]:
        target = to("99.9 %", allowances=(StatedAllowance(lost=D("43 min")),) if printed else ())
        facts = DocumentFacts(reference="A", date=FACTS.date, zone=Zone(zone))
        return paths("M-DST", agreement(kpis={"k": kpi(targets=(target,), period_basis=basis)}, document=facts))

    assert found() == ["kpis.k.targets.0.allowances"]
    assert found("Asia/Singapore") == found(basis="actual") == found(printed=False) == []


def test_yearly_results_with_monthly_credits_are_found() -> None:
    """A claim from the month, a limit for each month, or one scheme for two periods; monthly results may have all of them."""
    def found(period: Any, claim: Any = "period-end", per: Any = "year") -> list[str]:
        scheme = Scheme(
            name="S", kpis=("k",), bands=(band("5 %", below="98 %"),), claim=Claim(counted_from=claim),
            caps=(Cap(per=per, days=10),), basis="annual-fee",
        )  # fmt: skip
        return paths("M-PERIOD-MISMATCH", paying(scheme, period=period))

    assert found("year", "month-end") == ["credits.schemes.s0.claim.counted_from"]
    assert found("year", per="month") == ["credits.schemes.s0.caps.0.per"]
    assert found("year") == found("month", "month-end", "month") == []
    two = {"k": kpi(), "y": kpi(name="Yearly", period="year")}
    shared = Credits(schemes={"s": Scheme(name="S", kpis=("k", "y"), bands=(band("5 %", below="98 %"),))})
    assert paths("M-PERIOD-MISMATCH", agreement(kpis=two, credits=shared)) == ["credits.schemes.s.kpis"]


def test_a_time_of_many_cases_without_a_statistic_is_found() -> None:
    """A response time of 4 h is a mean, a percentile or a longest; a share in time and a single incident need no choice."""
    def found(**fields: Any) -> list[str]:
        return paths("M-STATISTIC", aimed(to("4 h"), **({"form": "response-time", "direction": "lower-is-better"} | fields)))

    assert found() == ["kpis.k.statistic"]
    assert found(statistic="percentile") == ["kpis.k.percentile"]
    assert found(statistic="mean") == found(period="incident") == []
    assert found(statistic="percentile", percentile=Percent.parse("95")) == []
    assert paths("M-STATISTIC", aimed(to("95 %"), form="response-time")) == []


def test_averages_without_a_window_are_found() -> None:
    """The average month of how many; a share of whom; the last twelve months are a window."""
    def found(basis: Any = "monthly-fee-of-service", **rule: Any) -> list[str]:
        return paths("M-BASELINE-UNDEFINED", paying(Scheme(name="S", kpis=("k",), basis=basis, pro_rata=ProRata(**rule))))

    assert found(FeeBase(which="average")) == ["credits.schemes.s0.basis"]
    assert found(FeeBase(which="average", count=3)) == found(FeeBase(which="average", span="last-12-months")) == []
    assert found(by_affected_share=True) == ["credits.schemes.s0.pro_rata.share_of"]
    assert found(by_affected_share=True, share_of="end users") == found() == []


def test_measuring_outside_the_hours_of_service_is_found() -> None:
    """Office services measured around the clock, and the other way round; hours for support only are left alone."""
    def found(service: str, clock: Any, purpose: Any = None) -> list[str]:
        coverage = {
            "s": Coverage(name="S", hours=H(service), purpose=purpose), "m": Coverage(name="M", hours=H("mon-fri 08:00-18:00")),
        }  # fmt: skip
        services = {"a": Service(name="A", description="d", coverage="s")}
        measured = kpi(targets=(to("99.5 %"),), services=("a",), clock=clock, coverage="m" if clock == "service" else None)
        return paths("M-SERIES-HOURS", agreement(kpis={"k": measured}, services=services, coverage=coverage))

    assert found("mon-fri 08:00-18:00", "24x7") == found("24x7", "service") == ["kpis.k.clock"]
    assert found("mon-fri 09:00-17:00", "service") == found("24x7", "24x7") == []
    assert found("mon-fri 08:00-18:00", "24x7", "support") == []


def test_a_target_counts_on_a_clock_of_its_own() -> None:
    """4 h around the clock beside 4 h in service hours are two promises, each measured in its own hours."""
    one, other = to("4 h", clock="24x7"), to("6 h", clock="service")
    assert paths(CONFLICT, aimed(one, other)) == []
    assert paths(CONFLICT, aimed(to("4 h", clock="24x7"), to("6 h", clock="24x7"))) == ["kpis.k.targets.1.minimum"]
    office = {"o": Coverage(name="Office", hours=H("mon-fri 08:00-18:00"))}
    terms = agreement(coverage=office)
    in_hours = kpi(clock="service", coverage="o")
    assert hours_measured(terms, in_hours, one).always and not hours_measured(terms, in_hours, other).always
    assert hours_measured(terms, kpi(), other).schedule == "o"
