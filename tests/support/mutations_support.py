"""One change for each rule about severities, their times and hours (S-), and about tiers (T-)."""

from __future__ import annotations

from support.mutations import GONE, Mutation

SAAS, COLO, GROUP = "saas-tiers", "colocation-ab", "group-levels"
LEVELS = "severities.levels"
P3 = f"{LEVELS}.p3.times"
SAME = {"response": "15 min", "update": "30 min", "workaround": "2 h", "resolution": "4 h", "clock": "24x7",
    "coverage": "always"}

ALL = (
    Mutation("S-RESP-LE-RESO", COLO, "the response comes after the resolution", {f"{LEVELS}.critical.times.response": "5 h"}),
    Mutation("S-MONO", COLO, "the lighter severity is solved sooner", {f"{LEVELS}.major.times.resolution": "3 h"}),
    Mutation("S-MATRIX", SAAS, "a cell of the matrix is missing", {"severities.matrix.cells.2.2": GONE}),
    Mutation("S-MATRIX", SAAS, "a cell is graver than the one of higher impact", {"severities.matrix.cells.2.0": "p1"}),
    Mutation("S-NONNUMERIC", COLO, "a response at once, without a figure", {f"{LEVELS}.critical.times.response": "immediate"}),
    Mutation("S-FLAT-RESPONSE", COLO, "two severities have the same times", {f"{LEVELS}.major.times": SAME}),
    Mutation("S-CLOCK-MISSING", GROUP, "times in hours without a clock", {f"{LEVELS}.medium.times": {"response": "4 h",
        "resolution": "30 h"}}),
    Mutation("S-CLOCK-MIX", COLO, "a response on one clock and a resolution on another",
        {f"{LEVELS}.critical.times.resolution": "4 service hours"}),
    Mutation("S-COVERAGE", SAAS, "a time around the clock where staff work in office hours",
        {"tiers.bronze.severities.p1.coverage": "office"}),
    Mutation("S-HOURS", SAAS, "a schedule says no hours", {"coverage.extended.hours": "none"}),
    Mutation("S-TZ", "minimal-tiered", "hours without a zone", {"document.zone": GONE}),
    Mutation("S-HOLIDAY", SAAS, "working days without a calendar of holidays", {"coverage.extended.holidays": "none"}),
    Mutation("S-DST", SAAS, "a window opens while the clocks change",
        {"maintenance.windows.sunday-morning.hours": "sun 02:30-06:00"}),
    Mutation(
        "S-DAY", SAAS, "a resolution in days of which nobody says what they are", {"coverage.office.day_means": "none"},
        {f"{P3}.resolution": "10 service days"},
    ),
    Mutation("S-RESPONSE-DEF", SAAS, "nobody says what a response is", {"severities.response_means": "none"}),
    Mutation("S-PAUSE", SAAS, "the clock stops while the provider waits for its supplier",
        {"severities.pauses.0": "the Provider waits for its supplier"}),
    Mutation(
        "S-SEVERITY-OWNER", SAAS, "the provider alone decides and changes the severity",
        {"severities.decided_by": "provider", "severities.changed_by": "provider"},
    ),
    Mutation("S-UPDATE", COLO, "updates come less often than the resolution is due",
        {f"{LEVELS}.critical.times.update": "5 h"}),
    Mutation("S-ESC", COLO, "the second rung comes before the first", {"downtime_plan.ladder.shift-lead.after": "60 min"}),
    Mutation("T-NONMONO", SAAS, "Gold promises less than Silver", {"kpis.response.targets.0.minimum": "94 %"}),
    Mutation("T-NONMONO", SAAS, "Gold answers later than Silver", {"tiers.gold.severities.p1.response": "45 min"}),
    Mutation("T-NO-PROMISE", SAAS, "a tier has credits and no target", {"kpis.availability.targets.1": GONE}),
    Mutation(
        "T-BANDS-PER-TARGET", SAAS, "one table pays for two targets",
        {"credits.schemes.availability-gold.tiers": ["gold", "silver"], "credits.schemes.availability-silver": GONE},
    ),
    Mutation("T-ASSIGN", SAAS, "one of three services has no tier", {"services.insight.tier": GONE}),
    Mutation("T-IDENTICAL", "minimal-tiered", "both tiers promise the same figure",
        {"kpis.availability.targets.1.minimum": "99.9 %"}),
    Mutation("T-MISSING-CELL", SAAS, "the middle tier is left out of an indicator", {"kpis.response.targets.1": GONE}),
    Mutation("T-PRICE", SAAS, "Gold costs less than Bronze", {"tiers.gold.fee.amount": "600.00 EUR"}),
)  # fmt: skip
