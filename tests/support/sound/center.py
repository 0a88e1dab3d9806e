"""Chance becomes an agreement with a data center: feeds, climate, routes and hands that say where and how they are measured."""

from __future__ import annotations

from support.sound import house, promises, services
from support.sound.chance import Answers, Chance, percent, span
from support.sound.paid import Paid
from support.sound.times import Hours, Times, downtime_plan

DEMARCATION = ("the output of the power distribution unit", "the sockets of the power strips in the cabinet")
SENSORS = ("sensors at 1.5 m height in the middle of each aisle", "the front of the cabinet at half its height")


def answers(chance: Chance) -> Answers:
    """A sound agreement of this kind."""
    tree = house.paper(chance, "data-center")
    names = chance.sample(house.COMPANIES, 2)
    tree["parties"] = {"p": house.company(chance, names[0], "provider"), "c": house.company(chance, names[1], "customer")}
    house.signed(chance, tree["parties"])
    zone, currency = tree["document"]["zone"], tree["document"]["currency"]
    if chance.maybe(0.6):
        tree["regions"] = {"north": {"name": "North"}}
        tree["sites"] = {"hall-1": {"name": "Hall 1", "region": "north", "zone": zone, "holidays": house.ZONES[zone][0]}}
    hours = Hours(chance, zone, True, chance.randint(0, 2))
    times = Times(chance, hours, 0)
    tree["coverage"] = hours.answers
    tree["severities"] = times.answers(hours.nested[0] if hours.nested else "always")
    both, single = chance.one((True, False), (True, True), (False, True))
    tree["services"] = _services(chance, both, single, currency)
    tree["kpis"], tree["data_center"] = {}, {}
    paid = Paid(chance, currency, "at-least")
    typed = chance.maybe(0.8)
    _power(chance, tree, paid, both, single)
    _climate(chance, tree)
    _network(chance, tree)
    _site(chance, tree, hours, currency)
    services.work(chance, tree, list(tree["services"]), next(iter(tree["kpis"])))
    chance.add(tree, 0.6, downtime_plan=downtime_plan(chance, times, "p"), recovery=house.recovery(chance))
    tree["reporting"] = house.reporting(chance, "p", ["c"], list(tree["kpis"]))
    tree["credits"] = paid.answers(times.keys[0], False, next(iter(tree["kpis"]))) if typed else "none"
    if not typed:
        for kpi in tree["kpis"].values():
            kpi.pop("credit_bearing", None)
        tree["breaches"] = {
            "non_delivery": {"remedy": "refund"}, "late_delivery": {"remedy": "credit-per-day"},
            "poor_performance": {"remedy": "rectification-plan"},
        }  # fmt: skip
    house.frame(chance, tree, internal=False, law=True)
    return tree


def _services(chance: Chance, both: bool, single: bool, currency: str) -> Answers:
    wanted = {"cabinets-ab": "Cabinets with A and B feeds"} if both else {}
    if single:
        wanted["cabinets-one"] = "Cabinets with a single feed"
    wanted["network"] = "Network access"
    found: Answers = {}
    for key, name in wanted.items():
        found[key] = services.service(chance, name, provider="p", coverage="always")
        chance.add(found[key], 0.8, fee=services.fee(chance, chance.randint(50, 2000) * 10, currency))
    return found


def _power(chance: Chance, tree: Answers, paid: Paid, both: bool, single: bool) -> None:
    """A promise for each sort of feed; all of the time only where two feeds stand behind it."""
    feeds: Answers = {}
    for key, kind, there in (("cabinets-ab", "a-and-b", both), ("cabinets-one", "single", single)):
        if not there:
            continue
        figure = chance.one("100", "99.99", "99.95") if kind == "a-and-b" else chance.one("99.9", "99.5", "99")
        kpi = promises.availability(chance, [figure], "p", "")
        # A whole promise of 100 % leaves nothing to round.
        kpi.update(name=f"Power of {key}", form="condition-availability", services=[key], credit_bearing="yes")
        kpi["targets"] = [{"minimum": percent(figure), "operator": "at-least", "service": key}]
        if figure == "100":
            kpi["rounding_rule"] = "none"
            kpi.pop("rounding", None)
            kpi.pop("compared", None)
        name = f"power-{kind}"
        tree["kpis"][name] = kpi
        paid.scheme(name, f"Power, {kind}", name, figure, services=[key])
        feeds[name] = {
            "name": f"Feeds of {key}", "feeds": kind, "capacity": f"{chance.randint(2, 12)} kW",
            "load_limit": chance.one("50 %", "80 %"),
            "demarcation": chance.choice(DEMARCATION), "availability": name,
            "outage_means": "its voltage is below 207 V for more than 20 milliseconds",
            "dual_corded": "yes" if kind == "a-and-b" else "no",
        }  # fmt: skip
        chance.add(feeds[name], 0.4, promised="yes")
        if "sites" in tree and chance.maybe():
            feeds[name]["sites"] = ["hall-1"]
    tree["data_center"].update(facility="Hall 1 on the quay", power=feeds)
    chance.add(tree["data_center"], 0.4, design_tier="IV")


def _climate(chance: Chance, tree: Answers) -> None:
    """Ranges with alarms inside, a sensor, an interval and a length that counts; with an indicator or by themselves."""
    ranges: Answers = {}
    if chance.maybe(0.8):
        low, high = chance.randint(15, 19), chance.randint(25, 30)
        ranges["temperature"] = _range(chance, "temperature", f"{low} °C", f"{high} °C", f"{low + 1} °C", f"{high - 1} °C")
    if chance.maybe():
        low, high = chance.one(20, 25, 30), chance.one(60, 65, 70)
        ranges["humidity"] = _range(chance, "relative-humidity", f"{low} %", f"{high} %", f"{low + 5} %", f"{high - 5} %")
    if not ranges:
        return
    tree["data_center"]["climate"] = ranges
    for key, climate in ranges.items():
        if chance.maybe():
            continue
        climate["kpi"] = key
        kpi: Answers = {
            "name": f"Excursions of {key}", "form": key, "definition": "Number of excursions outside the range",
            "statistic": "count",
            "formula": "count of excursions that last long enough", "unit": "events", "direction": "lower-is-better",
            "range": climate["range"], "breach": {"longer_than": climate["excursion"]}, "point": climate["sensor"],
            "probe_every": climate["reading_every"], "measured_by": "p", "source": "building management system",
            "rounding": "0",
            "targets": [{"minimum": "0 events", "operator": "at-most"}],
        }  # fmt: skip
        promises.period(chance, kpi)
        tree["kpis"][key] = kpi


def _range(chance: Chance, quantity: str, low: str, high: str, alarm_low: str, alarm_high: str) -> Answers:
    limits: Answers = {"low": low, "high": high}
    if chance.maybe():
        limits.update(alarm_low=alarm_low, alarm_high=alarm_high)
    return {
        "name": f"Range of {quantity}", "quantity": quantity, "range": limits, "aisle": chance.one("cold", "rack-inlet",
            "room"),
        "sensor": chance.choice(SENSORS), "reading_every": span(chance.one(1, 2, 5)), "excursion": span(chance.one(15, 30, 60,
            240)),
        "excursion_operator": chance.one("at-least", "more-than"),
    }  # fmt: skip


def _network(chance: Chance, tree: Answers) -> None:
    if chance.maybe(0.6):
        latency = chance.randint(2, 60)
        tree["data_center"]["routes"] = {
            "main": {
                "name": "Route to the exchange", "from_point": "the edge router", "to_point": "the router at the exchange",
                "latency": f"{latency} ms", "packet_loss": "0.1 %", "jitter": "2 ms",
                "jitter_definition": chance.one("rfc-3550", "ipdv"),
                "direction": chance.one("one-way", "round-trip"), "statistic": chance.one("mean", "maximum"),
            }
        }  # fmt: skip
        if chance.maybe():
            tree["kpis"]["latency"] = promises.time(chance, "Latency", "p") | {"services": ["network"]}
    chance.add(
        tree["data_center"], 0.4,
        cross_connect={"name": "a cross connect of fibre", "within": "5 business days", "counted_from": "the complete order"},
    )  # fmt: skip


def _site(chance: Chance, tree: Answers, hours: Hours, currency: str) -> None:
    office = hours.nested[0] if hours.nested else "always"
    hands: Answers = {
        "response": {"urgent": "30 min", "standard": "4 h"}, "response_means": "arrival-at-cabinet",
        "coverage": chance.one("always", office),
    }  # fmt: skip
    chance.add(hands, charged_in="15 minutes", hourly=f"{chance.randint(50, 200)} {currency}", included="2 h",
        conditions=["by telephone"])
    access: Answers = {"coverage": chance.one("always", office), "visit_notice": "2 h", "identification": "a passport"}
    chance.add(access, emergency_within="30 min", escorted=chance.one("yes", "no"), notice_by="the portal")
    chance.add(
        tree["data_center"], 0.6, remote_hands=hands, access=access,
        deliveries={"cabinet": {"name": "Hand-over of a cabinet", "within": "20 business days",
            "counted_from": "the confirmed order"}},
        hardware={"within": "4 h", "counted_from": "diagnosis", "covers": ["rack sensors"], "coverage": "always"},
        energy_use={"target": f"1.{chance.randint(10, 60)}", "boundary": "the whole building", "category": "2",
            "from_load": "40 %"},
    )  # fmt: skip
