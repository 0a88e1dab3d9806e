"""The plan becomes the tables of lead goals, by source, type and region, with every factor of the calculation shown."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from slagen.document.nodes import Block, Cell, Paragraph, Table
from slagen.quantities import Percent
from slagen.schedules.cells import Spec, answer, cell, computed, line, named, note, row_head, table
from slagen.schedules.plan_cells import NOTHING, ROOT, given, known_as, money, percent, shown, worked_out
from slagen.terms import lead_arithmetic as sums
from slagen.terms.agreement import Agreement
from slagen.terms.leads import Region
from slagen.terms.smarketing import Smarketing

COLUMNS: tuple[Spec, ...] = (
    ("Type of lead", 4), ("Share", 2, "right"), ("Revenue", 3, "right"), ("Mean deal", 3, "right"),
    ("Customers", 3, "right"), ("Share that buys", 2, "right"), ("For each representative", 3, "right"),
    ("Lead goal", 2, "right"), ("Value of a lead", 3, "right"), ("Value of the goal", 3, "right"),
)  # fmt: skip
DEAL_PER = {"order": "", "month": " a month", "year": " a year"}


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """Sources of revenue, goals by type, and goals by region where there are regions. No option is known.

    Raises ValueError where a figure is missing that a goal is computed from.
    """
    plan = terms.smarketing
    if plan is None:
        return ()
    apart = _is_computed(plan) and any(has_own_figures(region) for region in plan.regions.values())
    return (
        *_sources(terms, plan),
        *((found for key, region in plan.regions.items() for found in _region(plan, key, region)) if apart else ()),
        *_goals(plan, apart=apart),
        *(_regions(plan) if plan.regions and _is_computed(plan) else ()),
    )


def has_own_figures(region: Region) -> bool:
    """Whether a region's goals follow from figures of its own, beside its part of the revenue goal."""
    return bool(region.marketing_share or region.deal or region.close_rate or region.leads)


def _is_computed(plan: Smarketing) -> bool:
    return plan.revenue_goal is not None and plan.goal_from is None


def _sources(terms: Agreement, plan: Smarketing) -> tuple[Table, ...]:
    goal = plan.revenue_goal
    if goal is None or not plan.sources:
        return ()
    rows: list[list[Cell]] = []
    for key, source in plan.sources.items():
        path = f"{ROOT}.sources.{key}"
        amount = sums.product((goal.amount, source.share.fraction))
        rows.append([
            row_head(answer(source.name, f"{path}.name")),
            given(source.share, f"{path}.share"),
            worked_out(money(amount, goal.currency)),
            cell(named(terms.parties, "parties", source.owner)),
        ])
    total = sum((source.share.value for source in plan.sources.values()), Decimal(0))
    rows.append([row_head("All sources"), worked_out(str(Percent(total))), given(goal, f"{ROOT}.revenue_goal"),
                 NOTHING])  # fmt: skip
    columns: tuple[Spec, ...] = (("Source", 3), ("Share", 1, "right"), ("Revenue", 2, "right"), ("Owner", 2))
    return known_as(table("Where the revenue of the period comes from", columns, rows), "revenue-sources")


def _goals(plan: Smarketing, *, apart: bool) -> tuple[Table, ...]:
    """The goals by type. Where each region has its own figures, these stand in the tables of the regions instead."""
    rows = []
    for key, lead in plan.leads.items():
        path, goal, value = f"{ROOT}.leads.{key}", sums.goal_of(plan, key), sums.worth(plan, key)
        counted = _is_computed(plan) and not apart
        total = worked_out(money(goal * value[0], value[1])) if plan.value_goal and goal and value else NOTHING
        rows.append([
            row_head(answer(lead.name, f"{path}.name")),
            *(_factors(plan, key) if counted else (NOTHING,) * 5),
            given(lead.goal_per_rep, f"{path}.goal_per_rep") if plan.goal_from == "head-count" else NOTHING,
            _goal(plan, key, goal),
            NOTHING if apart or not value else _value(plan, key, value),
            total,
        ])
    if (apart and not plan.value_goal) or not any(row[7].content or row[8].content for row in rows):
        return ()
    if len(rows) > 1:
        rows.append(_all_types(plan, counted=_is_computed(plan) and not apart))
    found = table("Lead goals of the period, by type", COLUMNS, rows, *_notes(plan, apart=apart))
    return known_as(found, "lead-goals")


def _goal(plan: Smarketing, key: str, goal: int | None) -> Cell:
    if goal is None:
        return NOTHING
    said = f"{goal:,}"
    return cell(answer(said, f"{ROOT}.leads.{key}.goal")) if plan.goal_from == "given" else worked_out(said)


def _value(plan: Smarketing, key: str, value: tuple[Fraction, str]) -> Cell:
    own = plan.leads[key].value
    return given(own, f"{ROOT}.leads.{key}.value") if own else worked_out(money(*value))


def _factors(plan: Smarketing, key: str, region: Region | None = None, name: str = "") -> tuple[Cell, ...]:
    """Share, revenue, deal, customers and the share that buys, each with the answer that it comes from."""
    found, lead = sums.figures(plan, key, region), plan.leads[key]
    own = region.leads.get(key) if region else None
    path, there = f"{ROOT}.leads.{key}", f"{ROOT}.regions.{name}"
    share = (own.share, f"{there}.leads.{key}.share") if own and own.share else (lead.share, f"{path}.share")
    regional = f"{there}.deal" if region and region.deal else f"{path}.deal"
    deal = f"{there}.leads.{key}.deal" if own and own.deal else regional
    return (
        given(*share) if share[0] else worked_out(percent(found.share)),
        worked_out(money(found.owed, found.revenue.currency)),
        cell(answer(found.deal, deal), DEAL_PER[lead.deal_per]),
        worked_out(shown(found.customers)),
        worked_out(percent(found.close_rate)),
    )


def _all_types(plan: Smarketing, *, counted: bool) -> list[Cell]:
    goals, goal = sums.goals(plan), plan.revenue_goal
    factors = [NOTHING] * 5
    if counted and goal is not None:
        every = [sums.figures(plan, key) for key in plan.leads]
        needed = sums.product((goal.amount, sums.marketing_share(plan)))
        bought = sum((one.customers for one in every), Fraction(0))
        share = sum((one.share for one in every), Fraction(0))
        factors = [worked_out(percent(share)), worked_out(money(needed, goal.currency)), NOTHING,
                   worked_out(shown(bought)), NOTHING]  # fmt: skip
    return [
        row_head("All types"), *factors, NOTHING,
        worked_out(f"{sum(goals.values()):,}") if goals else NOTHING, NOTHING,
        worked_out(money(*plan_value(plan))) if plan.value_goal and goals and plan_value(plan)[1] else NOTHING,
    ]  # fmt: skip


def plan_value(plan: Smarketing) -> tuple[Fraction, str]:
    """What all leads of the goals are worth together, and in which currency; none where they have several."""
    found = [(goal, sums.worth(plan, key)) for key, goal in sums.goals(plan).items()]
    currencies = {value[1] for _, value in found if value}
    total = sum((goal * value[0] for goal, value in found if value), Fraction(0))
    return (total, currencies.pop()) if len(currencies) == 1 else (Fraction(0), "")


def _notes(plan: Smarketing, *, apart: bool) -> tuple[Paragraph, ...]:
    found = []
    if _is_computed(plan):
        found.append(note("Customers = revenue / mean deal. Lead goal = customers / share that buys."))
    if plan.goal_from == "head-count" and plan.capacity is not None:
        people = shown(sums.full_time(plan.capacity))
        found.append(note("Lead goal = leads for each representative × ", computed(people), " representatives, rounded up."))
    total, currency = plan_value(plan)
    if apart or not currency:
        return tuple(found)
    if any(lead.value is None for lead in plan.leads.values()):
        found.append(note("Value of a lead = mean deal × share that buys, where no other value is agreed."))
    if plan.value_goal:
        found.append(note("All leads of the goals together are worth ", computed(money(total, currency)),
                          "; the value goal is ", answer(plan.value_goal, f"{ROOT}.value_goal"), "."))  # fmt: skip
    elif plan.revenue_goal and _is_computed(plan):
        needed = sums.product((plan.revenue_goal.amount, sums.marketing_share(plan)))
        found.append(note("All leads of the goals together are worth ", computed(money(total, currency)),
                          "; the revenue that marketing owes is ", computed(money(needed, plan.revenue_goal.currency)),
                          "."))  # fmt: skip
    return tuple(found)


def _region(plan: Smarketing, name: str, region: Region) -> tuple[Table, ...]:
    """The goals of one region with its own figures."""
    rows, path = [], f"{ROOT}.regions.{name}"
    parts = {key: sums.parts(plan, key)[name] for key in plan.leads}
    for key, lead in plan.leads.items():
        value = sums.figures(plan, key, region)
        rows.append([
            row_head(answer(lead.name, f"{ROOT}.leads.{key}.name")),
            *_factors(plan, key, region, name),
            NOTHING,
            worked_out(shown(parts[key])),
            worked_out(money(sums.lead_value(value.deal.amount, value.close_rate), value.deal.currency)),
            NOTHING,
        ])
    here = region.marketing_share
    share = answer(here, f"{path}.marketing_share") if here else computed(percent(sums.marketing_share(plan)))
    goal = note("Revenue goal of the region: ", answer(region.revenue_goal, f"{path}.revenue_goal"), "; share of marketing: ",
                share, ".")  # fmt: skip
    found = table(line("Lead goals of the period: ", answer(region.name, f"{path}.name")), COLUMNS, rows, goal)
    return known_as(found, f"lead-goals-{name}")


def _regions(plan: Smarketing) -> tuple[Table, ...]:
    rows = []
    parts = {key: sums.parts(plan, key) for key in plan.leads}
    for name, region in plan.regions.items():
        path = f"{ROOT}.regions.{name}"
        here = [parts[key][name] for key in plan.leads]
        worth = cell(" (", answer(region.counts_as, f"{path}.counts_as"), ")") if region.counts_as else NOTHING
        rows.append([
            row_head(answer(region.name, f"{path}.name")),
            cell(answer(region.revenue_goal, f"{path}.revenue_goal"), worth.content),
            *(worked_out(shown(part)) for part in here),
            worked_out(shown(sum(here, Fraction(0)))),
        ])
    rows.append([
        row_head("All regions"), given(plan.revenue_goal, f"{ROOT}.revenue_goal"),
        *(worked_out(f"{goal:,}") for goal in sums.goals(plan).values()),
        worked_out(f"{sum(sums.goals(plan).values()):,}"),
    ])  # fmt: skip
    columns: list[Spec] = [("Region", 3), ("Revenue goal", 3, "right")]
    columns += [(answer(lead.name, f"{ROOT}.leads.{key}.name"), 2, "right") for key, lead in plan.leads.items()]
    notes = []
    if any(region.counts_as for region in plan.regions.values()):
        notes.append(note("In brackets: what a goal in another currency counts as in the revenue goal."))
    found = table("Lead goals of the period, by region", [*columns, ("All leads", 2, "right")], rows, *notes)
    return known_as(found, "regional-goals")
