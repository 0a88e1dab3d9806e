"""The rules about targets, severities, hours, tiers, chains and levels find what contradicts itself, and only that."""

from __future__ import annotations

from typing import Any

from support.agreements import agreement, band, kpi, paths, severities, times

from slagen.quantities import Duration, Measure, WeeklyHours, Zone
from slagen.terms.agreement import Agreement
from slagen.terms.coverage import Coverage, PriorityMatrix
from slagen.terms.credits import Credits, Scheme
from slagen.terms.exclusions import Exclusion, Exclusions, Maintenance, MaintenanceWindow
from slagen.terms.kpis import Target
from slagen.terms.operational import Operational, Step
from slagen.terms.scope import Dependency, Service, Site
from slagen.terms.tiers import Level, Override, Tier

LEVEL = "severities.levels"
M, D = Measure.parse, Duration.parse


def test_percentages_outside_their_range_are_found() -> None:
    """999 % and 0 % are no availability; 100 % is, 0 % is a packet loss, and a closing rate may pass 100 %."""
    def found(figure: str, **fields: Any) -> list[str]:
        return paths("M-RANGE", agreement(kpis={"k": kpi(targets=(Target(minimum=M(figure)),), **fields)}))

    assert found("999 %") == found("0 %") == ["kpis.k.targets.0.minimum"]
    assert found("100 %") == found("0 %", form="packet-loss", direction="lower-is-better") == []
    assert found("105 %", form="closing-rate") == found("250 ms", form="latency", unit="ms") == []


def test_a_paying_kpi_without_point_or_source_is_found() -> None:
    """Whether it says that it pays or a scheme pays for it, everything to compute it must be there."""
    whole: dict[str, Any] = {
        "point": "router", "measured_by": "p", "source": "probe", "rounding": 2, "targets": (Target(minimum=M("99 %")),),
    }
    scheme = Credits(schemes={"s": Scheme(name="S", kpis=("k",), bands=(band("5 %", below="99 %"),))})
    assert paths("M-COMPLETE", agreement(kpis={"k": kpi(credit_bearing=True)})) == ["kpis.k"]
    assert paths("M-COMPLETE", agreement(kpis={"k": kpi()}, credits=scheme)) == ["kpis.k"]
    for missing in ({"rounding": None}, {"targets": ()}, {"measured_by": None}, {"formula": None}):
        assert paths("M-COMPLETE", agreement(kpis={"k": kpi(**(whole | missing))}, credits=scheme)) == ["kpis.k"], missing
    for said in ({}, {"rounding": None, "rounding_rule": "none"}, {"measured_by": None, "monitor": "an outside service"}):
        assert paths("M-COMPLETE", agreement(kpis={"k": kpi(**(whole | said))}, credits=scheme)) == [], said
    assert paths("M-COMPLETE", agreement(kpis={"k": kpi()})) == []


def test_a_response_after_the_resolution_is_found_on_one_clock_only() -> None:
    """4 h before 2 h is a slip; service hours beside clock hours, and words, are left alone."""
    def found(**said: str) -> list[str]:
        return paths("S-RESP-LE-RESO", agreement(severities=severities(times(**said))))

    assert found(response="4 h", resolution="2 h") == [f"{LEVEL}.p1.times.resolution"]
    assert found(response="90 min", workaround="1 h", resolution="2 h") == [f"{LEVEL}.p1.times.workaround"]
    assert found(response="1 h", resolution="1 h") == []
    assert found(response="8 service hours", resolution="4 clock hours") == []
    assert found(response="3 h", resolution="2 business days") == found(response="4 h", resolution="best effort") == []


def test_a_graver_severity_that_is_slower_is_found_also_across_words() -> None:
    """P1 slower than P3 is found though P2 promises words; aims beside promises and other clocks are left alone."""
    def found(*rows: dict[str, str]) -> list[str]:
        return paths("S-MONO", agreement(severities=severities(*(times(**row) for row in rows))))

    assert found({"response": "1 h"}, {"response": "30 min"}) == [f"{LEVEL}.p1.times.response"]
    slow = found({"update": "4 h"}, {"update": "as time allows"}, {"update": "2 h"})
    assert slow == [f"{LEVEL}.p1.times.update"]
    assert found({"response": "30 min"}, {"response": "30 min"}) == []
    assert found({"response": "4 clock hours"}, {"response": "2 service hours"}) == []
    assert found({"response": "1 h"}, {"response": "30 min", "modality": "aim"}) == []


def test_a_tier_whose_own_times_are_upside_down_is_found_once() -> None:
    """Gold makes P1 slower than the P2 that it takes from the general table; a fault of that table is said once."""
    gold = Tier(name="Gold", severities={"p1": times(response="2 h")})
    terms = agreement(severities=severities(times(response="15 min"), times(response="1 h")), tiers={"g": gold})
    assert paths("S-MONO", terms) == ["tiers.g.severities.p1.response"]
    general = agreement(severities=severities(times(response="2 h"), times(response="1 h")), tiers={"g": Tier(name="G")})
    assert paths("S-MONO", general) == [f"{LEVEL}.p1.times.response"]


def test_a_matrix_with_a_hole_or_a_rise_is_found() -> None:
    """Every cell is filled, and grave never follows light."""
    def found(*cells: tuple[str, ...]) -> list[str]:
        matrix = PriorityMatrix(impact=("all", "one"), urgency=("now", "later"), cells=cells)
        return paths("S-MATRIX", agreement(severities=severities(times(), times(), times(), matrix=matrix)))

    assert found(("p1", "p2"), ("p2", "p3")) == found(("p1", "p1"), ("p1", "p2")) == []
    assert found(("p1", "p2")) == ["severities.matrix.cells"]
    assert found(("p1", "p2"), ("p2",)) == ["severities.matrix.cells.1"]
    assert found(("p2", "p1"), ("p2", "p3")) == ["severities.matrix.cells.0.1"]
    assert found(("p2", "p2"), ("p1", "p3")) == ["severities.matrix.cells.1.0"]


def _covered(hours: str = "mon-fri 09:00-17:00", **fields: Any) -> Agreement:
    sites = {"b": Site(name="Berlin", zone=Zone("Europe/Berlin"), holidays="DE-BE"), "n": Site(name="Nowhere")}
    coverage = Coverage(name="Office", hours=WeeklyHours.parse(hours), **fields)
    return agreement(coverage={"o": coverage}, sites=sites)


def test_hours_that_nobody_states_are_found_and_reckon_nothing() -> None:
    """A name alone is no schedule of hours; its zone and its holidays are then no matter yet."""
    terms = agreement(coverage={"o": Coverage(name="Business hours")})
    assert paths("S-HOURS", terms) == ["coverage.o"]
    assert paths("S-TZ", terms) == paths("S-HOLIDAY", terms) == paths("S-HOURS", _covered()) == []


def test_hours_without_zone_are_found() -> None:
    """A zone, zones with their rule, sites with zones, or hours around the clock will do."""
    berlin, york = Zone("Europe/Berlin"), Zone("America/New_York")
    assert paths("S-TZ", _covered()) == paths("S-TZ", _covered(sites=("b", "n"))) == ["coverage.o.hours"]
    assert paths("S-TZ", _covered(), {"document.zone"}) == []
    assert paths("S-TZ", _covered(zones=(berlin, york))) == ["coverage.o.zones"]
    for fields in ({"zone": berlin}, {"zones": (berlin, york), "zone_rule": "union"}, {"sites": ("b",)}, {"hours": "24x7"}):
        assert paths("S-TZ", _covered(**fields)) == []


def test_hours_without_holidays_or_with_unknown_ones_are_found() -> None:
    """A known code, listed days, sites with holidays, or hours around the clock will do."""
    assert paths("S-HOLIDAY", _covered()) == ["coverage.o.hours"]
    assert paths("S-HOLIDAY", _covered(holidays="XX")) == ["coverage.o.holidays"]
    for fields in ({"holidays": "DE-BE"}, {"closed_on": ("24 December",)}, {"sites": ("b",)}, {"hours": "24x7"}):
        assert paths("S-HOLIDAY", _covered(**fields)) == []


def test_windows_and_excluded_hours_without_zone_are_found() -> None:
    """A window or an exclusion needs a zone as a schedule does: its own, its sites', the document's or each site's."""
    berlin, hours = Zone("Europe/Berlin"), WeeklyHours.parse("sun 04:00-08:00")
    sites = {"b": Site(name="Berlin", zone=berlin), "n": Site(name="Nowhere")}

    def found(typed: tuple[str, ...] = (), **fields: Any) -> list[str]:
        window = MaintenanceWindow(name="Sunday", hours=hours, **fields)
        return paths("S-TZ", agreement(sites=sites, maintenance=Maintenance(windows={"w": window})), typed)

    assert found() == found(sites=("b", "n")) == ["maintenance.windows.w.hours"]
    for fields in ({"zone": berlin}, {"zones": (berlin,)}, {"sites": ("b",)}, {"local_to": "site"}, {"outside": "o"}):
        assert found(**fields) == []
    assert found(("document.zone",)) == []
    excluded = Exclusion(kind="hour", statement="Nightly run", hours=hours)
    assert paths("S-TZ", agreement(exclusions=Exclusions(items={"x": excluded}))) == ["exclusions.items.x.hours"]


def test_hours_on_holidays_need_a_calendar() -> None:
    """Whoever gives hours for public holidays says which days these are; `open` says that they are like other days."""
    both = "sat,sun,holidays 10:00-20:00"
    assert paths("S-HOLIDAY", _covered(both)) == paths("S-HOLIDAY", _covered(both, holidays="open")) == ["coverage.o.hours"]
    assert paths("S-HOLIDAY", _covered(holidays="open")) == paths("S-HOLIDAY", _covered(both, holidays="DE-BE")) == []
    window = MaintenanceWindow(name="Holidays", hours=WeeklyHours.parse(both), zone=Zone("Europe/Berlin"))
    assert paths("S-HOLIDAY", agreement(maintenance=Maintenance(windows={"w": window}))) == ["maintenance.windows.w.hours"]


def _tiers(*figures: tuple[str, str], **fields: Any) -> Agreement:
    targets = tuple(Target(minimum=M(figure), tier=tier) for tier, figure in figures)
    tiers = {"gold": Tier(name="Gold"), "silver": Tier(name="Silver")}
    return agreement(kpis={"k": kpi(targets=targets, **fields)}, tiers=tiers)


def test_a_higher_tier_with_a_worse_target_is_found() -> None:
    """In either direction, in any order of writing; equal targets are fine, and other units are left alone."""
    lower = {"direction": "lower-is-better"}
    assert paths("T-NONMONO", _tiers(("silver", "99.9 %"), ("gold", "99.5 %"))) == ["kpis.k.targets.1.minimum"]
    assert paths("T-NONMONO", _tiers(("gold", "2 h"), ("silver", "90 min"), **lower)) == ["kpis.k.targets.0.minimum"]
    assert paths("T-NONMONO", _tiers(("gold", "99.9 %"), ("silver", "99.9 %"))) == []
    assert paths("T-NONMONO", _tiers(("gold", "60 min"), ("silver", "2 h"), **lower)) == []
    assert paths("T-NONMONO", _tiers(("gold", "3 cases"), ("silver", "99 %"))) == []


def test_a_higher_tier_with_slower_times_is_found() -> None:
    """Gold's own response is slower than the general one that Silver takes; service hours are not compared with clock hours."""
    def found(response: str) -> list[str]:
        tiers = {"g": Tier(name="Gold", severities={"p1": times(response=response)}), "s": Tier(name="Silver")}
        return paths("T-NONMONO", agreement(severities=severities(times(response="1 h")), tiers=tiers))

    assert found("2 h") == ["tiers.g.severities.p1.response"]
    assert found("30 min") == found("8 service hours") == []


def _chain(*steps: Step, promise: str = "4 h") -> list[str]:
    chain = Operational(
        name="Desk", kind="operational-level-agreement", between=("p", "c"), severity="p1",
        steps={f"s{n}": step for n, step in enumerate(steps)},
    )
    terms = agreement(severities=severities(times(resolution=promise)), operational={"o": chain})
    return paths("O-CHAIN-EXCEEDS", terms)


def _step(within: str, **more: Any) -> Step:
    return Step(act="a", by="p", within=D(within), **more)


def test_a_chain_longer_than_its_promise_is_found() -> None:
    """Steps and hand-overs add up, steps together count once, and steps on another clock do not count."""
    assert _chain(_step("1 h"), _step("2 h"), _step("90 min")) == ["operational.o.steps"]
    assert _chain(_step("2 h", hand_over=D("15 min")), _step("2 h")) == ["operational.o.steps"]
    assert _chain(_step("2 h"), _step("2 h")) == []
    assert _chain(_step("2 h"), _step("2 h", together="x"), _step("1 h", together="x")) == []
    assert _chain(_step("2 h"), _step("8 service hours")) == _chain(_step("9 h"), promise="2 business days") == []


def _levels(below: Override, above: Override) -> Agreement:
    levels = {
        "corp": Level(name="Corporate", kind="corporate", sets={"a": above}),
        "mid": Level(name="Middle", kind="customer", parent="corp"),
        "dept": Level(name="Department", kind="customer", parent="mid", sets={"a": below}),
    }
    return agreement(kind="multi-level", kpis={"k": kpi()}, severities=severities(times()), levels=levels)


def test_a_lower_level_that_loosens_is_found_through_levels_between() -> None:
    """Looser targets and times are found; tighter ones, other services and other clocks are not."""
    def target(figure: str, **more: Any) -> Override:
        return Override(kpi="k", target=M(figure), **more)

    def time(text: str) -> Override:
        return Override(severity="p1", times=times(response=text))

    assert paths("O-WEAKENED", _levels(target("99.5 %"), target("99.9 %"))) == ["levels.dept.sets.a.target"]
    assert paths("O-WEAKENED", _levels(time("2 h"), time("1 h"))) == ["levels.dept.sets.a.times.response"]
    assert paths("O-WEAKENED", _levels(target("99.9 %"), target("99.5 %"))) == []
    other = _levels(target("99.5 %", services=("x",)), target("99.9 %", services=("y",)))
    assert paths("O-WEAKENED", other) == paths("O-WEAKENED", _levels(time("2 service hours"), time("1 h"))) == []


def test_an_override_of_what_is_locked_is_found() -> None:
    """Even a tighter value; the same value again changes nothing."""
    locked = Override(kpi="k", target=M("99.9 %"), locked=True)
    assert paths("O-LOCKED", _levels(Override(kpi="k", target=M("99.95 %")), locked)) == ["levels.dept.sets.a"]
    assert paths("O-LOCKED", _levels(Override(kpi="k", target=M("99.9 %")), locked)) == []
    assert paths("O-LOCKED", _levels(Override(kpi="k", target=M("99.95 %")), Override(kpi="k", target=M("99.9 %")))) == []


def test_circles_of_levels_services_and_kpis_are_found_once() -> None:
    """A record that leads back to itself is found; two ways to one record are no circle."""
    def services(**needs: str) -> Agreement:
        return agreement(services={
            key: Service(name=key, description="d", dependencies={n: Dependency(name=n, service=n) for n in text.split()})
            for key, text in needs.items()
        })

    loop = {key: Level(name=key, kind="service", parent=up) for key, up in (("a", "b"), ("b", "a"))}
    assert paths("O-CYCLE", agreement(levels=loop)) == ["levels.a.parent"]
    assert paths("O-CYCLE", agreement(kpis={"k": kpi(depends_on=("k",))})) == ["kpis.k.depends_on"]
    assert paths("O-CYCLE", services(a="b", b="c", c="b")) == ["services.b.dependencies"]
    assert paths("O-CYCLE", services(a="b c", b="c", c="")) == []


def test_hours_that_open_while_the_clocks_change_are_warned_about_and_the_text_says_what_counts() -> None:
    """Sunday 02:30 in Berlin is found in support hours and in weekly windows."""
    def found(hours: str, **window: Any) -> list[str]:
        read = WeeklyHours.parse(hours)
        berlin = Zone.parse("Europe/Berlin")
        office = Coverage(name="Office", hours=read, zone=berlin)
        sunday = MaintenanceWindow(name="W", hours=read, zone=berlin, **window)
        return paths("S-DST", agreement(coverage={"c": office}, maintenance=Maintenance(windows={"w": sunday})))

    assert found("sun 02:30-06:00") == ["coverage.c.hours", "maintenance.windows.w.hours"]
    assert found("sun 02:30-06:00", recurrence="monthly", week="last")[1:] == ["maintenance.windows.w.hours"]
    assert found("sun 02:30-06:00", recurrence="monthly", week="second") == ["coverage.c.hours"]
    assert found("sun 04:00-06:00") == []
