"""The rules about what stands around the times of a severity find what is open or comes too late, and only that."""

from __future__ import annotations

from typing import Any

from support.agreements import agreement, paths, severities, times

from slagen.checks.registry import RULES
from slagen.quantities import Duration, WeeklyHours, Zone
from slagen.terms.coverage import Coverage
from slagen.terms.remedies import DowntimePlan, EscalationStep
from slagen.terms.tiers import Tier

D = Duration.parse
ROW = "severities.levels.p1.times"
TYPED = ("severities.decided_by",)


def office(**fields: Any) -> dict[str, Coverage]:
    return {"o": Coverage(name="Office", hours=WeeklyHours.parse("mon-fri 09:00-17:00"), zone=Zone("UTC"), **fields)}


def test_a_day_of_service_hours_without_a_meaning_is_found() -> None:
    """Days of a schedule that leaves their meaning open; not business days, hours, days around the clock."""
    def found(time: str, clock: str = "service", meaning: Any = None) -> list[str]:
        row = severities(times(resolution=time, clock=clock))
        return paths("S-DAY", agreement(severities=row, coverage=office(day_means=meaning)))

    assert found("2 days") == ["coverage.o.day_means"]
    assert found("2 days", meaning="service-day") == found("2 business days") == found("8 h") == found("2 days", "24x7") == []


def test_the_three_ends_of_a_day_are_computed() -> None:
    """From Friday 16:00 in office hours, a day ends on Saturday 16:00, Monday 16:00 or Monday 17:00."""
    (rule,) = [one for one in RULES if one.id == "S-DAY"]
    terms = agreement(severities=severities(times(resolution="1 day", clock="service")), coverage=office(day_means=None))
    (finding,) = rule.find(terms)
    assert "From Friday 16:00, 1 day ends on Saturday 16:00" in finding.message
    assert "Monday 16:00 (a service day) or Monday 17:00" in finding.message


def test_a_response_that_nothing_ends_is_found() -> None:
    """A promised response without a meaning; not where the meaning is said, or no response is promised."""
    def found(meaning: Any, **said: str) -> list[str]:
        return paths("S-RESPONSE-DEF", agreement(severities=severities(times(**said), response_means=meaning)))

    assert found(None, response="1 h") == ["severities.response_means"]
    assert found("automatic-reply", response="1 h") == found(None, resolution="1 h") == []
    assert found(None, response="1 h", modality="aim") == []


def test_pauses_that_the_provider_ends_are_found() -> None:
    """Waiting for the provider's own supplier, or “on hold”; not waiting for the customer, nor where nothing is stopped."""
    def found(pause: str, **said: str) -> list[str]:
        row = said or {"resolution": "4 h"}
        return paths("S-PAUSE", agreement(severities=severities(times(**row), pauses=(pause,))))

    assert found("the Provider waits for its supplier") == found("the ticket is on hold") == ["severities.pauses.0"]
    assert found("at the Provider's sole discretion") == ["severities.pauses.0"]
    assert found("the Provider waits for information that it asked the Customer for") == []
    assert found("a vendor of the Customer must act") == found("the ticket is on hold", response="1 h") == []


def test_a_provider_that_grades_alone_is_found() -> None:
    """Decided and changed by the provider; not where grades are alike, or the customer may change them."""
    def found(*rows: str, **more: Any) -> list[str]:
        graded = severities(*(times(response=row, clock="24x7") for row in rows), **({"decided_by": "provider"} | more))
        return paths("S-SEVERITY-OWNER", agreement(severities=graded), TYPED)

    assert found("1 h", "8 h") == ["severities.decided_by"]
    assert found("1 h", "1 h") == found("1 h") == found("1 h", "8 h", changed_by="customer") == []
    assert found("1 h", "8 h", decided_by="customer-first") == []


def test_updates_that_are_never_due_are_found() -> None:
    """An update every 8 h beside an end within 4 h, also of a tier; other clocks are left alone."""
    def found(update: str, resolution: str) -> list[str]:
        return paths("S-UPDATE", agreement(severities=severities(times(update=update, resolution=resolution, clock="24x7"))))

    assert found("8 h", "4 h") == [f"{ROW}.update"]
    assert found("30 min", "4 h") == found("4 h", "4 h") == found("8 h", "1 business day") == []
    tiers = {"gold": Tier(name="Gold", severities={"p1": times(resolution="2 h", clock="24x7")})}
    general = severities(times(update="3 h", resolution="4 h", clock="24x7"))
    assert paths("S-UPDATE", agreement(severities=general, tiers=tiers)) == [f"{ROW}.update"]


def test_a_ladder_that_comes_too_late_is_found() -> None:
    """Rungs out of order, and a last rung after the resolution; each severity has its own ladder."""
    def found(*after: str, severity: str | None = "p1") -> list[str]:
        ladder = {f"r{n}": EscalationStep(role=f"R{n}", after=D(one), severity=severity) for n, one in enumerate(after)}
        plan = DowntimePlan(declared_when="x", incident_manager="y", ladder=ladder)
        graded = severities(times(resolution="4 h", clock="24x7"), times(resolution="8 h", clock="24x7"))
        return paths("S-ESC", agreement(severities=graded, downtime_plan=plan))

    assert found("2 h", "1 h") == ["downtime_plan.ladder.r1.after"]
    assert found("1 h", "6 h") == found("1 h", "4 h") == ["downtime_plan.ladder.r1.after"]
    assert found("15 min", "3 h") == found("6 h", severity="p2") == found("1 h", "9 h", severity=None) == []
