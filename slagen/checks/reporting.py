"""Reports, data and their keeping: the rules C- about what is told to whom, when, and who can prove it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from slagen.checks.rules import Finding, Typed
from slagen.quantities import Duration
from slagen.terms.agreement import Agreement
from slagen.terms.kpis import Kpi
from slagen.terms.management import Report

_DAYS = {
    "second": Decimal(1) / 86_400, "minute": Decimal(1) / 1440, "hour": Decimal(1) / 24, "day": Decimal(1),
    "business-day": Decimal(7) / 5, "week": Decimal(7), "month": Decimal("30.4"), "quarter": Decimal("91.3"),
    "year": Decimal("365.25"), "billing-cycle": Decimal("30.4"), "period": Decimal("30.4"), "invoice": Decimal("30.4"),
}  # fmt: skip
_THEIRS = re.compile(r"provider\b.*\b(?:logs?|monitoring|records?|data|measurements?)\b", re.IGNORECASE)
_PERIOD_DAYS = {
    "week": Decimal(7), "month": Decimal("30.4"), "billing-cycle": Decimal("30.4"), "quarter": Decimal("91.3"),
    "fiscal-quarter": Decimal("91.3"), "half-year": Decimal("182.6"), "year": Decimal("365.25"),
}  # fmt: skip


def reported_each_period(terms: Agreement) -> Iterator[Finding]:
    """Each indicator is reported at least once in each of its periods.

    Why: a monthly target that is reported each quarter is claimed, if at all, two months late.
    Fails: a monthly availability in a quarterly report only. Passes: a monthly report; a yearly one of a yearly target; an
    indicator that no report covers, since reports that name indicators may leave some out; a quarterly forecast by the
    customer, which tells of no results.
    Source: reporting calendars of published agreements.
    """
    if terms.reporting is None:
        return
    for key, kpi in terms.kpis.items():
        period = _PERIOD_DAYS.get(kpi.period)
        reports = _covering(terms, key, kpi)
        if period is None or not reports:
            continue
        shortest = min(reports, key=lambda report: _days(report.every))
        if _days(shortest.every) > period * Decimal("1.1"):
            name = next(name for name, report in terms.reporting.reports.items() if report is shortest)
            yield Finding(
                f"reporting.reports.{name}.every",
                f"{kpi.name} is measured each {kpi.period.replace('-', ' ')}, but “{shortest.name}” comes "
                f"{shortest.every.every()}.",
                "Report at least once in each period, or lengthen the period.",
            )


def somebody_receives(terms: Agreement) -> Iterator[Finding]:
    """A report goes to somebody else than the party that sends it.

    Why: a report that its author alone receives tells the other side nothing and starts no deadline.
    Fails: a report by the provider to the provider. Passes: to the customer; to a sponsor; to named recipients as well.
    Source: reporting calendars filled in by one side.
    """
    for name, report in (terms.reporting.reports if terms.reporting else {}).items():
        if not report.recipients and all(party == report.by for party in report.to):
            yield Finding(
                f"reporting.reports.{name}.to", f"“{report.name}” goes to nobody but its author.", "Name who receives it."
            )


def data_kept_long_enough(terms: Agreement) -> Iterator[Finding]:
    """Raw data is kept until a claim and the dispute about it can be over.

    Why: whoever may claim for 60 days and then argue for 25 must still find the logs.
    Fails: data kept for 30 days, a claim within 60 days. Passes: data kept for 12 months.
    Counted are the time to claim, to answer and to object, and the steps of a dispute; business days as 7/5 days.
    Source: retention of logs in published agreements.
    """
    if terms.reporting is None or terms.reporting.data_kept is None:
        return
    lengths: list[Duration | None] = [terms.reporting.objection_within]
    claim = terms.credits.claim if terms.credits else None
    if claim is not None:
        lengths += [claim.within, claim.answer_within]
    if terms.disputes is not None:
        lengths += [terms.disputes.owners_within, terms.disputes.sponsors_within]
    needed = sum((_days(length) for length in lengths if length is not None), Decimal(0))
    if _days(terms.reporting.data_kept) < needed:
        yield Finding(
            "reporting.data_kept",
            f"Raw data is kept for {terms.reporting.data_kept}, but a claim and the dispute about it may take "
            f"{needed.to_integral_value()} days.",
            "Keep the data longer, or shorten the steps.",
        )


def proof_can_be_had(terms: Agreement) -> Iterator[Finding]:
    """A claim does not ask the customer for data that the provider alone has.

    Why: evidence that nobody hands out makes every claim fail.
    Fails: a claim that needs the provider's logs, while nothing gives the customer access to them. Passes: the customer's own
    logs; the provider's logs with access to data on request or online; automatic credits.
    Source: complaints about evidence that only the provider has.
    """
    claim = terms.credits.claim if terms.credits else None
    if claim is None or claim.automatic or (terms.reporting is not None and terms.reporting.data_access != "none"):
        return
    for place, evidence in enumerate(claim.evidence):
        if _THEIRS.search(evidence):
            yield Finding(
                f"credits.claim.evidence.{place}",
                f"A claim needs “{evidence}”, which the provider has and need not hand out.",
                "Give access to the data in reporting, or ask for what the customer has.",
            )


def missing_report_said(terms: Agreement, typed: Typed) -> Iterator[Finding]:
    """Where credits rest on reports, a report is agreed, and to send none has a consequence.

    Why: the report starts the time to claim; who sends none should not gain from it.
    Fails: claims that run from a report, and no report agreed; credits, and missing_report typed as a mere reminder.
    Passes: missing reports that count as missed targets or go to the sponsors; automatic credits; no credits.
    Source: agreements under which failure to report is itself a failure.
    """
    claim = terms.credits.claim if terms.credits else None
    if claim is None or claim.automatic:
        return
    if terms.reporting is None and claim.counted_from == "report-receipt":
        yield Finding(
            "credits.claim", "Claims run from a report, and no report is agreed.", "Agree one, or count from another day."
        )
    if terms.reporting is not None and terms.reporting.missing_report == "reminder" and "reporting.missing_report" in typed:
        yield Finding(
            "reporting.missing_report",
            "A missing report leads to a reminder only, although credits rest on reports.",
            "Choose targets-missed or escalation.",
        )


def _covering(terms: Agreement, key: str, kpi: Kpi) -> list[Report]:
    """The reports that name an indicator; where none does, those that name none at all, by whoever may know its result."""
    reports = terms.reporting.reports.values() if terms.reporting else ()
    served = {party for party, record in terms.parties.items() if record.role == "customer"} - {kpi.measured_by}
    named = [report for report in reports if key in report.kpis]
    return named or [report for report in reports if not report.kpis and report.by not in served]


def _days(length: Duration) -> Decimal:
    """The days of a length of time, roughly: months of 30.4 days, business days as 7/5."""
    return length.amount * _DAYS[length.unit]
