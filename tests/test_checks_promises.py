"""The rules about maintenance, exclusions and data centers find what takes a promise back, and only that."""

from __future__ import annotations

from typing import Any

from support.agreements import agreement, kpi, paths

from slagen.checks.maintenance import windows_outside_staffed_hours
from slagen.quantities import Duration, Measure, Percent, WeeklyHours, Zone
from slagen.terms.agreement import Agreement
from slagen.terms.coverage import Coverage
from slagen.terms.data_center import Climate, DataCenter, EnergyUse, Power, RemoteHands
from slagen.terms.exclusions import Budget, Exclusion, Exclusions, GradedNotice, Maintenance, MaintenanceWindow
from slagen.terms.kpis import Breach, Kpi, Range, Target
from slagen.terms.operational import Operational
from slagen.terms.parties import Party
from slagen.terms.scope import Dependency, Service, Site

M, D, P, H = Measure.parse, Duration.parse, Percent.parse, WeeklyHours.parse


def promised(figure: str = "99.9 %", **fields: Any) -> dict[str, Kpi]:
    return {"k": kpi(targets=(Target(minimum=M(figure)),), **fields)}


def maintained(kpis: dict[str, Kpi] | None = None, **fields: Any) -> Agreement:
    return agreement(kpis=promised() if kpis is None else kpis, maintenance=Maintenance(**fields))


def window(hours: str, **fields: Any) -> dict[str, MaintenanceWindow]:
    return {"w": MaintenanceWindow(name="Window", hours=H(hours), **fields)}


def excluding(kind: str, statement: str = "Something", **fields: Any) -> Exclusions:
    known = {name: fields.pop(name) for name in ("proof",) if name in fields}
    return Exclusions(items={"x": Exclusion(kind=kind, statement=statement, **fields)}, **known)  # type: ignore[arg-type]


def test_windows_that_eat_the_promise_are_told() -> None:
    """Windows of more than a fiftieth of all time are told with what they leave, unless a budget is smaller or work counts."""
    wide, rule = window("mon,wed,fri 18:30-07:00"), "X-MAINT-EFFECTIVE"
    assert paths(rule, maintained(windows=wide)) == ["maintenance.windows"]
    assert paths(rule, maintained(windows=wide, budgets=(Budget(most=D("8 h"), per=D("1 month")),))) == []
    assert paths(rule, maintained(windows=wide, planned_counts=True)) == paths(rule, maintained({}, windows=wide)) == []
    assert paths(rule, maintained(windows=window("sun 04:00-07:00"))) == []
    assert paths(rule, maintained(windows=window("sun 00:00-12:00", recurrence="monthly", week="first"))) == []
    assert paths(rule, maintained(windows=window("sun 00:00-12:00", longest=D("2 h")))) == []
    assert paths(rule, maintained(windows=window("mon-fri 08:00-18:00", recurrence="on-notice"))) == []


def test_windows_of_different_services_do_not_add_up() -> None:
    """Each service has its own hours of windows; a window for all of them adds to each."""
    def apart(hours: str) -> dict[str, MaintenanceWindow]:
        return {name: MaintenanceWindow(name=name, hours=H(hours), services=(name,)) for name in ("a", "b")}

    services = {name: Service(name=name, description="d") for name in ("a", "b")}
    for hours, found in (("sun 00:00-03:00", []), ("sun 00:00-05:00", ["maintenance.windows"])):
        terms = agreement(kpis=promised(), services=services, maintenance=Maintenance(windows=apart(hours)))
        assert paths("X-MAINT-EFFECTIVE", terms) == found


def test_windows_outside_office_hours_are_the_rest_of_the_week() -> None:
    """A window outside the hours of a schedule has all the other hours."""
    office = {"o": Coverage(name="Office", hours=H("mon-fri 09:00-18:00"))}
    outside = Maintenance(windows={"w": MaintenanceWindow(name="Outside", outside="o")})
    terms = agreement(kpis=promised(), coverage=office, maintenance=outside)
    assert paths("X-MAINT-EFFECTIVE", terms) == ["maintenance.windows"]


def test_work_without_limit_is_found() -> None:
    """Work that does not count needs a limit, planned and emergency work each its own; work that counts needs none."""
    rule = "X-MAINT-UNLIMITED"
    assert paths(rule, maintained()) == ["maintenance"]
    freely: dict[str, Any] = {"emergency_counts": False, "emergency_notice": None}
    assert paths(rule, maintained(**freely)) == ["maintenance", "maintenance.emergency_counts"]
    assert paths(rule, maintained(emergency_counts=False)) == ["maintenance"]
    assert paths(rule, maintained(windows=window("sun 04:00-08:00"))) == paths(rule, maintained(planned_counts=True)) == []
    any_work = (Budget(most=D("8 h"), per=D("1 month"), kind="any"),)
    assert paths(rule, maintained(**freely, budgets=any_work)) == []


def test_a_yearly_limit_beside_a_monthly_promise_is_found() -> None:
    """Some limit must stand in the span of the promise; limits in business days are left alone."""
    year, month = Budget(most=D("24 h"), per=D("1 year")), Budget(most=D("4 h"), per=D("1 month"))
    rule = "X-MAINT-PERIOD"
    assert paths(rule, maintained(budgets=(year,))) == ["maintenance.budgets"]
    assert paths(rule, maintained(budgets=(year, month))) == []
    assert paths(rule, maintained(promised(period="year"), budgets=(year,))) == []
    assert paths(rule, maintained(budgets=(Budget(most=D("4 h"), per=D("20 business days")),))) == []


def test_windows_inside_staffed_hours_are_found() -> None:
    """A window on Monday morning lies inside office hours; work that counts, on notice, or in another zone is left alone."""
    office = {"o": Coverage(name="Office", hours=H("mon-fri 09:00-17:00"))}

    def found(hours: str, counts: bool = False, **fields: Any) -> list[str]:
        plan = Maintenance(windows=window(hours, **fields), planned_counts=counts)
        return paths("X-MAINT-IN-COVERAGE", agreement(coverage=office, maintenance=plan))

    assert found("mon 10:00-12:00") == found("mon-fri 16:00-20:00") == ["maintenance.windows.w.hours"]
    assert found("sun 04:00-08:00") == found("mon 17:00-20:00") == found("mon 10:00-12:00", counts=True) == []
    assert found("mon 10:00-12:00", recurrence="on-notice") == found("mon 10:00-12:00", zone=Zone("Asia/Tokyo")) == []
    [finding] = windows_outside_staffed_hours(
        agreement(coverage=office, maintenance=Maintenance(windows=window("mon 16:25-20:00")))
    )
    assert "lies for 35 min inside Office" in finding.message


def test_silence_on_maintenance_is_told() -> None:
    """Beside an availability somebody says whether maintenance counts: in its family or among the exclusions."""
    assert paths("X-MAINT-MISSING", agreement(kpis=promised())) == ["maintenance"]
    assert paths("X-MAINT-MISSING", agreement(kpis=promised(), exclusions=excluding("maintenance"))) == []
    assert paths("X-MAINT-MISSING", agreement()) == paths("X-MAINT-MISSING", maintained(planned_counts=True)) == []


def test_two_notices_of_one_work_are_found() -> None:
    """A notice in an exclusion is the notice of the clause or one of the graded ones; 48 hours are 2 days."""
    def found(said: str, notice: str = "3 business days", *grades: str) -> list[str]:
        plan = Maintenance(notice=D(notice), graded_notice=tuple(GradedNotice(case="c", notice=D(one)) for one in grades))
        return paths("X-NOTICE-CONFLICT", agreement(maintenance=plan, exclusions=excluding("maintenance", said)))

    assert found("maintenance announced 48 hours before") == ["exclusions.items.x.statement"]
    assert found("work with 7 days' notice", "3 days") == ["exclusions.items.x.statement"]
    assert found("maintenance announced 48 hours before", "2 days") == found("maintenance announced in time") == []
    assert found("maintenance announced 48 hours before", "3 days", "48 h") == []
    typed = excluding("maintenance", notice=D("1 week"))
    assert paths("X-NOTICE-CONFLICT", agreement(maintenance=Maintenance(), exclusions=typed)) == ["exclusions.items.x.notice"]


def test_excluded_suppliers_of_the_provider_are_found() -> None:
    """Whoever the provider chose stays its business; strangers and what the customer supplies may be excluded."""
    parties = agreement().parties | {"net": Party(name="Net Ltd", role="supplier")}

    def found(*, parties: dict[str, Party] = parties, **fields: Any) -> list[str]:
        return paths("X-SUBCONTRACTOR", agreement(parties=parties, exclusions=excluding(**fields)))

    assert found(kind="own-supplier") == found(kind="third-party", supplier="net") == ["exclusions.items.x.kind"]
    assert found(kind="third-party") == found(kind="third-party", supplier="c") == []
    chain = Operational(name="Lines", kind="underpinning-contract", between=("p", "net"))
    terms = agreement(parties=parties, operational={"u": chain}, exclusions=excluding("third-party", supplier="net"))
    assert paths("X-SUBCONTRACTOR", terms) == ["exclusions.items.x.kind"]
    needs = {"s": Service(name="S", description="d", dependencies={"dns": Dependency(name="DNS", supplied_by="c")})}
    assert paths("X-SUBCONTRACTOR", agreement(services=needs, exclusions=excluding("third-party", supplier="c"))) == []


def test_force_majeure_that_swallows_the_promise_is_found() -> None:
    """Power and the Internet are what a host sells; war is not, and what “is not excluded” is no exclusion."""
    host = {"s": Service(name="Hosting", description="servers in our halls")}
    shop = {"s": Service(name="Web shop", description="software for orders")}

    def found(statement: str, services: dict[str, Service] = host) -> list[str]:
        return paths("X-FM-SWALLOWS", agreement(services=services, exclusions=excluding("force-majeure", statement)))

    assert found("force majeure, which includes failure of power and of the Internet") == ["exclusions.items.x.statement"]
    assert found("war; a failure of power is not excluded") == found("war, flood or an order of an authority") == []
    assert found("failure of power", shop) == []


def test_an_exclusion_inside_the_promised_climate_is_found() -> None:
    """An exclusion above 25 °C takes back a range to 27 °C; outdoor air is another quantity."""
    room = Climate(name="Room", quantity="temperature", range=Range(low=M("18 °C"), high=M("27 °C")))
    center = DataCenter(climate={"r": room})

    def found(**fields: Any) -> list[str]:
        return paths("X-ENV-VS-PROMISE", agreement(data_center=center, exclusions=excluding("environment", **fields)))

    assert found(quantity="temperature", upper=M("25 °C")) == ["exclusions.items.x.upper"]
    assert found(quantity="temperature", lower=M("20 °C")) == ["exclusions.items.x.lower"]
    assert found(quantity="temperature", upper=M("30 °C")) == found(quantity="outdoor temperature", upper=M("25 °C")) == []


def test_exclusions_of_unknown_regions_are_found() -> None:
    """A region is one of the agreement's own, or is described; where no region is known anywhere, any may be named."""
    sites = {"b": Site(name="Berlin", region="Europe")}

    def found(sites: dict[str, Site] = sites, kind: str = "region", **fields: Any) -> list[str]:
        return paths("X-UNKNOWN-REF", agreement(sites=sites, exclusions=excluding(kind, **fields)))

    assert found(regions=("Asia",)) == ["exclusions.items.x.regions.0"]
    assert found() == ["exclusions.items.x.kind"]
    assert found(regions=("europe",)) == found(regions=("outside Europe",)) == found({}, regions=("Asia",)) == []
    assert found(kind="service") == []


def test_exclusions_of_unknown_days_are_found() -> None:
    """No year has 31 November; bank holidays need a calendar; an exclusion of days names some, in its list or its words."""
    def found(*days: str, kind: str = "day", statement: str = "Closed", **families: Any) -> list[str]:
        return paths("X-UNKNOWN-REF", agreement(exclusions=excluding(kind, statement, days=days), **families))

    assert found("24 December", "31 November") == found("Monday", "February 30") == ["exclusions.items.x.days.1"]
    assert found("29 February", "the 24th of December") == found("the Mondays of calendar week 29") == []
    assert found("bank holidays") == ["exclusions.items.x.days.0"]
    assert found("bank holidays", sites={"s": Site(name="S", holidays="SE")}) == []
    assert found() == ["exclusions.items.x.kind"]
    assert found(statement="Sundays") == found(kind="other") == []


def test_exclusions_without_a_rule_of_proof_are_found() -> None:
    """Either side may prove; nobody may not. Without exclusions there is nothing to prove."""
    assert paths("X-PROOF", agreement(exclusions=excluding("other", proof=None))) == ["exclusions.proof"]
    assert paths("X-PROOF", agreement(exclusions=excluding("other", proof="customer"))) == []
    assert paths("X-PROOF", agreement(exclusions=Exclusions(proof=None))) == paths("X-PROOF", agreement()) == []


def powered(kpis: dict[str, Kpi] | None = None, tier: Any = None, **fields: Any) -> Agreement:
    feed = Power(**({"name": "Feed", "feeds": "single", "demarcation": "strip", "availability": "k"} | fields))
    return agreement(kpis=kpis or promised(), data_center=DataCenter(power={"f": feed}, design_tier=tier))


def test_promises_for_a_single_feed_are_looked_at() -> None:
    """100 % needs A and B; a single feed has an indicator or says openly that nothing is promised."""
    rule, whole = "DC-SINGLE-FEED", promised("100 %")
    assert paths(rule, powered(whole)) == ["data_center.power.f.availability"]
    assert paths(rule, powered(availability=None)) == ["data_center.power.f"]
    assert paths(rule, powered()) == paths(rule, powered(whole, feeds="a-and-b")) == []
    assert paths(rule, powered(availability=None, promised=False)) == paths(rule, powered(whole, feeds=None)) == []


def test_more_than_the_design_tier_allows_is_told() -> None:
    """A single path is promised at most what its tier is built for; A and B together may be promised more."""
    assert paths("DC-TIER", powered(tier="II")) == ["data_center.power.f.availability"]
    assert paths("DC-TIER", powered(tier="III")) == paths("DC-TIER", powered()) == []
    assert paths("DC-TIER", powered(tier="II", feeds="a-and-b")) == []


def test_loads_without_room_are_found() -> None:
    """A capacity needs a limit of at most 80 % of a circuit; a feed of which nothing is said is left alone."""
    assert paths("DC-LOAD", powered(load_limit=P("100 %"))) == ["data_center.power.f.load_limit"]
    assert paths("DC-LOAD", powered(capacity=M("7 kW"))) == ["data_center.power.f"]
    assert paths("DC-LOAD", powered(capacity=M("7 kW"), load_limit=P("80 %"))) == paths("DC-LOAD", powered()) == []


def cooled(kpis: dict[str, Kpi] | None = None, **fields: Any) -> Agreement:
    whole: dict[str, Any] = {
        "name": "Aisle", "quantity": "temperature", "range": Range(low=M("18 °C"), high=M("27 °C")), "aisle": "cold",
        "sensor": "middle", "reading_every": D("1 min"), "excursion": D("60 min"), "kpi": "k",
    }  # fmt: skip
    return agreement(kpis=kpis or promised(), data_center=DataCenter(climate={"c": Climate(**(whole | fields))}))


def test_climate_without_point_length_or_with_more_conditions_is_found() -> None:
    """A range says where, how often and for how long; a length in the indicator's breach will do."""
    at = "data_center.climate.c"
    assert paths("DC-MEASURE-POINT", cooled(sensor=None)) == paths("DC-MEASURE-POINT", cooled(reading_every=None)) == [at]
    assert paths("DC-MEASURE-POINT", powered(demarcation=None)) == ["data_center.power.f"]
    assert paths("DC-MEASURE-POINT", cooled()) == paths("DC-MEASURE-POINT", powered(demarcation=None, availability=None)) == []
    assert paths("DC-DURATION", cooled(excursion=None)) == [at]
    by_kpi = promised(breach=Breach(longer_than=D("60 min")))
    assert paths("DC-DURATION", cooled()) == paths("DC-DURATION", cooled(by_kpi, excursion=None)) == []
    assert paths("DC-DURATION", cooled(excursion=None, excursions=3, excursions_per=D("1 month"))) == []
    assert paths("DC-CONJUNCTIVE", cooled(also_requires=("equipment is harmed",))) == [f"{at}.also_requires"]
    assert paths("DC-CONJUNCTIVE", cooled()) == []


def test_ranges_that_cannot_be_are_found() -> None:
    """Ends in order, alarms inside, and a second unit that says the same; a rounded figure is the same."""
    at = "data_center.climate.c"

    def found(printed: Range | None = None, **ends: str) -> list[str]:
        return paths("DC-RANGE", cooled(range=Range(**{name: M(end) for name, end in ends.items()}), printed=printed))

    assert found(low="27 °C", high="18 °C") == found(high="27 °C", alarm_high="30 °C") == [f"{at}.range"]
    assert found() == [f"{at}.range"]
    assert found(low="18 °C", high="27 °C", alarm_low="19 °C", alarm_high="26 °C") == found(high="32 °C") == []
    assert found(Range(high=M("30 °C")), high="89.6 °F") == [f"{at}.printed.high"]
    assert found(Range(high=M("32 °C")), high="89.6 °F") == found(Range(high=M("32 °C")), high="90 °F") == []
    assert paths("DC-RANGE", cooled(range=None)) == []


def test_figures_turned_round_are_found() -> None:
    """Latency is better when lower; a share of good probes is better when higher."""
    def found(form: str, figure: str, **fields: Any) -> list[str]:
        return paths("DC-LOWER-BETTER", agreement(kpis=promised(figure, form=form, **fields)))

    assert found("latency", "10 ms") == found("packet-loss", "0.1 %") == ["kpis.k.direction"]
    assert found("latency", "10 ms", direction="lower-is-better") == found("latency", "95 %") == []


def test_a_route_without_ends_is_found() -> None:
    """A latency says between which points it is measured."""
    assert paths("DC-ROUTE", agreement(kpis=promised("10 ms", form="latency"))) == ["kpis.k"]
    assert paths("DC-ROUTE", agreement(kpis=promised("10 ms", form="latency", point="from A to B"))) == []


def test_energy_use_and_hands_say_what_is_meant() -> None:
    """A use of energy has a category and a load; a response of hands is an arrival, or somebody knows that it is none."""
    use = agreement(data_center=DataCenter(energy_use=EnergyUse(target=M("1.3"), boundary="hall", from_load=P("40 %"))))
    both = ("data_center.energy_use.category", "data_center.energy_use.from_load")
    assert paths("DC-PUE", use, both[1:]) == ["data_center.energy_use"]
    assert paths("DC-PUE", use, both) == paths("DC-PUE", agreement()) == []

    def found(*typed: str, **fields: Any) -> list[str]:
        hands = RemoteHands(**({"response": {"urgent": D("30 min")}} | fields))
        return paths("DC-HANDS", agreement(data_center=DataCenter(remote_hands=hands)), typed)

    said = "data_center.remote_hands.response_means"
    assert found() == ["data_center.remote_hands.response"]
    assert found(said, response_means="acknowledgement") == [said]
    assert found(said) == found(response={}) == []
