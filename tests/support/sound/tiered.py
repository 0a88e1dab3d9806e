"""Chance becomes an agreement in tiers: each tier at least as good and as dear as the next, each service in one."""

from __future__ import annotations

from decimal import Decimal

from support.sound import further, house, promises, services
from support.sound.chance import Answers, Chance
from support.sound.paid import Paid
from support.sound.times import Hours, Times, downtime_plan

TIERS = ("Platinum", "Gold", "Silver", "Bronze", "Basic")


def answers(chance: Chance) -> Answers:
    """A sound agreement of this kind."""
    tree = house.paper(chance, "tiered")
    internal = chance.maybe(0.25)
    provider, customers = _parties(chance, tree, internal)
    tiers = [name.lower() for name in chance.rising(TIERS, chance.randint(1, 4))]
    zone, currency = tree["document"]["zone"], tree["document"]["currency"]
    hours = Hours(chance, zone, chance.maybe(0.7), chance.randint(1, 3))
    schedules = hours.for_tiers(chance, len(tiers))
    times = Times(chance, hours, len(tiers))
    tree["coverage"] = hours.answers
    tree["severities"] = times.answers(hours.nested[-1] if hours.nested else hours.always)
    measured = hours.always or hours.nested[0]
    offered = _services(chance, tree, provider, tiers, measured, currency)
    values = promises.falling(chance, promises.LADDER, len(tiers))
    told_apart = len(tiers) == 1 or chance.maybe(0.8)
    # Where two tiers have one figure, their times make the difference.
    apart_by_times = not told_apart or len(set(map(float, values))) < len(tiers) or chance.maybe(0.7)
    _tiers(chance, tree, tiers, schedules, times if apart_by_times else None, currency)
    operator = "at-least" if chance.maybe(0.85) else "more-than"
    kpi = promises.availability(chance, values if told_apart else values[:1], provider, "" if hours.always else measured)
    kpi["targets"] = promises.targets(chance, values, tiers if told_apart else [], operator)
    stretch = operator == "at-least" and all(value != "99.99" for value in values) and chance.maybe()
    if stretch:
        for target in kpi["targets"]:
            target["stretch"] = "99.99 %"
        if "rounding" in kpi:
            kpi["rounding"] = "3"
    tree["kpis"] = {"availability": kpi}
    _further_kpis(chance, tree, provider, tiers)
    services.work(chance, tree, offered, "availability")
    chance.add(tree, 0.7, recovery=house.recovery(chance), downtime_plan=downtime_plan(chance, times, provider))
    booked = internal and chance.maybe(0.4)
    if booked:
        tree["document"]["booking"] = "between the cost centres, at the end of the quarter"
    if booked or (not internal and chance.maybe(0.75)):
        _credits(chance, tree, tiers if told_apart else [], values, operator, stretch, times.keys[0])
    if chance.maybe(0.6):
        tree["breaches"] = _breaches(chance, internal, "credits" in tree)
    house.frame(chance, tree, internal=internal, law=True)
    _further(chance, tree, provider, values)
    tree["reporting"] = house.reporting(chance, provider, customers, list(tree["kpis"]))
    return tree


def _parties(chance: Chance, tree: Answers, internal: bool) -> tuple[str, list[str]]:
    if internal:
        served = chance.sample(house.DEPARTMENTS, chance.randint(1, 3))
        parties = {"it": house.department(chance, "Group IT", "provider")}
        parties |= {f"d{place}": house.department(chance, name, "customer") for place, name in enumerate(served)}
        if chance.maybe():
            parties["board"] = house.department(chance, "Management Board", "sponsor")
        tree["parties"] = parties
        house.signed(chance, parties)
        return "it", [key for key in parties if key.startswith("d")]
    names = chance.sample(house.COMPANIES, 2)
    tree["parties"] = {"p": house.company(chance, names[0], "provider"), "c": house.company(chance, names[1], "customer")}
    house.signed(chance, tree["parties"])
    return "p", ["c"]


def _services(
    chance: Chance, tree: Answers, provider: str, tiers: list[str], measured: str, currency: str
) -> list[str]:
    found: Answers = {}
    for key, name in services.named(chance, 1, 4):
        found[key] = services.service(chance, name, provider=provider, coverage=measured, tier=chance.choice(tiers))
        chance.add(found[key], 0.7, fee=services.fee(chance, chance.randint(5, 900) * 10, currency))
    tree["services"] = found
    return list(found)


def _tiers(
    chance: Chance, tree: Answers, tiers: list[str], schedules: list[str], times: Times | None, currency: str
) -> None:
    fees = sorted((chance.randint(10, 900) * 10 for _ in tiers), reverse=True)
    priced, extras = chance.maybe(0.7), chance.maybe()
    found: Answers = {}
    for place, (key, schedule) in enumerate(zip(tiers, schedules, strict=True)):
        tier: Answers = {"name": key.capitalize(), "coverage": schedule}
        if priced:
            tier["fee"] = services.fee(chance, fees[place], currency)
        if times:
            # The hours in which times run are those of the longest schedule of service hours, in every tier.
            hours = times.hours.nested[0] if times.hours.nested else ""
            tier["severities"] = {sev: times.row(number, place, hours) for number, sev in enumerate(times.keys)}
        if extras:
            tier["includes"] = ["portal and e-mail", "telephone", "a named service manager"][: len(tiers) - place]
        chance.add(tier, 0.3, summary=f"For services of rank {place + 1}")
        found[key] = tier
    tree["tiers"] = found
    if times and times.hours.nested:
        for number, sev in enumerate(times.keys):
            tree["severities"]["levels"][sev]["times"] = times.row(number, len(tiers) - 1, times.hours.nested[0])
    chance.add(tree, 0.4, tier_change={"up_within": "30 days", "down_notice": "90 days", "down_at": "contract-year-end",
        "lowest_stay": "12"})


def _further_kpis(chance: Chance, tree: Answers, provider: str, tiers: list[str]) -> None:
    if chance.maybe(0.6):
        values = promises.falling(chance, promises.SHARES, len(tiers))
        kpi = promises.share(chance, "Answers in time", values, provider)
        kpi["targets"] = promises.targets(chance, values, tiers, "at-least")
        tree["kpis"]["answers"] = kpi
    if chance.maybe(0.4):
        tree["kpis"]["speed"] = promises.time(chance, "Speed", provider)
    tree["goals"] = {
        "purpose": "The work of the Customer never waits for the service.",
        "objectives": {"up": {"statement": "The service is there when it is needed", "kpi": "availability", "owner": provider}},
    }  # fmt: skip


def _credits(
    chance: Chance, tree: Answers, tiers: list[str], values: list[str], operator: str, stretch: bool, gravest: str
) -> None:
    paid = Paid(chance, tree["document"]["currency"], operator)
    kpis, paying = tree["kpis"], ["availability"]
    shares = kpis.get("answers", {}).get("targets", [])
    if tiers:
        for tier, value in zip(tiers, values, strict=True):
            paid.scheme(tier, f"Availability on {tier.capitalize()}", "availability", value, tiers=[tier])
    elif shares and chance.maybe():
        paying = ["availability", "answers"]
        paid.way = "at_risk"
        paid.pool(paying)
    else:
        paid.scheme("availability", "Availability", "availability", values[0])
    if shares and paid.way in ("bands", "points") and chance.maybe():
        paying.append("answers")
        paid.operator = "at-least"
        for target in shares:
            figure = target["minimum"].removesuffix(" %")
            paid.scheme(f"answers-{target['tier']}", f"Answers, {target['tier']}", "answers", figure, tiers=[target["tier"]])
    for key in paying:
        kpis[key]["credit_bearing"] = "yes"
    tree["credits"] = paid.answers(gravest, stretch, "availability")


def _further(chance: Chance, tree: Answers, provider: str, values: list[str]) -> None:
    """What few agreements have, so that rules are tried on it too."""
    if chance.maybe(0.3):
        further.dependencies(chance, tree, provider, max(map(Decimal, values)))
    if chance.maybe(0.3):
        further.allowances(chance, tree["kpis"]["availability"])
    for scheme in tree.get("credits", {}).get("schemes", {}).values():
        if chance.maybe(0.3):
            further.examples(chance, scheme, tree["document"]["currency"])
    for more in (further.dimensions, further.periods, further.regions, further.yearly):
        if chance.maybe(0.15):
            more(chance, tree)


def _breaches(chance: Chance, internal: bool, paid: bool) -> Answers:
    if internal:
        return {
            "non_delivery": {"after": "5 business days", "remedy": "escalation"}, "late_delivery": {"remedy": "escalation"},
            "poor_performance": {"remedy": chance.one("escalation", "rectification-plan"), "plan_after_misses": "3"},
        }  # fmt: skip
    return {
        "non_delivery": {"after": "10 business days", "remedy": chance.one("refund", "termination", "substitute", "step-in")},
        "late_delivery": {"grace": "3 business days", "per_day": "2 %", "most": "20 %", "remedy": chance.one("credit-per-day",
            "refund")},
        "poor_performance": {"remedy": chance.one("service-credits", "credits-and-plan") if paid else "rectification-plan"},
    }  # fmt: skip
