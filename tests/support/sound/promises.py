"""Indicators with everything that a third person needs to compute them, and targets that fall from tier to tier."""

from __future__ import annotations

from decimal import Decimal

from support.sound.chance import Answers, Chance, percent

LADDER = (
    "99.99", "99.98", "99.97", "99.95", "99.93", "99.9", "99.85", "99.8", "99.75", "99.7", "99.6", "99.5", "99.3", "99", "98.5",
    "98", "97.5", "97", "96", "95",
)  # fmt: skip
SHARES = ("99", "98", "97", "96", "95", "94", "92", "90", "88", "85", "80", "75", "70")
FORMULAS = (
    "(agreed minutes − minutes of downtime) ÷ agreed minutes × 100",
    "(minutes of the period − downtime) ÷ minutes of the period × 100",
    "(Agreed Service Time − Downtime) ÷ Agreed Service Time × 100",
)  # fmt: skip


def falling(chance: Chance, ladder: tuple[str, ...], number: int) -> list[str]:
    """So many values, the best first; two neighbours may be the same."""
    found = chance.rising(ladder, number)
    if number > 1 and chance.maybe(0.15):
        place = chance.randrange(number - 1)
        found[place + 1] = found[place]
    return [f"{value}0" if "." in value and len(value) < 5 and chance.maybe(0.2) else value for value in found]


def decimals(values: list[str]) -> int:
    """The most decimals in which any of the values is written."""
    return max(-int(Decimal(value).as_tuple().exponent) for value in values)


def availability(chance: Chance, values: list[str], provider: str, coverage: str) -> Answers:
    """Everything about an availability but its targets; `coverage` is the schedule it is measured in, or nothing."""
    found: Answers = {
        "name": "Availability", "form": "availability", "formula": chance.choice(FORMULAS),
        "definition": "the share of the agreed time in which the main functions can be used",
        "point": chance.one("the public address of the service", "the Provider's border router"),
        "source": "external monitoring", "measured_by": provider, "probe_every": chance.one("5 s", "10 s", "15 s"),
        "bad_minute": "a minute in which two checks in a row fail", "owner": "Service Owner",
        "counted_from": chance.one("first-failed-check", "detection"),
        "disputed_by": chance.one("other-monitoring", "audit", "expert"),
    }  # fmt: skip
    rounded(chance, found, decimals(values))
    period(chance, found)
    if coverage:
        found.update(clock="service", coverage=coverage)
    chance.add(found, 0.3, per="each service", counted_until="the next check that passes")
    return found


def rounded(chance: Chance, found: Answers, least: int) -> None:
    """Rounding no coarser than the figures are written; half up needs more, or 99.985 would meet 99.99."""
    rule = chance.one("half-up", "down", "none")
    found["rounding_rule"] = rule
    if rule != "none":
        found["rounding"] = str(least + chance.randint(1, 2))
        found["compared"] = chance.one("after-rounding", "before-rounding")


def period(chance: Chance, found: Answers) -> None:
    """A month, on one of its bases."""
    chance.add(
        found, period_basis=chance.one("actual", "actual-local", "30-days", "mean-month"), period="month",
        partial_period=chance.one("only-days-in-term", "not-measured", "whole-period"),
        empty_period=chance.one("target-met", "not-measured"),
    )  # fmt: skip


def share(chance: Chance, name: str, values: list[str], provider: str) -> Answers:
    """A share of cases, with what holds in a month without any."""
    form, what = chance.one(
        ("service-level", "calls answered within a minute"), ("first-contact-resolution", "cases solved at the first contact"),
        ("turnaround-time", "cases closed in time"), ("other", "requests fulfilled in time"),
    )  # fmt: skip
    found: Answers = {
        "name": name, "form": form, "definition": f"Share of all cases: {what}", "formula": f"{what} ÷ all cases × 100",
        "statistic": "share", "unit": "%", "direction": "higher-is-better", "counted_from": "report",
        "point": "the ticket system", "source": "ticket records", "measured_by": provider, "owner": "Head of Support",
    }  # fmt: skip
    rounded(chance, found, decimals(values))
    period(chance, found)
    found["empty_period"] = chance.one("target-met", "not-measured", "target-missed")
    chance.add(found, 0.4, smallest_sample="20")
    return found


def time(chance: Chance, name: str, provider: str) -> Answers:
    """A time of which lower is better, with its statistic and one target for all."""
    statistic = chance.one("mean", "median", "maximum", "percentile")
    found: Answers = {
        "name": name, "form": chance.one("latency", "restore-time"), "definition": "Time from the request to the whole answer",
        "formula": "sum of all times ÷ number of all times", "statistic": statistic, "direction": "lower-is-better",
        "point": "the edge router", "source": "active probes", "measured_by": provider, "rounding": "1",
        "empty_period": "not-measured",
        "targets": [{"maximum": ""}],
    }  # fmt: skip
    if found["form"] == "latency":
        found.update(unit="ms", targets=[{"minimum": f"{chance.randint(5, 900)} ms", "operator": "at-most"}])
    else:
        found.update(unit="h", targets=[{"minimum": f"{chance.randint(1, 30)} h", "operator": "at-most"}])
    if statistic == "percentile":
        found["percentile"] = chance.one("90 %", "95 %", "99 %")
    return found


def targets(chance: Chance, values: list[str], tiers: list[str], operator: str) -> list[Answers]:
    """A target for each tier, or one for all."""
    if not tiers:
        return [{"minimum": percent(values[0]), "operator": operator}]
    found = [{"tier": tier, "minimum": percent(value), "operator": operator} for tier, value in zip(tiers, values, strict=True)]
    for target in found:
        if chance.maybe(0.2):
            target["modality"] = "commitment"
    return found
