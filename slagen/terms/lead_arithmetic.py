"""A revenue goal, rates and head counts become customers, leads, attempts and minutes: exact, rounded once at the end."""


from collections.abc import Iterable, Mapping
from decimal import Decimal, localcontext
from fractions import Fraction
from math import ceil, floor

from msgspec import Struct

from slagen.quantities import Money
from slagen.terms.leads import Capacity, FollowUpDuty, HeadcountChange, LeadType, Region
from slagen.terms.smarketing import Smarketing

Exact = int | Decimal | Fraction
ONE = Fraction(1)
# What a period has in calendar days where nobody says it: the line is the same in each.
CALENDAR_DAYS = {"month": 30, "quarter": 91, "half-year": 182, "year": 365}
_ZERO = "a rate, a deal size or a number of days is zero, so nothing can be divided by it"


def product(factors: Iterable[Exact]) -> Fraction:
    """The exact product; 1 for no factor, so that a stage not used changes nothing."""
    result = ONE
    for factor in factors:
        result *= Fraction(factor)
    return result


def quotient(dividend: Exact, divisor: Exact) -> Fraction:
    """The exact quotient. Raises ValueError for a divisor of zero."""
    if not divisor:
        raise ValueError(_ZERO)
    return Fraction(dividend) / Fraction(divisor)


def ceil_quotient(dividend: Exact, divisor: Exact) -> int:
    """The smallest whole number that is not below dividend / divisor. Raises ValueError for a divisor of zero."""
    return ceil(quotient(dividend, divisor))


def decimal(value: Exact) -> Decimal:
    """A number to 50 digits, for showing only."""
    exact = Fraction(value)
    with localcontext(prec=50):
        return Decimal(exact.numerator) / Decimal(exact.denominator)


def customers(revenue: Exact, marketing_share: Exact, lead_share: Exact, deal: Exact) -> Fraction:
    """New customers needed, unrounded: revenue × marketing's share × the lead type's share / mean deal."""
    return quotient(product((revenue, marketing_share, lead_share)), deal)


def leads(
    revenue: Exact, marketing_share: Exact, lead_share: Exact, deal: Exact, rates: Iterable[Exact]
) -> int:
    """Leads needed: customers over the product of the rates, rounded up once, here and nowhere before."""
    return ceil_quotient(customers(revenue, marketing_share, lead_share, deal), product(rates))


def pace(goal: Exact, day: int, days: int) -> Fraction:
    """The straight line on day `day` of `days`, unrounded: goal × day / days."""
    return quotient(Fraction(goal) * day, days)


def pace_band(line: Exact, tolerance: Exact) -> tuple[int, int]:
    """The whole numbers of leads still on the line, in both directions: tolerance 0.10 around 100 is (90, 110)."""
    low, high = Fraction(line) * (ONE - Fraction(tolerance)), Fraction(line) * (ONE + Fraction(tolerance))
    return max(0, ceil(low)), floor(high)


def attempts_available(representatives: int, days: int, hours: int, minutes: int, utilisation: Exact) -> int:
    """Whole attempts of `minutes` each: representatives × days × hours × 60 × utilisation / minutes, rounded down."""
    return int(minutes_of(representatives, days, hours, utilisation) // minutes)


def minutes_of(representatives: Exact, days: int, hours: int, utilisation: Exact) -> Fraction:
    """Minutes for follow-up in the period."""
    return product((representatives, days * hours * 60, utilisation))


def representatives_needed(minutes: Exact, days: int, hours: int, utilisation: Exact) -> int:
    """The fewest people whose time covers `minutes`."""
    return ceil_quotient(minutes, minutes_of(1, days, hours, utilisation))


def lead_value(deal: Exact, close_rate: Exact) -> Fraction:
    """What one lead is worth on average: mean deal × share of leads that become customers."""
    return product((deal, close_rate))


# --- the same, read from the terms -------------------------------------------------------------------------------


class Figures(Struct, frozen=True):
    """The figures behind a lead goal, for the whole plan or for one region; none of them is zero."""

    revenue: Money
    marketing: Fraction
    share: Fraction
    deal: Money
    close_rate: Fraction

    @property
    def owed(self) -> Fraction:
        """The revenue that marketing's leads of this type bring."""
        return product((self.revenue.amount, self.marketing, self.share))

    @property
    def customers(self) -> Fraction:
        """New customers, unrounded."""
        return quotient(self.owed, self.deal.amount)

    def leads(self, rounding: str) -> Fraction:
        """Leads as the rule rounds them: up to a whole lead, after whole customers, or not yet."""
        if rounding == "customers-first":
            return Fraction(ceil(ceil(self.customers) / self.close_rate))
        found = self.customers / self.close_rate
        return found if rounding == "per-type" else Fraction(ceil(found))


def marketing_share(plan: Smarketing) -> Fraction:
    """Marketing's share of the revenue goal. Raises ValueError for an unknown source."""
    source = plan.sources.get(plan.marketing_source)
    if source is None:
        raise ValueError(f"the revenue sources have no {plan.marketing_source!r}, which is named as marketing's")
    return Fraction(source.share.fraction)


def close_rate(lead: LeadType) -> Fraction | None:
    """The share of leads that become customers: as it is given, or the product of the stages."""
    if lead.close_rate is not None:
        return lead.close_rate.fraction
    return product(stage.rate.fraction for stage in lead.stages.values()) if lead.stages else None


def figures(plan: Smarketing, key: str, region: Region | None = None) -> Figures:
    """The figures of a type, those of the region first. Raises ValueError, in words, for what is missing or zero."""
    lead, own = plan.leads[key], region.leads.get(key) if region else None
    revenue = region.revenue_goal if region else plan.revenue_goal
    only = Fraction(1) if len(plan.leads) == 1 else None
    here = region.marketing_share if region else None
    marketing = Fraction(here.fraction) if here else marketing_share(plan)
    stated = (own.share if own else None) or lead.share
    share = Fraction(stated.fraction) if stated else only
    deal = (own.deal if own else None) or (region.deal if region else None) or lead.deal
    given = (own.close_rate if own else None) or (region.close_rate if region else None)
    rate = given.fraction if given else close_rate(lead)
    where = f" in {region.name}" if region else ""
    if revenue is None or share is None or deal is None or rate is None:
        words = ((revenue, "revenue goal"), (share, "share of the revenue"), (deal, "mean deal"), (rate, "close rate"))
        missing = next(word for found, word in words if found is None)
        raise ValueError(f"{lead.name!r} has no {missing}{where}, so that no lead goal can be computed")
    if not deal.amount or not rate:
        raise ValueError(f"{lead.name!r}{where}: {_ZERO}")
    return Figures(revenue, marketing, share, deal, rate)


def parts(plan: Smarketing, key: str, rounding: str | None = None) -> Mapping[str, Fraction]:
    """The lead goal of a type by region, under "" for a plan without regions, rounded as the rule says."""
    rule = rounding or plan.rounding
    if not plan.regions:
        return {"": figures(plan, key).leads(rule)}
    return {name: figures(plan, key, region).leads(rule) for name, region in plan.regions.items()}


def goal_from_revenue(plan: Smarketing, key: str, rounding: str | None = None) -> int:
    """The lead goal that the plan's figures give, regions added up. Raises ValueError where a figure is missing."""
    return ceil(sum(parts(plan, key, rounding).values()))


def goal_of(plan: Smarketing, key: str) -> int | None:
    """The lead goal of one type in the period; None where the plan sets none. Raises ValueError for missing figures."""
    lead = plan.leads[key]
    if plan.goal_from == "given":
        return lead.goal
    if plan.goal_from == "head-count":
        if plan.capacity is None or lead.goal_per_rep is None:
            raise ValueError(f"{lead.name!r} has no goal for each representative, or nobody says how many there are")
        return ceil(lead.goal_per_rep * full_time(plan.capacity))
    return goal_from_revenue(plan, key) if plan.revenue_goal else None


def goals(plan: Smarketing) -> Mapping[str, int]:
    """The lead goals by type; nothing where the plan sets none. Raises ValueError for missing figures."""
    found = {key: goal_of(plan, key) for key in plan.leads}
    return {key: goal for key, goal in found.items() if goal is not None}


def is_settled(plan: Smarketing) -> bool:
    """Whether every lead goal can be computed; what is missing is the business of the rules about it."""
    try:
        return bool(goals(plan)) and goals(plan).keys() == plan.leads.keys()
    except ValueError:
        return False


def worth(plan: Smarketing, key: str) -> tuple[Fraction, str] | None:
    """What one lead of a type counts for, and in which currency; None where nothing says it."""
    lead, rate = plan.leads[key], close_rate(plan.leads[key])
    if lead.value is not None:
        return Fraction(lead.value.amount), lead.value.currency
    return None if lead.deal is None or rate is None else (lead_value(lead.deal.amount, rate), lead.deal.currency)


def full_time(capacity: Capacity) -> Fraction:
    """Representatives over the whole period, those who join or leave within it counted for their part."""
    return sum((people_of(capacity, change) for change in capacity.changes.values()), Fraction(capacity.representatives))


def people_of(capacity: Capacity, change: HeadcountChange) -> Fraction:
    """What a change adds to the people of the whole period; less than zero for those who leave."""
    days = Fraction(max(0, capacity.working_days - change.on_day + 1), capacity.working_days)
    part = change.people * days * Fraction(change.workload.fraction)
    return part if change.what == "join" else -part


def leads_of(plan: Smarketing, duty: FollowUpDuty) -> int:
    """The leads that a duty covers in the period; of a temperature, its expected part of each type, rounded up."""
    warm = plan.temperatures.get(duty.temperature) if duty.temperature else None
    part = Fraction(warm.share.fraction) if warm and warm.share else ONE
    found = goals(plan)
    return sum(ceil(found.get(key, 0) * part) for key in duty.leads)


def attempts_needed(plan: Smarketing, duty: FollowUpDuty) -> int:
    """Attempts at worst, when nobody answers: leads × the most attempts that the duty asks for."""
    return leads_of(plan, duty) * (duty.attempts_to or duty.attempts)


def minutes_needed(plan: Smarketing) -> int:
    """Minutes at worst for all duties."""
    return sum(attempts_needed(plan, duty) * duty.minutes_per_attempt for duty in plan.follow_up.values())


def minutes_available(capacity: Capacity) -> Fraction:
    """Minutes of sales for follow-up in the period."""
    return minutes_of(
        full_time(capacity), capacity.working_days, capacity.hours_a_day, capacity.utilisation.fraction
    )


def suffices(plan: Smarketing) -> bool:
    """Whether sales has the time for every attempt it promises; true where nobody says what time it has."""
    return plan.capacity is None or minutes_needed(plan) <= minutes_available(plan.capacity)


def line_days(plan: Smarketing) -> int | None:
    """The days over which the pacing line runs; None where there is no line or nobody says how many."""
    if plan.pacing is None:
        return None
    if plan.pacing_days == "calendar":
        return plan.period_days or CALENDAR_DAYS[plan.period]
    return plan.capacity.working_days if plan.capacity else None
