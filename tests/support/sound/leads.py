"""Chance becomes an agreement of sales and marketing: shares that add up, goals that follow, time for every attempt."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil, prod

from support.sound import house
from support.sound.chance import Answers, Chance, money, percent

TYPES = (
    ("Decision maker", "Can sign an order"), ("Manager", "Prepares the decision"), ("Expert", "Recommends"),
    ("Student", "Uses, does not decide"),
)  # fmt: skip
STAGES = ("Reached", "Meeting held", "Offer sent", "Order signed")
SOURCES = ("Own search by sales", "Partners", "Existing customers")


class Plan:
    """The figures of a plan, exact, while its answers are being written."""

    def __init__(self, chance: Chance, currency: str) -> None:
        self.chance, self.currency = chance, currency
        self.revenue = chance.randint(20, 400) * 5000
        parts = chance.shares(chance.randint(2, 4))
        self.sources = {"marketing": parts[0], **dict(zip(("own", "partners", "existing"), parts[1:], strict=False))}
        self.rounding = chance.one("per-region-and-type", "per-type", "customers-first")
        self.types = chance.some(TYPES, 1)
        self.shares = chance.shares(len(self.types), step=10) if len(self.types) > 1 else [100]
        self.given = chance.one("", "", "", "given", "head-count")
        self.goals: dict[str, int] = {}
        self.regions: dict[str, int] = {}
        self.foreign = ""
        self.own_deals: Answers = {}

    def leads(self) -> Answers:
        """Types of leads, each with a funnel; a goal may be typed, and is then what the figures give."""
        chance, found = self.chance, Answers()
        for (name, quality), share in zip(self.types, self.shares, strict=True):
            deal = chance.randint(2, 60) * 500
            rates = [chance.choice((10, 20, 25, 40, 50, 60, 75, 80, 100)) for _ in range(chance.randint(1, 4))]
            rate = prod((Fraction(one, 100) for one in rates), start=Fraction(1))
            key = name.lower().replace(" ", "-")
            self.goals[key] = self.goal(share, deal, rate)
            lead: Answers = {
                "name": name, "quality": quality, "deal": money(chance, deal, self.currency),
                "stages": {f"stage-{n}": {"name": STAGES[n], "rate": percent(one)} for n, one in enumerate(rates)},
            }  # fmt: skip
            if len(self.types) > 1 or chance.maybe():
                lead["share"] = percent(share)
            if chance.maybe(0.3):
                lead["close_rate"] = percent(format(Decimal(rate.numerator * 100) / Decimal(rate.denominator), "f"))
            if self.given:
                self.goals[key] = chance.randint(10, 900)
            if self.given == "given" or (not self.given and chance.maybe()):
                lead["goal"] = str(self.goals[key])
            if chance.maybe(0.2):
                lead["deal_per"] = chance.one("month", "year")
            if self.foreign:
                other = "SEK" if self.currency != "SEK" else "EUR"
                self.own_deals[key] = {"deal": f"{deal * 10} {other}"}
            chance.add(lead, 0.4, criteria=["works at a company of at least 50 people"], not_leads=["competitors"])
            found[key] = lead
        return found

    def goal(self, share: int, deal: int, rate: Fraction) -> int:
        """Leads, regions added up, rounded where the plan says so."""
        whole = Fraction(self.sources["marketing"] * share, 10000)
        parts = [whole * revenue / deal for revenue in (self.regions.values() or [self.revenue])]
        if self.rounding == "per-region-and-type":
            return sum(ceil(customers / rate) for customers in parts)
        if self.rounding == "customers-first":
            return sum(ceil(ceil(customers) / rate) for customers in parts)
        return ceil(sum(customers / rate for customers in parts))


def answers(chance: Chance) -> Answers:
    """A sound agreement of this kind."""
    tree = house.paper(chance, "smarketing")
    tree["parties"] = {
        "sales": house.department(chance, "Inside Sales", "sales"), "marketing": house.department(chance, "Demand Marketing",
            "marketing"),
    }  # fmt: skip
    if chance.maybe():
        tree["parties"]["sponsor"] = house.department(chance, "Chief Revenue Officer", "sponsor")
    house.signed(chance, tree["parties"])
    zone = tree["document"]["zone"]
    if chance.maybe(0.7):
        hours: Answers = {"name": "Sales hours", "hours": "mon-fri 08:30-17:30", "zone": zone, "day_means": "service-day"}
        hours["holidays"] = chance.one("open", house.ZONES[zone][0])
        tree["coverage"] = {"office": hours}
    plan = Plan(chance, tree["document"]["currency"])
    period = chance.one("month", "quarter", "half-year", "year")
    found: Answers = {"period": period, "rounding": plan.rounding}
    if plan.given:
        found["goal_from"] = plan.given
    else:
        found["revenue_goal"] = money(chance, plan.revenue, plan.currency)
    if not plan.given or chance.maybe():
        _sources(chance, plan, found)
    if not plan.given and chance.maybe(0.4):
        _regions(chance, plan, found)
    found["leads"] = plan.leads()
    if plan.foreign:
        found["regions"][plan.foreign]["leads"] = plan.own_deals
    temperatures = _temperatures(chance, found)
    _work(chance, plan, found, temperatures, period)
    if "coverage" in tree:
        found["coverage"] = "office"
    _dealings(chance, found)
    tree["smarketing"] = found
    if chance.maybe(0.7):
        tree["goals"] = {"purpose": "Every suitable company hears from us in time."}
    chance.add(
        tree, 0.5,
        reporting={
            "reports": {
                "leads": {"name": "Leads", "content": ["leads by type"], "by": "marketing", "to": ["sales"],
                    "every": "1 week", "due_day": "Monday"},
                "calls": {"name": "Calls", "content": ["calls in time"], "by": "sales", "to": ["marketing"],
                    "every": "1 week", "due_day": "Friday"},
            },
            "missing_report": "escalation", "grace": "1 business day",
        },
    )  # fmt: skip
    house.frame(chance, tree, internal=True, law=False)
    return tree


def _sources(chance: Chance, plan: Plan, found: Answers) -> None:
    names = dict(zip(("own", "partners", "existing"), SOURCES, strict=True)) | {"marketing": "Leads of marketing"}
    found["sources"] = {key: {"name": names[key], "share": percent(share)} for key, share in plan.sources.items()}
    for key, source in found["sources"].items():
        chance.add(source, owner="marketing" if key == "marketing" else "sales")
    chance.add(found, marketing_source="marketing")


def _regions(chance: Chance, plan: Plan, found: Answers) -> None:
    parts = chance.shares(chance.randint(2, 4), step=10)
    plan.regions = {f"region-{place}": plan.revenue * part // 100 for place, part in enumerate(parts)}
    found["regions"] = {
        key: {"name": f"Region {place + 1}", "revenue_goal": f"{amount} {plan.currency}"}
        for place, (key, amount) in enumerate(plan.regions.items())
    }
    for region in found["regions"].values():
        chance.add(region, 0.3, currency=plan.currency, marketing_share=percent(plan.sources["marketing"]))
    if chance.maybe(0.3):
        # One region has another currency, and brings its own deals.
        last = list(found["regions"])[-1]
        plan.foreign = last
        other = "SEK" if plan.currency != "SEK" else "EUR"
        found["regions"][last].update(
            revenue_goal=f"{plan.regions[last] * 10} {other}", currency=other, counts_as=f"{plan.regions[last]} {plan.currency}"
        )


def _temperatures(chance: Chance, found: Answers) -> dict[str, int]:
    if chance.maybe(0.6):
        return {}
    shares = dict(zip(("hot", "warm", "cold"), chance.shares(chance.randint(2, 3)), strict=False))
    found["temperatures"] = {
        key: {"name": key.capitalize(), "means": f"what counts as {key}", "share": percent(share)} for key,
        share in shares.items()
    }
    return shares


def _work(chance: Chance, plan: Plan, found: Answers, temperatures: dict[str, int], period: str) -> None:
    """Duties of sales for every lead, and people enough for the most attempts that these ask for."""
    duties: Answers = {}
    minutes = 0
    for key, goal in plan.goals.items():
        for warm, share in (temperatures or {"": 100}).items():
            days, a_day = chance.randint(3, 15), chance.randint(1, 3)
            attempts = chance.randint(1, min(8, days * a_day))
            more = chance.randint(attempts, min(10, days * a_day)) if chance.maybe(0.3) else attempts
            each = chance.one(5, 8, 10, 15)
            duty: Answers = {
                "leads": [key], "first_response": chance.one("4 service hours", "1 business day", "8 service hours"),
                "attempts": str(attempts), "window": f"{days} business days", "most_a_day": str(a_day),
                "minutes_per_attempt": str(each),
            }  # fmt: skip
            chance.add(duty, 0.3, answer_rate=percent(chance.randint(5, 60)))
            if more > attempts:
                duty["attempts_to"] = str(more)
            if warm:
                duty["temperature"] = warm
            chance.add(duty, 0.4, channels=["telephone", "e-mail"], status_within="1 business day", outside_hours="wait",
                decide_within="1 business day")
            duties[f"{key}-{warm}" if warm else key] = duty
            minutes += ceil(Fraction(goal * share, 100)) * more * each
    found["follow_up"] = duties
    days = {"month": 20, "quarter": 60, "half-year": 120, "year": 230}[period]
    used, hours = chance.one(70, 80, 90), chance.randint(5, 8)
    people = ceil(Fraction(minutes * 100, days * hours * 60 * used)) + chance.randint(1, 3)
    found["capacity"] = {"representatives": str(people), "working_days": str(days), "hours_a_day": str(hours),
        "utilisation": percent(used)}
    if chance.maybe(0.3) and plan.given != "head-count":
        found["capacity"]["changes"] = {"new": {"what": "join", "people": "1", "on_day": str(days // 3), "workload": "50 %"}}
    if plan.given == "head-count":
        # Each person brings so many leads; the goals of the plan are these times the people.
        for key, goal in plan.goals.items():
            found["leads"][key]["goal_per_rep"] = str(max(1, goal // people))
    if plan.given and chance.maybe(0.5):
        found["value_goal"] = f"1 {plan.currency}"
    found["sales_cycle"] = f"{days // 2} days"
    if chance.maybe(0.4):
        found["history_leads_per_rep"] = str(ceil(Fraction(sum(plan.goals.values()), people)) + 5)
    found["pacing"] = chance.one("straight-line", "weekly", "none")
    found["tolerance"] = percent(chance.randint(2, 30))
    found["pacing_days"] = chance.one("working", "calendar")


def _dealings(chance: Chance, found: Answers) -> None:
    found["mql"] = chance.some(["The person asked for a price.", "The company has at least ten employees."], 1)
    found["recycle_after"] = chance.one("60 days", "90 days", "6 months")
    chance.add(
        found, sal=["The record meets the criteria of its type."], sql=["A next meeting is agreed."],
        hand_over_within="10 minutes",
        notify_by=["a task in the customer system"], worked_share=percent(chance.randint(80, 100)),
        reject_within="3 business days",
        reject_reasons=["a criterion is not met", "the contact data are wrong"], duplicates={"same": "company",
            "within": "120 days"},
        data={"fields": ["name", "company", "e-mail address"], "complete": "95 %", "consent": "the form and its moment"},
        attribution={"counts": chance.one("first-contact", "last-contact", "shared"), "look_back": "12 months"},
        named_accounts={"listed_in": "the list of named accounts", "kept_by": "sales", "first_response": "4 service hours"},
        dashboards={"flow": {"name": "Lead flow", "every": "1 week", "by": "marketing", "to": ["sales"], "duty": "yes"}},
        needs={
            "lost": {"what": "the reason for each lost offer", "by": "sales", "within": "5 business days",
                "after": "the refusal"},
            "plan": {"what": "the plan of campaigns", "by": "marketing", "every": "1 month"},
        },
        escalation={
            "told": {"after": "2 business days", "who": "the Head of Inside Sales", "does": "inform"},
            "given": {"after": "4 business days", "who": "another representative", "does": "reassign"},
        },
        releases={"late": {"when": "sales calls later than agreed", "frees": "marketing",
            "from_duty": "the share of these leads"}},
    )  # fmt: skip
