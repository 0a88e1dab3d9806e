"""Parties, dates, renewal and breaches: the rules L-."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta

from slagen.checks.rules import Finding, Typed, settled
from slagen.quantities import Duration, add_months
from slagen.terms.agreement import Agreement

_DAYS = {"day": 1, "business-day": 1, "week": 7}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def dates_in_order(terms: Agreement) -> Iterator[Finding]:
    """Nothing ends before it starts.

    Why: a term from 2027 to 2026 binds nobody.
    Fails: starts 2027-01-01, ends 2026-12-31. Passes: starts 2027-01-01, ends 2027-12-31.
    Source: slips when an older agreement is filled in again.
    """
    spans: list[tuple[str, str, date | None, date | None]] = []
    if terms.term is not None:
        spans.append(("term", "The agreement", terms.term.starts or terms.document.effective, terms.term.ends))
    spans += [(f"operational.{key}", item.name, item.starts, item.ends) for key, item in terms.operational.items()]
    for path, name, starts, ends in spans:
        if starts is not None and ends is not None and ends < starts:
            yield Finding(
                f"{path}.ends",
                f"{name} ends on {ends.isoformat()}, before it starts on {starts.isoformat()}.",
                "Put the end after the start.",
            )


def notice_shorter_than_term(terms: Agreement) -> Iterator[Finding]:
    """Where the agreement renews by itself, the notice is shorter than the term that it ends.

    Why: a notice as long as the term must be given before the agreement starts, so renewal could not be prevented.
    Fails: term 3 months, notice 90 days counted from 1 February; term 12 months, notice 1 year.
    Passes: term 12 months, notice 60 days.
    Source: renewal clauses of published agreements.
    """
    period = terms.term
    if period is None or period.renewal != "automatic":
        return
    starts = period.starts or terms.document.effective or terms.document.date
    ends = period.ends + timedelta(days=1) if period.ends is not None else add_months(starts, period.months)
    latest = _after(starts, period.notice)
    if latest is not None and starts < ends <= latest:
        yield Finding(
            "term.notice",
            f"Notice of {period.notice} is not shorter than the term from {starts.isoformat()} to "
            f"{(ends - timedelta(days=1)).isoformat()}.",
            "Shorten the notice or lengthen the term.",
        )
        return
    renewed = _after(ends, period.notice)
    if renewed is not None and renewed >= add_months(ends, period.renewal_months):
        yield Finding(
            "term.notice",
            f"Notice of {period.notice} is not shorter than a renewal of {period.renewal_months} months.",
            "Shorten the notice or lengthen the renewal.",
        )


def _after(day: date, notice: Duration) -> date | None:
    """The day on which the notice at least runs out; business days count as days, so that it is never too late."""
    if notice.unit in _DAYS:
        return day + timedelta(days=int(notice.amount * _DAYS[notice.unit]))
    if notice.unit in _MONTHS:
        return add_months(day, int(notice.amount) * _MONTHS[notice.unit])
    return None


def parties_known(terms: Agreement) -> Iterator[Finding]:
    """There are two parties at least, one for each side, and no two records of one name.

    Why: an agreement needs somebody who owes and somebody who is owed; two records of one name are one party twice.
    Fails: a provider alone; two parties named Example Ltd, or spelt with an accent of one sign and of two.
    Passes: a provider and a customer; sales and marketing.
    Source: the form of an agreement.
    """
    needed = ("sales", "marketing") if terms.kind == "smarketing" else ("provider", "customer")
    there = {party.role for party in terms.parties.values()}
    missing = [role for role in needed if role not in there]
    if missing:
        yield Finding(
            "parties",
            f"The agreement has {len(terms.parties)} {'party' if len(terms.parties) == 1 else 'parties'} and none with "
            f"the role {' or '.join(missing)}.",
            f"Add a party with the role {' and one with the role '.join(missing)}.",
        )
    first: dict[str, str] = {}
    for key, party in terms.parties.items():
        name = _same(party.name)
        if name in first:
            yield Finding(
                f"parties.{key}.name",
                f"{party.name} is named twice, as {first[name]} and as {key}.",
                "Keep one record, or tell the two apart by name.",
            )
        first.setdefault(name, key)


def _same(name: str) -> str:
    """What is left of a name where spelling in capitals, spaces, signs without ink and kinds of accents do not count."""
    seen = "".join(letter for letter in name if unicodedata.category(letter) != "Cf")
    return " ".join(unicodedata.normalize("NFKC", seen).casefold().split())


def family_of_kind(terms: Agreement) -> Iterator[Finding]:
    """An agreement holds the family that makes it one of its kind.

    Why: an agreement of sales and marketing without their plan, or of a data center without its figures, promises nothing.
    Fails: kind smarketing without smarketing; kind data-center without data_center. Passes: each with its family.
    Source: the form of an agreement.
    """
    needed = {"smarketing": "smarketing", "data-center": "data_center"}.get(terms.kind)
    if needed is not None and getattr(terms, needed) is None:
        yield Finding(needed, f"An agreement of the kind {terms.kind} needs {needed}, and there is none.", f"Give {needed}.")


def breaches_mapped(terms: Agreement) -> Iterator[Finding]:
    """Where breaches are dealt with, each kind has its remedy: not delivered, late, below target.

    Why: the kind left out would fall back on the law, which is rarely what the parties want.
    Fails: late delivery and poor performance only. Passes: all three; or no clause on breaches at all.
    Source: the three kinds of breach every service agreement should name.
    """
    if terms.breaches is None:
        return
    for field, words in (
        ("non_delivery", "services not delivered"),
        ("late_delivery", "late delivery"),
        ("poor_performance", "performance below target"),
    ):
        if getattr(terms.breaches, field) is None:
            yield Finding(f"breaches.{field}", f"No remedy is agreed for {words}.", f"Give breaches.{field}.")


def both_sides_sign(terms: Agreement) -> Iterator[Finding]:
    """Where one side names who signs, every other side that signs names somebody too.

    Why: an agreement signed by one side only is an offer.
    Fails: a signatory of the provider and none of the customer. Passes: one of each; none at all, since all lines are then
    filled in by hand; a supplier, who signs another contract.
    Source: signature pages with a blank on one side.
    """
    signing = {key: party for key, party in terms.parties.items() if party.role != "supplier"}
    if not any(party.signatories for party in signing.values()):
        return
    for key, party in signing.items():
        if not party.signatories:
            yield Finding(
                f"parties.{key}",
                f"Nobody is named to sign for {party.name}, while others name who signs.",
                "Add signatories, or leave all of them out and fill the page in by hand.",
            )


def ownership_chosen(terms: Agreement, typed: Typed) -> Iterator[Finding]:
    """Where a change of ownership is dealt with, somebody chose what it does, and something counts as one.

    Why: continuing, renegotiating, consent and exit are four different agreements; none of them fits by default.
    Fails: notice and window typed, option left to the standard; triggers: none. Passes: option: consent; the whole family
    left to the standard, which the document names as assumed.
    Source: clauses on change of control.
    """
    if terms.ownership is None or "ownership" not in typed:
        return
    if not settled("ownership.option", typed):
        yield Finding(
            "ownership",
            f"Nobody chose what a change of ownership does; {terms.ownership.option.replace('-', ' ')} is assumed.",
            "Choose the option.",
        )
    if not terms.ownership.triggers:
        yield Finding("ownership.triggers", "Nothing counts as a change of ownership.", "Name at least one trigger.")


def credits_and_limit(terms: Agreement, typed: Typed) -> Iterator[Finding]:
    """Where there are credits and a limit of liability, somebody said whether credits count towards it.

    Why: credits of a bad year may use up the limit, so that nothing is left for the loss itself; or they may not.
    Fails: credits and liability typed, counts_to_liability_cap left to the standard. Passes: yes or no typed; liability
    settled in the master agreement; no limit at all.
    Source: liability clauses that are silent on service credits.
    """
    liability = terms.liability
    if terms.credits is None or liability is None or liability.in_master_agreement:
        return
    limited = liability.cap_share is not None or liability.cap_amount is not None
    said = settled("credits.counts_to_liability_cap", typed) and terms.credits.counts_to_liability_cap is not None
    if limited and not said and "credits" in typed and "liability" in typed:
        yield Finding(
            "credits",
            "Nobody said whether service credits count towards the limit of liability.",
            "Set counts_to_liability_cap to yes or no.",
        )
