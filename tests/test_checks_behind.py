"""The rules about what stands behind a service find what cannot carry its promise, and only that."""

from __future__ import annotations

import datetime
from typing import Any

from support.agreements import PARTIES, agreement, band, kpi, paths, severities

from slagen.checks.registry import RULES
from slagen.quantities import Duration, Measure, Money, Percent, TimePromise, WeeklyHours, Zone
from slagen.terms.agreement import Agreement
from slagen.terms.coverage import Coverage, SeverityTimes
from slagen.terms.credits import Credits, Scheme
from slagen.terms.exclusions import Maintenance, MaintenanceWindow
from slagen.terms.kpis import Target
from slagen.terms.management import Period
from slagen.terms.operational import Operational, Step
from slagen.terms.parties import Party
from slagen.terms.scope import Dependency, Fee, Service, Site
from slagen.terms.tiers import Level, Override

D, M, P, H = Duration.parse, Measure.parse, Percent.parse, WeeklyHours.parse
BOTH = PARTIES | {"q": Party(name="Second Ltd", role="provider"), "u": Party(name="Lines Ltd", role="supplier")}
OFFICE = Coverage(name="Office", hours=H("mon-fri 09:00-17:00"), zone=Zone("UTC"))
LONG = Coverage(name="Long", hours=H("mon-sat 07:00-20:00"), zone=Zone("UTC"))
HOURS = {"office": OFFICE, "long": LONG, "always": Coverage(name="Always", hours=H("24x7"))}


def steps(**by: str) -> dict[str, Step]:
    return {key: Step(act=f"Do {key}", by=party, within=D("10 min")) for key, party in by.items()}


def chain(**fields: Any) -> Operational:
    return Operational(**({"name": "Chain", "kind": "operational-level-agreement", "between": ("p", "u")} | fields))


def test_a_service_that_nobody_answers_for_is_found() -> None:
    """Two providers and none named, or a customer named; one provider, or one of two named, will do."""
    def found(provider: str | None, parties: dict[str, Party] = BOTH) -> list[str]:
        services = {"s": Service(name="S", description="d", provider=provider)}
        return paths("O-ACCOUNTABLE", agreement(parties=parties, services=services))

    assert found(None) == ["services.s"]
    assert found("c") == ["services.s.provider"]
    assert found("q") == found(None, PARTIES) == []


def test_hours_behind_that_leave_out_some_of_the_promise_are_found() -> None:
    """Office hours behind a promise around the clock or on Saturday; wider hours, other zones and aims are left alone."""
    def found(row: SeverityTimes, coverage: str = "office", hours: dict[str, Coverage] = HOURS) -> list[str]:
        item = chain(severity="p1", coverage=coverage, steps=steps(a="p"))
        terms = agreement(parties=BOTH, severities=severities(row), coverage=hours, operational={"o": item})
        return paths("O-COVERAGE", terms)

    def due(**fields: Any) -> SeverityTimes:
        return SeverityTimes(resolution=TimePromise.parse("4 h"), **fields)

    assert found(due(clock="24x7")) == found(due(coverage="long")) == ["operational.o.coverage"]
    assert found(due(coverage="office")) == found(due(coverage="office"), "long") == found(due(clock="24x7"), "always") == []
    assert found(due(clock="24x7", modality="aim")) == found(due()) == []
    tokyo = HOURS | {"office": Coverage(name="Tokyo", hours=OFFICE.hours, zone=Zone("Asia/Tokyo"))}
    assert found(due(coverage="long"), hours=tokyo) == []


def test_the_first_uncovered_moment_is_shown() -> None:
    """Behind a promise from Monday 07:00, a team from 09:00 is missing on Monday at 07:00."""
    (rule,) = [one for one in RULES if one.id == "O-COVERAGE"]
    row = SeverityTimes(resolution=TimePromise.parse("4 h"), coverage="long")
    item = chain(severity="p1", coverage="office")
    (finding,) = rule.find(agreement(parties=BOTH, severities=severities(row), coverage=HOURS, operational={"o": item}))
    assert "not on Monday at 07:00" in finding.message


def test_a_whole_that_nobody_owns_is_found() -> None:
    """Two parties, two providers and no owner; an owner, a provider, a remainder or one acting party will do."""
    def found(owner: str | None = None, by: str = "u", parties: dict[str, Party] = BOTH, **fields: Any) -> list[str]:
        item = chain(**({"kpi": "k", "steps": steps(a="p", b=by)} | fields))
        return paths("O-E2E", agreement(parties=parties, kpis={"k": kpi(owner=owner)}, operational={"o": item}))

    assert found() == ["operational.o"]
    assert found("Head of IT") == found(by="p") == found(remainder="p") == []
    one = {key: party for key, party in BOTH.items() if key != "q"}
    assert found(parties=one) == []


def test_steps_of_strangers_are_found() -> None:
    """A step by a party that did not agree, and an agreement with oneself; every party may have steps."""
    def found(**fields: Any) -> list[str]:
        return paths("O-ENDS", agreement(parties=BOTH, operational={"o": chain(**fields)}))

    assert found(steps=steps(a="q")) == ["operational.o.steps.a.by"]
    assert found(between=("p", "p")) == ["operational.o.between"]
    assert found(steps=steps(a="p", b="u")) == found() == []


def test_a_level_without_its_place_is_found() -> None:
    """A department's level beside others without a parent; a single level and one with its parent are sound."""
    corporate = Level(name="Company", kind="corporate", sets={"a": Override(kpi="k", target=M("99.8 %"))})
    def found(parent: str | None, **others: Level) -> list[str]:
        own = Level(name="Finance", kind="customer", parent=parent, sets={"b": Override(kpi="k", target=M("99.9 %"))})
        return paths("O-PRECEDENCE", agreement(kpis={"k": kpi()}, levels={**others, "finance": own}))

    assert found(None, company=corporate) == ["levels.finance"]
    assert found("company", company=corporate) == found(None) == []


def test_a_site_without_hours_is_found() -> None:
    """Where every schedule names its sites, one that stands in none has no business days, unless it has holidays."""
    def found(sites: tuple[str, ...], holidays: str | None = None) -> list[str]:
        places = {"a": Site(name="A"), "b": Site(name="B", holidays=holidays)}
        coverage = {"o": Coverage(name="Office", hours=OFFICE.hours, sites=sites)}
        return paths("O-REGION", agreement(sites=places, coverage=coverage))

    assert found(("a",)) == ["sites.b"]
    assert found(("a", "b")) == found(()) == found(("a",), "SE") == []


def test_a_contract_that_ends_before_its_agreement_is_found() -> None:
    """An outside contract until 2027 behind an agreement until 2028; on the last day, or between departments, it may end."""
    def found(year: int, kind: Any = "underpinning-contract", ends: datetime.date | None = None) -> list[str]:
        item = chain(kind=kind, ends=datetime.date(year, 12, 31))
        term = Period(starts=datetime.date(2028, 1, 1), months=12, ends=ends)
        return paths("O-UC-TERM", agreement(parties=BOTH, operational={"o": item}, term=term))

    assert found(2027) == found(2028, ends=datetime.date(2029, 6, 30)) == ["operational.o.ends"]
    assert found(2028) == found(2027, "operational-level-agreement") == []


def resting(promise: str, *needs: Dependency, **families: Any) -> Agreement:
    services = {
        "s": Service(name="Shop", description="d", dependencies={f"n{n}": one for n, one in enumerate(needs)}),
        "db": Service(name="Database", description="d"),
    }
    kpis = {
        "k": kpi(targets=(Target(minimum=M(promise)),), services=("s",)),
        "d": kpi(name="Database", targets=(Target(minimum=M("99.9 %")),), services=("db",)),
    }
    return agreement(**({"services": services, "kpis": kpis} | families))


def need(share: str | None = None, **fields: Any) -> Dependency:
    return Dependency(**({"name": "Need", "availability": P(share) if share else None} | fields))


def test_a_promise_above_what_it_rests_on_is_found() -> None:
    """99.9 % on 99.9 % × 99.95 %; 99.8 % holds, and so do needs without a figure and those of the customer."""
    rule, found = "O-SERIAL", ["kpis.k.targets.0.minimum"]
    assert paths(rule, resting("99.9 %", need("99.9 %"), need("99.95 %"))) == found
    assert paths(rule, resting("99.95 %", need(service="db"))) == found
    assert paths(rule, resting("99.8 %", need("99.9 %"), need("99.95 %"))) == paths(rule, resting("99.9 %", need())) == []
    assert paths(rule, resting("99.9 %", need("99 %", supplied_by="c"))) == []
    side = {"mode": "parallel"}
    assert paths(rule, resting("99.9 %", need("99 %", **side), need("99 %", **side))) == []
    assert paths(rule, resting("99.995 %", need("99 %", **side), need("99 %", **side))) == found


def test_the_product_is_shown() -> None:
    """99.9 % × 99.95 % are 99.85005 %."""
    (rule,) = [one for one in RULES if one.id == "O-SERIAL"]
    (finding,) = rule.find(resting("99.9 %", need("99.9 %"), need("99.95 %")))
    assert "99.9% (Need) × 99.95% (Need) = 99.85005%" in finding.message


def test_a_promise_that_needs_independence_is_told() -> None:
    """Two parts of 99.5 % behind 99.9 %; not if they are independent, or if one part alone is enough."""
    def found(promise: str, **fields: Any) -> list[str]:
        return paths("O-PARALLEL", resting(promise, *(need("99.5 %", mode="parallel", **fields) for _ in range(2))))

    assert found("99.9 %") == ["kpis.k.targets.0.minimum"]
    assert found("99.9 %", independent=True) == found("99.5 %") == []


def test_windows_of_needs_outside_the_own_are_found() -> None:
    """A database down on Saturday behind a shop with a window on Sunday; inside it, or counted as downtime, it is sound."""
    def found(hours: str, counts: bool = False, **fields: Any) -> list[str]:
        windows = {
            "shop": MaintenanceWindow(name="Shop window", hours=H("sun 02:00-06:00"), services=("s",)),
            "db": MaintenanceWindow(name="Database window", hours=H(hours), services=("db",), **fields),
        }
        plan = Maintenance(windows=windows, planned_counts=counts)
        return paths("O-MAINT-UNION", resting("99.5 %", need(service="db"), maintenance=plan))

    assert found("sat 02:00-04:00") == found("sun 05:00-07:00") == ["maintenance.windows.db.hours"]
    assert found("sun 03:00-05:00") == found("sat 02:00-04:00", counts=True) == []
    assert found("sat 02:00-04:00", zone=Zone("Asia/Tokyo")) == found("sat 02:00-04:00", recurrence="on-notice") == []


def test_a_supplier_that_gives_less_than_a_miss_costs_is_found() -> None:
    """Half of EUR 1,900 beside EUR 90; not where it gives as much, says nothing, or stands behind another promise."""
    def found(given: str | None, behind: str = "k") -> list[str]:
        item = chain(kind="underpinning-contract", kpi=behind, credits_at_most=Money.parse(given) if given else None)
        services = {"s": Service(name="Network", description="d", fee=Fee(amount=Money.parse("1900.00 EUR")))}
        bands = (band("10 %", at_least="99 %", below="99.9 %"), band("50 %", below="99 %"))
        scheme = Scheme(name="Network", kpis=("k",), bands=bands)
        return paths("O-PASS-THROUGH", agreement(
            parties=BOTH, services=services, kpis={"k": kpi(), "d": kpi(name="D")}, credits=Credits(schemes={"n": scheme}),
            operational={"o": item},
        ))  # fmt: skip

    assert found("90.00 EUR") == ["operational.o.credits_at_most"]
    assert found("950.00 EUR") == found(None) == found("90.00 USD") == found("90.00 EUR", "d") == []
