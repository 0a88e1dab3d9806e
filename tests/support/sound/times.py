"""Hours, severities and their times: graver is faster, a response before a workaround before a resolution, in each tier."""

from __future__ import annotations

from support.sound.chance import Answers, Chance, span
from support.sound.house import ZONES

# From the longest hours to the shortest; each holds the next.
NESTED = (
    ("Whole week", "every day 06:00-22:00"), ("Extended", "mon-sat 06:00-21:00"), ("Long days", "mon-fri 07:00-20:00"),
    ("Office", "mon-fri 08:00-18:00"), ("Short days", "mon-fri 09:00-12:00, 13:00-17:00"),
)  # fmt: skip
FIRST = (5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240)
SEVERITIES = ("Critical", "High", "Medium", "Low", "Question")


class Hours:
    """The schedules of an agreement: one around the clock perhaps, and some that each hold the next."""

    def __init__(self, chance: Chance, zone: str, always: bool, number: int) -> None:
        self.nested = [name.lower().replace(" ", "-") for name, _ in chance.rising(NESTED, number)]
        self.always = "always" if always else ""
        self.answers: Answers = {}
        if always:
            found: Answers = {"name": "Around the clock", "hours": "24x7", "zone": zone, "day_means": "24-hours"}
            found["staffing"] = chance.one("staffed", "on-call", "monitored")
            chance.add(found, channels=[{"kind": "telephone", "address": "+49 30 5550199"}], languages=["English"])
            self.answers["always"] = found
        holidays = ZONES[zone][0]
        closed: Answers = chance.one({"holidays": holidays}, {"holidays": holidays, "closed_on": ["24 December"]},
            {"holidays": "open"})
        for name, hours in NESTED:
            key = name.lower().replace(" ", "-")
            if key in self.nested:
                found = {"name": name, "hours": hours, "zone": zone, "day_means": "service-day", **closed}
                chance.add(
                    found, channels=[{"kind": "portal"}, {"kind": "e-mail", "starts_clock": "no"}], named_contacts="3",
                    languages=["English", "German"], staffing="staffed",
                )  # fmt: skip
                self.answers[key] = found

    def for_tiers(self, chance: Chance, number: int) -> list[str]:
        """A schedule for each tier, the highest first, each no longer than the one before."""
        every = [*([self.always] if self.always else []), *self.nested]
        places = sorted(chance.randrange(len(every)) for _ in range(number))
        return [every[place] for place in places]


class Times:
    """The severities of an agreement and what each tier makes of them."""

    def __init__(self, chance: Chance, hours: Hours, tiers: int) -> None:
        number = chance.randint(2, 5)
        self.names = list(SEVERITIES[:number])
        self.keys = [f"p{place}" for place in range(1, number + 1)]
        # The gravest ones run around the clock where somebody is there; once service hours begin, they stay.
        self.grave = chance.randint(0, number) if hours.always else 0
        if not hours.nested:
            self.grave = number
        self.first = chance.rising(FIRST, number)
        self.fix, self.end = chance.choice((2, 3, 4)), chance.choice((2, 3, 5))
        self.fixes, self.updates = chance.maybe(0.6), chance.maybe(0.6)
        self.slower = chance.rising(range(1, 7), tiers) if tiers else [1]
        self.last_is_aim = chance.maybe(0.3)
        self.levels, self.outside = chance.maybe(0.3), bool(hours.always) and chance.maybe(0.3)
        self.hours, self.chance = hours, chance

    def row(self, place: int, tier: int, coverage: str) -> Answers:
        """The times of a severity in a tier, in minutes that grow with both."""
        first = self.first[place] * self.slower[tier]
        clock = "24x7" if place < self.grave else "service"
        found = {"response": span(first, clock), "resolution": span(first * self.fix * self.end, clock)}
        if self.updates:
            found["update"] = span(first * self.fix, clock)
        if self.fixes:
            found["workaround"] = span(first * self.fix, clock)
        if self.last_is_aim and place == len(self.keys) - 1 and place:
            found["modality"] = "objective"
        if self.levels:
            found["escalation_levels"] = str(max(1, len(self.slower) - tier))
        if self.outside and clock == "service" and place < 2:
            # Outside the hours somebody answers around the clock, more slowly for what is less grave.
            found["outside_hours"] = {"response": span(first * 3), "resolution": span(first * self.fix * self.end * 3)}
        return {**found, "clock": clock, "coverage": self.hours.always if clock == "24x7" else coverage}

    def resolution(self, tier: int = 0) -> int:
        """Minutes until the gravest incident is solved."""
        return self.first[0] * self.slower[tier] * self.fix * self.end

    def answers(self, coverage: str) -> Answers:
        """The family: levels with the times of the slowest tier, matrix, who decides, pauses."""
        chance, last = self.chance, len(self.slower) - 1
        levels: Answers = {}
        for place, (key, name) in enumerate(zip(self.keys, self.names, strict=True)):
            levels[key] = {"name": name, "meaning": f"What weighs as {name.lower()}", "times": self.row(place, last, coverage)}
            chance.add(levels[key], 0.4, example=f"An example of {name.lower()}", contact="by telephone")
        found: Answers = {
            "levels": levels, "decided_by": chance.one("customer", "jointly", "customer-first"),
            "response_means": chance.one("automatic-reply", "human-acknowledgement", "start-of-work"),
        }  # fmt: skip
        chance.add(
            found, changed_by=chance.one("agreement", "customer"), clock_starts=chance.one("report", "detection"),
            corrected_within="10 business days", pauses=["the Customer has not yet given an agreed access"],
            matrix=self.matrix(),
        )  # fmt: skip
        return found

    def matrix(self) -> Answers:
        """Impact by urgency; no cell is graver than the one before it in row or column."""
        rows, columns = self.chance.randint(2, 4), self.chance.randint(2, 4)
        last = len(self.keys) - 1
        cells = [[self.keys[min(last, row + column)] for column in range(columns)] for row in range(rows)]
        impact = ["the whole company", "a department", "a team", "one person"]
        urgency = ["work stands still", "work is slow", "work goes on", "nobody waits"]
        return {"impact": impact[:rows], "urgency": urgency[:columns], "cells": cells}


def downtime_plan(chance: Chance, times: Times, party: str) -> Answers:
    """Declaration, roles, and a ladder whose last rung comes before the resolution of the gravest incident."""
    found: Answers = {"declared_when": "an incident of the gravest severity is confirmed",
        "incident_manager": "the Duty Manager"}
    chance.add(
        found, channel="e-mail", bridge_within="20 min", root_cause_within="10 business days", proactive_within="15 min",
        roles={"lead": "the Technical Lead restores the service"}, customer_duties=["name a coordinator"],
        problems_reviewed_every="1 month",
    )  # fmt: skip
    within = times.resolution(0)
    rungs = [minutes for minutes in (1, 2, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240) if minutes < within]
    if times.grave and len(rungs) > 1 and chance.maybe(0.7):
        number = chance.randint(1, min(4, len(rungs)))
        roles = ("Duty Manager", "Service Owner", "Head of Operations", "Managing Director")
        found["ladder"] = {
            f"rung-{place}": {"role": roles[place], "party": party, "after": span(minutes), "severity": times.keys[0]}
            for place, minutes in enumerate(chance.rising(rungs, number))
        }
    return found
