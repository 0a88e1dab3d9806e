"""The catalogue of rules as one explicit list, and the terms become findings by running it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from slagen.checks import bands, coverage, law, levels, operational, severities, smarketing, targets, tiers
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
    Rule("B-UNIT", "error", bands.one_unit),
    Rule("B-FIRST", "error", bands.first_band_at_target),
    Rule("B-TARGET-MET-CREDIT", "error", bands.met_target_pays_nothing),
    Rule("B-OPEN-END", "error", bands.last_band_open),
    Rule("B-CAP-LT-BAND", "error", bands.cap_reaches_bands),
    Rule("S-RESP-LE-RESO", "error", severities.response_before_resolution),
    Rule("S-MONO", "error", severities.graver_is_faster),
    Rule("S-MATRIX", "error", severities.matrix_complete),
    Rule("S-TZ", "error", coverage.zone_said),
    Rule("S-HOLIDAY", "error", coverage.holidays_said),
    Rule("S-DST", "warning", coverage.clear_at_clock_change),
    Rule("T-NONMONO", "error", tiers.higher_is_better),
    Rule("O-CHAIN-EXCEEDS", "error", operational.chain_fits_promise),
    Rule("O-WEAKENED", "error", levels.never_weakened),
    Rule("O-LOCKED", "error", levels.locked_stays),
    Rule("O-CYCLE", "error", operational.no_cycles),
    Rule("SM-SHARE", "error", smarketing.shares_add_up),
    Rule("SM-RATES", "error", smarketing.rates_are_shares),
    Rule("SM-GOAL", "error", smarketing.goals_recompute),
    Rule("SM-CAPACITY", "error", smarketing.capacity_suffices),
    Rule("L-DATES", "error", law.dates_in_order),
    Rule("L-RENEW", "error", law.notice_shorter_than_term),
    Rule("L-PARTIES", "error", law.parties_known),
    Rule("L-KIND", "error", law.family_of_kind),
    Rule("L-BREACH-MAP", "error", law.breaches_mapped),
)


def run(terms: Agreement, places: Mapping[str, Place], rules: Iterable[Rule] = RULES) -> list[Problem]:
    """Every finding as a problem with its place in the answers: that of the term, or of the nearest one above it."""
    problems = [
        Problem(rule.id, rule.severity, finding.message, finding.path, finding.mend, nearest(finding.path, places))
        for rule in rules
        for finding in rule.find(terms)
    ]
    return sorted(problems, key=lambda problem: (problem.place.line if problem.place else 0, problem.id, problem.path))


def nearest(path: str, places: Mapping[str, Place]) -> Place | None:
    """The place of the term, or of what holds it, where the term itself was not typed."""
    while path:
        if path in places:
            return places[path]
        path = path.rpartition(".")[0]
    return places.get("")
