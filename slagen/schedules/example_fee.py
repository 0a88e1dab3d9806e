"""A scheme becomes the fee that an example reckons with, and the caps that apply to one month of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from slagen.document.nodes import Inline
from slagen.quantities import Money
from slagen.schedules.arithmetic import in_currency, monthly_amount
from slagen.schedules.cells import named
from slagen.schedules.wording import BASIS
from slagen.terms.agreement import Agreement
from slagen.terms.credits import Basis, Cap, Scheme
from slagen.terms.scope import Fee

# Bases that a recurring fee answers, with the months of the fee that each takes.
MONTHS: dict[Basis, int] = {
    "monthly-fee-of-service": 1, "monthly-fee-of-tier": 1, "monthly-fee-of-all": 1, "invoice-of-failing-month": 1,
    "next-invoice": 1, "previous-month-fee": 1, "per-period-fee": 1, "annual-fee": 12,
}
MONTHLY_CAPS = ("month", "billing-cycle", "invoice")


@dataclass(frozen=True, slots=True)
class ExampleFee:
    """A known fee: whose it is, its answer's path, and how many months of it the scheme takes as basis."""

    name: tuple[Inline, ...]
    fee: Fee
    path: str
    currency: str
    months: int
    tier: str | None = None


def example_fee(terms: Agreement, scheme: Scheme) -> ExampleFee | None:
    """The first fee the scheme may mean: of its tier (the chosen one first) or of its service; None if none is known."""
    months = MONTHS.get(scheme.basis)
    if months is None:
        return None
    tiers = [_tier(terms, ref, months) for ref in _tiers(terms, scheme)]
    refs = scheme.services or tuple(s for ref in scheme.kpis for s in terms.kpis[ref].services) or tuple(terms.services)
    services = [_service(terms, ref, months) for ref in refs]
    order = [*services, *tiers] if scheme.basis == "monthly-fee-of-service" and not scheme.tiers else [*tiers, *services]
    return next((fee for fee in order if fee is not None and monthly_amount(fee.fee) is not None), None)


def cap_limits(
    terms: Agreement, scheme: Scheme, path: str, fee: ExampleFee, basis: Money
) -> Iterator[tuple[tuple[object, str], Money, str]]:
    """Caps on one month: (cap as agreed, words that follow), the limit in money, and the answer's path."""
    placed = [(cap, f"{path}.caps.{place}") for place, cap in enumerate(scheme.caps)]
    if terms.credits:
        placed += [(cap, f"credits.caps.{place}") for place, cap in enumerate(terms.credits.caps)]
    for cap, own in placed:
        if cap.per not in MONTHLY_CAPS:
            continue
        if cap.amount is not None and (cap.amount.currency or fee.currency) == fee.currency:
            yield (cap.amount, " at most in one month: "), in_currency(cap.amount.amount, fee.currency), f"{own}.amount"
        base = _share_base(terms, cap, scheme, fee, basis)
        if cap.share is not None and base is not None:
            words = f" of {BASIS[cap.of or scheme.basis]} = "
            yield (cap.share, words), in_currency(base.amount * cap.share.fraction, fee.currency), f"{own}.share"


def _share_base(terms: Agreement, cap: Cap, scheme: Scheme, fee: ExampleFee, basis: Money) -> Money | None:
    """The amount that a cap's share is taken of; None where the terms do not hold it."""
    of = cap.of or scheme.basis
    monthly = monthly_amount(fee.fee)
    if of == scheme.basis:
        return basis
    if of not in MONTHS or monthly is None or (of == "monthly-fee-of-all" and len(terms.services) > 1):
        return None
    return in_currency(monthly * MONTHS[of], fee.currency)


def _tiers(terms: Agreement, scheme: Scheme) -> list[str]:
    return sorted(scheme.tiers or tuple(terms.tiers), key=lambda ref: not terms.tiers[ref].chosen)


def _tier(terms: Agreement, ref: str, months: int) -> ExampleFee | None:
    fee, name = terms.tiers[ref].fee, named(terms.tiers, "tiers", ref)
    return ExampleFee(name, fee, f"tiers.{ref}.fee", _currency(terms, fee), months, ref) if fee else None


def _service(terms: Agreement, ref: str, months: int) -> ExampleFee | None:
    service = terms.services[ref]
    fee, name = service.fee, named(terms.services, "services", ref)
    return ExampleFee(name, fee, f"services.{ref}.fee", _currency(terms, fee), months, service.tier) if fee else None


def _currency(terms: Agreement, fee: Fee) -> str:
    return fee.amount.currency or terms.document.currency.code
