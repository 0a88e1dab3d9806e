"""One change for each rule about the document (D-) and the law (L-)."""

from __future__ import annotations

from support.mutations import GONE, Mutation

SAAS, DESK, GROUP, PLAN = "saas-tiers", "it-desk", "group-levels", "smarketing"

ALL = (
    Mutation("D-DUP-LABEL", SAAS, "two tiers have one name", {"tiers.silver.name": "Gold"}),
    Mutation("D-CONFLICT-NUMBERS", SAAS, "the downtime plan has another rhythm of updates",
        {"downtime_plan.notices.0.updates_every": "45 min"}),
    Mutation(
        "D-AIM-VS-PROMISE", DESK, "an aim stands beside the commitment of one indicator",
        {"kpis.closing.targets.1": {"minimum": "100 %", "operator": "at-least", "modality": "aim"}},
    ),
    Mutation(
        "D-EXTERNAL-TABLE", SAAS, "a target stands on a page that may change",
        {"kpis.response.targets.0.published.as_of": GONE},
        {"kpis.response.targets.0": {"tier": "gold", "published": {"where": "the service description", "as_of": "2026-01-01"}}},
    ),
    Mutation("D-VAGUE", SAAS, "a bad minute is one in which the failure is material",
        {"kpis.availability.bad_minute": "a minute in which a material failure is sustained"}),
    Mutation("D-PLACEHOLDER", SAAS, "a blank is left", {"kpis.availability.point": "TBD"}),
    Mutation("D-NAME", SAAS, "the customer is called the Provider", {"parties.noordkade.name": "Provider"}),
    Mutation("D-DEFINED", SAAS, "the clause of definitions is left out", {"leave_out": ["definitions/terms"]}),
    Mutation("D-TABLE", PLAN, "a goal is divided by a rate of 0 %", {"smarketing.leads.decision-maker.close_rate": "0 %"}),
    Mutation("L-DATES", SAAS, "the agreement ends before it starts", {"term.ends": "2026-03-01"}),
    Mutation("L-RENEW", SAAS, "the notice is longer than the term", {"term.notice": "25 months"}),
    Mutation("L-PARTIES", SAAS, "both parties have one name", {"parties.noordkade.name": "Lagerwerk Software GmbH"}),
    Mutation("L-BREACH-MAP", SAAS, "nothing follows a late delivery", {"breaches.late_delivery": "none"}),
    Mutation("L-SIGN", SAAS, "only one side names who signs", {"parties.noordkade.signatories": GONE}),
    Mutation("L-OWNERSHIP", SAAS, "nobody chose what a change of ownership does", {"ownership.option": GONE}),
    Mutation("L-PENALTY", SAAS, "a text speaks of a penalty",
        {"goals.objectives.ship-on-time.statement": "A penalty follows each late order"}),
    Mutation("L-INTERNAL", GROUP, "the law of a country between departments", {"law": {"governing": "the law of Germany",
        "venue": "Stuttgart"}}),
    Mutation("L-BOOKING", DESK, "money between departments that nobody books", {"breaches.late_delivery.remedy": "refund"}),
)  # fmt: skip
