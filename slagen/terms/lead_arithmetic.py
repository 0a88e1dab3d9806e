"""A revenue goal, rates and head counts become customers, leads, attempts and minutes: exact, rounded once at the end."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext

from slagen.terms.agreement import Agreement
from slagen.terms.smarketing import Capacity, FollowUpDuty, LeadType, Smarketing

# Typed numbers may carry many digits; a product of revenue, shares and rates must still be exact.
PRECISION = 200
ONE = Decimal(1)


def product(factors: Iterable[Decimal]) -> Decimal:
    """The exact product; 1 for no factor, so that a stage not used changes nothing."""
    with localcontext(prec=PRECISION):
        result = ONE
        for factor in factors:
            result *= factor
        return result


def quotient(dividend: Decimal, divisor: Decimal) -> Decimal:
    """The quotient to 50 digits, for showing only. Raises ValueError for a divisor of zero."""
    if not divisor:
        raise ValueError("a rate, a deal size or a number of days is zero, so nothing can be divided by it")
    with localcontext(prec=50):
        return dividend / divisor


def ceil_quotient(dividend: Decimal, divisor: Decimal) -> int:
    """The smallest whole number that is not below dividend / divisor, exactly. Raises ValueError for a divisor of 0."""
    if not divisor:
        raise ValueError("a rate, a deal size or a number of days is zero, so nothing can be divided by it")
    with localcontext(prec=PRECISION):
        whole, rest = divmod(dividend, divisor)
        return int(whole) + (1 if rest > 0 else 0)


def customers(revenue: Decimal, marketing_share: Decimal, lead_share: Decimal, deal: Decimal) -> Decimal:
    """New customers needed, unrounded: revenue × marketing's share × the lead type's share / mean deal."""
    return quotient(product((revenue, marketing_share, lead_share)), deal)


def leads(
    revenue: Decimal, marketing_share: Decimal, lead_share: Decimal, deal: Decimal, rates: Iterable[Decimal]
) -> int:
    """Leads needed: customers over the product of the rates, rounded up once, here and nowhere before."""
    return ceil_quotient(product((revenue, marketing_share, lead_share)), product((deal, *rates)))


def pace(goal: int | Decimal, day: int, working_days: int) -> Decimal:
    """The straight line on working day `day`, unrounded: goal × day / working days."""
    return quotient(Decimal(goal) * day, Decimal(working_days))


def pace_band(line: Decimal, tolerance: Decimal) -> tuple[int, int]:
    """The whole numbers of leads still on the line, in both directions: tolerance 0.10 around 100 is (90, 110)."""
    with localcontext(prec=50):
        low, high = line * (ONE - tolerance), line * (ONE + tolerance)
    return (
        max(0, int(low.to_integral_value(ROUND_CEILING))),
        int(high.to_integral_value(ROUND_FLOOR)),
    )


def attempts_available(representatives: int, days: int, hours: int, minutes: int, utilisation: Decimal) -> int:
    """Whole attempts of `minutes` each: representatives × days × hours × 60 × utilisation / minutes, rounded down."""
    with localcontext(prec=PRECISION):
        return int(minutes_of(representatives, days, hours, utilisation) // minutes)


def minutes_of(representatives: int, days: int, hours: int, utilisation: Decimal) -> Decimal:
    """Minutes for follow-up in the period."""
    return product((Decimal(representatives * days * hours * 60), utilisation))


def representatives_needed(minutes: int | Decimal, days: int, hours: int, utilisation: Decimal) -> int:
    """The fewest people whose time covers `minutes`."""
    return ceil_quotient(Decimal(minutes), minutes_of(1, days, hours, utilisation))


def lead_value(deal: Decimal, close_rate: Decimal) -> Decimal:
    """What one lead is worth on average: mean deal × share of leads that become customers."""
    return product((deal, close_rate))


# --- the same, read from the terms -------------------------------------------------------------------------------


def plan_of(terms: Agreement) -> Smarketing:
    """The plan of the two teams. Raises ValueError if the agreement has none."""
    if terms.smarketing is None:
        raise ValueError("the agreement has no plan for sales and marketing (smarketing)")
    return terms.smarketing


def marketing_share(plan: Smarketing) -> Decimal:
    """Marketing's share of the revenue goal, as a fraction. Raises ValueError for an unknown source."""
    source = plan.sources.get(plan.marketing_source)
    if source is None:
        raise ValueError(f"the revenue sources have no {plan.marketing_source!r}, which is named as marketing's")
    return source.share.fraction


def rates_of(lead: LeadType) -> tuple[Decimal, ...]:
    """The rates of the stages, or the one close rate where no stage is given, as fractions."""
    if lead.stages:
        return tuple(stage.rate.fraction for stage in lead.stages.values())
    if lead.close_rate is not None:
        return (lead.close_rate.fraction,)
    raise ValueError(f"the lead type {lead.name!r} has neither stages nor a close rate")


def close_rate(lead: LeadType) -> Decimal:
    """The share of leads that become customers: the product of the stages."""
    return product(rates_of(lead))


def customers_of(plan: Smarketing, lead: LeadType) -> Decimal:
    """New customers from one lead type in the period, unrounded."""
    return customers(plan.revenue_goal.amount, marketing_share(plan), lead.share.fraction, lead.deal.amount)


def goal_of(plan: Smarketing, lead: LeadType) -> int:
    """The lead goal of one type for the whole plan, rounded up once."""
    return leads(
        plan.revenue_goal.amount, marketing_share(plan), lead.share.fraction, lead.deal.amount, rates_of(lead)
    )


def regional_goal(plan: Smarketing, revenue: Decimal, lead: LeadType) -> Decimal:
    """The part of the type's goal that a region with `revenue` has, unrounded, so that the parts add up exactly."""
    with localcontext(prec=50):
        return goal_of(plan, lead) * quotient(revenue, plan.revenue_goal.amount)


def attempts_needed(plan: Smarketing, duty: FollowUpDuty) -> int:
    """Attempts at worst, when nobody answers: leads × attempts for every type the duty covers."""
    return sum(goal_of(plan, plan.leads[lead]) for lead in duty.leads) * duty.attempts


def minutes_needed(plan: Smarketing) -> int:
    """Minutes at worst for all duties."""
    return sum(attempts_needed(plan, duty) * duty.minutes_per_attempt for duty in plan.follow_up.values())


def minutes_available(capacity: Capacity) -> Decimal:
    """Minutes of sales for follow-up in the period."""
    return minutes_of(
        capacity.representatives, capacity.working_days, capacity.hours_a_day, capacity.utilisation.fraction
    )


def suffices(plan: Smarketing) -> bool:
    """Whether sales has the time for every attempt it promises."""
    return minutes_needed(plan) <= minutes_available(plan.capacity)
