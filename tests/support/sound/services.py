"""Services with fees, requests and needs; exclusions that leave the promise whole; maintenance outside staffed hours."""

from __future__ import annotations

from support.sound.chance import Answers, Chance, money

NAMES = ("Web shop", "Payroll", "Warehouse", "Mail", "Data lake", "Video calls", "Ticketing", "Archive")
WINDOWS = ("sun 04:00-05:30", "sat 22:00-23:30", "sun 22:00-23:00", "sat 04:00-05:00", "wed 22:30-23:30")


def named(chance: Chance, least: int, most: int) -> list[tuple[str, str]]:
    """Services by key and name."""
    names = chance.sample(NAMES, chance.randint(least, most))
    return [(name.lower().replace(" ", "-"), name) for name in names]


def service(chance: Chance, name: str, **said: str) -> Answers:
    """A service with what somebody might say of it."""
    found: Answers = {"name": name, "description": f"{name} for all users, with interfaces", **said}
    chance.add(
        found, 0.35, includes=["web application", "interfaces"], out_of_scope=["devices of the Customer"],
        users="up to 200 named users",
        components=["application", "database"], eligibility=["a supported browser"], quota="100,000 requests a month",
        owner={"name": "Service Owner", "email": "owner@party.example"},
        requests={"new-user": {"name": "Set up a user", "fulfil_within": "2 business days", "included": "20",
            "per": "1 month"}},
        further_needs={"course": {"name": "Course for key users", "kind": "training", "every": "6 months", "hours": "6 h"}},
    )  # fmt: skip
    return found


def fee(chance: Chance, amount: int, currency: str) -> Answers:
    """A monthly fee."""
    found: Answers = {"amount": money(chance, amount, currency)}
    chance.add(found, 0.4, per="1 month", per_unit="service")
    return found


def exclusions(chance: Chance, services: list[str], kpi: str) -> Answers:
    """Some exclusions, each with its limit, and who proves them."""
    items: Answers = {
        "planned-work": {"kind": "maintenance", "statement": "Planned Maintenance inside window and notice"},
        "customer-side": {"kind": "customer-caused", "statement": "A failure caused by the Customer's own devices",
            "services": services[:1]},
        "force-majeure": {"kind": "force-majeure", "statement": "War or an order of an authority", "limit": "30 days",
            "limit_per": "1 year"},
        "carriers": {"kind": "third-party", "statement": "A failure of networks beyond the border router", "kpis": [kpi]},
        "over-quota": {"kind": "over-quota", "statement": "Requests above the quota of the month",
            "quantity": "100,000 requests"},
        "weekend": {"kind": "day", "statement": "Closing days of the Customer", "days": ["24 December", "31 December"]},
        "trial": {"kind": "beta", "statement": "Functions that are marked as on trial"},
    }  # fmt: skip
    kept = chance.some(items, 1)
    found: Answers = {"items": {key: items[key] for key in kept}, "proof": chance.one("provider", "customer")}
    chance.add(found, causation=chance.one("to-the-extent", "wholly-and-directly"), notify_within="3 business days")
    return found


def maintenance(chance: Chance, zone: str, services: list[str], outside: list[str]) -> Answers:
    """Windows at night, budgets by month, notice, emergencies."""
    window: Answers = {"name": "Service window", "hours": chance.choice(WINDOWS), "recurrence": chance.one("weekly", "monthly")}
    window["zone"] = zone
    if window["recurrence"] == "monthly":
        window["week"] = chance.one("first", "third", "last")
    chance.add(window, 0.4, services=services, longest="1 h")
    found: Answers = {"windows": {"main": window}, "budgets": [{"most": chance.one("2 h", "4 h"), "per": "1 month",
        "kind": "planned"}]}
    if chance.maybe(0.3):
        found["budgets"].append({"most": chance.one("24 h", "36 h"), "per": "1 year"})
    counts = chance.one("yes", "no")
    chance.add(
        found, notice=chance.one("3 business days", "10 business days", "7 days"), planned_counts=counts,
        emergency_counts="yes",
        emergency_notice=chance.one("1 h", "2 h"), channel="e-mail to the named contacts", frozen=["24 December"],
        events=[{"most": "12", "per": "1 year"}], explained_within="3 business days",
    )  # fmt: skip
    if chance.maybe(0.3):
        found["graded_notice"] = [
            {"longer_than": "2 h", "notice": "10 business days"}, {"case": "work on the database", "notice": "14 days"},
        ]  # fmt: skip
    if chance.maybe(0.2):
        found.update(emergency_counts="no", emergency_notice="2 h")
        found["budgets"].append({"most": "4 h", "per": "1 quarter", "kind": "emergency"})
    if outside and chance.maybe(0.2):
        found["windows"] = {"outside": {"name": "Outside the hours", "outside": chance.choice(outside),
            "recurrence": "on-notice"}}
    return found


def work(chance: Chance, tree: Answers, services: list[str], kpi: str) -> None:
    """Maintenance and exclusions: typed, left to the standard where that fits the hours, or left out."""
    way = chance.one("typed", "typed", "typed", "no exclusions", "standard")
    hours = [str(one.get("hours")) for one in tree["coverage"].values()]
    if way == "standard" and not any(said.startswith("every day") for said in hours):
        return
    tree["maintenance"] = maintenance(chance, tree["document"]["zone"], services,
        [key for key in tree["coverage"] if key != "always"])
    tree["exclusions"] = "none" if way == "no exclusions" else exclusions(chance, services, kpi)
