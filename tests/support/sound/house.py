"""What agreements of every kind have around their promises: paper, parties, reports, governance, change, term, law."""

from __future__ import annotations

import datetime

from support.sound.chance import Answers, Chance, span

ZONES = {
    "Europe/Berlin": ("DE-BE", "the law of Germany", "Berlin"), "Europe/Vienna": ("AT", "the law of Austria", "Vienna"),
    "Europe/London": ("GB-ENG", "the law of England and Wales", "London"), "Europe/Madrid": ("ES", "the law of Spain",
        "Madrid"),
    "America/New_York": ("US-NY", "the law of the State of New York", "New York"), "Asia/Tokyo": ("JP", "the law of Japan",
        "Tokyo"),
    "Asia/Singapore": ("SG", "the law of Singapore", "Singapore"), "UTC": ("IS", "the law of Iceland", "Reykjavík"),
}  # fmt: skip
COMPANIES = ("Nordhang Systems GmbH", "Ærø Data ApS", "Kestrel & Hume Ltd", "Ōtani Works KK", "Lumen d'Oc SARL", "Zwölf AG")
PLACES = ("12 Mill Lane", "Am Kai 7", "3 rue de l'Étang", "Storgata 40", "Via Roma 1")
DEPARTMENTS = ("Finance", "Human Resources", "Production", "Sales", "Logistics", "Research")
CONTESTED = (
    "credits/claim", "credits/cap", "support/severity", "exclusions/proof", "maintenance/notice", "reporting/data-access",
    "credits/sole-remedy", "ownership", "liability/cap", "change/unilateral", "exclusions", "support",
)  # fmt: skip


def paper(chance: Chance, kind: str) -> Answers:
    """The document's own facts, and the rest of the file after them."""
    day = datetime.date(2026, 1, 1) + datetime.timedelta(days=chance.randrange(700))
    # Terms begin on the first of a month, so that no first period is cut.
    year, month = divmod(day.year * 12 + day.month + chance.randrange(3), 12)
    document: Answers = {
        "reference": f"A-{chance.randrange(10000)}", "date": day.isoformat(),
        "effective": datetime.date(year, month + 1, 1).isoformat(),
        "currency": chance.one("EUR", "USD", "GBP", "JPY", "CHF"), "zone": chance.choice(list(ZONES)),
    }  # fmt: skip
    chance.add(
        document, title=f"Agreement {chance.randrange(90)} on services", subject="All that the parties agree on", version="2.3",
        owner="Head of Service Management", confidentiality="Confidential between the parties",
    )  # fmt: skip
    found: Answers = {"kind": kind, "document": document}
    if chance.maybe(0.4):
        found["positions"] = {"default": chance.one("provider", "customer", "balanced")}
        chance.add(found["positions"], 0.15, **{name: chance.one("provider", "customer", "balanced") for name in CONTESTED})
    return found


def company(chance: Chance, name: str, role: str) -> Answers:
    """A company with what somebody might say of it."""
    found: Answers = {"name": name, "role": role, "address": chance.choice(PLACES)}
    chance.add(found, short=name.split()[0], registration=f"HRB {chance.randrange(99999)}", notices="notices@party.example")
    chance.add(found, 0.7, contact={"name": "Service Desk", "email": "desk@party.example", "phone": "+49 30 5550100"})
    return found


def department(chance: Chance, name: str, role: str) -> Answers:
    """A department with what somebody might say of it."""
    found: Answers = {"name": name, "role": role, "form": "department"}
    chance.add(found, 0.7, contact={"name": f"Head of {name}", "email": "head@house.example"}, notices="mail@house.example")
    return found


def signed(chance: Chance, parties: Answers) -> None:
    """Signatories of every party that signs, or of none."""
    if chance.maybe(0.6):
        for party in parties.values():
            people = [{"name": chance.one("Kim Solberg", "Dr. Iris Aigner", "José Núñez"), "role": "Director"}]
            party["signatories"] = people * 1


def reporting(chance: Chance, by: str, to: list[str], kpis: list[str]) -> Answers:
    """Reports with their dates, data and consequences; each indicator of a month is in the monthly one."""
    monthly: Answers = {
        "name": "Monthly report", "content": chance.some(["results of each indicator", "incidents", "open actions"], 1),
        "by": by, "to": to, "due": chance.one("3 business days", "5 business days", "10 business days"),
    }  # fmt: skip
    chance.add(monthly, every="1 month", format="PDF", recipients=["IT Manager"])
    if kpis and chance.maybe(0.4):
        monthly["kpis"] = kpis
    found: Answers = {
        "reports": {"monthly": monthly}, "missing_report": chance.one("targets-missed", "escalation"),
        "data_access": chance.one("on-request", "read-only-online"), "data_kept": chance.one("24 months", "3 years"),
    }  # fmt: skip
    if chance.maybe(0.3):
        found["reports"]["yearly"] = {
            "name": "Yearly review", "content": ["trends"], "by": by, "to": to[:1], "every": "1 year", "due": "30 days",
        }  # fmt: skip
    if chance.maybe(0.3):
        found["reports"]["forecast"] = {
            "name": "Forecast of load", "content": ["expected users"], "by": to[0], "to": [by], "every": "1 quarter",
        }  # fmt: skip
    chance.add(
        found, grace=chance.one("2 business days", "5 business days"), audit="yes", data_within="3 business days",
        objection_within=chance.one("10 business days", "20 business days"), records=["tickets", "probe results"],
        follow_ups={"actions": {"subject": "open actions", "every": "1 month", "by": "Service Manager"}},
        stakeholders={"works-council": {"role": "Works council", "interest": "personal data in tickets"}},
    )  # fmt: skip
    return found


def frame(chance: Chance, tree: Answers, *, internal: bool, law: bool) -> None:
    """Governance, change, ownership, term, liability, disputes, law and signing: said, left to the standard, or dropped."""
    months = chance.one(12, 24, 36, 60)
    renewal = chance.one("automatic", "by-agreement", "none")
    term: Answers = {"months": str(months), "renewal": renewal, "notice": chance.one("30 days", "60 days", "90 days",
        "3 months")}
    chance.add(term, 0.4, renewal_months="12", baseline="1 month", review_before="120 days", transition_help="3 months")
    governance: Answers = {"review_every": chance.one("6 months", "12 months"), "improvement": chance.one("yes", "no")}
    chance.add(
        governance, owners={"head": "The Head of Service Management"},
        meetings={"monthly": {"name": "Service meeting", "every": "1 month", "attendees": ["both owners"],
            "decides": "open actions"}},
        decisions={"budget": {"subject": "further money", "by": "the steering meeting", "within": "10 business days"}},
    )  # fmt: skip
    ownership: Answers = {"option": chance.one("continue-unchanged", "continue-and-renegotiate", "consent", "exit")}
    chance.add(ownership, notice="30 days", window="90 days", exit_notice="180 days", transition_help="6 months")
    ownership["triggers"] = chance.some(
        ["merger", "sale-of-assets", "reorganisation"] if internal else ["majority-of-shares", "merger",
            "sale-to-competitor"], 1
    )
    change: Answers = {
        "approval": chance.one("both-in-writing", "governance-body", "sponsors"), "asked_by": chance.one("either-party",
            "customer"),
        "unilateral": chance.one("none", "improvements-only", "with-notice-and-exit"),
    }  # fmt: skip
    chance.add(change, notice="60 days", impact_within="10 business days", kept_at="the contract folder")
    disputes: Answers = {"measurement_expert": chance.one("yes", "no")}
    chance.add(disputes, owners_within="5 business days", sponsors_within="20 business days", sponsor="the two directors")
    tree.update(term=term)
    chance.add(tree, 0.7, governance=governance, ownership=ownership, change=change, disputes=disputes,
        signing={"electronic": "yes"})
    if not internal:
        liability: Answers = {"cap_share": chance.one("50 %", "100 %", "200 %")}
        chance.add(liability, cap_of=chance.one("annual-fees", "fees-of-last-12-months", "fees-of-term"),
            notify_within="90 days")
        chance.add(tree, 0.7, liability=liability)
        zone = tree["document"]["zone"]
        if law:
            tree["law"] = {"governing": ZONES[zone][1], "venue": ZONES[zone][2]}


def recovery(chance: Chance) -> Answers:
    """Continuity after a disaster."""
    hours = chance.rising([1, 2, 4, 8, 12, 24, 48], 2)
    found: Answers = {"recovery_time": span(hours[1] * 60), "recovery_point": span(hours[0] * 60)}
    chance.add(found, backup_every=span(hours[0] * 60), backup_kept="35 days", tested_every="6 months", declared_within="1 h")
    return found
