"""What a plan of sales and marketing adds up to: the rules SM- about value, regions, time, pace and the sales cycle."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from slagen.checks.rules import Finding
from slagen.quantities import Currency, Duration, Money, Percent
from slagen.quantities.numerals import plain
from slagen.terms import lead_arithmetic as sums
from slagen.terms.agreement import Agreement
from slagen.terms.smarketing import Smarketing

# Half as many leads again as a person handled before is far above history.
FAR_ABOVE = Fraction(3, 2)
_DAYS = {
    "hour": Fraction(1, 24), "day": Fraction(1), "business-day": Fraction(7, 5), "week": Fraction(7),
    "month": Fraction(365, 12), "quarter": Fraction(365, 4), "year": Fraction(365),
}  # fmt: skip


def value_reached(terms: Agreement) -> Iterator[Finding]:
    """Where marketing owes a value of leads, the lead goals together are worth at least that.

    Why: a team that delivers every lead it owes would miss its goal all the same.
    Fails: 900 leads of 100 EUR beside a value goal of 100,000 EUR; a value goal beside leads that have no value.
    Passes: 1,000 leads of 100 EUR; a value goal without lead goals, which leaves the mixture to marketing.
    Source: agreements that hold marketing to a money value of leads for each segment.
    """
    plan = terms.smarketing
    if plan is None or plan.value_goal is None:
        return
    values = {key: sums.worth(plan, key) for key in plan.leads}
    for key, value in values.items():
        path, name = f"smarketing.leads.{key}", plan.leads[key].name
        if value is None:
            yield Finding(
                path,
                f"{name} has no value, so that nobody can say what it adds to the value goal.",
                "Give its value, or its average deal and close rate.",
            )
        elif value[1] != plan.value_goal.currency:
            yield Finding(
                path,
                f"The value of {name} is in {value[1]}, but the value goal is in {plan.value_goal.currency}.",
                f"Give its value in {plan.value_goal.currency}.",
            )
    if not sums.is_settled(plan) or any(one is None or one[1] != plan.value_goal.currency for one in values.values()):
        return
    total = sum((goal * (values[key] or (Fraction(0), ""))[0] for key, goal in sums.goals(plan).items()), Fraction(0))
    if total < Fraction(plan.value_goal.amount):
        yield Finding(
            "smarketing.value_goal",
            f"All leads of the lead goals together are worth {_amount(total, plan.value_goal)}, less than the value goal of "
            f"{plan.value_goal}.",
            "Raise lead goals, or lower the value goal.",
        )


def regions_add_up(terms: Agreement) -> Iterator[Finding]:
    """The goals of the regions add up to the revenue goal, and amounts in several currencies are told apart.

    Why: a region too little is a goal that nobody works for; euros and kronor cannot be added.
    Fails: 700,000 EUR and 400,000 EUR beside a goal of 1,200,000 EUR; a goal in SEK with deals in EUR; a goal in SEK that
    does not say what it counts as in EUR; marketing 50 % of the whole, but 40 % in each region.
    Passes: 700,000 EUR and 5,600,000 SEK, counted as 500,000 EUR, with deals in SEK.
    Source: regional lead goal sheets.
    """
    plan = terms.smarketing
    if plan is None or plan.revenue_goal is None:
        return
    goal = plan.revenue_goal
    if not plan.regions:
        for key, lead in plan.leads.items():
            if lead.deal is not None and lead.deal.currency != goal.currency and plan.goal_from is None:
                yield _two_currencies(f"smarketing.leads.{key}.deal", f"The deal of {lead.name}", lead.deal, goal)
        return
    counted, complete = Decimal(0), True
    for key, region in plan.regions.items():
        path, own = f"smarketing.regions.{key}", region.revenue_goal
        if region.currency is not None and region.currency.code != own.currency:
            yield Finding(
                f"{path}.revenue_goal",
                f"The currency of {region.name} is {region.currency}, but its goal is {own}.",
                f"Write the goal with its currency, as in {plain(own.amount)} {region.currency}, or change the currency.",
            )
        for lead_key, lead in plan.leads.items():
            here = region.leads.get(lead_key)
            deal = (here.deal if here else None) or region.deal or lead.deal
            if deal is not None and deal.currency != own.currency and plan.goal_from is None:
                yield _two_currencies(path, f"The deal of {lead.name} in {region.name}", deal, own)
        worth = region.counts_as or own
        if worth.currency != goal.currency:
            complete = False
            yield Finding(
                path,
                f"The goal of {region.name} is {own}, which cannot be added to a revenue goal in {goal.currency}.",
                f"Say in counts_as what it is worth in {goal.currency}.",
            )
        counted += worth.amount
    yield from _marketing_adds_up(plan)
    if complete and counted != goal.amount:
        yield Finding(
            "smarketing.regions",
            f"The goals of the regions add up to {Money(counted, goal.currency)}, but the revenue goal is {goal}.",
            "Change a region's goal, add a region, or change the revenue goal.",
        )


def _marketing_adds_up(plan: Smarketing) -> Iterator[Finding]:
    """The regions' own shares of marketing, weighted, give the share that stands among the sources, as it is written."""
    source = plan.sources.get(plan.marketing_source)
    weights = [(region.counts_as or region.revenue_goal).amount for region in plan.regions.values()]
    if source is None or not sum(weights) or not any(region.marketing_share for region in plan.regions.values()):
        return
    shares = [(region.marketing_share or source.share).value for region in plan.regions.values()]
    weighted = sum(share * weight for share, weight in zip(shares, weights, strict=True))
    mean = sums.decimal(Fraction(weighted) / Fraction(sum(weights)))
    if mean.quantize(source.share.value, ROUND_HALF_UP) != source.share.value:
        yield Finding(
            f"smarketing.sources.{plan.marketing_source}.share",
            f"Marketing brings {source.share} of the revenue, but its shares in the regions give {Percent(round(mean, 2))}.",
            "Write the share that the regions give, or change one of theirs.",
        )


def _two_currencies(path: str, words: str, deal: Money, goal: Money) -> Finding:
    return Finding(path, f"{words} is {deal}, but the goal is {goal}.", f"Write the deal in {goal.currency}.")


def capacity_suffices(terms: Agreement) -> Iterator[Finding]:
    """Sales has the time for every attempt that it promises, even if nobody answers.

    Why: a promise of eight calls for each lead is empty where the day has no hours for them.
    Fails: 1,000 leads × 8 attempts × 10 minutes beside one person with 300 hours; more people leave than there are.
    Passes: beside five of them. Of a range of attempts, the most count.
    Source: arithmetic of attempts and hours.
    """
    plan = terms.smarketing
    if plan is None or plan.capacity is None:
        return
    if sums.full_time(plan.capacity) <= 0:
        yield Finding("smarketing.capacity", "As many people leave within the period as there are.", "Mend the changes.")
    elif sums.is_settled(plan) and not sums.suffices(plan):
        needed, available = sums.minutes_needed(plan), int(sums.minutes_available(plan.capacity))
        yield Finding(
            "smarketing.capacity",
            f"Following up every lead takes {needed} minutes, but sales has {available}.",
            "Lower attempts or minutes, or raise representatives, hours or utilisation.",
        )


def leads_per_person(terms: Agreement) -> Iterator[Finding]:
    """A person of sales gets no more than half as many leads again as in the past.

    Why: people who get twice the leads call each of them half as well, whatever the hours say.
    Fails: 600 leads each, 380 in the past. Passes: 500 each; no past figure.
    Source: planning of sales capacity.
    """
    plan = terms.smarketing
    if plan is None or plan.capacity is None or not plan.history_leads_per_rep or not sums.is_settled(plan):
        return
    people = sums.full_time(plan.capacity)
    each = sum(sums.goals(plan).values()) / people if people > 0 else Fraction(0)
    if each > plan.history_leads_per_rep * FAR_ABOVE:
        yield Finding(
            "smarketing.history_leads_per_rep",
            f"Each representative gets {round(sums.decimal(each), 1)} leads, but had {plan.history_leads_per_rep} before.",
            "Lower the goals, raise the number of representatives, or give a newer figure of the past.",
        )


def pace_can_be_kept(terms: Agreement) -> Iterator[Finding]:
    """The pacing line has days to run over and a tolerance that means something.

    Why: leads come in whole numbers, so that no team is ever on a line without tolerance; and a tolerance of 100 % allows a
    period without any lead until its last day.
    Fails: a tolerance of 0 %, or of 100 %; a line over working days where nobody says how many there are.
    Passes: 10 %; no pacing at all.
    Source: daily lines of cumulated leads, in both directions.
    """
    plan = terms.smarketing
    if plan is None or plan.pacing is None or not (sums.is_settled(plan) or plan.value_goal):
        return
    if not 0 < plan.tolerance.value < 100:
        effect = "binds nobody" if plan.tolerance.value else "can never be kept"
        yield Finding(
            "smarketing.tolerance",
            f"A tolerance of {plan.tolerance} around the pacing line {effect}.",
            "Write a tolerance such as 10%, or leave the pacing out with none.",
        )
    if sums.line_days(plan) is None:
        yield Finding(
            "smarketing.pacing",
            "The pacing line runs over working days, but nobody says how many the period has.",
            "Give the capacity with its working days, set pacing_days to calendar, or leave the pacing out with none.",
        )


def cycle_fits_period(terms: Agreement) -> Iterator[Finding]:
    """A sale does not take longer than the period for which goals are set.

    Why: leads of this period then bring revenue in the next one, so that goal and leads never meet in one report.
    Fails: a sale of 75 days beside monthly goals. Passes: beside quarterly ones. It may well be right, which is why this
    is advice.
    Source: lead goals by month in markets with long sales.
    """
    plan = terms.smarketing
    days = _days(plan.sales_cycle) if plan and plan.sales_cycle else None
    if plan is None or days is None or days <= sums.CALENDAR_DAYS[plan.period]:
        return
    yield Finding(
        "smarketing.sales_cycle",
        f"A sale takes {plan.sales_cycle}, longer than the {plan.period} for which goals are set.",
        "Compare leads with the revenue of a later period, or set goals for a longer period.",
    )


def _days(length: Duration) -> Fraction | None:
    factor = _DAYS.get(length.unit)
    return None if factor is None else Fraction(length.amount) * factor


def _amount(total: Fraction, like: Money) -> str:
    return str(Money(round(sums.decimal(total), Currency(like.currency).decimals), like.currency))
