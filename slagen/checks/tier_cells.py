"""Tiers against the services, prices and cells of their table: whose tier it is, what it costs, what it leaves empty: T-."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, pairwise

from msgspec import structs

from slagen.checks.clocks import FIELDS, Row, rows, severity_name
from slagen.checks.rules import Finding
from slagen.credits.fees import monthly_amount
from slagen.terms.agreement import Agreement
from slagen.terms.kpis import Kpi, Target
from slagen.terms.scope import Fee
from slagen.terms.times_in_force import escalation_levels, severities_of


def each_service_has_one_tier(terms: Agreement) -> Iterator[Finding]:
    """Where tiers are given to services, each service has exactly one.

    Why: a service without a tier has no figure of the table; one with two has whichever suits the reader.
    Fails: two services in Gold and Silver and a third in none; a service in Silver where Gold alone is ticked as chosen; two
    tiers chosen and services that name none. Passes: a tier for each service; one tier chosen for all; a table of tiers that
    is offered and assigned nowhere.
    A service on trial needs none.
    Source: order forms that leave the tier open.
    """
    chosen = [key for key, tier in terms.tiers.items() if tier.chosen]
    own = {key: service.tier for key, service in terms.services.items() if not service.beta}
    names = {key: tier.name for key, tier in terms.tiers.items()}
    for key, tier in own.items() if terms.tiers else ():
        name = terms.services[key].name
        if tier is None and not chosen and any(own.values()):
            said = ", ".join(f"{terms.services[one].name} in {names[other]}" for one, other in own.items() if other)
            yield Finding(f"services.{key}", f"{name} has no tier, beside {said}.", "Name its tier.")
        elif tier is None and len(chosen) > 1:
            both = " and ".join(names[one] for one in chosen)
            yield Finding(f"services.{key}", f"{name} names no tier, and {both} are chosen.", "Name its tier, or choose one.")
        elif tier is not None and chosen and tier not in chosen:
            both = " and ".join(names[one] for one in chosen)
            yield Finding(
                f"services.{key}.tier", f"{name} is in {names[tier]}, but the tier chosen is {both}.", "Name one of the two."
            )


def tiers_differ(terms: Agreement) -> Iterator[Finding]:
    """No two tiers promise the same.

    Why: whoever pays for the higher of two equal tiers is owed nothing for it, and asks.
    Fails: Gold and Silver with the same targets, times, hours, escalation, extras and credits. Passes: any difference.
    Tiers of which nothing is said yet are left alone.
    Source: tables of tiers filled in by copying a column.
    """
    tables = dict(rows(terms))
    content = {tier: _content(terms, tier, tables[tier]) for tier in terms.tiers}
    for high, low in combinations(terms.tiers, 2):
        if content[high] == content[low] and any(content[high]):
            fees = [terms.tiers[tier].fee for tier in (high, low)]
            price = f", for {fees[0].amount} and {fees[1].amount}" if fees[0] and fees[1] and fees[0] != fees[1] else ""
            yield Finding(
                f"tiers.{high}",
                f"{terms.tiers[high].name} and {terms.tiers[low].name} promise the same in every target, time and hour{price}.",
                "Promise more in the higher tier, or join the two.",
            )


def _content(terms: Agreement, tier: str, table: dict[str, Row]) -> tuple[object, ...]:
    """All that one tier is: its targets, its times, its escalation, its hours, its extras, and what misses pay in it."""
    own = terms.tiers[tier]
    targets = [
        (key, structs.replace(target, tier=None))
        for key, kpi in terms.kpis.items()
        for target in kpi.targets
        if target.tier == tier
    ]
    times = [
        (key, field, time.words, time.modality)
        for key, row in table.items()
        for field, time in row.items()
        if time.path.startswith(f"tiers.{tier}.")
    ]
    ladders = [escalation_levels(terms, key, tier) for key in severities_of(terms)]
    levels = [found[0] for found in ladders if found is not None and found[1].startswith(f"tiers.{tier}.")]
    schemes = [
        structs.replace(scheme, name="", tiers=(), examples=())
        for scheme in (terms.credits.schemes.values() if terms.credits else ())
        if tier in scheme.tiers
    ]
    hours = (own.coverage, own.further_coverage) if own.coverage else ()
    return (targets, times, levels, hours, own.includes, own.excludes, schemes)


def cells_filled(terms: Agreement) -> Iterator[Finding]:
    """What is promised in one tier is promised in each, or expressly not.

    Why: an empty cell is read as “as in the tier below” by the one and as “nothing” by the other.
    Fails: a target in Gold and Bronze and none in Silver; a resolution of P1 in Silver and none in Gold.
    Passes: modality no-commitment for the tier; a target for all tiers; a general time that holds where a tier has none;
    a thing that the higher tiers have and the lower ones have not.
    Source: published tables with holes.
    """
    named = {tier for scheme in (terms.credits.schemes.values() if terms.credits else ()) for tier in scheme.tiers}
    tiers = list(terms.tiers)
    for key, kpi in terms.kpis.items():
        said = [target.tier for target in kpi.targets]
        if None in said or not any(said):
            continue
        # What a scheme pays for without a promise is told as such (T-NO-PROMISE).
        for tier in _holes(tiers, {one for one in said if one}):
            if tier not in named or not _paid(terms, key, tier):
                yield Finding(
                    f"kpis.{key}.targets",
                    f"{kpi.name} has a target in {_listed(terms, kpi)}, and none in {terms.tiers[tier].name}.",
                    f"Give it a target, or modality no-commitment, for {terms.tiers[tier].name}.",
                )
    tables = dict(rows(terms))
    for severity in severities_of(terms):
        for field in FIELDS:
            found = {tier for tier in tiers if field in tables[tier].get(severity or "", {})}
            for tier in _holes(tiers, found):
                low = next(one for one in reversed(tiers) if one in found)
                yield Finding(
                    f"tiers.{tier}",
                    f"{terms.tiers[tier].name} has no {field} time for {severity_name(terms, severity or '')}, though "
                    f"{terms.tiers[low].name} has one ({tables[low][severity or ''][field].words}).",
                    "Give it a time, or say none for all tiers.",
                )


def _holes(tiers: list[str], filled: set[str]) -> list[str]:
    """Empty cells above a filled one; a lower tier may have less."""
    if not filled:
        return []
    last = max(tiers.index(tier) for tier in filled)
    return [tier for tier in tiers[:last] if tier not in filled]


def _paid(terms: Agreement, kpi: str, tier: str) -> bool:
    schemes = terms.credits.schemes.values() if terms.credits else ()
    return any(kpi in scheme.kpis and tier in scheme.tiers for scheme in schemes)


def _listed(terms: Agreement, kpi: Kpi) -> str:
    targets: dict[str, Target] = {target.tier: target for target in kpi.targets if target.tier}
    return " and ".join(f"{terms.tiers[tier].name} ({target.minimum or 'not stated'})" for tier, target in targets.items())


def higher_costs_more(terms: Agreement) -> Iterator[Finding]:
    """A higher tier does not cost less than a lower one.

    Why: either the prices or the tiers stand in the wrong order; one of them is a slip.
    Fails: Gold at EUR 700 and Silver at EUR 2,600 a month. Passes: falling prices; prices of different units or currencies.
    Tiers stand from the highest to the lowest.
    Source: price lists that were turned round.
    """
    # Tiers of one unit are compared, also where one of another unit stands between them.
    alike: dict[tuple[str | None, str], list[tuple[str, Fee, Decimal]]] = {}
    for key, tier in terms.tiers.items():
        amount = monthly_amount(tier.fee) if tier.fee else None
        if tier.fee is not None and amount is not None:
            alike.setdefault((tier.fee.per_unit, tier.fee.amount.currency), []).append((key, tier.fee, amount))
    for (high, more, first), (low, less, second) in (pair for priced in alike.values() for pair in pairwise(priced)):
        if first < second:
            yield Finding(
                f"tiers.{high}.fee.amount",
                f"The higher tier {terms.tiers[high].name} costs {more.amount} for {more.per}, the lower {terms.tiers[low].name} "
                f"{less.amount} for {less.per}.",
                "Mend the price, or let the tiers stand from the highest to the lowest.",
            )
