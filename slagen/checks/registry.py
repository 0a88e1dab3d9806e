"""The catalogue of rules as one explicit list, and the terms become findings by running it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from slagen.checks import (
    allowances,
    bands,
    caps,
    claims,
    coverage,
    examples,
    labels,
    law,
    levels,
    measurement,
    operational,
    promises,
    remedies,
    schemes,
    severities,
    severity_clocks,
    shares,
    smarketing,
    steps,
    targets,
    tiers,
)
from slagen.checks.rules import Rule
from slagen.errors import Place, Problem
from slagen.terms.agreement import Agreement

RULES: tuple[Rule, ...] = (
    Rule("M-RANGE", "error", targets.percentages_in_range),
    Rule("M-COMPLETE", "error", targets.credit_bearing_complete),
    Rule("M-UNIT", "error", targets.units_agree),
    Rule("M-OPERATOR", "error", targets.operators_agree),
    Rule("M-ALLOWANCE-BASIS", "warning", allowances.stated_allowance),
    Rule("M-ROUND-VS-BAND", "error", allowances.rounding_fits_bands),
    Rule("M-MIN-OUTAGE", "warning", measurement.short_outages_count),
    Rule("M-START-TICKET", "warning", measurement.starts_at_failure),
    Rule("M-START-PROVIDER", "warning", measurement.starts_without_provider),
    Rule("M-ZERO-DENOM", "error", measurement.empty_period_said),
    Rule("M-SMALL-SAMPLE", "warning", measurement.sample_is_large_enough),
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
    Rule("S-NONNUMERIC", "warning", severities.times_are_figures),
    Rule("S-FLAT-RESPONSE", "advice", severities.severities_differ),
    Rule("S-CLOCK-MISSING", "error", severity_clocks.clock_said),
    Rule("S-CLOCK-MIX", "warning", severity_clocks.clocks_not_mixed),
    Rule("S-COVERAGE", "warning", severity_clocks.staffed_when_promised),
    Rule("S-HOURS", "error", coverage.hours_said),
    Rule("S-TZ", "error", coverage.zone_said),
    Rule("S-HOLIDAY", "error", coverage.holidays_said),
    Rule("T-NONMONO", "error", tiers.higher_is_better),
    Rule("T-NO-PROMISE", "error", tiers.promised),
    Rule("T-BANDS-PER-TARGET", "error", tiers.bands_start_at_each_target),
    Rule("O-CHAIN-EXCEEDS", "error", operational.chain_fits_promise),
    Rule("O-CHAIN-UNOWNED", "warning", operational.remainder_owned),
    Rule("O-WEAKENED", "error", levels.never_weakened),
    Rule("O-LOCKED", "error", levels.locked_stays),
    Rule("O-CYCLE", "error", operational.no_cycles),
    Rule("SM-SHARE", "error", smarketing.shares_add_up),
    Rule("SM-RATES", "error", smarketing.rates_are_shares),
    Rule("SM-GOAL", "error", smarketing.goals_recompute),
    Rule("SM-CAPACITY", "error", smarketing.capacity_suffices),
    Rule("D-DUP-LABEL", "error", labels.names_differ),
    Rule("X-UNKNOWN-REF", "error", targets.categories_known),
    Rule("D-AIM-VS-PROMISE", "warning", promises.aims_are_not_promises),
    Rule("D-EXTERNAL-TABLE", "warning", promises.outside_figures_fixed),
    Rule("L-DATES", "error", law.dates_in_order),
    Rule("L-RENEW", "error", law.notice_shorter_than_term),
    Rule("L-PARTIES", "error", law.parties_known),
    Rule("L-BREACH-MAP", "error", law.breaches_mapped),
)


def run(terms: Agreement, places: Mapping[str, Place], rules: Iterable[Rule] = RULES) -> list[Problem]:
    """Every finding as a problem with its place in the answers: that of the term, or of the nearest one above it."""
    problems = [
        Problem(rule.id, rule.severity, finding.message, finding.path, finding.mend, nearest(finding.path, places))
        for rule in rules
        for finding in rule.find(terms)
        if not rule.of_typed or finding.path in places
    ]
    return sorted(problems, key=lambda problem: (problem.place.line if problem.place else 0, problem.id, problem.path))


def nearest(path: str, places: Mapping[str, Place]) -> Place | None:
    """The place of the term, or of what holds it, where the term itself was not typed."""
    while path:
        if path in places:
            return places[path]
        path = path.rpartition(".")[0]
    return places.get("")
