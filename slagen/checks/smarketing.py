"""The plan of sales and marketing, computed again: the rules SM-."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from slagen.checks.rules import Finding
from slagen.quantities import Percent
from slagen.terms import lead_arithmetic as sums
from slagen.terms.agreement import Agreement
from slagen.terms.smarketing import LeadType, Smarketing


def shares_add_up(terms: Agreement) -> Iterator[Finding]:
    """The shares of the revenue sources add up to 100 %, and so do the shares of the lead types.

    Why: otherwise part of the revenue goal is nobody's, or two people's.
    Fails: marketing 40 %, sales 50 %. Passes: marketing 40 %, sales 50 %, partners 10 %.
    Source: revenue plans of sales and marketing.
    """
    if (plan := terms.smarketing) is None:
        return
    sources = sum((source.share.value for source in plan.sources.values()), Decimal(0))
    leads = sum((lead.share.value for lead in plan.leads.values()), Decimal(0))
    for path, words, total in (("sources", "revenue sources", sources), ("leads", "lead types", leads)):
        if total != 100:
            yield Finding(
                f"smarketing.{path}",
                f"The shares of the {words} add up to {Percent(total)}.",
                "Let them add up to 100%.",
            )


def rates_are_shares(terms: Agreement) -> Iterator[Finding]:
    """Each rate of the funnel lies above 0 % and at most at 100 %, and the stages give the stated close rate.

    Why: a rate of nothing asks for endless leads; more than all cannot go on to the next stage.
    Fails: 0 %; 120 %; stages of 50 % and 10 % beside a close rate of 4 %. Passes: 50 % and 10 % beside 5 %.
    The product is compared to the decimals in which the close rate is written.
    Source: arithmetic of the funnel.
    """
    if (plan := terms.smarketing) is None:
        return
    for key, lead in plan.leads.items():
        path = f"smarketing.leads.{key}"
        rates = [(f"{path}.stages.{name}.rate", stage.name, stage.rate) for name, stage in lead.stages.items()]
        if lead.close_rate is not None:
            rates.append((f"{path}.close_rate", "customer", lead.close_rate))
        for place, name, rate in rates:
            if not 0 < rate.value <= 100:
                yield Finding(
                    place, f"The rate to {name} of {lead.name} is {rate}.", "Write a rate above 0 and at most 100%."
                )
        if not lead.stages and lead.close_rate is None:
            yield Finding(
                path,
                f"{lead.name} has neither stages nor a close rate, so that no lead goal can be computed.",
                "Give the stages of the funnel, or a close rate.",
            )
        if lead.stages and lead.close_rate is not None:
            chain = sums.product(stage.rate.fraction for stage in lead.stages.values()) * 100
            if chain.quantize(lead.close_rate.value, ROUND_HALF_UP) != lead.close_rate.value:
                yield Finding(
                    f"{path}.close_rate",
                    f"The stages of {lead.name} give {Percent(chain)}, but the close rate says {lead.close_rate}.",
                    "Leave out the close rate, or mend a stage.",
                )


def goals_recompute(terms: Agreement) -> Iterator[Finding]:
    """A lead goal that was typed is what revenue, shares, deal size and rates give, rounded up once.

    Why: the two teams would otherwise work to two goals.
    Fails: 1,000,000 × 40 % / 10,000 per deal / 5 % = 800 leads, but 700 typed. Passes: 800, or no goal typed.
    Source: arithmetic of the lead goal.
    """
    if (plan := terms.smarketing) is None:
        return
    if plan.marketing_source not in plan.sources:
        yield Finding(
            "smarketing.marketing_source",
            f"No revenue source is called {plan.marketing_source!r}, so that no lead goal can be computed.",
            f"Name one of {', '.join(plan.sources)}.",
        )
    deals = [(f"smarketing.leads.{key}.deal", f"The deal of {lead.name}", lead.deal) for key, lead in plan.leads.items()]
    for path, words, amount in (("smarketing.revenue_goal", "The revenue goal", plan.revenue_goal), *deals):
        if not amount.amount:
            yield Finding(path, f"{words} is {amount}, so that no lead goal can be computed.", "Write an amount above 0.")
    for key, lead in plan.leads.items():
        if lead.goal is None or not _computable(plan, lead):
            continue
        goal = sums.goal_of(plan, lead)
        if goal != lead.goal:
            yield Finding(
                f"smarketing.leads.{key}.goal",
                f"The goal for {lead.name} is typed as {lead.goal}, but the plan's own figures give {goal}.",
                f"Write {goal}, or leave the goal out.",
            )


def capacity_suffices(terms: Agreement) -> Iterator[Finding]:
    """Sales has the time for every attempt that it promises, even if nobody answers.

    Why: a promise of eight calls for each lead is empty where the day has no hours for them.
    Fails: 1,000 leads × 8 attempts × 10 minutes beside one person with 300 hours. Passes: beside five of them.
    Source: arithmetic of attempts and hours.
    """
    plan = terms.smarketing
    if plan is None or not all(
        name in plan.leads and _computable(plan, plan.leads[name])
        for duty in plan.follow_up.values() for name in duty.leads
    ):
        return
    if not sums.suffices(plan):
        needed, available = sums.minutes_needed(plan), int(sums.minutes_available(plan.capacity))
        yield Finding(
            "smarketing.capacity",
            f"Following up every lead takes {needed} minutes, but sales has {available}.",
            "Lower attempts or minutes, or raise representatives, hours or utilisation.",
        )


def _computable(plan: Smarketing, lead: LeadType) -> bool:
    """Whether a goal can be computed; what is missing is the business of other rules."""
    if plan.marketing_source not in plan.sources or not (lead.stages or lead.close_rate) or not lead.deal.amount:
        return False
    return all(rate > 0 for rate in sums.rates_of(lead))
