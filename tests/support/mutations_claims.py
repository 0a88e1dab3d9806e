"""One change for each rule about claims, reports and rights to end (C-)."""

from __future__ import annotations

from support.mutations import GONE, Mutation

SAAS, COLO = "saas-tiers", "colocation-ab"
CLAIM, CHRONIC = "credits.claim", "credits.chronic"
MEAN = {"trigger": "mean-below", "figure": "97 %", "within": "3 months", "notice_within": "60 days",
    "notice_from": "period-end"}

ALL = (
    Mutation(
        "C-WINDOW-MISMATCH", SAAS, "a second limit of a year counts another year than the first",
        {"credits.schemes.availability-gold.caps.1": {"per": "year", "share": "40 %", "of": "annual-fee", "rolling": "no"}},
    ),
    Mutation("C-ANCHOR", SAAS, "the time to claim counts from eligibility", {f"{CLAIM}.counted_from": "eligibility"}),
    Mutation(
        "C-CLAIM-BEFORE-REPORT", SAAS, "the time to claim ends before the report is due", {f"{CLAIM}.within": "7 days"},
        {f"{CLAIM}.counted_from": "month-end"},
    ),
    Mutation(
        "C-CLAIM-BEFORE-PERIOD", SAAS, "a monthly result is claimed within five days after an incident",
        {f"{CLAIM}.within": "5 days"},
        {f"{CLAIM}.counted_from": "incident-end", f"{CLAIM}.within": "60 days"},
    ),
    Mutation(
        "C-DATA-ONESIDED", SAAS, "the last way to check the provider's figures is gone", {"reporting.data_access": "none"},
        {"kpis.availability.disputed_by": "nobody", "kpis.response.disputed_by": "nobody", "reporting.audit": "no"},
    ),
    Mutation("C-CHRONIC-NEEDS-CLAIM", SAAS, "only claimed misses count towards the right to end",
        {f"{CHRONIC}.needs_claim": "yes"}),
    Mutation("C-CHRONIC-POSSIBLE", SAAS, "seven misses of six months", {f"{CHRONIC}.misses": "7"}),
    Mutation(
        "C-SOLE-CONFLICT", SAAS, "damages stand beside credits as the only remedy",
        {"breaches.poor_performance.remedy": "damages"},
        {"credits.sole_remedy": "sole"},
    ),
    Mutation("C-SOLE-NO-EXIT", SAAS, "the right to end is dropped", {CHRONIC: GONE}, {"credits.sole_remedy": "sole",
        "credits.earn_back": GONE}),
    Mutation(
        "C-EXIT-FIGURE", SAAS, "a right to end after events without a number", {"credits.exits.many.count": GONE},
        {"credits.exits": {"many": {"trigger": "events", "count": "3", "longer_than": "30 min", "within": "3 months",
            "notice_within": "30 days"}}},
    ),
    Mutation(
        "C-TERM-NOTICE", SAAS, "the time to leave ends before the report is due",
        {"credits.exits.mean.notice_within": "5 days"},
        {"credits.exits": {"mean": MEAN}},
    ),
    Mutation("C-LIABILITY", SAAS, "nobody says whether credits count towards the limit",
        {"credits.counts_to_liability_cap": GONE}),
    Mutation("C-REPORT-INTERVAL", SAAS, "the monthly figures are reported each quarter",
        {"reporting.reports.monthly.every": "1 quarter"}),
    Mutation(
        "C-RECIPIENT", SAAS, "a report goes to its author", {"reporting.reports.monthly.to": ["lagerwerk"]},
        {"reporting.reports.monthly.recipients": GONE},
    ),
    Mutation("C-RETENTION", SAAS, "data are deleted after 30 days", {"reporting.data_kept": "30 days"}),
    Mutation(
        "C-EVIDENCE", SAAS, "a claim needs logs that only the provider has",
        {f"{CLAIM}.evidence": ["the logs of the provider", "the provider's monitoring data"]},
        {"reporting.data_access": "none"},
    ),
    Mutation("C-NOREPORT", SAAS, "a missing report is only reminded of", {"reporting.missing_report": "reminder"}),
)  # fmt: skip
