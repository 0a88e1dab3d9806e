"""What follows a miss besides the single credit: several credits at once, credits at the end, earning back, rights to end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from slagen.checks.claims import days, report_due
from slagen.checks.rules import Finding
from slagen.checks.schemes import schemes
from slagen.credits.scope import parted
from slagen.terms.agreement import Agreement
from slagen.terms.exits import NEEDED

_WORTHLESS_AT_END = (None, "lapse")
_PERIODS_A_YEAR = {"week": 52, "month": 12, "billing-cycle": 12, "quarter": 4, "fiscal-quarter": 4, "half-year": 2, "year": 1}
_SEEN_BY_REPORT = ("misses", "mean-below", "credits-reached", "points")


def several_credits_settled(terms: Agreement) -> Iterator[Finding]:
    """Where one event can miss several promises, the agreement says what is paid, and adding up has a limit.

    Why: one outage misses availability, repair time and delay at once; three credits for it surprise the one who pays.
    Fails: two schemes and not a word on several credits; credits that add up without a common limit.
    Passes: only the highest is paid; they add up to at most 50 % of the month's fee; one scheme only.
    Source: a published network agreement whose credits add up.
    """
    if terms.credits is None or len(terms.credits.schemes) < 2 or not _one_event_hits_two(terms):
        return
    stacking = terms.credits.stacking
    if stacking is None:
        yield Finding("credits.stacking", "What is paid where one event earns several credits is not said.", "Choose a rule.")
    elif stacking.rule != "highest-only" and not terms.credits.caps and _some_add_up(terms):
        yield Finding(
            "credits.stacking.rule",
            "The credits of one event add up, and no limit on all of them together is set.",
            "Add a limit on all credits, or pay the highest only.",
        )


def _one_event_hits_two(terms: Agreement) -> bool:
    """Whether two schemes can pay for one event: other indicators of a service that both may cover."""
    assert terms.credits is not None
    for first, second in combinations(terms.credits.schemes.values(), 2):
        mine = {ref for kpi in first.kpis for ref in terms.kpis[kpi].services}
        theirs = {ref for kpi in second.kpis for ref in terms.kpis[kpi].services}
        if not parted(first, second) and not (mine and theirs and not mine & theirs):
            return True
    return False


def _some_add_up(terms: Agreement) -> bool:
    assert terms.credits is not None and terms.credits.stacking is not None
    stacking = terms.credits.stacking
    pairs = {frozenset(pair) for pair in stacking.excludes}
    return any(
        frozenset(pair) not in pairs and not set(pair) & set(stacking.alone)
        for pair in combinations(terms.credits.schemes, 2)
    )


def credits_survive_the_end(terms: Agreement) -> Iterator[Finding]:
    """A credit that only lowers later invoices is paid out where no later invoice comes.

    Why: who pays a year in advance has no next invoice; the credit of the last months is worth nothing.
    Fails: payment by the next invoice, fees paid for a year in advance, nothing said of the end.
    Passes: what remains is paid in money; monthly invoices; an agreement that refunds unused credits.
    Source: published standard terms for yearly subscriptions.
    """
    if terms.credits is None or terms.credits.payout != "next-invoice" or terms.credits.at_end not in _WORTHLESS_AT_END:
        return
    fees = [service.fee for service in terms.services.values()] + [tier.fee for tier in terms.tiers.values()]
    if any(fee and (fee.prepaid or fee.per.unit in ("year", "quarter")) for fee in fees):
        yield Finding(
            "credits.payout",
            "Fees are paid in advance, but a credit only lowers later invoices; after the last one it is worth nothing.",
            "Pay in money what remains, or refund unused credits at the end.",
        )


def promises_have_a_price(terms: Agreement) -> Iterator[Finding]:
    """Between companies a missed promise pays something, or the parties know that it does not.

    Why: without credits the customer must prove its loss; the promise has no price.
    Fails: an availability of 99.9 % between two companies and no credits. Passes: a credit scheme; a plan or an escalation
    that follows every miss; departments of one company.
    Source: published agreements without credits.
    """
    breach = terms.breaches.poor_performance if terms.breaches else None
    if breach is not None and breach.remedy in ("rectification-plan", "credits-and-plan", "escalation"):
        return
    if _internal(terms) or not _promises(terms) or any(True for _ in schemes(terms)):
        return
    yield Finding("credits", "Targets are promised, but a miss pays nothing.", "Add a credit scheme, if that is not meant.")


def departments_escalate(terms: Agreement) -> Iterator[Finding]:
    """Between departments a missed promise leads somewhere, since no money moves.

    Why: without credits, plan or escalation a miss has no consequence at all.
    Fails: targets between departments, and neither breaches nor escalation nor disputes nor meetings agreed.
    Passes: escalation to the sponsors; a rectification plan; meetings that decide.
    Source: the practice of internal agreements.
    """
    leads_somewhere = (
        terms.credits, terms.breaches, terms.disputes, terms.governance, terms.smarketing,
        terms.downtime_plan and terms.downtime_plan.ladder,
    )
    if _internal(terms) and _promises(terms) and not any(leads_somewhere):
        yield Finding("breaches", "A missed target has no consequence.", "Agree on an escalation or on a plan.")


def _internal(terms: Agreement) -> bool:
    return terms.kind == "smarketing" or all(party.form == "department" for party in terms.parties.values())


def _promises(terms: Agreement) -> bool:
    return any(target.modality == "commitment" for kpi in terms.kpis.values() for target in kpi.targets)


def earn_back_is_bounded(terms: Agreement) -> Iterator[Finding]:
    """Earning back has a most, an end, and a level that somebody set.

    Why: without a most and an end every credit comes back some day, and the promise has no price.
    Fails: no cap; no time within which it must happen; the stretch level where no target has one.
    Passes: at most half of a year's credits, within six months, at a stretch target of 99.99 %.
    Source: published earn-back terms.
    """
    back = terms.credits.earn_back if terms.credits else None
    if back is None:
        return
    if back.cap is None:
        yield Finding("credits.earn_back.cap", "Credits can be earned back without a limit.", "Say at most which share.")
    if back.within is None:
        yield Finding("credits.earn_back.within", "Credits can be earned back at any time.", "Say within which time.")
    paid = {ref for _, scheme in schemes(terms) for ref in scheme.kpis}
    if paid and back.threshold == "stretch" and not any(target.stretch for ref in paid for target in terms.kpis[ref].targets):
        yield Finding(
            "credits.earn_back.threshold", "Credits are earned back at the stretch level, but no target has one.",
            "Give the targets a stretch level above the target.",
        )  # fmt: skip


def earned_back_still_counts(terms: Agreement) -> Iterator[Finding]:
    """A miss whose credit was earned back still counts towards the right to end.

    Why: otherwise a provider that fails every other month can never be left.
    Fails: repeated failure agreed, and earned-back misses do not count. Passes: they count.
    Source: published earn-back terms.
    """
    back = terms.credits.earn_back if terms.credits else None
    if back is None or back.counts_for_chronic or terms.credits is None:
        return
    if terms.credits.chronic or terms.credits.exits:
        yield Finding(
            "credits.earn_back.counts_for_chronic", "A miss that was earned back no longer counts for the right to end.",
            "Let it count.",
        )  # fmt: skip


def severe_failures_stay_paid(terms: Agreement) -> Iterator[Finding]:
    """The credit of a grave failure is not earned back.

    Why: a day without service is not made good by quiet months that were promised anyway.
    Fails: earning back for every failure. Passes: not for the gravest severity, not for the lowest band, not for results
    worse than 95 %.
    Source: published earn-back terms that except severe and repeated failures.
    """
    back = terms.credits.earn_back if terms.credits else None
    graded = terms.severities is not None or any(len(scheme.bands) > 1 for _, scheme in schemes(terms))
    if back is not None and graded and not (back.not_for or back.not_for_bands or back.only_above):
        yield Finding(
            "credits.earn_back", "The credit even of the gravest failure can be earned back.",
            "Except a severity, a band, or results below a figure.",
        )  # fmt: skip


def repeated_failure_is_possible(terms: Agreement) -> Iterator[Finding]:
    """As many misses as repeated failure needs fit into its window.

    Why: four misses within three months of a monthly figure can never happen, so the right to end is none.
    Fails: 4 of 3 months; 3 misses of a yearly figure in one contract year. Passes: 3 of 6 months.
    Source: slips when windows are shortened.
    """
    chronic = terms.credits.chronic if terms.credits else None
    if chronic is None:
        return
    paid = chronic.kpis or tuple(dict.fromkeys(ref for _, scheme in schemes(terms) for ref in scheme.kpis))
    fits = max((_PERIODS_A_YEAR.get(terms.kpis[ref].period, 12) for ref in paid), default=12)
    room = {"rolling": chronic.window, "contract-year": fits}.get(chronic.window_kind)
    if room is not None and chronic.misses > room:
        yield Finding(
            "credits.chronic.misses",
            f"{chronic.misses} misses do not fit into a window of {room} {'period' if room == 1 else 'periods'}.",
            "Ask for fewer misses or lengthen the window.",
        )


def remedies_agree(terms: Agreement) -> Iterator[Finding]:
    """Credits as the only remedy do not stand beside a promise of other remedies.

    Why: two clauses that contradict each other are both lost in court.
    Fails: credits are the only remedy, and a missed target gives the rights of the law. Passes: one of the two.
    Source: published agreements that copy both clauses.
    """
    breach = terms.breaches.poor_performance if terms.breaches else None
    sole = terms.credits is not None and terms.credits.sole_remedy in ("sole", "sole-except-exit")
    if sole and breach is not None and breach.remedy == "damages":
        yield Finding(
            "breaches.poor_performance.remedy",
            "Credits are the only remedy for a missed target, but a missed target also gives the rights of the law.",
            "Keep one of the two.",
        )


def sole_remedy_leaves_a_way_out(terms: Agreement) -> Iterator[Finding]:
    """Where credits are the only remedy, repeated failure gives a right to end.

    Why: a customer that can neither claim its loss nor leave must go on paying for a service that fails every month.
    Fails: only remedy, no right to end. Passes: only remedy beside repeated failure; other remedies left open.
    Source: published terms of vendors.
    """
    if terms.credits is None or terms.credits.sole_remedy not in ("sole", "sole-except-exit"):
        return
    if terms.credits.chronic is None and not terms.credits.exits and any(True for _ in schemes(terms)):
        yield Finding(
            "credits.sole_remedy", "Credits are the only remedy, and no failure gives a right to end.",
            "Agree on repeated failure, or leave other remedies open.",
        )  # fmt: skip


def time_to_leave_starts_with_the_report(terms: Agreement) -> Iterator[Finding]:
    """The time to decide on leaving does not run out before the report that shows the ground for it.

    Why: whether the mean of three months fell below 97 % stands in a report that comes ten days later.
    Fails: mean below 97 %, notice within 5 days after the period, report due after 10 Business Days.
    Passes: notice within 30 days after receipt of the report; events that the customer sees itself.
    Source: published rights to end.
    """
    due = report_due(terms)
    for key, right in terms.credits.exits.items() if terms.credits else ():
        length = days(right.notice_within) if right.notice_within else None
        if right.trigger not in _SEEN_BY_REPORT or right.notice_from == "report-receipt" or length is None or due is None:
            continue
        if length < due + 3:
            yield Finding(
                f"credits.exits.{key}.notice_from",
                f"The right must be used within {right.notice_within}, but the report is only due after about "
                f"{due.normalize():f} days.",
                "Count from receipt of the report.",
            )


def rights_to_end_can_be_counted(terms: Agreement) -> Iterator[Finding]:
    """A right to end says how much of what opens it.

    Why: “after repeated outages” opens a quarrel and no exit.
    Fails: events without a number; time lost without an amount. Passes: 3 events of more than 30 minutes within 3 months.
    Source: published rights to end with and without figures.
    """
    for key, right in terms.credits.exits.items() if terms.credits else ():
        field = NEEDED[right.trigger]
        if getattr(right, field) is None:
            yield Finding(
                f"credits.exits.{key}.{field}",
                f"A right to end is opened by {right.trigger.replace('-', ' ')}, but {field.replace('_', ' ')} is not said.",
                f"Give {field}.",
            )
