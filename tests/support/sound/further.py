"""A nearly whole agreement gets what few have: printed figures, examples, dimensions, dependencies, critical periods."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from support.sound.chance import Answers, Chance, percent

DAYS = {"month of 28 days": 28, "month of 30 days": 30, "month of 31 days": 31, "year of 365 days": 365}


def dependencies(chance: Chance, tree: Answers, provider: str, carried: Decimal) -> None:
    """Needs of a service that carry its promise: in a row with more than it promises, or two of which one is enough."""
    services = list(tree["services"].values())
    row = {"name": "the hosting", "supplied_by": provider, "availability": "99.999 %", "mode": "serial"}
    pair = {
        key: {"name": f"line {key}", "availability": percent(carried + Decimal("0.001")), "mode": "parallel",
            "independent": "yes"}
        for key in ("a", "b")
    }
    chosen = chance.choice(services)
    if carried >= Decimal("99.99") or chance.maybe():
        chosen["dependencies"] = {"row": {**row, "availability": "100 %"}}
    else:
        chosen["dependencies"] = {**({"row": row} if carried < Decimal("99.9") else {}), **pair}


def allowances(chance: Chance, kpi: Answers) -> None:
    """Lost times printed beside each percentage of an indicator that counts every minute, cut to the second."""
    if kpi.get("clock") == "service":
        return
    for target in kpi["targets"]:
        share = 1 - Decimal(target["minimum"].removesuffix(" %")) / 100
        printed = []
        for days in chance.some(DAYS.values(), 1):
            seconds = int((share * days * 86400).quantize(Decimal(1), ROUND_HALF_UP))
            if seconds:
                printed.append({"lost": _compound(seconds), "length": f"{days} days"})
        if printed:
            target["allowances"] = printed


def _compound(seconds: int) -> str:
    hours, rest = divmod(seconds, 3600)
    parts = [(hours, "h"), (rest // 60, "min"), (rest % 60, "s")]
    return " ".join(f"{number} {unit}" for number, unit in parts if number)


def examples(chance: Chance, scheme: Answers, currency: str) -> None:
    """A printed example of a table in percent: a result in one of its bands, and what that band pays of a fee."""
    bands = scheme.get("bands", [])
    if not bands or "%" not in bands[0]["credit"] or currency == "JPY":
        return
    place = chance.randrange(len(bands))
    edge = next(band for band in (bands[place].get("below"), bands[place].get("at_most")) if band)
    measured = Decimal(edge.removesuffix(" %")) - Decimal("0.001")
    following = bands[place + 1] if place + 1 < len(bands) else {}
    lower = following.get("below") or following.get("at_most")
    if lower and measured < Decimal(lower.removesuffix(" %")):
        return
    fee = Decimal(chance.randint(1, 90) * 100)
    paid = fee * Decimal(bands[place]["credit"].removesuffix(" %")) / 100
    example = {"fee": f"{fee}.00 {currency}", "measured": percent(measured), "credit": f"{paid:.2f} {currency}"}
    if "tiers" in scheme:
        example["tier"] = scheme["tiers"][0]
    scheme["examples"] = [example]


def dimensions(chance: Chance, tree: Answers) -> None:
    """A way of the agreement's own to tell targets apart, with an indicator that has a target for each of its values."""
    tree["dimensions"] = {"network": {"name": "Network", "values": {"premium": "Premium", "standard": "Standard"}}}
    tree["kpis"]["loss"] = {
        "name": "Packet loss", "form": "packet-loss", "definition": "Lost packets in each hundred", "statistic": "ratio",
        "formula": "lost packets ÷ sent packets × 100", "unit": "%", "direction": "lower-is-better",
        "point": "the border router",
        "source": "active probes", "rounding": "2", "empty_period": "not-measured",
        "targets": [
            {"minimum": "0.1 %", "operator": "at-most", "dimensions": {"network": "premium"}},
            {"minimum": chance.one("0.3 %", "1 %"), "operator": "at-most", "dimensions": {"network": "standard"}},
        ],
    }  # fmt: skip


def periods(chance: Chance, tree: Answers) -> None:
    """Times of the year in which more is promised."""
    tree["critical_periods"] = {"closing": {"name": "Closing of the year", "when": "1 December to 15 January"}}
    tree["kpis"]["closing"] = {
        "name": "Postings in time", "form": "other", "definition": "Share of postings that are there on the same day",
        "formula": "postings in time ÷ all postings × 100", "statistic": "share", "unit": "%", "point": "the ledger",
        "source": "records of the ledger", "rounding": "2", "empty_period": "not-measured",
        "targets": [
            {"minimum": "99 %", "operator": "at-least", "critical_periods": ["closing"]}, {"minimum": "95 %",
                "operator": "at-least"},
        ],
    }  # fmt: skip
    chance.add(tree["critical_periods"]["closing"], hours="every day 06:00-22:00")


def regions(chance: Chance, tree: Answers) -> None:
    """Regions with a target each."""
    tree["regions"] = {"north": {"name": "North"}, "south": {"name": "South", "means": "all sites below the river"}}
    tree["kpis"]["delivery"] = {
        "name": "Deliveries in time", "form": "delivery-time", "definition": "Share of deliveries on the agreed day",
        "formula": "deliveries in time ÷ all deliveries × 100", "statistic": "share", "unit": "%", "point": "the dock",
        "source": "delivery notes", "rounding": "1", "empty_period": "target-met",
        "targets": [
            {"minimum": f"{chance.randint(95, 99)} %", "operator": "at-least", "region": "north"},
            {"minimum": f"{chance.randint(80, 94)} %", "operator": "at-least", "region": "south"},
        ],
    }  # fmt: skip


def yearly(chance: Chance, tree: Answers) -> None:
    """An indicator of a whole year or of single incidents, which pays nothing."""
    tree["kpis"]["content"] = {
        "name": "Satisfaction", "form": "satisfaction", "definition": "Mean grade of all answers", "statistic": "mean",
        "formula": "sum of grades ÷ number of grades", "unit": "points", "point": "the yearly survey", "source": "survey",
        "period": chance.one("quarter", "month"), "rounding": "1", "targets": [{"minimum": "4 points", "operator": "at-least"}],
        "empty_period": "not-measured",
    }  # fmt: skip
