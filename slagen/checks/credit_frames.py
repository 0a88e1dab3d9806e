"""What frames a credit: the least that is paid, the pool above the risk, windows of two sorts, a table beside a rate."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from slagen.checks.rate_pairs import pairs
from slagen.checks.rules import Finding
from slagen.checks.schemes import schemes
from slagen.credits.bands import paying_bands
from slagen.credits.exact import in_currency
from slagen.credits.fees import credit_share, monthly_amount
from slagen.quantities import CreditAmount, Money
from slagen.terms.agreement import Agreement
from slagen.terms.credits import Cap, Scheme
from slagen.terms.fee_base import fee_base, months_of
from slagen.terms.scope import Fee

_KINDS = {"rolling": "in any twelve months in a row", "contract-year": "in a contract year"}
_YEAR = 12
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def smallest_credit_is_paid(terms: Agreement) -> Iterator[Finding]:
    """The least amount that is paid lies below the credit of the first band.

    Why: 5 % of EUR 100 are EUR 5; where nothing below EUR 10 is paid, the first band is never paid.
    Fails: a least amount of EUR 10 beside a first band of 5 % and a fee of EUR 100. Passes: EUR 1; a fee that nobody stated.
    The fee is the highest of those that the scheme can pay a share of.
    Source: published agreements with a least amount.
    """
    for path, scheme in schemes(terms):
        if scheme.minimum is None:
            continue
        fee = highest_fee(terms, scheme, scheme.minimum)
        first = next((amount_of(scheme, credit, fee) for credit in _smallest(scheme)), None)
        if first is not None and first < scheme.minimum.amount:
            credit, whole = next(iter(_smallest(scheme))), scheme.minimum
            code = whole.currency or terms.document.currency.code
            of = f" of a fee of {in_currency(fee, code)}" if fee is not None and credit.unit != "money" else ""
            yield Finding(
                f"{path}.minimum",
                f"The smallest credit of {scheme.name}, {credit}{of}, is {in_currency(first, code)}; nothing below "
                f"{whole} is paid, so it is never paid.",
                f"Let the least amount be {in_currency(first, code)} or less, or leave it out.",
            )


def _smallest(scheme: Scheme) -> list[CreditAmount]:
    """The smallest credit at once, as a list of one; nothing where a credit grows from nothing."""
    found = [band.credit for band in paying_bands(scheme.bands)] if scheme.bands else []
    found += [scheme.per_event] if scheme.per_event else []
    shares = [(credit_share(one), one) for one in found]
    known = [(share, one) for share, one in shares if share is not None]
    if known and len(known) == len(found):
        return [min(known, key=lambda pair: pair[0])[1]]
    money = [one for one in found if one.unit == "money" and not one.per]
    return [min(money, key=lambda one: one.value)] if money and len(money) == len(found) else []


def amount_of(scheme: Scheme, credit: CreditAmount, fee: Decimal | None) -> Decimal | None:
    """A credit in money, for a monthly fee; None where it cannot be known."""
    if credit.unit == "money":
        return credit.value
    share, months = credit_share(credit), months_of(scheme.basis) if scheme.basis else None
    return None if share is None or months is None or fee is None else fee * months * share


def highest_fee(terms: Agreement, scheme: Scheme, beside: Money) -> Decimal | None:
    """The highest monthly fee of the scheme's services and tiers in the currency of the amount beside."""
    if scheme.basis is None or fee_base(scheme.basis).of not in ("service", "tier", "all", "order", "agreement"):
        return None
    fees: list[Fee | None] = [one.fee for key, one in terms.services.items() if not scheme.services or key in scheme.services]
    fees += [one.fee for key, one in terms.tiers.items() if not scheme.tiers or key in scheme.tiers]
    known = [fee for fee in fees if fee is not None]
    if not known or any(fee.per_unit and fee.per_unit != "service" for fee in known):
        return None
    own = terms.document.currency.code
    monthly = [monthly_amount(fee) for fee in known if (fee.amount.currency or own) == (beside.currency or own)]
    amounts = [amount for amount in monthly if amount is not None]
    if len(amounts) < len(known):
        return None
    return sum(amounts, Decimal(0)) if fee_base(scheme.basis).of != "service" and not terms.tiers else max(amounts)


def pool_is_limited(terms: Agreement) -> Iterator[Finding]:
    """A pool of more than 100 % of the amount at risk is limited to that amount.

    Why: with 15 % of the invoice at risk and a pool of 200 %, a month in which all fails costs 30 % and not 15 %.
    Fails: a pool of 200 % without a limit, or with one above the amount at risk.
    Passes: a pool of 200 % and a limit for each month of the share at risk; a pool of 100 %.
    Source: a state contract whose allocations may exceed the amount at risk, which itself is the limit.
    """
    for path, scheme in schemes(terms):
        risk = scheme.at_risk
        if risk is None or risk.pool.value <= 100:
            continue
        assert terms.credits is not None
        limits = [cap.share for cap in (*scheme.caps, *terms.credits.caps) if _each_month(cap) and cap.share is not None]
        if not any(limit.value <= risk.at_risk.value for limit in limits):
            most = risk.at_risk.value * risk.pool.value / 100
            beside = f", and the limit is {min(limits, key=lambda one: one.value)}" if limits else " without a limit"
            yield Finding(
                f"{path}.at_risk.pool",
                f"{risk.at_risk} of the invoice is at risk, but a pool of {risk.pool} pays up to {most.normalize():f}% of "
                f"it{beside}.",
                f"Add a limit of {risk.at_risk} of the invoice for each month, or a pool of 100 %.",
            )


def _each_month(cap: Cap) -> bool:
    return cap.per in ("month", "billing-cycle", "invoice", "event")


def windows_of_one_sort(terms: Agreement) -> Iterator[Finding]:
    """Rights to end that count a year count the same year, and so do limits of credits for a year.

    Why: three misses from November to January are three in any months in a row, and two and one in two contract years; one
    side counts a right to end, the other none.
    Fails: three misses in 12 months in a row, and credits of one contract year, each give a right to end; two yearly limits
    of which one rolls. Passes: one sort for all; a window of 6 months beside one of a contract year.
    Source: agreements put together from two models.
    """
    credits = terms.credits
    if credits is None:
        return
    rights: list[tuple[str, str]] = []
    if credits.chronic is not None and credits.chronic.window == _YEAR:
        rights.append(("credits.chronic.window_kind", credits.chronic.window_kind))
    for key, way in credits.exits.items():
        if way.within is not None and way.within.amount * _MONTHS.get(way.within.unit, 0) == _YEAR:
            rights.append((f"credits.exits.{key}.window_kind", way.window_kind))
    placed = [("credits", credits.caps), *((path, scheme.caps) for path, scheme in schemes(terms))]
    limits = [
        (f"{path}.caps.{place}.rolling", "rolling" if cap.rolling else "contract-year")
        for path, caps in placed
        for place, cap in enumerate(caps)
        if cap.per == "year"
    ]
    for found, what, witness in (
        (rights, "right to end", "three misses in the last two months of a contract year and the first of the next are three"),
        (limits, "limit of credits", "credits in the last and in the first month of two contract years share one limit"),
    ):
        counted = [(path, kind) for path, kind in found if kind in _KINDS]
        other = next(((path, kind) for path, kind in counted if kind != counted[0][1]), None)
        if other is not None:
            first, second = _KINDS[counted[0][1]], _KINDS[other[1]]
            words = f"One {what} counts {first}, another {second}: {witness} in the one count and not in the other."
            yield Finding(other[0], words, "Count both in one way.")


def table_and_rate_agree(terms: Agreement) -> Iterator[Finding]:
    """A table of credits and a rate for the shortfall that pay for one miss give the same.

    Why: both are quoted, the table by the one and the formula by the other side.
    Fails: a table of 5 % below 98 % beside a rate of 1 % for each percentage point. Passes: only one of the two; shares
    of two fees; two schemes of which one excludes the other.
    Source: a public model whose formula and table differ.
    """
    for pair in pairs(terms):
        if not pair.same_rule:
            yield Finding(
                f"{pair.path}.{pair.field}",
                f"For a result of {pair.result} of {pair.kpi.name}, {pair.first.name} gives {pair.mine} and {pair.second.name} "
                f"{pair.theirs}.",
                "Keep the table or the rate.",
            )
