"""One change for each rule about what a missed target pays (B-, A-)."""

from __future__ import annotations

from support.mutations import GONE, Mutation

SAAS, COLO, DESK = "saas-tiers", "colocation-ab", "it-desk"
GOLD = "credits.schemes.availability-gold"
NETWORK = "credits.schemes.network"
BANDS = (("99.95 %", "99.9 %"), ("99.9 %", "99.5 %"), ("99.5 %", "99 %"), ("99 %", "0 %"))
DAYS = {
    f"{GOLD}.bands": [{"below": high, "at_least": low, "credit": f"{n} days"} for n, (high, low) in enumerate(BANDS, start=2)],
    f"{GOLD}.caps": GONE, f"{GOLD}.examples": GONE,
}  # fmt: skip
POINTS = {
    f"{GOLD}.bands": [{"below": high, "at_least": low, "credit": f"{n} points"} for n, (high, low) in enumerate(BANDS,
        start=2)],
    f"{GOLD}.points": {"worth": "100 EUR"}, f"{GOLD}.caps": GONE, f"{GOLD}.examples": GONE,
}  # fmt: skip
AT_RISK = {
    "credits.schemes": {
        "pool": {
            "name": "Amount at risk", "kpis": ["availability", "response"], "basis": "invoice-of-failing-month",
            "at_risk": {"at_risk": "10 %", "allocation": {"availability": "60 %", "response": "40 %"}},
            "caps": [{"per": "month", "share": "10 %", "of": "invoice-of-failing-month"}],
        }
    },
    "credits.caps": GONE,
}
OTHER = {f"{GOLD}.bands": GONE, f"{GOLD}.examples": GONE}

ALL = (
    Mutation("B-CONTIG", SAAS, "the second band begins below the end of the first", {f"{GOLD}.bands.1.below": "99.8 %"}),
    Mutation("B-CONTIG", SAAS, "a band in the middle is dropped", {f"{GOLD}.bands.1": GONE}),
    Mutation("B-OVERLAP", SAAS, "the second band begins inside the first", {f"{GOLD}.bands.1.below": "99.93 %"}),
    Mutation(
        "B-OPERATOR-MISSING", SAAS, "nobody says whether the edges of a band belong to it",
        {f"{GOLD}.bands.0": {"edge_from": "99.9 %", "edge_to": "99.95 %", "credit": "5 %"}},
    ),
    Mutation("B-MONO", SAAS, "a worse result pays less", {f"{GOLD}.bands.1.credit": "3 %"}),
    Mutation("B-UNIT", SAAS, "one band of a table in percent pays days", {f"{GOLD}.bands.1.credit": "3 days"}),
    Mutation("B-FIRST", SAAS, "the first band begins below the target", {f"{GOLD}.bands.0": GONE}),
    Mutation("B-TARGET-MET-CREDIT", SAAS, "the first band begins above the target", {f"{GOLD}.bands.0.below": "99.99 %"}),
    Mutation("B-OPEN-END", SAAS, "the last band ends at 91 %", {f"{GOLD}.bands.3.at_least": "91 %"}),
    Mutation("B-CAP-LT-BAND", SAAS, "the limit lies below the highest band", {f"{GOLD}.caps.0.share": "20 %"}),
    Mutation("B-CAP-MISSING", COLO, "steps have no limit", {f"{NETWORK}.caps": GONE}, {"credits.caps": GONE}),
    Mutation("B-CAP-UNREACHABLE", SAAS, "the limit lies far above the highest band", {f"{GOLD}.caps.0.share": "100 %"}),
    Mutation("B-CAP-PERIODS", SAAS, "the limit of a year is lower than that of a month", {"credits.caps.1.share": "2 %"}),
    Mutation(
        "B-MECHANISM", SAAS, "a table pays by steps as well",
        {f"{GOLD}.step": {"credit": "5 %", "each": "30 min", "counted_from": "zero", "rounding": "started-steps"}},
    ),
    Mutation("B-EDGE-UNIT", SAAS, "an edge has lost its percent sign", {f"{GOLD}.bands.0.below": "99.95"}),
    Mutation("B-BASIS-AMBIG", SAAS, "nobody says of which fee the share is", {f"{GOLD}.basis": "none"}),
    Mutation("B-BASIS-MIXED", SAAS, "one of three tables takes its shares of the next invoice",
        {f"{GOLD}.basis": "next-invoice"}),
    Mutation("B-DAY-VALUE", SAAS, "days are paid in money, and nobody says what a day is worth",
        {"credits.day_value": "none"}, DAYS),
    Mutation("B-STEP-ROUNDING", COLO, "nobody says whether a started step counts", {f"{NETWORK}.step.rounding": GONE}),
    Mutation("B-THRESHOLD-START", COLO, "nobody says whether steps count from the first minute",
        {f"{NETWORK}.step.counted_from": GONE}),
    Mutation(
        "B-WHOLE-POINT", SAAS, "a rate for each full point, not for each tenth of a point", {f"{GOLD}.gap_rate.each": "1 %"},
        {**OTHER, f"{GOLD}.gap_rate": {"credit": "5 %", "each": "0.01 %", "rounding": "full-steps"}},
    ),
    Mutation("B-DEADZONE", COLO, "only full steps beyond the allowance count", {f"{NETWORK}.step.rounding": "full-steps"}),
    Mutation("B-POINTS", SAAS, "points are worth nothing", {f"{GOLD}.points": GONE}, POINTS),
    Mutation(
        "B-ALLOC-100", SAAS, "the shares of the pool add up to 80 %",
        {"credits.schemes.pool.at_risk.allocation.availability": "40 %"}, AT_RISK,
    ),
    Mutation(
        "B-WEIGHT-ORPHAN", SAAS, "the pool has a share for an indicator that the scheme leaves out",
        {"credits.schemes.pool.kpis": ["availability"]}, AT_RISK,
    ),
    Mutation("B-EXAMPLE-MISMATCH", SAAS, "the printed example pays one euro too much",
        {f"{GOLD}.examples.0.credit": "841.00 EUR"}),
    Mutation("B-DOUBLE-COUNT", COLO, "nothing is said of several credits for one event", {"credits.stacking": "none"}),
    Mutation(
        "B-EXPIRY-PREPAID", SAAS, "the fee of a credit that lowers later invoices is paid for a year in advance",
        {"services.warehouse.fee.prepaid": "1 year"}, {"credits.payout": "next-invoice"},
    ),
    Mutation("B-NONE", "minimal-tiered", "no plan follows a miss, and nothing is paid", {"breaches": "none"}),
    Mutation(
        "B-NONE-INTERNAL", "minimal-multi-level", "the last way in which a miss leads somewhere is gone", {"disputes": "none"},
        {"breaches": "none", "governance": "none", "downtime_plan": "none"},
    ),
    Mutation("B-EARNBACK-NOCAP", SAAS, "all credits may be earned back", {"credits.earn_back.cap": "none"}),
    Mutation("B-EARNBACK-CHRONIC", SAAS, "what is earned back no longer counts",
        {"credits.earn_back.counts_for_chronic": "no"}),
    Mutation("B-EARNBACK-TIER", SAAS, "credits of the gravest failures may be earned back",
        {"credits.earn_back.not_for": GONE}),
    Mutation("B-MINIMUM", SAAS, "the least amount lies above what the first band pays", {f"{GOLD}.minimum": "500.00 EUR"}),
    Mutation(
        "B-POOL-GT-100", SAAS, "a pool of 200 % has no limit", {"credits.schemes.pool.caps": GONE},
        AT_RISK | {
            "credits.schemes.pool.at_risk.pool": "200 %",
            "credits.schemes.pool.at_risk.allocation": {"availability": "120 %", "response": "80 %"},
        },
    ),
    Mutation(
        "A-GAP-RATE", SAAS, "a rate for the shortfall stands beside the table for one tier",
        {
            "credits.schemes.rate": {
                "name": "Rate", "kpis": ["availability"], "tiers": ["gold"], "basis": "monthly-fee-of-service",
                "gap_rate": {"credit": "1 %", "each": "0.1 %", "rounding": "exact"},
            }
        },
    ),
    Mutation(
        "A-MARGIN", SAAS, "the provider's margin is a quarter of what it was", {"margin": "20 %"}, {"margin": "80 %"},
    ),
    Mutation(
        "A-PRORATA-SMALL", SAAS, "the fee of the lost time is paid once, not 25 times", {f"{GOLD}.pro_rata.multiple": "1"},
        {**OTHER, f"{GOLD}.pro_rata": {"multiple": "25"}},
    ),
)  # fmt: skip
