"""A scheme becomes the fee that an example reckons with, and the caps that apply to one month of it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from slagen.credits.exact import in_currency
from slagen.credits.fees import monthly_amount
from slagen.document.nodes import Inline
from slagen.quantities import Money
from slagen.schedules.cells import named
from slagen.schedules.money_words import basis_words
from slagen.terms.agreement import Agreement
from slagen.terms.credits import Cap, Scheme
from slagen.terms.fee_base import Basis, fee_base, months_of
from slagen.terms.scope import Fee
from slagen.terms.spans import MONTHS

MONTHLY_CAPS = ("event", "month", "billing-cycle", "invoice", "unsaid")


class ExampleFee(Struct, frozen=True):
    """A known fee: whose it is, its answer's path, and how many months of it the scheme takes as basis."""

    name: tuple[Inline, ...]
    fee: Fee
    path: str
    currency: str
    months: Decimal
    tier: str | None = None


def example_fee(terms: Agreement, scheme: Scheme) -> ExampleFee | None:
    """The first fee the scheme may mean: of its tier (the chosen one first) or of its service; None if none is known.

    A scheme for some tiers takes the fee of one of them or of a service on one of them, never another's.
    """
    months = None if scheme.basis is None else _months(terms, scheme, scheme.basis)
    if months is None or scheme.basis is None:
        return None
    tiers = [_tier(terms, ref, months) for ref in _tiers(terms, scheme)]
    refs = scheme.services or tuple(s for ref in scheme.kpis for s in terms.kpis[ref].services) or tuple(terms.services)
    services = [
        _service(terms, ref, months)
        for ref in refs
        if not scheme.tiers or terms.services[ref].tier in scheme.tiers
    ]
    by_service = fee_base(scheme.basis).of == "service" and not scheme.tiers
    order = [*services, *tiers] if by_service else [*tiers, *services]
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
        of = cap.of or scheme.basis
        if cap.share is not None and base is not None and of is not None:
            words = f" of {basis_words(of)} = "
            yield (cap.share, words), in_currency(base.amount * cap.share.fraction, fee.currency), f"{own}.share"


def _months(terms: Agreement, scheme: Scheme, basis: Basis) -> Decimal | None:
    """Monthly fees in a base that a recurring fee answers; None where the terms do not hold its amount."""
    base = fee_base(basis)
    if base.of in ("part", "component", "metered", "affected-share") or base.span in ("hour", "day", "week", "term"):
        return None
    if base.of in ("all", "agreement", "order") and len(terms.services) > 1:
        return None
    if base.span != "period":
        return months_of(basis)
    periods = {terms.kpis[ref].period for ref in scheme.kpis}
    months = MONTHS.get(periods.pop()) if len(periods) == 1 else None
    return None if months is None else Decimal(months)


def _share_base(terms: Agreement, cap: Cap, scheme: Scheme, fee: ExampleFee, basis: Money) -> Money | None:
    """The amount that a cap's share is taken of; None where the terms do not hold it."""
    of = cap.of or scheme.basis
    monthly = monthly_amount(fee.fee)
    if of == scheme.basis:
        return basis
    months = None if of is None else _months(terms, scheme, of)
    return None if months is None or monthly is None else in_currency(monthly * months, fee.currency)


def _tiers(terms: Agreement, scheme: Scheme) -> list[str]:
    return sorted(scheme.tiers or tuple(terms.tiers), key=lambda ref: not terms.tiers[ref].chosen)


def _tier(terms: Agreement, ref: str, months: Decimal) -> ExampleFee | None:
    fee, name = terms.tiers[ref].fee, named(terms.tiers, "tiers", ref)
    return ExampleFee(name, fee, f"tiers.{ref}.fee", _currency(terms, fee), months, ref) if fee else None


def _service(terms: Agreement, ref: str, months: Decimal) -> ExampleFee | None:
    service = terms.services[ref]
    fee, name = service.fee, named(terms.services, "services", ref)
    return ExampleFee(name, fee, f"services.{ref}.fee", _currency(terms, fee), months, service.tier) if fee else None


def _currency(terms: Agreement, fee: Fee) -> str:
    return fee.amount.currency or terms.document.currency.code
