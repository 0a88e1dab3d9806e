"""What a missed target costs the provider beside what its supplier gives for the same miss: O-PASS-THROUGH."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from slagen.checks.credit_frames import amount_of, highest_fee
from slagen.checks.rules import Finding
from slagen.checks.schemes import schemes
from slagen.credits.exact import in_currency
from slagen.quantities import Money
from slagen.terms.agreement import Agreement
from slagen.terms.credits import Scheme
from slagen.terms.operational import Operational


def credits_are_backed(terms: Agreement) -> Iterator[Finding]:
    """A supplier that stands behind a promise gives at least the credits that a miss of it costs.

    Why: the supplier causes the miss and pays EUR 90, the provider pays EUR 950; the difference should be known before.
    Fails: 50 % of a fee of EUR 1,900 for a network behind which a supplier gives at most EUR 90 a month.
    Passes: a supplier that gives EUR 950; a contract that does not say what it gives; a promise without credits.
    The highest band of the promises behind which the contract stands is compared, in money of one currency.
    Source: margins of resellers of network and hosting.
    """
    for key, item in terms.operational.items():
        given = item.credits_at_most
        if given is None:
            continue
        owed = [(amount, scheme) for scheme in _paying(terms, item) if (amount := _most(terms, scheme, given)) is not None]
        if not owed:
            continue
        most, scheme = max(owed, key=lambda one: one[0])
        if most > given.amount:
            code = given.currency or terms.document.currency.code
            yield Finding(
                f"operational.{key}.credits_at_most",
                f"A miss may cost {in_currency(most, code)} a month by {scheme.name}, but {item.name} gives {given} at most: "
                f"{in_currency(most - given.amount, code)} stay with the provider.",
                "Agree on more with the supplier, lower the credit, or accept the difference on purpose.",
            )


def _paying(terms: Agreement, item: Operational) -> Iterator[Scheme]:
    """The schemes that pay for a promise behind which the contract stands: its indicator, else those of its services."""
    behind = {item.kpi} if item.kpi else {key for key, kpi in terms.kpis.items() if set(kpi.services) & set(item.services)}
    for _, scheme in schemes(terms):
        if behind & set(scheme.kpis):
            yield scheme


def _most(terms: Agreement, scheme: Scheme, given: Money) -> Decimal | None:
    """The highest band in money, for the highest fee that the scheme takes its share of."""
    if not scheme.bands or scheme.relative_overrun or scheme.points:
        return None
    fee = highest_fee(terms, scheme, given)
    amounts = [amount_of(scheme, band.credit, fee) for band in scheme.bands if band.basis is None]
    known = [amount for amount in amounts if amount is not None]
    return max(known) if known and len(known) == len(amounts) else None
