"""Claims and their deadlines: a day that can be named, a report before the claim, a measure that can be doubted."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from slagen.checks.rules import Finding
from slagen.checks.schemes import in_time, schemes
from slagen.quantities import Duration
from slagen.terms.agreement import Agreement
from slagen.terms.claims import Anchor, Claim
from slagen.terms.credits import Scheme

# Calendar days, so that periods of different units can be put in order; a Business Day is 7/5 of one.
_DAYS = {
    "second": Decimal(1) / 86400, "minute": Decimal(1) / 1440, "hour": Decimal(1) / 24, "day": Decimal(1),
    "business-day": Decimal("1.4"), "week": Decimal(7), "month": Decimal(30), "billing-cycle": Decimal(30),
    "invoice": Decimal(30), "quarter": Decimal(91), "year": Decimal(365),
}
_PERIOD_DAYS = {"week": 7, "month": 31, "billing-cycle": 31, "quarter": 92, "fiscal-quarter": 92, "half-year": 184, "year": 366}
_FROM_INCIDENT: tuple[Anchor, ...] = ("incident-start", "incident-end", "knowledge", "incident-report")
_BEFORE_REPORT: tuple[Anchor, ...] = (*_FROM_INCIDENT, "period-end", "month-end", "month-of-failure")
_TIME_TO_READ = _DAYS["business-day"] * 3
_USUAL_REPORT = _DAYS["business-day"] * 10


def days(length: Duration) -> Decimal | None:
    """About how many calendar days a length is; None for a measurement period."""
    factor = _DAYS.get(length.unit)
    return None if factor is None else length.amount * factor


def _claims(terms: Agreement) -> Iterator[tuple[str, Claim]]:
    """Every claim that somebody must make: the agreement's, and those of single schemes."""
    if terms.credits is None:
        return
    if terms.credits.claim is not None and any(scheme.claim is None for scheme in terms.credits.schemes.values()):
        yield "credits.claim", terms.credits.claim
    for path, scheme in schemes(terms):
        if scheme.claim is not None:
            yield f"{path}.claim", scheme.claim


def _deadlines(claim: Claim, path: str) -> Iterator[tuple[str, Duration, Anchor]]:
    if claim.automatic:
        return
    if claim.within is not None:
        yield path, claim.within, claim.counted_from
    for key, step in claim.steps.items():
        yield f"{path}.steps.{key}", step.within, step.counted_from


def _asks_for_a_result(claim: Claim, path: str) -> Iterator[tuple[str, Duration, Anchor]]:
    """The deadlines that need the result of a period. A step that counts from the incident, beside a claim that does not, is
    a notice of what the customer has seen itself."""
    found = list(_deadlines(claim, path))
    later = any(anchor not in _FROM_INCIDENT for _, _, anchor in found)
    yield from (one for one in found if one[0] == path or one[2] not in _FROM_INCIDENT or not later)


def anchor_has_a_date(terms: Agreement) -> Iterator[Finding]:
    """A deadline counts from a day that both sides can name.

    Why: “30 days from becoming eligible” starts on a day that the provider alone decides.
    Fails: within 30 days of eligibility; within 30 days of nothing. Passes: 30 days after receipt of the report.
    Source: published terms of two large cloud providers.
    """
    for path, claim in _claims(terms):
        for place, within, anchor in _deadlines(claim, path):
            if anchor in ("eligibility", "unsaid"):
                eligible = "the day of becoming eligible, which nobody can date"
                yield Finding(
                    f"{place}.counted_from",
                    f"{within} are counted from {eligible if anchor == 'eligibility' else 'no day that is named'}.",
                    "Count from a dated event, such as report-receipt.",
                )


def report_before_claim(terms: Agreement) -> Iterator[Finding]:
    """The report that shows a failure is due before the claim ends, with three Business Days to read it.

    Why: who must claim before the figures come claims blindly or not at all.
    Fails: claim within 7 days after the month, report due 10 Business Days after it; the same with no report at all.
    Passes: claim within 30 days after the month, report within 10 Business Days; within 14 days after receipt of the report;
    a notice of the incident within 5 days, and the claim after the report.
    Source: published standard terms with claims of five to seven days.
    """
    due = report_due(terms)
    for path, claim in _claims(terms):
        for place, within, anchor in _asks_for_a_result(claim, path):
            length = days(within)
            # Where no report is agreed, ten Business Days are a usual time for one; a single step may be a mere notice.
            if due is None and place != path:
                continue
            needed = _USUAL_REPORT if due is None else due + _TIME_TO_READ
            if length is None or anchor not in _BEFORE_REPORT or length >= needed:
                continue
            report = (
                "no report is agreed that would show the failure before"
                if due is None
                else f"the report is only due after about {due.normalize():f} days"
            )
            yield Finding(
                f"{place}.within",
                f"A claim must be made within {within}, but {report}.",
                "Count the claim from receipt of the report, or lengthen it.",
            )


def report_due(terms: Agreement) -> Decimal | None:
    """Days after the period by which the report on the figures is there; None where no report is agreed."""
    if terms.reporting is None:
        return None
    paid = {ref for _, scheme in schemes(terms) for ref in scheme.kpis}
    reports = [one for one in terms.reporting.reports.values() if not one.kpis or paid & set(one.kpis)]
    found = [days(one.due) for one in reports]
    return min((one for one in found if one is not None), default=None)


def claim_after_period(terms: Agreement) -> Iterator[Finding]:
    """The claim does not end before the period whose result is claimed.

    Why: whether a month missed its target is known when the month is over; a claim within 5 days of an outage on the 2nd
    ends on the 7th.
    Fails: bands of monthly availability, claim within 5 days after the incident.
    Passes: the same claim where each event pays by itself, by its length or its steps; 45 days after the incident; 30 days
    after the month; a notice of the incident within 5 days, and the claim after the month.
    Source: published power and hosting terms.
    """
    for path, claim in _claims(terms):
        general = path == "credits.claim"
        paying = [one for own, one in schemes(terms) if (general and one.claim is None) or path == f"{own}.claim"]
        longest = max(
            (
                _PERIOD_DAYS.get(terms.kpis[ref].period, 0)
                for scheme in paying
                if _needs_a_result(scheme)
                for ref in scheme.kpis
            ),
            default=0,
        )
        for place, within, anchor in _asks_for_a_result(claim, path):
            length = days(within)
            if anchor in _FROM_INCIDENT and length is not None and length < longest:
                yield Finding(
                    f"{place}.within",
                    f"A claim within {within} of the failure may end before the period is over whose result decides.",
                    "Count the claim from the end of the period or from the report.",
                )


def _needs_a_result(scheme: Scheme) -> bool:
    """Whether the credit follows from the result of a period, and not from each event."""
    by_result = any(not in_time(band) for band in scheme.bands)
    return bool(by_result or scheme.gap_rate or scheme.points or scheme.at_risk)


def data_can_be_doubted(terms: Agreement) -> Iterator[Finding]:
    """Where one side measures what it pays for, the other can check.

    Why: who measures matters more than the number; a figure that nobody may dispute is whatever its owner says.
    Fails: the provider measures, nobody may dispute, no audit and no access to data. Passes: any of the three.
    Source: published cloud terms that call the provider's records final.
    """
    if terms.reporting is not None and (terms.reporting.audit or terms.reporting.data_access != "none"):
        return
    paid = {ref for _, scheme in schemes(terms) for ref in scheme.kpis}
    for key, kpi in terms.kpis.items():
        party = terms.parties.get(kpi.measured_by or "")
        if key in paid and kpi.disputed_by == "nobody" and (party is None or party.role in ("provider", "supplier")):
            yield Finding(
                f"kpis.{key}.disputed_by",
                f"{kpi.name} is measured by the side that pays for it, and nobody may doubt the figure.",
                "Name who may dispute it, or agree on an audit or on access to the data.",
            )


def misses_count_unclaimed(terms: Agreement) -> Iterator[Finding]:
    """A miss counts towards the right to end whether or not its credit was claimed.

    Why: who let a small credit pass loses the right to leave with it.
    Fails: only claimed misses count. Passes: every miss counts.
    Source: published standard terms.
    """
    if terms.credits is None:
        return
    chronic = terms.credits.chronic
    found = ["credits.chronic"] if chronic is not None and chronic.needs_claim else []
    found += [f"credits.exits.{key}" for key, right in terms.credits.exits.items() if right.needs_claim]
    for path in found:
        yield Finding(
            f"{path}.needs_claim", "Only misses with a claim count towards the right to end.", "Let every miss count."
        )
