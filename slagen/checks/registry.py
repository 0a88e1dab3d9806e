"""The catalogue of rules as one explicit list, and the terms become findings by running it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from slagen.checks import (
    bands,
    caps,
    claims,
    climate_ranges,
    coverage,
    data_center,
    examples,
    exclusions,
    house,
    labels,
    law,
    levels,
    maintenance,
    operational,
    remedies,
    reporting,
    schemes,
    severities,
    shares,
    smarketing,
    steps,
    targets,
    tiers,
    words,
)
from slagen.checks.rules import Rule
from slagen.errors import Place, Problem
from slagen.terms.agreement import Agreement

RULES: tuple[Rule, ...] = (
    Rule("M-RANGE", "error", targets.percentages_in_range),
    Rule("M-COMPLETE", "error", targets.credit_bearing_complete),
    Rule("B-CONTIG", "error", bands.contiguous),
    Rule("B-OVERLAP", "error", bands.overlapping),
    Rule("B-OPERATOR-MISSING", "error", bands.operators_said),
    Rule("B-MONO", "error", bands.monotone),
    Rule("B-UNIT", "error", schemes.one_unit_for_one_miss),
    Rule("B-FIRST", "error", bands.first_band_at_target),
    Rule("B-TARGET-MET-CREDIT", "error", bands.met_target_pays_nothing),
    Rule("B-OPEN-END", "error", bands.last_band_open),
    Rule("B-CAP-LT-BAND", "error", caps.cap_reaches_bands),
    Rule("B-CAP-MISSING", "warning", caps.growing_credits_limited),
    Rule("B-CAP-UNREACHABLE", "advice", caps.caps_can_be_reached, of_typed=True),
    Rule("B-CAP-PERIODS", "error", caps.cap_spans_agree),
    Rule("B-MECHANISM", "error", schemes.one_mechanism),
    Rule("B-EDGE-UNIT", "error", schemes.edges_in_unit),
    Rule("B-BASIS-AMBIG", "error", schemes.fee_is_clear),
    Rule("B-BASIS-MIXED", "warning", schemes.one_fee_for_all),
    Rule("B-DAY-VALUE", "error", schemes.day_has_a_value),
    Rule("B-STEP-ROUNDING", "error", steps.rounding_said),
    Rule("B-THRESHOLD-START", "error", steps.start_said),
    Rule("B-WHOLE-POINT", "warning", steps.first_point_pays),
    Rule("B-DEADZONE", "warning", steps.every_breach_pays),
    Rule("B-POINTS", "error", shares.points_become_money),
    Rule("B-ALLOC-100", "error", shares.pool_is_divided),
    Rule("B-WEIGHT-ORPHAN", "error", shares.weights_have_owners),
    Rule("B-EXAMPLE-MISMATCH", "error", examples.examples_recompute),
    Rule("B-DOUBLE-COUNT", "warning", remedies.several_credits_settled),
    Rule("B-EXPIRY-PREPAID", "warning", remedies.credits_survive_the_end),
    Rule("B-NONE", "advice", remedies.promises_have_a_price),
    Rule("B-NONE-INTERNAL", "advice", remedies.departments_escalate),
    Rule("B-EARNBACK-NOCAP", "error", remedies.earn_back_is_bounded),
    Rule("B-EARNBACK-CHRONIC", "warning", remedies.earned_back_still_counts),
    Rule("B-EARNBACK-TIER", "error", remedies.severe_failures_stay_paid),
    Rule("A-PRORATA-SMALL", "advice", caps.lost_hour_is_worth_something),
    Rule("C-ANCHOR", "error", claims.anchor_has_a_date),
    Rule("C-CLAIM-BEFORE-REPORT", "error", claims.report_before_claim),
    Rule("C-CLAIM-BEFORE-PERIOD", "error", claims.claim_after_period),
    Rule("C-DATA-ONESIDED", "warning", claims.data_can_be_doubted, of_typed=True),
    Rule("C-CHRONIC-NEEDS-CLAIM", "warning", claims.misses_count_unclaimed),
    Rule("C-CHRONIC-POSSIBLE", "error", remedies.repeated_failure_is_possible),
    Rule("C-SOLE-CONFLICT", "error", remedies.remedies_agree),
    Rule("C-SOLE-NO-EXIT", "warning", remedies.sole_remedy_leaves_a_way_out),
    Rule("C-EXIT-FIGURE", "error", remedies.rights_to_end_can_be_counted),
    Rule("C-TERM-NOTICE", "error", remedies.time_to_leave_starts_with_the_report),
    Rule("S-RESP-LE-RESO", "error", severities.response_before_resolution),
    Rule("S-MONO", "error", severities.graver_is_faster),
    Rule("S-MATRIX", "error", severities.matrix_complete),
    Rule("S-TZ", "error", coverage.zone_said, reads_typed=True),
    Rule("S-HOLIDAY", "error", coverage.holidays_said),
    Rule("T-NONMONO", "error", tiers.higher_is_better),
    Rule("O-CHAIN-EXCEEDS", "error", operational.chain_fits_promise),
    Rule("O-WEAKENED", "error", levels.never_weakened),
    Rule("O-LOCKED", "error", levels.locked_stays),
    Rule("O-CYCLE", "error", operational.no_cycles),
    Rule("X-MAINT-EFFECTIVE", "advice", maintenance.what_windows_leave),
    Rule("X-MAINT-UNLIMITED", "warning", maintenance.work_is_limited),
    Rule("X-MAINT-PERIOD", "warning", maintenance.limit_in_span_of_promise),
    Rule("X-MAINT-IN-COVERAGE", "warning", maintenance.windows_outside_staffed_hours),
    Rule("X-MAINT-MISSING", "advice", maintenance.maintenance_said),
    Rule("X-NOTICE-CONFLICT", "error", exclusions.notice_agrees),
    Rule("X-SUBCONTRACTOR", "warning", exclusions.own_suppliers_stay),
    Rule("X-FM-SWALLOWS", "error", exclusions.force_majeure_is_not_the_promise),
    Rule("X-ENV-VS-PROMISE", "warning", exclusions.environment_beside_promise),
    Rule("X-UNKNOWN-REF", "error", exclusions.scope_is_known),
    Rule("X-PROOF", "warning", exclusions.proof_said),
    Rule("DC-SINGLE-FEED", "error", data_center.single_feed_promise),
    Rule("DC-MEASURE-POINT", "error", data_center.measuring_point_said),
    Rule("DC-DURATION", "error", data_center.excursion_has_length),
    Rule("DC-CONJUNCTIVE", "warning", data_center.no_second_condition),
    Rule("DC-RANGE", "error", climate_ranges.ranges_hold),
    Rule("DC-LOAD", "warning", data_center.load_limited),
    Rule("DC-LOWER-BETTER", "error", data_center.lower_is_better),
    Rule("DC-PUE", "warning", data_center.energy_use_said, reads_typed=True),
    Rule("DC-HANDS", "warning", data_center.hands_arrive, reads_typed=True),
    Rule("DC-TIER", "advice", data_center.promise_within_design),
    Rule("DC-ROUTE", "warning", data_center.routes_have_ends),
    Rule("SM-SHARE", "error", smarketing.shares_add_up),
    Rule("SM-RATES", "error", smarketing.rates_are_shares),
    Rule("SM-GOAL", "error", smarketing.goals_recompute),
    Rule("SM-CAPACITY", "error", smarketing.capacity_suffices),
    Rule("D-DUP-LABEL", "error", labels.names_differ),
    Rule("L-DATES", "error", law.dates_in_order),
    Rule("L-RENEW", "error", law.notice_shorter_than_term),
    Rule("L-PARTIES", "error", law.parties_known),
    Rule("L-BREACH-MAP", "error", law.breaches_mapped),
    Rule("L-SIGN", "error", law.both_sides_sign),
    Rule("L-OWNERSHIP", "warning", law.ownership_chosen, reads_typed=True),
    Rule("L-PENALTY", "advice", words.no_penalty),
    Rule("D-VAGUE", "warning", words.no_vague_words),
    Rule("C-LIABILITY", "warning", law.credits_and_limit, reads_typed=True),
    Rule("C-REPORT-INTERVAL", "warning", reporting.reported_each_period),
    Rule("C-RECIPIENT", "warning", reporting.somebody_receives),
    Rule("C-RETENTION", "warning", reporting.data_kept_long_enough),
    Rule("C-EVIDENCE", "warning", reporting.proof_can_be_had),
    Rule("C-NOREPORT", "advice", reporting.missing_report_said, reads_typed=True),
    Rule("L-INTERNAL", "advice", house.no_courts_inside),
    Rule("L-BOOKING", "error", house.booking_said),
)


def run(terms: Agreement, places: Mapping[str, Place], rules: Iterable[Rule] = RULES) -> list[Problem]:
    """Every finding as a problem with its place in the answers: that of the term, or of the nearest one above it."""
    problems = [
        Problem(rule.id, rule.severity, finding.message, finding.path, finding.mend, nearest(finding.path, places))
        for rule in rules
        for finding in rule.findings(terms, places.keys())
    ]
    return sorted(problems, key=lambda problem: (problem.place.line if problem.place else 0, problem.id, problem.path))


def nearest(path: str, places: Mapping[str, Place]) -> Place | None:
    """The place of the term, or of what holds it, where the term itself was not typed."""
    while path:
        if path in places:
            return places[path]
        path = path.rpartition(".")[0]
    return places.get("")
