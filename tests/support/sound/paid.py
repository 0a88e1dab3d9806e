"""Targets become credits that pay for their misses: bands that meet, steps, rates, shares at risk, points; limits and claims."""

from __future__ import annotations

from decimal import Decimal

from support.sound.chance import Answers, Chance, percent

LOWER = (
    "99.9", "99.8", "99.5", "99.3", "99", "98.5", "98", "97", "96", "95", "93", "90", "88", "85", "80", "75", "70", "60", "50",
)  # fmt: skip
AMOUNTS = (2, 3, 5, 8, 10, 15, 20, 25, 30, 40, 50, 60, 75, 100)


class Paid:
    """The credits of an agreement: how its schemes pay is one choice for all, so that one miss is paid in one way."""

    def __init__(self, chance: Chance, currency: str, operator: str) -> None:
        self.chance, self.currency, self.operator = chance, currency, operator
        self.way = chance.one("bands", "bands", "bands", "step", "pro_rata", "gap_rate", "days", "points", "money", "at_risk")
        self.basis = chance.one("monthly-fee-of-service", "invoice-of-failing-month", "next-invoice")
        self.style = chance.one("both edges", "open end", "nested")
        self.highest = 0
        self.schemes: Answers = {}

    def scheme(self, key: str, name: str, kpi: str, target: str, **scope: list[str]) -> None:
        """A scheme for one target."""
        chance = self.chance
        found: Answers = {"name": name, "kpis": [kpi], **scope}
        if self.way not in ("days", "money"):
            found["basis"] = self.basis
        if self.way in ("bands", "days", "points", "money"):
            self.bands(found, target)
        elif self.way == "step":
            credit, most = chance.one(1, 2, 5), chance.one(20, 50, 100)
            start = chance.one("zero", "beyond-allowance")
            rounding = chance.one("started-steps", "exact")
            found["step"] = {"credit": percent(credit), "each": chance.one("15 min", "30 min", "1 h"), "counted_from": start,
                "rounding": rounding}
            found["caps"] = [{"per": "month", "share": percent(most), "of": self.basis}]
            self.highest = max(self.highest, most)
        elif self.way == "pro_rata":
            most = chance.one(30, 50, 100)
            found["pro_rata"] = {"multiple": chance.one("5", "10", "25")}
            if chance.maybe(0.3):
                found["pro_rata"].update(by_affected_share="yes", share_of="end users")
            found["caps"] = [{"per": "month", "share": percent(most), "of": self.basis}]
            self.highest = max(self.highest, most)
        elif self.way == "at_risk":
            found["at_risk"] = {"at_risk": percent(chance.one(5, 10, 15)), "allocation": {kpi: "100 %"}}
            self.highest = max(self.highest, 15)
        else:
            most = chance.one(20, 40)
            found["gap_rate"] = {"credit": percent(chance.one(1, 2)), "each": "0.1 %", "rounding": chance.one("started-steps",
                "exact")}
            found["caps"] = [{"per": "month", "share": percent(most), "of": self.basis}]
            self.highest = max(self.highest, most)
        self.schemes[key] = found

    def pool(self, kpis: list[str]) -> None:
        """One scheme for several indicators, each with its share of the amount at risk."""
        chance = self.chance
        parts = chance.shares(len(kpis), step=10)
        at_risk = chance.one(5, 10, 20)
        found: Answers = {"name": "Amount at risk", "kpis": kpis, "basis": "invoice-of-failing-month"}
        found["at_risk"] = {
            "at_risk": percent(at_risk), "allocation": {kpi: percent(part) for kpi, part in zip(kpis, parts, strict=True)},
        }  # fmt: skip
        self.basis, self.highest = "invoice-of-failing-month", at_risk
        self.schemes["pool"] = found

    def bands(self, found: Answers, target: str) -> None:
        """Contiguous bands from the target to the worst result, worse ones paying more."""
        chance = self.chance
        lower = [value for value in LOWER if Decimal(value) < Decimal(target)]
        number = chance.randint(1, min(5, len(lower) + 1))
        edges = [target, *chance.rising(lower, number - 1)]
        above, below = ("above", "at_most") if self.operator == "more-than" else ("at_least", "below")
        credits = self.credits(number)
        rows: list[Answers] = []
        for place, (edge, credit) in enumerate(zip(edges, credits, strict=True)):
            row: Answers = {below: percent(edge), "credit": credit}
            worst = "0" if self.style == "both edges" and above == "at_least" else ""
            following = edges[place + 1] if place + 1 < number else worst
            if following and self.style != "nested":
                row[above] = percent(following)
            rows.append(row)
        found["bands"] = rows
        if chance.maybe(0.3):
            for place, row in enumerate(rows):
                row["label"] = f"Step {place + 1}"
        if self.way == "points":
            found["points"] = {"worth": f"{chance.one(100, 250)} {self.currency}", "repeat_factor": chance.one("1", "2"),
                "reset_after": "1"}

    def credits(self, number: int) -> list[str]:
        """What the bands pay, the worst most."""
        chance = self.chance
        if self.way == "days":
            return [f"{days} day{'s' if days > 1 else ''}" for days in chance.rising(range(1, 29), number)]
        if self.way == "points":
            return [f"{points} point{'s' if points > 1 else ''}" for points in chance.rising(range(1, 10), number)]
        if self.way == "money":
            return [f"{amount * 10} {self.currency}" for amount in chance.rising(range(1, 90), number)]
        found = chance.rising(AMOUNTS, number)
        self.highest = max(self.highest, found[-1])
        return [percent(amount) for amount in found]

    def answers(self, gravest: str, stretch: bool, kpi: str) -> Answers:
        """The family: limits that no band passes, the claim, what repeated failure leads to."""
        chance = self.chance
        found: Answers = {
            "schemes": self.schemes, "counts_to_liability_cap": chance.one("yes", "no"),
            "nature": chance.one("price-adjustment", "liquidated-damages"),
            "sole_remedy": chance.one("sole-except-chronic-and-wilful", "without-prejudice"),
        }  # fmt: skip
        rolling = chance.maybe()
        self.limits(found, rolling)
        chance.add(found, 0.4, transferable="no", conditions=chance.some(["ticket-opened", "invoices-paid"], 1),
            pay_within="45 days")
        if self.way == "days":
            found["day_value"] = chance.one("1/30-of-month", "actual-days")
            if chance.maybe(0.3):
                found["payout"] = "service-extension"
        else:
            chance.add(found, 0.5, payout=chance.one("money", "next-invoice-or-money"))
        claim: Answers = chance.one(
            {"automatic": "yes"}, {"within": "30 days", "counted_from": "report-receipt"}, {"within": "60 days",
                "counted_from": "period-end"},
            {"within": "45 days", "counted_from": "month-end", "approval": "provider"},
        )  # fmt: skip
        chance.add(claim, 0.4, answer_within="10 business days", channel="the portal")
        chance.add(found, 0.7, claim=claim)
        window = chance.randint(2, 12)
        # Rights and limits that count a year count the same year.
        kind = ("rolling" if rolling else "contract-year") if window == 12 else chance.one("rolling", "consecutive")
        chronic: Answers = {"misses": str(chance.randint(2, window)), "window": str(window), "window_kind": kind}
        if kind == "consecutive":
            chronic["misses"] = str(window)
        chance.add(chronic, 0.4, kpis=[kpi], scope=chance.one("affected-service", "agreement"), notice_within="60 days",
            notice="30 days")
        chance.add(found, 0.8 if found["sole_remedy"] == "without-prejudice" else 1, chronic=chronic)
        if chance.maybe(0.3):
            found["exits"] = {
                "long": {"trigger": "single-event", "longer_than": f"{chance.randint(12, 96)} h", "notice_within": "30 days"},
                "lost": {"trigger": "lost-time", "total": "40 h", "within": "3 months", "notice_within": "45 days"},
            }  # fmt: skip
        if stretch and chance.maybe():
            found["earn_back"] = {
                "share": "50 %", "periods": str(chance.randint(2, 6)), "threshold": "stretch", "within": "6 months",
                "cap": chance.one("25 %", "50 %"), "not_for": [gravest],
            }  # fmt: skip
        return found

    def limits(self, found: Answers, rolling: bool) -> None:
        """Limits for a month and a year, none below a single credit or a shorter limit."""
        chance = self.chance
        adding = self.highest and chance.maybe(0.3)
        if adding:
            found["stacking"] = {"rule": "add-up"}
        elif chance.maybe(0.5):
            found["stacking"] = {"rule": "highest-only"}
        if self.highest and (adding or chance.maybe(0.6)):
            most = chance.choice([share for share in (20, 30, 40, 50, 75, 100) if share >= self.highest])
            found["caps"] = [{"per": "month", "share": percent(most), "of": chance.one("monthly-fee-of-all", self.basis)}]
            if chance.maybe():
                found["caps"].append(
                    {"per": "year", "share": percent(most), "of": "annual-fee", "rolling": "yes" if rolling else "no"}
                )
