"""The rules about figures, units, measuring, aims and pages outside find what cannot be computed or kept, and only that."""

from __future__ import annotations

import datetime
from typing import Any

import msgspec
from support.agreements import agreement, band, kpi, paths, severities, times

from slagen.quantities import Duration, Measure, Percent
from slagen.terms.agreement import Agreement
from slagen.terms.credits import Credits, Scheme
from slagen.terms.kpis import Kpi, Published, StatedAllowance, Target, UsualEvents
from slagen.terms.parties import DocumentFacts
from slagen.terms.tiers import Dimension, Tier

M, D, P = Measure.parse, Duration.parse, Percent.parse
PLACE = "kpis.k.targets.0"


def target(figure: str | None = "99.9 %", **more: Any) -> Target:
    return Target(minimum=M(figure) if figure else None, **more)


def found(rule: str, *targets: Target, **fields: Any) -> list[str]:
    """What the rule finds in an agreement of one KPI."""
    return paths(rule, agreement(kpis={"k": kpi(targets=targets or (target(),), **fields)}))


def paying(*kpis: Kpi, **scheme: Any) -> Agreement:
    """An agreement whose scheme pays for all of these KPIs."""
    named = {f"k{number}" if number else "k": one for number, one in enumerate(kpis)}
    facts: dict[str, Any] = {"name": "S", "kpis": tuple(named), "bands": (band("5 %", below="99.9 %"),)}
    return agreement(kpis=named, credits=Credits(schemes={"s": Scheme(**(facts | scheme))}))


def test_a_target_in_another_unit_than_its_kpi_is_found() -> None:
    """Hours beside percent, and a bare number beside percent; minutes beside hours and other names of things are fine."""
    assert found("M-UNIT", target("4 h"), unit="%") == [f"{PLACE}.minimum"]
    assert found("M-UNIT", target("999.9")) == [f"{PLACE}.minimum"]
    assert found("M-UNIT", target("99 %"), target("12 ms")) == ["kpis.k.targets.1.minimum"]
    assert found("M-UNIT", target("240 min"), unit="h", form="response-time") == []
    assert found("M-UNIT", target("5 misses"), unit="failures", form="event-count") == []
    assert found("M-UNIT", target("1.4"), form="power-usage") == found("M-UNIT", target("12 ms"), form="latency") == []


def test_a_comparison_against_the_direction_or_the_formula_is_found() -> None:
    """At most where higher is better; “more than” in the formula alone. A formula of single events compares something else."""
    more = {"formula_operator": "more-than"}
    assert found("M-OPERATOR", target(operator="at-most")) == [f"{PLACE}.operator"]
    assert found("M-OPERATOR", target(operator="at-least"), **more) == [f"{PLACE}.operator"]
    assert found("M-OPERATOR", target(), **more) == [f"{PLACE}.operator"]
    assert found("M-OPERATOR", target(operator="more-than"), **more) == []
    assert found("M-OPERATOR", target(operator="at-least"), formula_operator="less-than") == []
    assert found("M-OPERATOR", target("12 ms", operator="less-than"), direction="lower-is-better") == []
    assert found("M-OPERATOR", target(None, modality="no-commitment", operator="at-most")) == []


def test_a_stated_allowance_that_fits_some_months_only_is_found() -> None:
    """43 min 12 s is a month of 30 days; it is right where months have 30 days, or where it is said to be for 30 days."""
    def stated(lost: str, **more: Any) -> Target:
        return target(allowances=(StatedAllowance(lost=D(lost), **more),))

    assert found("M-ALLOWANCE-BASIS", stated("43 min 12 s")) == [f"{PLACE}.allowances.0.lost"]
    assert found("M-ALLOWANCE-BASIS", stated("9 h", per=D("1 year"))) == []
    assert found("M-ALLOWANCE-BASIS", stated("50 min"), period_basis="30-days") == [f"{PLACE}.allowances.0.lost"]
    assert found("M-ALLOWANCE-BASIS", stated("43 min 12 s"), period_basis="30-days") == []
    assert found("M-ALLOWANCE-BASIS", stated("44 min 38 s", length=D("31 days"))) == []
    assert found("M-ALLOWANCE-BASIS", stated("43 min"), period_basis="30-days") == []


def test_a_band_of_lost_time_with_a_wrong_percentage_is_found() -> None:
    """10 to 59 minutes are no loss of 99.98 %, which is 8 min 38 s; 1 to 2 hours may be labelled 99.85 %."""
    def labelled(label: str, **edges: str) -> list[str]:
        bands = (msgspec.structs.replace(band("2 days", **edges), label=label),)
        return paths("M-ALLOWANCE-BASIS", paying(kpi(), bands=bands))

    assert labelled("99.98 %", at_least="10 min", at_most="59 min") == ["credits.schemes.s.bands.0.label"]
    assert labelled("99.85 %", at_least="1 h", below="2 h") == labelled("Minor", at_least="10 min", below="1 h") == []


def test_rounding_that_hides_a_miss_is_found() -> None:
    """One decimal beside 99.95 %, two beside 99.99 % and 100 %; three, rounding down, or comparing unrounded will do."""
    assert found("M-ROUND-VS-BAND", target("99.95 %"), rounding=1) == ["kpis.k.rounding"]
    assert found("M-ROUND-VS-BAND", target("99.99 %"), rounding=2) == ["kpis.k.rounding"]
    assert found("M-ROUND-VS-BAND", target("100 %"), rounding=5) == ["kpis.k.rounding"]
    assert found("M-ROUND-VS-BAND", target("99.99 %"), rounding=3) == []
    assert found("M-ROUND-VS-BAND", target("100 %"), rounding=5, rounding_rule="down") == []
    assert found("M-ROUND-VS-BAND", target("99.95 %"), rounding=1, compared="before-rounding") == []
    assert found("M-ROUND-VS-BAND", target("99.95 %")) == found("M-ROUND-VS-BAND", target("12 ms"), rounding=0) == []


GAPPED = (band("5 %", at_least="98.0 %", at_most="98.9 %"), band("10 %", below="98.0 %"), band("0 %", at_least="99.0 %"))


def test_bands_that_only_rounding_closes_need_a_word_of_rounding() -> None:
    """A gap of one decimal is found where nobody speaks of rounding; where results are rounded so, nothing lies in it.

    A band of 0 % starts at the target, so that the gap below it is one between two bands, and is told once.
    """
    def rules(**said: Any) -> dict[str, list[str]]:
        terms = paying(kpi(targets=(target("99.0 %"),), **said), bands=GAPPED)
        return {rule: paths(rule, terms) for rule in ("M-ROUND-VS-BAND", "B-CONTIG", "B-FIRST")}

    assert rules()["M-ROUND-VS-BAND"] == ["credits.schemes.s.bands"] and rules()["B-CONTIG"] and not rules()["B-FIRST"]
    assert rules(rounding=1) == {"M-ROUND-VS-BAND": [], "B-CONTIG": [], "B-FIRST": []}
    assert rules(rounding=2)["B-CONTIG"] and rules(rounding=1, compared="before-rounding")["B-CONTIG"]


def test_printed_allowances_of_which_one_is_cut_off_are_found() -> None:
    """20:09.6 for 99.95 % of 28 days and 20:52.8 of 29 days: both cut off, or both rounded, but not one of each."""
    def table(*lost: tuple[str, str]) -> list[str]:
        said = tuple(StatedAllowance(lost=D(one), length=D(length)) for one, length in lost)
        return found("M-ROUND-VS-BAND", target("99.95 %", allowances=said))

    assert table(("20 min 9 s", "28 days"), ("20 min 53 s", "29 days")) == [f"{PLACE}.allowances.0.lost"]
    assert table(("20 min 9 s", "28 days"), ("20 min 52 s", "29 days")) == []
    assert table(("20 min 10 s", "28 days"), ("20 min 53 s", "29 days"), ("22 min 19 s", "31 days")) == []


def test_a_target_that_the_number_of_events_decides_is_found() -> None:
    """Two misses of 35 miss 95 %, two of 40 meet it; a single miss of 50 fails 99 %. A thousand events are enough."""
    def events(low: int, high: int | None = None, figure: str = "95 %", **more: Any) -> list[str]:
        return found("M-SMALL-SAMPLE", target(figure), usual_events=UsualEvents(low=low, high=high), **more)

    assert events(35, 40) == events(50, figure="99 %") == [f"{PLACE}.minimum"]
    assert events(1000, 2000) == events(100) == events(35, figure="100 %") == []
    assert events(5, 100, smallest_sample=100) == []


def test_outages_that_never_count_are_found() -> None:
    """Up to five minutes every day; a minute, or two checks in a row, is what any monitoring needs."""
    assert found("M-MIN-OUTAGE", shortest_counted=D("5 min")) == ["kpis.k.shortest_counted"]
    assert found("M-MIN-OUTAGE", shortest_counted=D("1 min")) == found("M-MIN-OUTAGE") == []
    assert found("M-MIN-OUTAGE", shortest_counted=D("10 min"), probe_every=D("5 min")) == []


def test_downtime_that_starts_with_a_ticket_or_a_confirmation_is_found() -> None:
    """For availability; a response time is rightly counted from the report."""
    assert found("M-START-TICKET", counted_from="report") == ["kpis.k.counted_from"]
    assert found("M-START-PROVIDER", counted_from="confirmation") == ["kpis.k.counted_from"]
    assert found("M-START-TICKET", counted_from="detection") == found("M-START-PROVIDER") == []
    assert found("M-START-TICKET", target("1 h"), counted_from="report", form="response-time") == []


def test_a_ratio_that_is_silent_on_empty_periods_is_found() -> None:
    """Shares of events, and availability by failed requests; counts and shares of time always have a result."""
    assert found("M-ZERO-DENOM", form="first-contact-resolution", empty_period=None) == ["kpis.k"]
    assert found("M-ZERO-DENOM", bad_minute="more than 5 % of requests fail", empty_period=None) == ["kpis.k"]
    assert found("M-ZERO-DENOM", form="first-contact-resolution") == found("M-ZERO-DENOM", empty_period=None) == []
    assert found("M-ZERO-DENOM", form="event-count", statistic="count", empty_period=None) == []


def test_an_aim_beside_a_commitment_is_found() -> None:
    """For the same customers; an objective in a KPI of its own and an aim for another tier are fine."""
    aim = target("100 %", modality="aim")
    assert found("D-AIM-VS-PROMISE", target("97 %"), aim) == ["kpis.k.targets.1.modality"]
    assert found("D-AIM-VS-PROMISE", aim) == found("D-AIM-VS-PROMISE", target("97 %"), target("98 %")) == []
    tiers = {"g": Tier(name="Gold"), "s": Tier(name="Silver")}
    split = kpi(targets=(target("97 %", tier="s"), target("100 %", tier="g", modality="aim")))
    assert paths("D-AIM-VS-PROMISE", agreement(kpis={"k": split}, tiers=tiers)) == []


def test_aims_that_pay_or_bind_are_found() -> None:
    """Credits for an aim, a figure of best effort, and commitments or credits in a paper that binds nobody."""
    assert paths("D-AIM-VS-PROMISE", paying(kpi(targets=(target(modality="aim"),)))) == ["credits.schemes.s.kpis.0"]
    assert paths("D-AIM-VS-PROMISE", paying(kpi(targets=(target(),)))) == []
    vague = agreement(severities=severities(times(response="24 h, best effort"), times(response="best effort")))
    assert paths("D-AIM-VS-PROMISE", vague) == ["severities.levels.p1.times.response"]
    loose = DocumentFacts(reference="A", date=datetime.date(2027, 1, 1), standing="aims-only")
    assert paths("D-AIM-VS-PROMISE", agreement(document=loose, kpis={"k": kpi(targets=(target(),))})) == [f"{PLACE}.modality"]
    assert paths("D-AIM-VS-PROMISE", agreement(document=loose, kpis={"k": kpi(targets=(target(modality="aim"),))})) == []


def test_a_figure_on_a_page_that_may_change_is_found() -> None:
    """Without a date or a version of the page."""
    def page(**fixed: Any) -> list[str]:
        return found("D-EXTERNAL-TABLE", target(None, published=Published(where="the service description", **fixed)))

    assert page() == [f"{PLACE}.published"]
    assert page(as_of=datetime.date(2026, 7, 1)) == page(version="3.2") == found("D-EXTERNAL-TABLE") == []


def test_categories_that_nobody_lists_are_found() -> None:
    """In targets and in schemes; the loader refuses an unknown category, this rule also an unknown value."""
    sorts = {"network": Dimension(name="Network tier", values={"premium": "Premium", "standard": "Standard"})}
    def categories(value: str, paid: str = "premium") -> list[str]:
        terms = paying(kpi(targets=(target(dimensions={"network": value}),)), dimensions={"network": (paid,)})
        return paths("M-UNKNOWN-REF", msgspec.structs.replace(terms, dimensions=sorts))

    assert categories("standrd") == [f"{PLACE}.dimensions.network"]
    assert categories("standard", "gold") == ["credits.schemes.s.dimensions.network"]
    assert categories("standard") == []
