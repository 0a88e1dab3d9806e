"""A whole agreement gets what is rare but sound: printed units, counted excursions, further schemes, zones, clauses left out."""

from __future__ import annotations

from support.sound.chance import Answers, Chance, percent

OUT = ("parties/precedence", "coverage/clock-changes", "coverage/holidays", "services/customer-duties",
    "kpis/disputed-measurement",
       "reporting/missing-report", "change/unilateral", "maintenance/emergency", "term/renewal",
       "ownership/transition")  # fmt: skip


def add(chance: Chance, tree: Answers) -> None:
    """Some of it, where it fits."""
    for more in (_credits, _zones, _fahrenheit, _excursions, _hands, _contacts, _published, _no_commitment, _steps_of_claim):
        if chance.maybe(0.25):
            more(chance, tree)
    if tree["kind"] != "smarketing" and chance.maybe(0.15):
        tree["leave_out"] = chance.sample(OUT[:5], chance.randint(1, 2))


def _reported(tree: Answers, key: str) -> None:
    """Where the monthly report names its indicators, it names this one too."""
    monthly = tree.get("reporting", {}).get("reports", {}).get("monthly", {})
    if "kpis" in monthly:
        monthly["kpis"] = [*monthly["kpis"], key]


def _paid(tree: Answers) -> Answers:
    found = tree.get("credits")
    return found if isinstance(found, dict) else {}


def _credits(chance: Chance, tree: Answers) -> None:
    """What a scheme may say besides: who is paid, that it is goodwill, a least amount, an end."""
    credits = _paid(tree)
    chance.add(credits, 0.4, expiry="12 months", further_conditions=["the software is up to date"])
    if credits.get("payout") != "service-extension":
        chance.add(credits, 0.3, at_end=chance.one("paid-in-money", "refunded-on-request"))
    for scheme in credits.get("schemes", {}).values():
        chance.add(scheme, 0.3, who="affected", goodwill="no", minimum=f"1 {tree['document']['currency']}")


def _steps_of_claim(chance: Chance, tree: Answers) -> None:
    """A claim that is first notified, and then proved with what the customer has."""
    claim = _paid(tree).get("claim")
    if claim and claim.get("automatic") != "yes":
        claim["steps"] = {
            "notify": {"act": "notify the failure", "within": "10 days", "counted_from": "incident-end"},
            "prove": {"act": "send the numbers of its tickets", "within": "30 days", "counted_from": "report-receipt"},
        }  # fmt: skip
        chance.add(claim, 0.5, evidence=["the numbers of its tickets"], evidence_needed="always",
            proof="the receipt of the portal")


def _zones(chance: Chance, tree: Answers) -> None:
    """One schedule over several zones, and which of their hours count; it is there for reports and serves no promise."""
    tree.setdefault("coverage", {})["report-line"] = {
        "name": "Report line", "hours": "mon-fri 09:00-17:00", "zones": ["Europe/Berlin", "America/New_York"],
        "zone_rule": chance.one("union", "intersection"), "holidays": "open", "purpose": "reporting",
        "day_means": "service-day",
    }  # fmt: skip


def _contacts(chance: Chance, tree: Answers) -> None:
    """Channels that start no clock or are refused for some severities."""
    severities = tree.get("severities", {}).get("levels", {})
    for coverage in tree.get("coverage", {}).values():
        coverage["channels"] = [
            {"kind": "telephone", "address": "+49 30 5550100", "starts_clock": "yes"},
            {"kind": "chat", "starts_clock": "no", **({"severities": [list(severities)[-1]]} if severities else {})},
        ]  # fmt: skip


def _fahrenheit(chance: Chance, tree: Answers) -> None:
    """The range of temperatures in Fahrenheit as well, rounded as it is printed."""
    climate = tree.get("data_center", {}).get("climate", {}).get("temperature")
    if climate:
        low, high = (int(climate["range"][end].split()[0]) for end in ("low", "high"))
        climate["printed"] = {"low": f"{low * 9 / 5 + 32:.1f} °F", "high": f"{high * 9 / 5 + 32:.1f} °F"}


def _excursions(chance: Chance, tree: Answers) -> None:
    """A range that is missed by a number of excursions as well."""
    for climate in tree.get("data_center", {}).get("climate", {}).values():
        if "kpi" not in climate:
            climate.update(excursions=str(chance.randint(1, 5)), excursions_per="1 month", join=chance.one("any", "all"))


def _hands(chance: Chance, tree: Answers) -> None:
    """An indicator of work on site with credits of its own, in the same way as the others are paid."""
    if tree["kind"] != "data-center" or not _paid(tree).get("schemes"):
        return
    _reported(tree, "hands")
    tree["kpis"]["hands"] = {
        "name": "Hands in time", "form": "response-time",
        "definition": "Share of requests with somebody at the cabinet in time",
        "formula": "requests in time ÷ all requests × 100", "statistic": "share", "unit": "%", "point": "entry log",
        "source": "portal and entry log", "measured_by": "p", "rounding": "1", "empty_period": "not-measured",
        "counted_from": "report", "services": ["network"], "credit_bearing": "yes",
        "targets": [{"minimum": "95 %", "operator": "at-least", "service": "network"}],
    }  # fmt: skip
    model = next(iter(tree["credits"]["schemes"].values()))
    if "bands" in model and "%" in model["bands"][0]["credit"] and "points" not in model:
        least = model["bands"][0]["credit"].removesuffix(" %")
        tree["credits"]["schemes"]["hands"] = {
            "name": "Hands", "kpis": ["hands"], "services": ["network"], "basis": model["basis"],
            "bands": [{"below": "95 %", "credit": percent(least)}],
        }  # fmt: skip
    else:
        tree["kpis"]["hands"]["credit_bearing"] = "no"


def _published(chance: Chance, tree: Answers) -> None:
    """A target that stands on a page outside, with the day whose page counts."""
    if tree.get("kpis"):
        _reported(tree, "page")
        tree["kpis"]["page"] = {
            "name": "Data transfer", "form": "throughput", "definition": "Data in each second", "formula": "data ÷ seconds",
            "statistic": "minimum", "unit": "Mbit/s", "point": "the port", "source": "counters of the port", "rounding": "0",
            "targets": [{"published": {"where": "the service description", "as_of": "2026-01-01", "version": "3.2"}}],
        }  # fmt: skip


def _no_commitment(chance: Chance, tree: Answers) -> None:
    """An aim that is an indicator of its own, so that nobody takes it for a promise."""
    if tree.get("kpis"):
        _reported(tree, "aim")
        tree["kpis"]["aim"] = {
            "name": "Tickets solved in the first week", "form": "closing-rate",
            "definition": "Share of tickets that end in a week",
            "formula": "tickets ended in a week ÷ all tickets × 100", "statistic": "share", "unit": "%",
            "point": "ticket system",
            "source": "ticket records", "rounding": "0", "empty_period": "not-measured",
            "targets": [{"minimum": "90 %", "operator": "at-least", "modality": chance.one("objective", "aim")}],
        }  # fmt: skip
