"""Fee bases, anchors of deadlines and spans of limits become words, each from one table, in schedules and clauses alike."""

from __future__ import annotations

from slagen.terms.claims import Anchor
from slagen.terms.credits import Cap, Scheme
from slagen.terms.fee_base import Basis, BasisWord, FeeBase, Span, Without

BASIS: dict[BasisWord, str] = {
    "monthly-fee-of-service": "the monthly fee of the affected Service",
    "monthly-fee-of-tier": "the monthly fee of the Tier",
    "monthly-fee-of-all": "the monthly fees of all Services",
    "invoice-of-failing-month": "the invoice of the failing month",
    "next-invoice": "the next invoice",
    "previous-month-fee": "the fee of the month before",
    "component-price": "the price of the affected component",
    "fee-of-term": "the fee of the whole term",
    "annual-fee": "the annual fee",
    "metered-quantity": "the fee of the metered quantity",
    "per-period-fee": "the fee of the Measurement Period",
}
_OF = {
    "service": "the affected Service", "affected-share": "the part of the Service that was affected", "tier": "the Tier",
    "all": "all Services", "metered": "the metered quantity", "order": "the order", "agreement": "the Agreement",
}
_SPAN: dict[Span, str] = {
    "hour": "the hour", "day": "the day", "week": "the week", "month": "the month", "billing-cycle": "the billing cycle",
    "invoice": "the invoice", "period": "the Measurement Period", "quarter": "the quarter", "year": "the contract year",
    "last-12-months": "the last twelve months", "term": "the whole term",
}
_WITHOUT: dict[Without, str] = {
    "discounts": "discounts", "taxes": "taxes", "usage": "metered charges", "one-off": "one-off charges",
    "upfront": "payments made upfront", "services-with-own-agreement": "Services with an agreement of their own",
}
ANCHOR: dict[Anchor, str] = {
    "incident-start": "the start of the Incident",
    "incident-end": "the end of the Incident",
    "knowledge": "the day on which the Customer knew of the failure",
    "period-end": "the end of the Measurement Period",
    "report-receipt": "receipt of the Service Report",
    "incident-report": "the report of the Incident",
    "violation-report": "the report that the Service Level was missed",
    "month-of-failure": "the month of the failure",
    "month-end": "the end of the month of the failure",
    "billing-cycle-end": "the end of the billing cycle of the failure",
    "next-billing-cycle-end": "the end of the billing cycle after the failure",
    "invoice": "the date of the invoice for the period of the failure",
    "eligibility": "the day on which it became eligible",
    "unsaid": "a day that is not stated",
}
_CAP_SPAN = {
    "event": "event", "month": "month", "billing-cycle": "billing cycle", "quarter": "quarter", "year": "year",
    "term": "term", "invoice": "invoice", "unsaid": "span that is not stated",
}
_EACH = {"component": "for each component", "service": "for each Service", "order": "for each order"}


def basis_words(basis: Basis) -> str:
    """The fee as words: “the fee for power of the week of the failure, without discounts”."""
    if not isinstance(basis, FeeBase):
        return BASIS[basis]
    if basis.of in ("part", "component"):
        whose = f"the affected {basis.part or 'component'}" if basis.of == "component" else basis.part or "the affected part"
    else:
        whose = _OF[basis.of]
    words = f"the fee for {whose} {_when(basis)}"
    if basis.without:
        left_out = [_WITHOUT[one] for one in basis.without]
        last = f"{', '.join(left_out[:-1])} and {left_out[-1]}" if len(left_out) > 1 else left_out[0]
        words += f", without {last}"
    return words


def _when(basis: FeeBase) -> str:
    span = _SPAN[basis.span]
    match basis.which:
        case "next":
            return f"in {span.replace('the ', 'the next ', 1)}"
        case "previous":
            return f"in {span.replace('the ', 'the ', 1)} before the failure"
        case "average":
            spans = f"the last {basis.count} {span.removeprefix('the ')}s" if basis.count and basis.count > 1 else span
            return f"on average over {spans}"
    if basis.span in ("last-12-months", "term"):
        return f"over {span}"
    return f"in {span} of the failure"


def anchor_words(anchor: Anchor) -> str:
    """The event that a deadline counts from."""
    return ANCHOR[anchor]


def cap_span(cap: Cap) -> str:
    """The span of a limit as it stands after “per” or “in each”: “month”, “year, rolling over the last twelve months”."""
    span = _CAP_SPAN[cap.per] + (", rolling over the last twelve months" if cap.rolling else "")
    return f"{span}, {_EACH[cap.each]}" if cap.each else span


def pays_shares(scheme: Scheme) -> bool:
    """Whether some credit of the scheme is a share of a fee, so that the fee needs to be named."""
    credits = [band.credit for band in scheme.bands if band.basis is None]
    credits += [rule.credit for rule in (scheme.step, scheme.gap_rate) if rule]
    credits += [rule.initial for rule in (scheme.step, scheme.gap_rate) if rule and rule.initial]
    if scheme.per_event:
        credits.append(scheme.per_event)
    if scheme.points:
        credits += [band.credit for band in scheme.points.table if band.basis is None]
        credits += [scheme.points.worth] if scheme.points.worth else []
    shares = any(credit.unit in ("percent", "fraction", "waiver") and credit.value for credit in credits)
    return shares or scheme.pro_rata is not None or (scheme.relative_overrun and not scheme.bands)
