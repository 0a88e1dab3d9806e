"""Agreements inside one organisation: no law, no limit of liability, and money only where it is said how it is booked."""

from __future__ import annotations

from collections.abc import Iterator

from slagen.checks.rules import Finding
from slagen.terms.agreement import Agreement


def no_courts_inside(terms: Agreement) -> Iterator[Finding]:
    """Between departments there is no governing law and no limit of liability.

    Why: a department cannot sue another one, so the clause promises what nobody can use; a sponsor decides instead.
    Fails: German law between the IT department and Finance. Passes: the same between two companies; steps to a sponsor.
    Source: service agreements inside organisations, which name an escalation instead of a court.
    """
    if not terms.internal:
        return
    if terms.law is not None:
        yield Finding(
            "law",
            "The agreement is between departments, and no court decides between them.",
            "Leave law out, and name in disputes who decides.",
        )
    if terms.liability is not None:
        yield Finding(
            "liability",
            "The agreement is between departments, which are not liable to each other.",
            "Write liability: none.",
        )


def booking_said(terms: Agreement) -> Iterator[Finding]:
    """Where one department owes another money, it is said how the amount is booked.

    Why: departments pay nothing to each other; without a way of booking, the promised credit reaches nobody.
    Fails: service credits between IT and Finance without document.booking; a refund for late delivery likewise.
    Passes: the same with document.booking; escalation to the sponsors as the only remedy; credits between companies.
    Source: internal charging, as departments practise it.
    """
    if not terms.internal or terms.document.booking:
        return
    found = []
    if terms.credits is not None:
        found.append(("credits", "Service credits"))
    if terms.breaches is not None:
        lost, late = terms.breaches.non_delivery, terms.breaches.late_delivery
        if lost is not None and lost.remedy == "refund":
            found.append(("breaches.non_delivery.remedy", "A refund for a service that is not delivered"))
        if late is not None and late.remedy in ("credit-per-day", "refund"):
            found.append(("breaches.late_delivery.remedy", "An amount for late delivery"))
    for path, words in found:
        verb = "are" if words.endswith("s") else "is"
        yield Finding(
            path,
            f"{words} {verb} owed between departments, and nobody says how the amount is booked.",
            "Say it in document.booking, or take escalation as the remedy.",
        )
