"""Limits on credits against what they limit and against each other."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from slagen.checks.rules import Finding
from slagen.checks.schemes import no_more_than_lost, schemes
from slagen.credits.mechanisms import POINTS_OF_PERCENT
from slagen.credits.scope import parted
from slagen.quantities import CreditAmount
from slagen.terms.agreement import Agreement
from slagen.terms.credits import Cap, Scheme
from slagen.terms.fee_base import Basis, fee_base, months_of

_SPAN_MONTHS = {"event": 1, "month": 1, "billing-cycle": 1, "invoice": 1, "quarter": 3, "year": 12}
_PARTS_FIRST = (("part", "component", "affected-share"), ("service",), ("all",))
_HALF = 50
_ORDER = ("month", "quarter", "year", "term")


class Most(NamedTuple):
    """An amount on one scale: monthly fees of one sort, money of one currency, or days."""

    scale: str
    value: Decimal


def cap_reaches_bands(terms: Agreement) -> Iterator[Finding]:
    """No limit lies below a single credit that it limits.

    Why: a credit above the limit can never be paid, so the table promises what the agreement does not give.
    Fails: bands 10 %, 25 %, 50 % and a monthly limit of 20 %; a band of a whole month's fee under 8 % of a year's fees;
    a limit of 5 days under a band of 15 days. Passes: a limit of 50 %.
    Source: published standard terms whose limit of 5 % lies under the smallest band.
    """
    assert terms.credits is None or terms.credits.schemes is not None
    for path, scheme in schemes(terms):
        assert terms.credits is not None
        placed = [(f"{path}.caps.{place}", cap) for place, cap in enumerate(scheme.caps)]
        placed += [(f"credits.caps.{place}", cap) for place, cap in enumerate(terms.credits.caps)]
        for own, cap in placed:
            for field, limit in _limits(terms, cap, scheme):
                credit = next((one for one in _single(scheme) if _above(terms, scheme, one, limit)), None)
                if credit is not None:
                    yield Finding(
                        f"{own}.{field}",
                        f"The limit of {getattr(cap, field)} lies below the credit of {credit} of {scheme.name}, which can never "
                        "be paid.",
                        f"Raise the limit to {credit} or lower the credit.",
                    )


def _limits(terms: Agreement, cap: Cap, scheme: Scheme) -> Iterator[tuple[str, Most]]:
    if cap.amount is not None:
        yield "amount", Most(cap.amount.currency or terms.document.currency.code, cap.amount.amount)
    if cap.days is not None:
        yield "days", Most("days", Decimal(cap.days))
    basis = cap.of or scheme.basis
    if cap.share is None or basis is None:
        return
    months = _fees(terms, basis)
    if months is not None:
        # A share of “the fee” in a year, with no fee named, is a share of the year's fees.
        spans = Decimal(1) if cap.of is not None else max(Decimal(1), _span(terms, cap) or Decimal(1))
        yield "share", Most(_sort(terms, basis), cap.share.fraction * months * spans)


def _fees(terms: Agreement, basis: Basis) -> Decimal | None:
    return months_of(basis, terms.term.months if terms.term else None)


def _span(terms: Agreement, cap: Cap) -> Decimal | None:
    if cap.per == "term":
        return Decimal(terms.term.months) if terms.term else None
    found = _SPAN_MONTHS.get(cap.per)
    return None if found is None else Decimal(found)


def _sort(terms: Agreement, basis: Basis) -> str:
    """Whose fee it is; where there is one service, its fee, its tier's and that of all services are the same."""
    of = fee_base(basis).of
    if of in ("service", "tier", "all", "order", "agreement"):
        of = "service" if of == "tier" or len(terms.services) <= 1 or of == "service" else "all"
    return f"fee of {of}"


def _single(scheme: Scheme) -> list[CreditAmount]:
    """What a single failure can earn at once, the smallest steps included."""
    found = [band.credit for band in scheme.bands if band.basis is None]
    for rule in (scheme.step, scheme.gap_rate):
        found += [rule.credit, *([rule.initial] if rule.initial else [])] if rule else []
    return found + ([scheme.per_event] if scheme.per_event else [])


def _above(terms: Agreement, scheme: Scheme, credit: CreditAmount, limit: Most) -> bool:
    size = _size(terms, scheme, credit)
    return size is not None and size.scale == limit.scale and size.value > limit.value


def _size(terms: Agreement, scheme: Scheme, credit: CreditAmount) -> Most | None:
    match credit.unit:
        case "money":
            return None if credit.per else Most(credit.currency, credit.value)
        case "days":
            return Most("days", credit.value)
        case "points":
            return None
    months = _fees(terms, scheme.basis) if scheme.basis is not None else None
    if months is None or scheme.basis is None:
        return None
    share = {"percent": credit.value / 100, "waiver": Decimal(1)}.get(credit.unit, credit.value / credit.denominator)
    return Most(_sort(terms, scheme.basis), share * months)


def growing_credits_limited(terms: Agreement) -> Iterator[Finding]:
    """A credit that grows with the failure has a limit.

    Why: 5 % for each 10 minutes passes the whole fee after 200 minutes; no provider can price that, and a court may cut it.
    Fails: steps, a multiple of the lost time, a rate or a credit for each event without a limit.
    Passes: a limit of 100 % of the monthly fee; bands, of which the last one is the limit.
    Source: published hosting terms that limit one component's credits and forget the next.
    """
    for path, scheme in schemes(terms):
        assert terms.credits is not None
        multiple = scheme.pro_rata is not None and scheme.pro_rata.multiple.value > 1
        rate = scheme.gap_rate is not None and scheme.gap_rate.credit.value > scheme.gap_rate.each.value
        # The whole fee of what failed, and as many days as were lost, are their own limit.
        steps = scheme.step is not None and not no_more_than_lost(scheme.step)
        events = scheme.per_event is not None and scheme.per_event.unit != "waiver"
        points = scheme.gap_rate is not None and scheme.gap_rate.each.unit in POINTS_OF_PERCENT
        open_ended = steps or events or multiple or (rate if points else scheme.gap_rate is not None)
        open_ended = open_ended or (scheme.relative_overrun and not scheme.bands)
        if open_ended and not scheme.caps and not terms.credits.caps:
            yield Finding(
                path, f"The credits of {scheme.name} grow without a limit.", "Add a limit, such as 100 % of the monthly fee."
            )


def caps_can_be_reached(terms: Agreement) -> Iterator[Finding]:
    """A limit of a table lies no higher than its highest band.

    Why: a limit that nothing reaches looks like a promise (“up to 100 %”) and pays 10 %.
    Fails: bands of 5 % and 10 % under a limit of 100 %. Passes: a limit of 10 %; steps that reach the limit.
    Source: published terms of a software provider.
    """
    seen: set[str] = set()
    highest = _highest_everywhere(terms)
    for path, scheme in schemes(terms):
        if not scheme.bands or scheme.points or scheme.relative_overrun:
            continue
        placed = [(f"{path}.caps.{place}", cap) for place, cap in enumerate(scheme.caps)]
        assert terms.credits is not None
        if all(other is scheme or parted(other, scheme) for other in terms.credits.schemes.values()):
            placed += [(f"credits.caps.{place}", cap) for place, cap in enumerate(terms.credits.caps)]
        sizes = [_size(terms, scheme, band.credit) for band in scheme.bands if band.basis is None]
        for own, cap in placed:
            if cap.per not in ("event", "month", "billing-cycle", "invoice", "unsaid"):
                continue
            for field, limit in _limits(terms, cap, scheme):
                same = [size.value for size in sizes if size is not None and _within(size.scale, limit.scale)]
                common = own.startswith("credits.caps")
                everywhere = [most for scale, most in highest.items() if _within(scale, limit.scale)]
                most = max(everywhere if common else same, default=limit.value)
                if same and len(same) == len(sizes) and most < limit.value and f"{own}.{field}" not in seen:
                    seen.add(f"{own}.{field}")
                    yield Finding(
                        f"{own}.{field}",
                        f"No band{'' if common else f' of {scheme.name}'} reaches the limit of {getattr(cap, field)}.",
                        "Lower the limit to the highest band, or leave it out.",
                    )


def _within(scale: str, limit: str) -> bool:
    """Whether the fee is the limit's or a part of it: a component's is a part of its service's, and that one of all."""
    if scale == limit:
        return True
    ranks = {f"fee of {of}": rank for rank, ofs in enumerate(_PARTS_FIRST) for of in ofs}
    return scale in ranks and limit in ranks and ranks[scale] < ranks[limit]


def _highest_everywhere(terms: Agreement) -> dict[str, Decimal]:
    """The highest band of all schemes on each scale."""
    found: dict[str, Decimal] = {}
    for _, scheme in schemes(terms):
        for band in scheme.bands:
            size = _size(terms, scheme, band.credit)
            if size is not None:
                found[size.scale] = max(size.value, found.get(size.scale, size.value))
    return found


def cap_spans_agree(terms: Agreement) -> Iterator[Finding]:
    """A limit says its span, and a longer span has no lower limit than a shorter one.

    Why: a yearly limit below the monthly one makes the monthly one void from the first month on.
    Fails: 50 % of a month's fee each month and 2 % of the annual fee (a quarter of a month) each year; a limit without a span.
    Passes: 40 % of the monthly fees each month, 15 % of the annual fee each year, which among the limits on all credits is
    that of all services.
    Source: published limits that name no span.
    """
    if terms.credits is None:
        return
    tables = [(path, scheme.caps, scheme) for path, scheme in schemes(terms)]
    first = next(iter(terms.credits.schemes.values()), None)
    if first is not None:
        tables.append(("credits", terms.credits.caps, first))
    for path, caps, scheme in tables:
        for place, cap in enumerate(caps):
            if cap.per == "unsaid":
                yield Finding(
                    f"{path}.caps.{place}.per",
                    "The limit does not say for which span it counts.",
                    "Say for each event, month or year.",
                )
        ordered = sorted((cap for cap in caps if cap.per in _ORDER), key=lambda cap: _ORDER.index(cap.per))
        for place, shorter in enumerate(ordered):
            for longer in ordered[place + 1 :]:
                low, high = dict(_limits(terms, shorter, scheme)), dict(_limits(terms, longer, scheme))
                for field in sorted(set(low) & set(high)) if shorter.per != longer.per else ():
                    alike = low[field].scale == high[field].scale or (path == "credits" and _of_everything(shorter, longer))
                    if alike and high[field].value < low[field].value:
                        yield Finding(
                            f"{path}.caps.{caps.index(longer)}.{field}",
                            f"The limit for the {longer.per} ({getattr(longer, field)}) is lower than that for the {shorter.per} "
                            f"({getattr(shorter, field)}).",
                            "Raise the limit of the longer span, or leave the other out.",
                        )


def _of_everything(*caps: Cap) -> bool:
    """Whether limits on all credits are shares of all fees: “the annual fee” is then that of all services."""
    return all(cap.of == "annual-fee" or (cap.of is not None and fee_base(cap.of).of == "all") for cap in caps)


def credits_leave_profit(terms: Agreement) -> Iterator[Finding]:
    """A month of failures costs the provider no more than half of its profit.

    Why: 5 % of the fees are little beside the fees and a quarter of the profit at a margin of 20 %; a provider should know which
    of the two it signs.
    Fails: credits of up to 15 % of the month's fees at a margin of 20 %: three quarters of the profit.
    Passes: a limit of 10 % at that margin; a margin that nobody stated.
    Source: the arithmetic of amounts at risk.
    """
    if terms.credits is None or terms.margin is None or not terms.margin.value:
        return
    for place, cap in enumerate(terms.credits.caps):
        if cap.share is None or cap.per not in ("month", "billing-cycle", "invoice") or cap.of == "annual-fee":
            continue
        part = cap.share.value / terms.margin.value * 100
        if part > _HALF:
            yield Finding(
                f"credits.caps.{place}.share",
                f"Credits of up to {cap.share} of a month's fees are {part.quantize(Decimal(1))}% of the profit at a margin of"
                f" {terms.margin}.",
                "Lower the limit, or sign it knowing that.",
            )


def lost_hour_is_worth_something(terms: Agreement) -> Iterator[Finding]:
    """The fee of the lost time alone is little: the parties should see how little.

    Why: one hour of a month is 0.14 % of its fee; a customer that counts on such credits for its loss is disappointed.
    Fails: the fee of the lost time, once. Passes: 25 times the fee of the lost time.
    Source: public threads on credits that felt insulting.
    """
    for path, scheme in schemes(terms):
        if scheme.pro_rata is None:
            continue
        share = Decimal(100) / 720 * scheme.pro_rata.multiple.value
        if share < 1:
            yield Finding(
                f"{path}.pro_rata.multiple",
                f"One hour without service pays {share.quantize(Decimal('0.01'))}% of the month's fee.",
                "Raise the multiple, if the credit is to be felt.",
            )
