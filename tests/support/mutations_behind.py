"""One change for each rule about levels and those behind a promise (O-), maintenance and exclusions (X-)."""

from __future__ import annotations

from support.mutations import GONE, Mutation

SAAS, COLO, GROUP = "saas-tiers", "colocation-ab", "group-levels"
CHAIN = "operational.critical-repair"
WINDOWS = {
    "maintenance.windows.sunday-morning.services": ["carrier-hub", "insight"],
    "maintenance.windows.core": {
        "name": "Core", "hours": "sun 04:00-08:00", "recurrence": "weekly", "zone": "Europe/Berlin", "services": ["warehouse"],
    },
}  # fmt: skip
SUPPLIER = {
    "parties.hoster": {"name": "Hoster GmbH", "role": "supplier"},
    "operational.hosting": {
        "name": "Hosting contract", "kind": "underpinning-contract", "between": ["lagerwerk", "hoster"], "kpi": "availability",
        "services": ["warehouse"], "credits_at_most": "9000.00 EUR",
    },
}  # fmt: skip

ALL = (
    Mutation("O-CHAIN-EXCEEDS", GROUP, "one step takes longer than the resolution", {f"{CHAIN}.steps.diagnose.within": "5 h"}),
    Mutation("O-CHAIN-UNOWNED", GROUP, "most of the time is left without a step",
        {"operational.high-repair.steps.repair.within": "20 min"}),
    Mutation("O-WEAKENED", GROUP, "a department takes less than the whole group",
        {"levels.finance-level.sets.erp-uptime.target": "99.5 %"}),
    Mutation("O-LOCKED", GROUP, "a department sets what is locked", {"levels.hr-level.sets.desk": {"kpi": "desk-answer",
        "target": "90 %"}}),
    Mutation("O-CYCLE", GROUP, "the highest level stands under a lower one", {"levels.corporate.parent": "finance-level"}),
    Mutation("O-COVERAGE", GROUP, "a team of office hours behind a promise around the clock",
        {f"{CHAIN}.coverage": "desk-europe"}),
    Mutation("O-ACCOUNTABLE", GROUP, "a service of which nobody says who provides it", {"services.mail.provider": GONE}),
    Mutation(
        "O-E2E", GROUP, "nobody answers for the whole of a chain", {"services.network.owner": GONE,
            "services.network.provider": GONE},
    ),
    Mutation("O-ENDS", GROUP, "a step by somebody who is no party of the chain", {f"{CHAIN}.steps.confirm.by": "board"}),
    Mutation("O-PRECEDENCE", GROUP, "a lower level names none above it", {"levels.finance-level.parent": GONE}),
    Mutation("O-REGION", GROUP, "a site without hours", {"sites.oslo": {"name": "Oslo", "region": "europe"}}),
    Mutation("O-UC-TERM", GROUP, "the supplier's contract ends first", {"operational.line-contract.ends": "2027-12-31"}),
    Mutation("O-SERIAL", GROUP, "a need is promised worse than the service",
        {"services.erp.dependencies.platform.availability": "99.7 %"}),
    Mutation(
        "O-PARALLEL", GROUP, "nobody says that two lines fail independently",
        {"services.mail.dependencies.a.independent": GONE},
        {
            "services.mail.dependencies": {
                key: {"name": f"line {key}", "availability": "99.5 %", "mode": "parallel",
                    "independent": "yes"} for key in ("a", "b")
            }
        },
    ),
    Mutation("O-MAINT-UNION", SAAS, "what a service needs is worked on in another night",
        {"maintenance.windows.core.hours": "sat 04:00-08:00"}, WINDOWS),
    Mutation("O-PASS-THROUGH", SAAS, "the supplier gives far less than is owed",
        {"operational.hosting.credits_at_most": "90.00 EUR"}, SUPPLIER),
    Mutation(
        "X-MAINT-EFFECTIVE", SAAS, "windows take six hours of each night",
        {"maintenance.windows.sunday-morning.hours": "every day 00:00-06:00"},
        {"maintenance.budgets": "none", "maintenance.windows.sunday-morning.hours": "sun 04:00-06:00"},
    ),
    Mutation(
        "X-MAINT-UNLIMITED", SAAS, "planned work without windows and without a limit", {"maintenance.windows": "none"},
        {"maintenance.budgets": "none", "exclusions.items.planned-work.limit": GONE,
            "exclusions.items.planned-work.limit_per": GONE},
    ),
    Mutation("X-MAINT-PERIOD", SAAS, "only the limit of a year is left", {"maintenance.budgets.0": GONE}),
    Mutation("X-MAINT-IN-COVERAGE", SAAS, "the window moves into office hours",
        {"maintenance.windows.sunday-morning.hours": "mon 10:00-12:00"}),
    Mutation("X-MAINT-MISSING", SAAS, "nothing is said of maintenance", {"maintenance": "none"},
        {"exclusions.items.planned-work": GONE}),
    Mutation(
        "X-NOTICE-CONFLICT", SAAS, "the exclusion speaks of another notice",
        {"exclusions.items.planned-work.statement": "Planned Maintenance that was announced 48 hours before"},
    ),
    Mutation(
        "X-SUBCONTRACTOR", GROUP, "the failure of a supplier behind the promise is excluded",
        {"exclusions.items.lines": {"kind": "third-party", "statement": "A failure of the lines", "supplier": "network-co"}},
    ),
    Mutation(
        "X-FM-SWALLOWS", COLO, "force majeure includes failures of power",
        {"exclusions.items.force-majeure.statement": "war, flood, and failure of power or of the Internet"},
    ),
    Mutation(
        "X-ENV-VS-PROMISE", COLO, "warmth inside the promised range is excluded",
        {"exclusions.items.hot-weather.quantity": "temperature", "exclusions.items.hot-weather.upper": "25 °C"},
    ),
    Mutation(
        "X-UNKNOWN-REF", GROUP, "an exclusion names a region that there is not",
        {"exclusions.items.africa": {"kind": "region", "statement": "Failures in Africa", "regions": ["Africa"]}},
    ),
    Mutation("X-PROOF", SAAS, "nobody says who proves an exclusion", {"exclusions.proof": "none"}),
)  # fmt: skip
