"""One change for each rule about the plans of sales and marketing (SM-)."""

from __future__ import annotations

from support.mutations import GONE, Mutation

PLAN, SMALL = "smarketing", "minimal-smarketing"
MAKER = "smarketing.leads.decision-maker"

ALL = (
    Mutation("SM-SHARE", PLAN, "the sources of revenue add up to 90 %", {"smarketing.sources.marketing.share": "40 %"}),
    Mutation("SM-RATES", PLAN, "the stages give another close rate than the stated one",
        {f"{MAKER}.stages.meeting.rate": "60 %"}),
    Mutation("SM-RATES", SMALL, "a rate of 0 %", {"smarketing.leads.owner.stages.order.rate": "0 %"}),
    Mutation("SM-GOAL", PLAN, "a lead goal does not follow from its figures", {f"{MAKER}.goal": "700"}),
    Mutation("SM-ROUND", PLAN, "the goals were rounded once, and the plan rounds customers first",
        {"smarketing.rounding": "customers-first"}),
    Mutation("SM-VALUE", PLAN, "the leads are worth less than the value that is owed",
        {"smarketing.value_goal": "10000000 EUR"}),
    Mutation("SM-REGION", PLAN, "the regions add up to less than the whole",
        {"smarketing.regions.dach.revenue_goal": "700000 EUR"}),
    Mutation("SM-CAPACITY", PLAN, "one person has to call all leads", {"smarketing.capacity.representatives": "1"}),
    Mutation("SM-RATIO", PLAN, "each person gets far more leads than ever before", {"smarketing.history_leads_per_rep": "100"}),
    Mutation("SM-PACING", PLAN, "the pace has no tolerance", {"smarketing.tolerance": "0 %"}),
    Mutation("SM-CYCLE", PLAN, "a sale takes longer than the period", {"smarketing.sales_cycle": "200 days"}),
    Mutation(
        "SM-SPEED", PLAN, "a first call within five minutes, by night as well",
        {
            "smarketing.follow_up.hot-decision-makers.first_response": "5 min",
            "smarketing.follow_up.hot-decision-makers.outside_hours": "run",
        },
    ),
    Mutation("SM-ATTEMPTS", PLAN, "six attempts in two days, two a day at most",
        {"smarketing.follow_up.decision-makers.window": "2 business days"}),
    Mutation("SM-BILATERAL", PLAN, "sales owes no follow-up", {"smarketing.follow_up": {}}, {"smarketing.worked_share": GONE}),
    Mutation(
        "SM-RELEASE-CYCLE", PLAN, "the failure of each side frees the other",
        {"smarketing.releases.poor": {"when": "marketing hands over poor leads", "frees": "sales",
            "from_duty": "to call them"}},
    ),
    Mutation("SM-RECYCLE", PLAN, "a rejected lead never comes back", {"smarketing.recycle_after": "none"}),
)  # fmt: skip
