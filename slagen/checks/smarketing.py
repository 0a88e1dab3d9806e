"""The plan of sales and marketing, computed again: the rules SM- about goals, rates, regions, time and pace."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from slagen.checks.rules import Finding
from slagen.quantities import Money, Percent, Share
from slagen.terms import lead_arithmetic as sums
from slagen.terms.agreement import Agreement
from slagen.terms.leads import LeadType
from slagen.terms.smarketing import Smarketing


def shares_add_up(terms: Agreement) -> Iterator[Finding]:
    """The shares of the revenue sources add up to 100 %, and so do those of lead types and of temperatures.

    Why: otherwise part of the revenue goal is nobody's, or two people's.
    Fails: marketing 40 %, sales 50 %. Passes: marketing 40 %, sales 50 %, partners 10 %; one lead type without a share,
    which is all of it; lead types without shares where no goal is worked out from revenue.
    Source: revenue plans of sales and marketing.
    """
    if (plan := terms.smarketing) is None:
        return
    needed = plan.revenue_goal is not None and plan.goal_from is None and len(plan.leads) > 1
    regional = [region.leads[key].share for region in plan.regions.values() for key in plan.leads if key in region.leads]
    if regional and all(regional) and len(regional) == len(plan.regions) * len(plan.leads):
        needed = False
    sources: list[Percent | None] = [source.share for source in plan.sources.values()]
    leads = [lead.share for lead in plan.leads.values()]
    warm = [one.share for one in plan.temperatures.values()]
    groups: list[tuple[str, str, list[Percent | None], bool]] = [
        ("sources", "revenue sources", sources, bool(sources)),
        ("leads", "lead types", leads, needed or any(leads)),
        ("temperatures", "temperatures", warm, any(warm)),
    ]
    for key, region in plan.regions.items():
        if any(figures.share for figures in region.leads.values()):
            own = {name: region.leads[name].share if name in region.leads else None for name in plan.leads}
            here = [own[name] or lead.share for name, lead in plan.leads.items()]
            groups.append((f"regions.{key}.leads", f"lead types in {region.name}", here, True))
    for path, words, shares, counts in groups:
        total = sum((share.value for share in shares if share), Decimal(0))
        if counts and total != 100:
            yield Finding(
                f"smarketing.{path}",
                f"The shares of the {words} add up to {Percent(total)}.",
                "Let them add up to 100%.",
            )


def rates_are_shares(terms: Agreement) -> Iterator[Finding]:
    """Each rate of the funnel lies above 0 % and at most at 100 %, and the stages give the stated close rate.

    Why: a rate of nothing asks for endless leads; more than all cannot go on to the next stage.
    Fails: 0 %; 120 %; 16 of 15; 0 % of the attempts answered; stages of 50 % and 10 % beside a close rate of 4 %.
    Passes: 50 % and 10 % beside 5 %; 50 %, 60 %, 50 % and 33.33 % beside 5 %, because the product is compared to the decimals
    in which the close rate is written. The close rate is then the exact figure, and the stages show how it comes about.
    Source: arithmetic of the funnel.
    """
    if (plan := terms.smarketing) is None:
        return
    computed = plan.revenue_goal is not None and plan.goal_from is None
    for place, name, rate in _rates(plan):
        if not 0 < rate.fraction <= 1:
            yield Finding(place, f"The rate to {name} is {rate}.", "Write a rate above 0 and at most 100%.")
    for key, duty in plan.follow_up.items():
        if duty.answer_rate is not None and not 0 < duty.answer_rate.fraction <= 1:
            what = f"Of the attempts {duty.answer_rate} are answered."
            yield Finding(f"smarketing.follow_up.{key}.answer_rate", what, "Write a rate above 0 and at most 100%.")
    for key, lead in plan.leads.items():
        path = f"smarketing.leads.{key}"
        if computed and sums.close_rate(lead) is None and not _has_regional_rate(plan, key):
            yield Finding(
                path,
                f"{lead.name} has neither stages nor a close rate, so that no lead goal can be computed.",
                "Give the stages of the funnel, or a close rate.",
            )
        if lead.stages and lead.close_rate is not None and not _same_rate(lead, lead.close_rate):
            chain = sums.decimal(sums.product(stage.rate.fraction for stage in lead.stages.values()) * 100)
            given = Percent(round(chain, 4).normalize())
            yield Finding(
                f"{path}.close_rate",
                f"The stages of {lead.name} give {given}, but the close rate says {lead.close_rate}.",
                "Leave out the close rate, or mend a stage.",
            )


def _rates(plan: Smarketing) -> Iterator[tuple[str, str, Share]]:
    """Every rate with its place and what it leads to."""
    for key, lead in plan.leads.items():
        path = f"smarketing.leads.{key}"
        for name, stage in lead.stages.items():
            yield f"{path}.stages.{name}.rate", f"{stage.name} of {lead.name}", stage.rate
        if lead.close_rate is not None:
            yield f"{path}.close_rate", f"customer of {lead.name}", lead.close_rate
    for key, region in plan.regions.items():
        path = f"smarketing.regions.{key}"
        if region.close_rate is not None:
            yield f"{path}.close_rate", f"customer in {region.name}", region.close_rate
        for name, own in region.leads.items():
            if own.close_rate is not None:
                yield f"{path}.leads.{name}.close_rate", f"customer of {name} in {region.name}", own.close_rate


def _has_regional_rate(plan: Smarketing, key: str) -> bool:
    regions = plan.regions.values()
    return bool(regions) and all(
        region.close_rate or (key in region.leads and region.leads[key].close_rate) for region in regions
    )


def _same_rate(lead: LeadType, stated: Share) -> bool:
    """Whether the stages give the stated rate, to the decimals it is written in; counts to a hundredth of a percent."""
    chain = sums.decimal(sums.product(stage.rate.fraction for stage in lead.stages.values()) * 100)
    written = stated.part if stated.form == "percent" else Decimal("0.01")
    rate = sums.decimal(stated.fraction * 100)
    return chain.quantize(written, ROUND_HALF_UP) == rate.quantize(written, ROUND_HALF_UP)


def goals_recompute(terms: Agreement) -> Iterator[Finding]:
    """A lead goal that was typed is what the plan's own figures give, and every figure behind a goal is there.

    Why: the two teams would otherwise work to two goals, or to none.
    Fails: 1,000,000 × 40 % / 10,000 per deal / 5 % = 800 leads, but 700 typed; 100 leads for each of 10
    representatives, but 900 typed. Passes: 800 typed, or no goal typed. Where another way to round gives the typed goal, SM-ROUND
    says so instead.
    Source: arithmetic of the lead goal.
    """
    if (plan := terms.smarketing) is None:
        return
    yield from _missing_figures(plan)
    for key, lead in plan.leads.items():
        path = f"smarketing.leads.{key}.goal"
        if lead.goal is not None and plan.goal_from is None and plan.revenue_goal is None:
            yield Finding(
                path,
                f"{lead.name} has a goal of {lead.goal}, but the plan has no revenue goal that it follows from.",
                "Set goal_from to given, or give the revenue goal.",
            )
        goal = _goal(plan, key)
        if lead.goal is not None and goal is not None and goal != lead.goal and not _otherwise_rounded(plan, key, lead.goal):
            yield Finding(
                path,
                f"The goal for {lead.name} is typed as {lead.goal}, but the plan's own figures give {goal}.",
                f"Write {goal}, or leave the goal out.",
            )
        for name, region in plan.regions.items():
            typed = region.leads[key].goal if key in region.leads else None
            here = _regional(plan, key, name)
            if typed is not None and here is not None and here != typed:
                yield Finding(
                    f"smarketing.regions.{name}.leads.{key}.goal",
                    f"The goal for {lead.name} in {region.name} is typed as {typed}, but its own figures give "
                    f"{sums.decimal(here):.2f}.",
                    "Leave the goal out, or mend a figure.",
                )


def _missing_figures(plan: Smarketing) -> Iterator[Finding]:
    computed = plan.revenue_goal is not None and plan.goal_from is None
    own_shares = bool(plan.regions) and all(region.marketing_share for region in plan.regions.values())
    if computed and plan.marketing_source not in plan.sources and not own_shares:
        known = ", ".join(plan.sources)
        yield Finding(
            "smarketing.marketing_source",
            f"No revenue source is called {plan.marketing_source!r}, so that no lead goal can be computed.",
            f"Name one of {known}." if known else f"Give the revenue sources, one of them called {plan.marketing_source}.",
        )
    amounts: list[tuple[str, str, Money | None]] = [("smarketing.revenue_goal", "The revenue goal", plan.revenue_goal)]
    for key, lead in plan.leads.items():
        path = f"smarketing.leads.{key}"
        amounts.append((f"{path}.deal", f"The deal of {lead.name}", lead.deal))
        regional = [region.deal or (key in region.leads and region.leads[key].deal) for region in plan.regions.values()]
        if computed and lead.deal is None and not (regional and all(regional)):
            yield Finding(path, f"{lead.name} has no deal, so that no lead goal can be computed.", "Give the average deal.")
        if plan.goal_from == "given" and lead.goal is None:
            yield Finding(path, f"Lead goals are given, but {lead.name} has none.", "Give its goal.")
        if plan.goal_from == "head-count" and lead.goal_per_rep is None:
            yield Finding(
                path, f"{lead.name} has no goal for each representative, from which its goal follows.", "Give goal_per_rep."
            )
    if plan.goal_from == "head-count" and plan.capacity is None:
        yield Finding(
            "smarketing.goal_from",
            "Lead goals follow from the number of representatives, but nobody says how many there are.",
            "Give the capacity of sales.",
        )
    for path, words, amount in amounts:
        if amount is not None and not amount.amount:
            yield Finding(path, f"{words} is {amount}, so that no lead goal can be computed.", "Write an amount above 0.")


def rounding_is_that_agreed(terms: Agreement) -> Iterator[Finding]:
    """A typed goal is rounded where the plan says that goals are rounded.

    Why: 500,000 × 55 % / 9,000 is 30.56 customers; at 3 % these are 1,019 leads, but 1,034 if the customers are rounded
    up first. Without the rule, each team takes the figure it likes.
    Fails: 1,034 typed where each goal is rounded once, at the end. Passes: 1,019, or 1,034 with customers-first.
    Source: public lead goal calculators, which say nothing about it.
    """
    if (plan := terms.smarketing) is None:
        return
    for key, lead in plan.leads.items():
        goal = _goal(plan, key)
        other = _otherwise_rounded(plan, key, lead.goal) if lead.goal is not None and goal != lead.goal else ""
        if other:
            yield Finding(
                f"smarketing.leads.{key}.goal",
                f"The goal for {lead.name} is typed as {lead.goal}, which follows if goals are rounded {other}; "
                f"rounded {plan.rounding}, as the plan says, it is {goal}.",
                f"Write {goal}, or set rounding to {other}.",
            )


def _otherwise_rounded(plan: Smarketing, key: str, goal: int) -> str:
    """The way to round that gives a typed goal, where it is not that of the plan; nothing where none does."""
    if plan.goal_from is not None or _goal(plan, key) is None:
        return ""
    ways = ("per-region-and-type", "per-type", "customers-first")
    return next((way for way in ways if sums.goal_from_revenue(plan, key, way) == goal), "")


def _goal(plan: Smarketing, key: str) -> int | None:
    """The goal, where its figures are there; what is missing has findings of its own."""
    try:
        return sums.goal_of(plan, key)
    except ValueError:
        return None


def _regional(plan: Smarketing, key: str, region: str) -> Fraction | None:
    try:
        return sums.parts(plan, key)[region]
    except ValueError:
        return None
