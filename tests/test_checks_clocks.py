"""The rules about clocks, hours, tiers, chains and levels compare what runs on different clocks, up to the agreement itself."""

from __future__ import annotations

from typing import Any

from support.agreements import agreement, band, kpi, paths, severities, times

from slagen.quantities import Duration, Measure, WeeklyHours, Zone
from slagen.terms.agreement import Agreement
from slagen.terms.coverage import Coverage
from slagen.terms.credits import Credits, Scheme
from slagen.terms.kpis import Target
from slagen.terms.operational import Operational, Step
from slagen.terms.scope import ServiceRegion
from slagen.terms.tiers import Level, Override, RuleFigure, Tier

M, D = Measure.parse, Duration.parse
ROW = "severities.levels.p1.times"
OFFICE = Coverage(name="Office hours", hours=WeeklyHours.parse("mon-fri 09:00-17:00"), zone=Zone("UTC"))
LONG = Coverage(name="Long hours", hours=WeeklyHours.parse("mon-sat 07:00-20:00"), zone=Zone("UTC"))
ALWAYS = Coverage(name="Round the clock", hours=WeeklyHours.parse("24x7"))
HOURS = {"office": OFFICE, "long": LONG, "always": ALWAYS}


def served(*rows: Any, coverage: dict[str, Coverage] | None = None, **more: Any) -> Agreement:
    return agreement(severities=severities(*rows), coverage=HOURS if coverage is None else coverage, **more)


def test_words_in_place_of_a_figure_are_found() -> None:
    """“Immediate”, own words, and words behind a figure; no time at all and “none” promise nothing."""
    def found(**said: str) -> list[str]:
        return paths("S-NONNUMERIC", served(times(**said)))

    assert found(response="immediate", resolution="4 h") == [f"{ROW}.response"]
    assert found(resolution="words: within the shift") == found(resolution="3 days or the next visit") == [f"{ROW}.resolution"]
    assert found(response="1 h", resolution="none") == found() == []


def test_severities_that_are_answered_alike_are_found() -> None:
    """One response for all, or twins; neighbours with another resolution are told apart."""
    def found(*rows: dict[str, str]) -> list[str]:
        return paths("S-FLAT-RESPONSE", served(*(times(**row) for row in rows)))

    assert found({"response": "4 h", "resolution": "8 h"}, {"response": "4 h", "resolution": "24 h"}) == [f"{ROW}.response"]
    twin = {"response": "1 business day"}
    assert found({"response": "1 h"}, twin, twin) == ["severities.levels.p2.times.response"]
    alike = [{"response": "30 min", "resolution": length} for length in ("8 h", "24 h")]
    assert found({"response": "15 min"}, *alike) == []
    assert found({"response": "1 h"}) == []


def test_a_time_without_a_clock_is_found() -> None:
    """In a row that says none; clocks of rows, of figures, and support that never stops will do."""
    def found(hours: dict[str, Coverage] | None = None, **said: str) -> list[str]:
        return paths("S-CLOCK-MISSING", served(times(**said), coverage=hours))

    assert found(resolution="24 h") == found({}, resolution="24 h") == [f"{ROW}.resolution"]
    assert found(response="1 h", resolution="24 h") == [f"{ROW}.response"]
    assert found(resolution="24 h", clock="24x7") == found(resolution="24 h", coverage="office") == []
    assert found(response="4 service hours", resolution="3 business days") == found({"always": ALWAYS}, resolution="24 h") == []
    assert found(resolution="24 h", modality="aim") == found(resolution="best effort") == []


def test_clocks_mixed_in_one_row_or_turned_round_are_found() -> None:
    """Service hours beside calendar days; grave incidents that stop while light ones run on. The usual table passes."""
    def found(*rows: dict[str, str]) -> list[str]:
        return paths("S-CLOCK-MIX", served(*(times(**row) for row in rows), coverage={"office": OFFICE}))

    assert found({"response": "4 service hours", "resolution": "3 calendar days"}) == [f"{ROW}.response"]
    assert found({"resolution": "3 d", "clock": "service"}, {"resolution": "5 d", "clock": "24x7"}) == [
        "severities.levels.p2.times.resolution"
    ]
    assert found({"resolution": "4 h", "clock": "24x7"}, {"resolution": "20 h", "clock": "service"}) == []
    assert found({"response": "4 service hours", "resolution": "3 business days"}) == []


def test_a_promise_at_night_without_anybody_there_is_found() -> None:
    """Around the clock in a tier with office hours; somebody on call for that severity, or a service clock, will do."""
    def found(coverage: dict[str, Coverage], tier: str | None, clock: str = "24x7") -> list[str]:
        tiers = {"s": Tier(name="Silver", coverage=tier)} if tier else {}
        return paths("S-COVERAGE", served(times(response="3 h", clock=clock), coverage=coverage, tiers=tiers))

    assert found(HOURS, "office") == found({"office": OFFICE}, None) == [f"{ROW}.response"]
    on_call = Coverage(name="On call", hours=WeeklyHours.parse("24x7"), staffing="on-call", severities=("p1",))
    assert found({"office": OFFICE, "call": on_call}, None) == found(HOURS, "always") == found({}, None) == []
    assert found(HOURS, "office", "service") == []
    split = Tier(name="Gold", coverage="office", further_coverage=("call",))
    terms = served(times(response="3 h", clock="24x7"), coverage={"office": OFFICE, "call": on_call}, tiers={"g": split})
    assert paths("S-COVERAGE", terms) == []


def tiers(
    high: dict[str, Any], low: dict[str, Any], *, between: bool = False, hours: tuple[str, str] = ("office", "office")
) -> list[str]:
    """Findings of T-NONMONO where two tiers differ in the times of P1 or in their hours; a third tier may stand between."""
    made = {"g": Tier(name="Gold", coverage=hours[0], severities={"p1": times(**high)} if high else {})}
    if between:
        made["s"] = Tier(name="Silver", coverage=hours[1])
    made["b"] = Tier(name="Bronze", coverage=hours[1], severities={"p1": times(**low)} if low else {})
    return paths("T-NONMONO", served(times(), tiers=made))


def test_tiers_on_different_clocks_are_compared_by_their_ends() -> None:
    """4 service days end after 5 calendar days from some start; 6 service hours never end before 2 clock hours do."""
    slow = {"resolution": "4 d", "clock": "service"}
    path = "tiers.g.severities.p1.resolution"
    assert tiers(slow, {"resolution": "5 d", "clock": "24x7"}) == [path]
    assert tiers(slow, {"resolution": "9 d", "clock": "24x7"}) == []
    assert tiers({"resolution": "2 h", "clock": "24x7"}, {"resolution": "6 service hours"}) == []
    assert tiers({"resolution": "4 h, at most 1 day"}, {"resolution": "5 h"}) == []
    assert tiers({"resolution": "4 h or 1 day, whichever is later"}, {"resolution": "5 h"}) == [path]


def test_tiers_are_compared_across_one_between_that_is_silent() -> None:
    """Gold slower than Bronze is found though Silver promises nothing there."""
    assert tiers({"response": "2 h"}, {"response": "1 h"}, between=True) == ["tiers.g.severities.p1.response"]
    assert tiers({"response": "1 h"}, {"response": "2 h"}, between=True) == []


def test_fewer_levels_of_escalation_and_shorter_hours_in_a_higher_tier_are_found() -> None:
    """No escalation beside two levels; office hours beside longer ones. A level that nobody states is not compared."""
    from msgspec.structs import replace

    def levels(high: int | None, low: int | None) -> list[str]:
        made = {
            key: Tier(name=key, severities={"p1": replace(times(response="1 h"), escalation_levels=count)})
            for key, count in (("g", high), ("b", low))
        }
        return paths("T-NONMONO", served(times(), tiers=made))

    assert levels(0, 2) == ["tiers.g.severities.p1.escalation_levels"]
    assert levels(2, 2) == levels(3, 2) == levels(None, 2) == []
    assert tiers({}, {}, hours=("office", "long")) == ["tiers.g.coverage"]
    assert tiers({}, {}, hours=("long", "office")) == tiers({}, {}, hours=("always", "long")) == []


def test_an_aim_that_is_no_faster_than_a_lower_tiers_promise_is_found() -> None:
    """The same time, but only an aim; a faster aim is left alone."""
    aim = {"response": "1 h", "modality": "aim"}
    assert tiers(aim, {"response": "1 h"}) == ["tiers.g.severities.p1.response"]
    assert tiers({"response": "30 min", "modality": "aim"}, {"response": "1 h"}) == []


def scheme(*targets: Target, **reach: Any) -> Agreement:
    made = {"g": Tier(name="Gold"), "s": Tier(name="Silver")}
    paid = Scheme(name="S", kpis=("k",), bands=(band("5 %", below="99.9 %"),), **reach)
    regions = {"eu": ServiceRegion(name="Europe"), "us": ServiceRegion(name="America")}
    return agreement(
        kpis={"k": kpi(targets=targets)}, tiers=made, regions=regions, credits=Credits(schemes={"c": paid})
    )


def test_a_tier_in_a_scheme_without_a_promise_is_found() -> None:
    """Neither a target nor a commitment for Gold; a target for all tiers is one for Gold."""
    gold, silver = Target(minimum=M("99.9 %"), tier="g"), Target(minimum=M("99.9 %"), tier="s")
    nothing = Target(modality="no-commitment", tier="g")
    assert paths("T-NO-PROMISE", scheme(silver, tiers=("s", "g"))) == ["credits.schemes.c.tiers.1"]
    assert paths("T-NO-PROMISE", scheme(silver, nothing, tiers=("g",))) == ["credits.schemes.c.tiers.0"]
    assert paths("T-NO-PROMISE", scheme(gold, silver, tiers=("s", "g"))) == []
    assert paths("T-NO-PROMISE", scheme(Target(minimum=M("99.9 %")), tiers=("g",))) == paths("T-NO-PROMISE", scheme(silver)) == []


def test_one_table_for_different_targets_is_found_once() -> None:
    """Two regions with two targets need a scheme each; a scheme that names its region has one target."""
    two = (Target(minimum=M("99.9 %"), region="eu"), Target(minimum=M("99.5 %"), region="us"))
    assert paths("T-BANDS-PER-TARGET", scheme(*two)) == ["credits.schemes.c.bands"]
    assert paths("B-TARGET-MET-CREDIT", scheme(*two)) == ["credits.schemes.c.bands.0"]
    assert paths("T-BANDS-PER-TARGET", scheme(*two, regions=("eu",))) == []
    assert paths("B-TARGET-MET-CREDIT", scheme(*two, regions=("eu",))) == []
    same = tuple(Target(minimum=M("99.9 %"), tier=tier) for tier in ("g", "s"))
    assert paths("T-BANDS-PER-TARGET", scheme(*same)) == []


def chain(*lengths: str, **more: Any) -> Operational:
    steps = {f"s{n}": Step(act="a", by="p", within=D(length)) for n, length in enumerate(lengths)}
    return Operational(name="Desk", kind="operational-level-agreement", between=("p", "c"), steps=steps, **more)


def test_a_chain_is_held_against_every_promise_it_supports() -> None:
    """The targets in time of a KPI, and the shorter time of a single tier."""
    timed = kpi(form="resolution-time", direction="lower-is-better", targets=(Target(minimum=M("4 h")), Target(minimum=M("9 h"))))
    def of_kpi(*lengths: str) -> list[str]:
        return paths("O-CHAIN-EXCEEDS", agreement(kpis={"k": timed}, operational={"o": chain(*lengths, kpi="k")}))

    assert of_kpi("3 h", "2 h") == ["operational.o.steps"]
    assert of_kpi("1 h", "2 h") == []
    gold = {"g": Tier(name="Gold", severities={"p1": times(resolution="2 h")})}
    held = {"o": chain("1 h", "2 h", severity="p1")}
    assert paths("O-CHAIN-EXCEEDS", served(times(resolution="4 h"), operational=held)) == []
    assert paths("O-CHAIN-EXCEEDS", served(times(resolution="4 h"), tiers=gold, operational=held)) == ["operational.o.steps"]


def test_a_promise_of_which_most_has_no_step_is_found() -> None:
    """55 of 240 minutes; a party that keeps the rest, or a step for the repair, will do."""
    def found(*lengths: str, **more: Any) -> list[str]:
        held = {"o": chain(*lengths, severity="p1", **more)}
        return paths("O-CHAIN-UNOWNED", served(times(resolution="4 h"), operational=held))

    assert found("15 min", "10 min", "30 min") == found("15 min", "40 min", order="unsaid") == ["operational.o.steps"]
    assert found("15 min", "10 min", "30 min", remainder="p") == found("15 min", "2 h") == found() == []


def levels(below: Override, **families: Any) -> Agreement:
    made = {
        "corp": Level(name="Corporate", kind="corporate"),
        "dept": Level(name="Department", kind="customer", parent="corp", sets={"a": below}),
    }
    return agreement(kind="multi-level", levels=made, **families)


def test_a_level_that_loosens_what_the_agreement_says_for_everybody_is_found() -> None:
    """Targets and times of the agreement stand above every level, for the same region and service."""
    uptime = {"k": kpi(targets=(Target(minimum=M("99.8 %")), Target(minimum=M("99.9 %"), region="eu")))}
    def target(figure: str) -> list[str]:
        return paths("O-WEAKENED", levels(Override(kpi="k", target=M(figure)), kpis=uptime))

    assert target("99 %") == target("99.85 %") == ["levels.dept.sets.a.target"]
    assert target("99.95 %") == []
    def time(resolution: str) -> list[str]:
        set_here = Override(severity="p1", times=times(resolution=resolution, clock="24x7"))
        return paths("O-WEAKENED", levels(set_here, severities=severities(times(resolution="8 h", clock="24x7"))))

    assert time("9 h") == ["levels.dept.sets.a.times.resolution"]
    assert time("8 h") == time("9 service hours") == []


def test_a_targets_own_level_counts_as_that_level() -> None:
    """A target typed with the KPI for a level is compared with what stands above the level."""
    targets = (Target(minimum=M("99.9 %")), Target(minimum=M("99.5 %"), level="dept"))
    assert paths("O-WEAKENED", levels(Override(), kpis={"k": kpi(targets=targets)})) == ["kpis.k.targets.1.minimum"]


def test_figures_in_rules_are_compared_and_locked() -> None:
    """A password of 6 characters below one of 8, changed more rarely; a locked figure under another name of its rule."""
    def rule(characters: str, days: str, **more: Any) -> Override:
        length = RuleFigure(name="length of a password", at_least=M(characters))
        return Override(rule="Passwords", figures={"length": length, "change": RuleFigure(name="change", every=D(days))}, **more)

    def found(name: str, below: Override, above: Override) -> list[str]:
        made = {
            "corp": Level(name="Corporate", kind="corporate", sets={"passwords": above}),
            "dept": Level(name="Department", kind="customer", parent="corp", sets={"own": below}),
        }
        return paths(name, agreement(kind="multi-level", levels=made))

    above = rule("8 characters", "30 days")
    assert found("O-WEAKENED", rule("6 characters", "30 days"), above) == ["levels.dept.sets.own.figures.length"]
    assert found("O-WEAKENED", rule("8 characters", "90 days"), above) == ["levels.dept.sets.own.figures.change"]
    assert found("O-WEAKENED", rule("12 characters", "14 days"), above) == []
    locked = rule("8 characters", "30 days", locked=True)
    assert found("O-LOCKED", rule("12 characters", "30 days"), locked) == ["levels.dept.sets.own"]
    assert found("O-LOCKED", rule("8 characters", "30 days"), locked) == []
