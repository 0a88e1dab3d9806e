"""Chance becomes an agreement on several levels: lower levels tighten, chains of steps fit the times they support."""

from __future__ import annotations

from decimal import Decimal

from support.sound import house, promises, services
from support.sound.chance import Answers, Chance, percent, span
from support.sound.times import Hours, Times, downtime_plan

TIGHTER = {"99": "99.9", "98": "99.5", "97": "99", "96": "98.5", "95": "98"}
SITES = ("Stuttgart", "Manchester", "Singapore", "Boston")
ACTS = ("Take and grade the incident", "Find the failing part", "Repair it", "Test and confirm", "Restore the data")


def answers(chance: Chance) -> Answers:
    """A sound agreement of this kind."""
    tree = house.paper(chance, "multi-level")
    departments = chance.sample(house.DEPARTMENTS, chance.randint(1, 4))
    outside = chance.maybe(0.6)
    parties: Answers = {"it": house.department(chance, "Group IT", "provider")}
    if outside:
        parties["lines"] = house.company(chance, chance.choice(house.COMPANIES), "supplier")
    keys = [name.lower().replace(" ", "-") for name in departments]
    parties |= {key: house.department(chance, name, "customer") for key, name in zip(keys, departments, strict=True)}
    if chance.maybe(0.7):
        parties["board"] = house.department(chance, "Executive Board", "sponsor")
    tree["parties"] = parties
    house.signed(chance, parties)
    zone = tree["document"]["zone"]
    hours = Hours(chance, zone, True, chance.randint(1, 3))
    times = Times(chance, hours, 0)
    tree["coverage"] = hours.answers
    sites = _sites(chance, tree) if chance.maybe(0.6) else []
    tree["severities"] = times.answers(hours.nested[0])
    offered = _services(chance, tree, sites, outside)
    base = _kpis(chance, tree, offered)
    # A level that tightens the common figure leaves the service alone that is promised with more.
    loose = [key for key in offered if len(tree["kpis"]["availability"]["targets"]) == 1 or key != offered[-1]]
    tree["levels"] = _levels(chance, keys, loose, times, base, "board" in parties, all_alike=loose == offered)
    tree["operational"] = _operational(chance, tree, times, offered, outside)
    if not tree["operational"]:
        del tree["operational"]
    services.work(chance, tree, offered, "availability")
    chance.add(tree, 0.7, recovery=house.recovery(chance), downtime_plan=downtime_plan(chance, times, "it"))
    tree["reporting"] = house.reporting(chance, "it", keys, list(tree["kpis"]))
    if chance.maybe(0.5):
        tree["breaches"] = {
            "non_delivery": {"after": "5 business days", "remedy": "escalation"}, "late_delivery": {"remedy": "escalation"},
            "poor_performance": {"remedy": chance.one("rectification-plan", "escalation"), "plan_after_misses": "2"},
        }  # fmt: skip
    tree["goals"] = {"purpose": "Every department works with the same dependable services."}
    house.frame(chance, tree, internal=True, law=False)
    return tree


def _sites(chance: Chance, tree: Answers) -> list[str]:
    """Sites of one region each; every schedule holds at all of them."""
    places = chance.some(SITES, 2)
    tree["regions"] = {"here": {"name": "Here"}, "there": {"name": "There"}}
    tree["sites"] = {
        place.lower(): {
            "name": place, "region": chance.one("here", "there"), "zone": tree["document"]["zone"],
            "holidays": house.ZONES[tree["document"]["zone"]][0],
        }
        for place in places
    }  # fmt: skip
    for coverage in tree["coverage"].values():
        coverage["sites"] = list(tree["sites"])
    if chance.maybe():
        _desks(chance, tree)
    return list(tree["sites"])


def _desks(chance: Chance, tree: Answers) -> None:
    """Each site but the first in a zone and with holidays of its own, and a desk there in its own hours."""
    first, *others = tree["sites"]
    for key in others:
        zone = chance.choice([name for name in house.ZONES if name != "UTC"])
        tree["sites"][key].update(zone=zone, holidays=house.ZONES[zone][0])
        tree["coverage"][f"desk-{key}"] = {
            "name": f"Desk {tree['sites'][key]['name']}", "hours": chance.one("mon-fri 08:00-18:00", "mon-fri 09:00-17:30"),
            "zone": zone, "holidays": house.ZONES[zone][0], "sites": [key], "day_means": "service-day",
        }  # fmt: skip
    for key, coverage in tree["coverage"].items():
        if not key.startswith("desk-") and key != "always":
            coverage["sites"] = [first]


def _services(chance: Chance, tree: Answers, sites: list[str], outside: bool) -> list[str]:
    found: Answers = {}
    for key, name in services.named(chance, 2, 5):
        found[key] = services.service(chance, name, provider="it", coverage="always")
        if sites:
            found[key]["sites"] = chance.some(sites, 1)
    first, *_, last = found
    if chance.maybe():
        found[first]["dependencies"] = {
            "other": {"name": f"The service {found[last]['name']}", "service": last, "mode": "serial"},
            "store": {"name": "The storage", "supplied_by": "lines" if outside else "it", "availability": "99.99 %"},
        }  # fmt: skip
    tree["services"] = found
    return list(found)


def _kpis(chance: Chance, tree: Answers, offered: list[str]) -> str:
    """An availability for every service, shares of cases perhaps; the figure of the first is what levels tighten."""
    base = chance.choice(list(TIGHTER))
    kpi = promises.availability(chance, ["99.95"], "it", "")
    kpi["targets"] = promises.targets(chance, [base], [], "at-least")
    if any("dependencies" in service for service in tree["services"].values()):
        # What another service rests on is promised with more than that one.
        figures = [base] * (len(offered) - 1) + ["99.98"]
        kpi["targets"] = [
            {"service": key, "minimum": percent(value), "operator": "at-least"} for key, value in zip(offered, figures,
                strict=True)
        ]
    tree["kpis"] = {"availability": kpi}
    if chance.maybe(0.6):
        value = chance.choice(promises.SHARES)
        share = promises.share(chance, "Cases in time", [value], "it")
        share["targets"] = promises.targets(chance, [value], [], "at-least")
        tree["kpis"]["cases"] = share
    if chance.maybe(0.3):
        tree["kpis"]["speed"] = promises.time(chance, "Speed", "it") | {"services": [offered[0]]}
    return base


def _levels(
    chance: Chance, departments: list[str], offered: list[str], times: Times, base: str, board: bool, all_alike: bool
) -> Answers:
    """A corporate level, one for each of some departments, and services below these; each tightens what it takes over."""
    corporate: Answers = {"name": "Group level", "kind": "corporate"}
    chance.add(corporate, holds=["the common terms"], **({"signed_by": "board"} if board else {}))
    first = Decimal(chance.one(8, 10))
    corporate["sets"] = chance.one(
        {}, {"record": {"rule": "every team works in the same ticket", "locked": "yes", "reason": "times are added up there"}},
        {"password": {"rule": "passwords are long", "figures": {"length": {"name": "characters", "at_least": f"{first}"}}}},
    )  # fmt: skip
    if not corporate["sets"]:
        del corporate["sets"]
    found: Answers = {"corporate": corporate}
    gravest, tight = times.keys[0], TIGHTER[base]
    for place, key in enumerate(chance.some(departments, 1)):
        level: Answers = {"name": f"Level {place + 1}", "kind": "customer", "parent": "corporate", "department": key}
        sets: Answers = {}
        clock = "24x7" if times.grave else "service"
        wanted = {
            "uptime": {"kpi": "availability", "target": percent(tight), "reason": "its days are fixed"},
            "answer": {"severity": gravest, "times": {"response": span(max(1, times.first[0] // 2), clock), "clock": clock}},
            "password": {
                "rule": "passwords are longer", "figures": {"length": {"name": "characters", "at_least": f"{first + 4}"}},
            },
        }  # fmt: skip
        for name in chance.some(wanted):
            sets[name] = wanted[name]
            if chance.maybe(0.3) or not all_alike:
                sets[name]["services"] = chance.some(offered, 1)
        if sets:
            level["sets"] = sets
        chance.add(level, 0.4, holds=["its own terms"], signed_by=key)
        found[f"level-{key}"] = level
        if chance.maybe(0.4):
            found[f"service-{key}"] = {
                "name": f"Service in level {place + 1}", "kind": "service", "parent": f"level-{key}", "department": key,
                "service": chance.choice(offered),
                "sets": {"closer": {"kpi": "availability", "target": "99.95 %", "reason": "its machines never stop"}},
            }  # fmt: skip
    return found


def _operational(chance: Chance, tree: Answers, times: Times, offered: list[str], outside: bool) -> Answers:
    """Chains of steps that take no longer than a resolution, and leave no more than half of it unowned."""
    found: Answers = {}
    if not outside:
        return found
    if chance.maybe(0.7):
        place = chance.randrange(len(times.keys))
        clock = "24x7" if place < times.grave else "service"
        whole = times.first[place] * times.fix * times.end
        number = chance.randint(2, 5)
        within = whole * chance.one(6, 8, 10) // 10 // number
        if within >= 3:
            found["repair"] = _chain(chance, times, place, clock, within, number)
            found["repair"]["services"] = chance.some(offered, 1)
    if chance.maybe():
        found["contract"] = {
            "name": "Contract on lines", "kind": "underpinning-contract", "between": ["it", "lines"], "services": offered[:1],
            "kpi": "availability", "availability": "99.99 %", "coverage": "always",
        }  # fmt: skip
        chance.add(found["contract"], starts="2025-01-01", ends="2040-12-31", relief="A power failure at a site relieves it.")
    return found


def _chain(chance: Chance, times: Times, place: int, clock: str, within: int, number: int) -> Answers:
    steps: Answers = {}
    for count in range(number):
        over = chance.choice((0, 0, within // 5))
        # What several do side by side counts once.
        steps[f"step-{count}"] = {
            "act": ACTS[count], "by": chance.one("it", "lines"), "within": span(within - over, clock),
            **({"hand_over": span(over, clock)} if over else {}),
        }  # fmt: skip
    if chance.maybe(0.4):
        steps["beside"] = {
            "act": "Tell the departments", "by": "it", "within": steps["step-1"]["within"], "together": "second",
        }  # fmt: skip
        steps["step-1"]["together"] = "second"
        steps = {key: steps[key] for key in ("step-0", "step-1", "beside", *list(steps)[2:-1])}
    return {
        "name": f"Repair of {times.names[place].lower()} incidents", "kind": "operational-level-agreement",
        "between": ["it", "lines"], "severity": times.keys[place], "promise": "resolution",
        "coverage": "always" if clock == "24x7" else times.hours.nested[0], "remainder": "it", "steps": steps,
    }  # fmt: skip
