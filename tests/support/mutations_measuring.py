"""One change for each rule about targets and their measurement (M-)."""

from __future__ import annotations

from support.mutations import Mutation

SAAS, COLO = "saas-tiers", "colocation-ab"
UP = "kpis.availability"
FIRST = f"{UP}.targets.0"

ALL = (
    Mutation("M-RANGE", SAAS, "the target of Gold is more than 100 %", {f"{FIRST}.minimum": "100.5 %"}),
    Mutation("M-COMPLETE", SAAS, "an indicator that pays has no measuring point", {f"{UP}.point": "none"}),
    Mutation("M-UNIT", SAAS, "one of three percentages becomes a time", {f"{UP}.targets.1.minimum": "12 ms"}),
    Mutation("M-OPERATOR", SAAS, "an availability of at most so much", {f"{FIRST}.operator": "at-most"}),
    Mutation(
        "M-ALLOWANCE-BASIS", SAAS, "the lost time printed beside 99.95 % is that of 99.9 %",
        {f"{FIRST}.allowances": [{"lost": "43 min 12 s", "length": "30 days"}]},
        {f"{FIRST}.allowances": [{"lost": "21 min 36 s", "length": "30 days"}]},
    ),
    Mutation("M-ROUND-VS-BAND", SAAS, "results are rounded to one decimal beside 99.95 %", {f"{UP}.rounding": "1"}),
    Mutation("M-MIN-OUTAGE", SAAS, "failures of up to five minutes never count", {f"{UP}.shortest_counted": "5 min"}),
    Mutation("M-START-TICKET", SAAS, "downtime counts from the customer's report", {f"{UP}.counted_from": "report"}),
    Mutation("M-START-PROVIDER", SAAS, "downtime counts from the provider's confirmation",
        {f"{UP}.counted_from": "confirmation"}),
    Mutation("M-ZERO-DENOM", SAAS, "nothing is said of a month without incidents", {"kpis.response.empty_period": "none"}),
    Mutation(
        "M-SMALL-SAMPLE", SAAS, "a month has 35 to 40 incidents, of which a single one decides",
        {"kpis.response.usual_events": {"low": "35", "high": "40"}}, {"kpis.response.usual_events": {"low": "2000"}},
    ),
    Mutation(
        "M-FORMULA-INVERTED", SAAS, "the formula gives the unavailability",
        {f"{UP}.formula": "minutes of downtime ÷ minutes of the month × 100"},
    ),
    Mutation("M-PERIOD-MISMATCH", SAAS, "a yearly figure whose credits are limited by month", {f"{UP}.period": "year"}),
    Mutation("M-GRAIN", SAAS, "checks come less often than the time that may be lost", {f"{UP}.probe_every": "30 min"}),
    Mutation("M-SMOOTHING", COLO, "a mean is taken over a quarter", {"kpis.latency-stockholm.period": "quarter"}),
    Mutation(
        "M-PARTIAL", SAAS, "nothing is said of the first, cut month", {f"{UP}.partial_period": "none"},
        {"term.starts": "2026-04-15", "document.effective": "2026-04-15"},
    ),
    Mutation(
        "M-DST", SAAS, "a lost time is printed beside months in local time",
        {f"{FIRST}.allowances": [{"lost": "21 min 36 s", "length": "30 days"}]},
    ),
    Mutation("M-STATISTIC", COLO, "a latency that says not whether it is a mean",
        {"kpis.latency-stockholm.statistic": "ratio"}),
    Mutation(
        "M-BASELINE-UNDEFINED", SAAS, "the fee is the mean of nobody knows how many months",
        {"credits.schemes.availability-gold.basis": {"of": "service", "which": "average"}},
        {"credits.schemes.availability-gold.basis": {"of": "service", "which": "average", "count": "3"}},
    ),
    Mutation(
        "M-SERIES-HOURS", SAAS, "a service of office hours is measured around the clock",
        {"services.insight.coverage": "office"},
        {f"{UP}.services": ["warehouse", "carrier-hub", "insight"]},
    ),
    Mutation(
        "M-UNKNOWN-REF", SAAS, "a target names a value that its dimension does not have",
        {f"{FIRST}.dimensions": {"network": "standrd"}},
        {"dimensions": {"network": {"name": "Network", "values": {"standard": "Standard"}}},
            f"{FIRST}.dimensions": {"network": "standard"}},
    ),
)  # fmt: skip
