"""Credit schemes each for itself and against each other: one way to pay, one unit, one fee that everybody can name."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from slagen.checks.rules import Finding
from slagen.checks.units import is_time
from slagen.credits.engine import MECHANISMS, mechanisms
from slagen.credits.mechanisms import minutes_of
from slagen.credits.scope import meet
from slagen.terms.agreement import Agreement
from slagen.terms.credits import Band, Scheme, StepRule
from slagen.terms.fee_base import fee_base, months_of
from slagen.terms.kpis import Period, unit_of

_WORDS = {
    "bands": "bands", "step": "steps", "pro_rata": "the fee of the lost time", "at_risk": "an amount at risk",
    "gap_rate": "a rate for the shortfall", "relative_overrun": "the overrun", "per_event": "a credit for each event",
    "points": "points",
}
_PERIOD_MONTHS: dict[Period, int] = {"quarter": 3, "fiscal-quarter": 3, "half-year": 6, "year": 12}
_EDGES = ("at_least", "above", "below", "at_most", "edge_from", "edge_to")
_SHARES = ("percent", "fraction", "waiver")


def schemes(terms: Agreement) -> Iterator[tuple[str, Scheme]]:
    """Every scheme that is owed, with its path; what is paid as goodwill follows no rule."""
    for key, scheme in terms.credits.schemes.items() if terms.credits else ():
        if not scheme.goodwill:
            yield f"credits.schemes.{key}", scheme


def one_mechanism(terms: Agreement) -> Iterator[Finding]:
    """A scheme says in exactly one way what a miss pays.

    Why: with no way a miss pays nothing although it is called credit-bearing; with two, nobody knows which one counts.
    Fails: a scheme with a name and an indicator only; bands and steps together.
    Passes: bands; steps; bands of the overrun; bands that give points with the worth of a point.
    Source: published agreements that promise a credit and leave its size open.
    """
    for path, scheme in schemes(terms):
        found = mechanisms(scheme)
        if not found:
            yield Finding(
                path,
                f"{scheme.name} does not say what a miss pays.",
                f"Give one of: {', '.join(MECHANISMS)}.",
            )
        elif len(found) > 1:
            said = " and ".join(_WORDS[name] for name in found)
            yield Finding(path, f"{scheme.name} pays by {said} at once.", "Keep one; make a scheme of its own for the other.")


def edges_in_unit(terms: Agreement) -> Iterator[Finding]:
    """The edges of a table are figures that a result can be held against.

    Why: an edge without its percent sign lies in no band, so every rule on the table falls silent and nothing is ever paid.
    Fails: below 99.5 for an indicator in %; one edge in % and the next in minutes.
    Passes: below 99.5 %; minutes of downtime for an availability; bands of an overrun in %.
    Source: slips in typing.
    """
    for path, scheme in schemes(terms):
        own = {unit_of(terms.kpis[ref]) for ref in scheme.kpis}
        first = next((unit for band in scheme.bands for unit in _units(band).values()), "")
        for place, band in enumerate(scheme.bands):
            for edge, unit in _units(band).items():
                figure = getattr(band, edge)
                fits = unit == first or (is_time(unit) and is_time(first))
                if unit == "" and "" not in own:
                    message = f"{figure} has no unit; the indicator is measured in {' or '.join(sorted(own))}."
                elif not fits:
                    message = f"{figure} is in another unit than the edge before it."
                else:
                    continue
                yield Finding(f"{path}.bands.{place}.{edge}", message, "Write the edge with the unit of its table.")


def _units(band: Band) -> dict[str, str]:
    return {edge: getattr(band, edge).unit for edge in _EDGES if getattr(band, edge) is not None}


def one_unit_for_one_miss(terms: Agreement) -> Iterator[Finding]:
    """What one miss pays is said in one unit: within a table, and in all tables that pay for the same miss.

    Why: percent, money, days and points cannot be compared or added, so a cap or “the higher one” means nothing.
    Fails: 10 %, then 3 days; a table in EUR and another in % for one indicator; a table in EUR whose example shows percent.
    Passes: 3 days, 7 days, 15 days; a table in EUR for one tier and one in % for another.
    Source: a published template prints money and computes percent.
    """
    from slagen.checks.bands import one_unit

    yield from one_unit(terms)
    for (_, first), (path, second) in combinations(schemes(terms), 2):
        mine, theirs = credit_units(first), credit_units(second)
        if meet(first, second) and len(mine) == len(theirs) == 1 and mine != theirs:
            yield Finding(
                path,
                f"{first.name} pays in {_unit_word(mine)} and {second.name} in {_unit_word(theirs)} for the same miss.",
                "Say both in one unit, or tell apart by tier, service or region where each applies.",
            )
    for path, scheme in schemes(terms):
        if scheme.bands and credit_units(scheme) == {"money"} and _shows_percent(scheme):
            yield Finding(
                f"{path}.bands",
                "The bands pay amounts of money, but the examples take their figures as percent of the fee.",
                "Write the credits as percent, or mend the examples.",
            )


def credit_units(scheme: Scheme) -> set[str]:
    """The units of all that a scheme pays; percent, fractions and waivers are one."""
    credits = [band.credit for band in scheme.bands]
    credits += [rule.credit for rule in (scheme.step, scheme.gap_rate) if rule]
    credits += [scheme.per_event] if scheme.per_event else []
    units = {"percent" if one.unit in _SHARES else one.unit for one in credits if one.value}
    return units | ({"percent"} if scheme.pro_rata or scheme.at_risk else set())


def _unit_word(units: set[str]) -> str:
    return {"money": "amounts of money"}.get(unit := next(iter(units)), unit)


def _shows_percent(scheme: Scheme) -> bool:
    values = {band.credit.value for band in scheme.bands if band.credit.value}
    found = [
        example.credit.value * 100 / example.fee.amount
        for example in scheme.examples
        if example.fee and example.fee.amount and example.credit and example.credit.unit == "money" and example.credit.value
    ]
    return bool(found) and all(share in values for share in found)


def in_time(band: Band) -> bool:
    """Whether a band's edges are lengths of time, such as those of an outage."""
    return any(is_time(unit) for unit in _units(band).values())


def no_more_than_lost(rule: StepRule) -> bool:
    """Whether steps give no more days than were lost, so that the period itself is their limit."""
    size = minutes_of(rule.each)
    return size is not None and rule.credit.unit == "days" and rule.initial is None and rule.credit.value * 1440 <= size


def fee_is_clear(terms: Agreement) -> Iterator[Finding]:
    """A share of a fee says of which fee, and of which month where the period is longer.

    Why: 10 % of nothing that can be named is worth what the provider says it is.
    Fails: no fee said; a yearly indicator that pays a share of “the monthly fee”, which may be any of twelve.
    Passes: a monthly indicator and the monthly fee; a yearly indicator and the annual fee.
    Source: published agreements of which the example and the rule take different months.
    """
    for path, scheme in schemes(terms):
        if "percent" not in credit_units(scheme):
            continue
        if scheme.basis is None:
            words = f"{scheme.name} does not say of which fee its credits are a share."
            yield Finding(f"{path}.basis", words, "Name the fee.")
            continue
        base = fee_base(scheme.basis)
        if base.of == "part" and not base.part:
            yield Finding(f"{path}.basis", f"{scheme.name} takes a part of the fee without naming it.", "Name the part.")
        months = months_of(scheme.basis)
        for ref in scheme.kpis:
            kpi = terms.kpis[ref]
            longer = _PERIOD_MONTHS.get(kpi.period)
            by_month = base.span in ("month", "billing-cycle", "invoice") and base.which in ("failing", "previous")
            if longer and by_month and months is not None and months < longer and not scheme.per_event:
                yield Finding(
                    f"{path}.basis",
                    f"{kpi.name} is measured over a {kpi.period.replace('-', ' ')}, but the credit is a share of one month's "
                    f"fee: which of the {longer} months is not said.",
                    "Take the fee of the whole period, the next invoice, or measure each month.",
                )
                break


def one_fee_for_all(terms: Agreement) -> Iterator[Finding]:
    """All schemes take their shares of one fee of one time.

    Why: 10 % of the next invoice, of a component's price and of the service's fee look alike and are not; a limit on all
    credits then adds up shares of different things.
    Fails: one scheme pays shares of the next invoice, another of the price of a component.
    Passes: all pay shares of the monthly fee of the affected service, or of its tier.
    Source: a published hosting agreement with three bases.
    """
    first: tuple[str, tuple[str, str]] | None = None
    for path, scheme in schemes(terms):
        if scheme.basis is None or "percent" not in credit_units(scheme):
            continue
        base = fee_base(scheme.basis)
        # A tier's fee is its service's; an order or agreement is all that is bought.
        kind = {"tier": "service", "order": "all", "agreement": "all"}.get(base.of, base.of), base.which
        first = first or (scheme.name, kind)
        if kind != first[1]:
            yield Finding(
                f"{path}.basis",
                f"{scheme.name} takes its shares of another fee than {first[0]}.",
                "Use one fee for all schemes, or keep them if both sides know the difference.",
            )


def day_has_a_value(terms: Agreement) -> Iterator[Finding]:
    """A credit in days says what a day is worth, and never gives more days than the month has.

    Why: one thirtieth and one thirty-first of a fee differ; 40 days of service for one month is more than the service.
    Fails: credits in days paid in money with no value of a day; 2 days for each hour without a limit.
    Passes: 3, 7 and 15 days, a day being the fee divided by the days of the month.
    Source: a published agreement pays up to 15 days and states the limit.
    """
    if terms.credits is None:
        return
    in_days = [(path, scheme) for path, scheme in schemes(terms) if "days" in credit_units(scheme)]
    if in_days and terms.credits.day_value is None and terms.credits.payout != "service-extension":
        words = "Credits in days are paid in money, but a day has no value."
        yield Finding("credits.day_value", words, "Say how a day is valued.")
    for path, scheme in in_days:
        if any(cap.days is not None or cap.share is not None for cap in (*scheme.caps, *terms.credits.caps)):
            continue
        most = max((band.credit.value for band in scheme.bands if band.credit.unit == "days"), default=Decimal(0))
        if most > 31 or (scheme.step and not no_more_than_lost(scheme.step)) or scheme.per_event:
            yield Finding(
                path,
                f"{scheme.name} can pay more days than a month has, and no limit is set.",
                "Add a limit in days.",
            )
