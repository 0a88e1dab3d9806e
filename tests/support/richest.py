"""For each kind, a sample, the answers that it lacks, and the tables of which two records do: together they say everything
that its conditions ask for."""

from __future__ import annotations

from typing import Any

COMMON: dict[str, Any] = {
    "document.booking": "between the cost centres, at the end of the quarter",
    "coverage.office.named_contacts": "3",
    "maintenance.events": [{"most": "12", "per": "1 year"}],
    "maintenance.graded_notice": [{"longer_than": "2 h", "notice": "10 business days"}],
    "downtime_plan.proactive_within": "15 min",
    "downtime_plan.problems_reviewed_every": "1 month",
    "recovery": {"recovery_time": "8 h", "recovery_point": "1 h", "plan_within": "30 days"},
    "reporting.records": ["tickets", "probe results"],
    "credits.conditions": ["ticket-opened"],
    "credits.further_conditions": ["the software is up to date"],
    "credits.exits": {"long": {"trigger": "single-event", "longer_than": "24 h", "notice_within": "30 days"}},
    "governance.decisions": {"budget": {"subject": "further money", "by": "the steering meeting"}},
    "change.kept_at": "the contract folder",
    "term.baseline": "1 month",
    "term.review_before": "120 days",
    "term.transition_help": "3 months",
}
EARN_BACK = {"share": "50 %", "periods": "3", "threshold": "target", "within": "6 months", "cap": "50 %", "only_above": "95 %"}
GROUP_CREDITS: dict[str, Any] = {
    "schemes": {
        "erp": {
            "name": "ERP", "kpis": ["erp-availability"], "basis": "monthly-fee-of-service",
            "bands": [{"below": "99.8 %", "at_least": "99 %", "credit": "5 %"}, {"below": "99 %", "credit": "10 %"}],
        }
    },
    "claim": {"automatic": "no", "within": "30 days"},
    "chronic": {"misses": "3", "window": "6"},
    "earn_back": EARN_BACK,
    "exits": COMMON["credits.exits"], "conditions": ["ticket-opened"], "further_conditions": ["the software is up to date"],
}  # fmt: skip
LIABILITY = {"cap_share": "100 %", "cap_of": "annual-fees"}

RICHEST: dict[str, tuple[str, dict[str, Any], tuple[str, ...]]] = {
    "tiered": ("saas-tiers", COMMON | {"services.carrier-hub.beta": "yes"}, ("services", "reporting.reports")),
    "multi-level": (
        "group-levels",
        {key: value for key, value in COMMON.items() if not key.startswith(("credits.", "coverage."))}
        | {
            "coverage.desk-europe.named_contacts": "3", "credits": GROUP_CREDITS, "liability": LIABILITY,
            "services.mail.beta": "yes",
            "services.mail.quota": "50 GB for each mailbox", "law": {"governing": "the law of Germany", "venue": "Stuttgart"},
            "document.master_agreement": {"title": "Charter of the group"}, "disputes.measurement_expert": "yes",
        },
        ("services", "kpis", "levels", "reporting.reports"),
    ),
    "smarketing": (
        "smarketing",
        {
            "smarketing.value_goal": "100000 EUR",
            "document.history": [{"version": "1.0", "date": "2026-12-01", "change": "First version"}],
        },
        ("smarketing.leads", "smarketing.needs", "reporting.reports"),
    ),
    "data-center": (
        "colocation-ab",
        COMMON | {
            "services.cabinets-single.beta": "yes", "services.cabinets-single.quota": "10 Gbit/s",
            "services.cabinets-single.dependencies": {"power": {"name": "Power of the hall", "service": "cabinets-ab"}},
            "credits.earn_back": EARN_BACK,
            "document.booking": "between the cost centres",
        },
        ("kpis", "services", "credits.schemes"),
    ),
}  # fmt: skip
