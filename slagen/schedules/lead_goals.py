"""The revenue plan becomes the table of lead goals by type, with every factor of the calculation shown."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from slagen.document.nodes import Block, Cell, Column, Paragraph, Row, Table, Text, Value
from slagen.quantities import Money, Percent
from slagen.quantities.numerals import grouped, plain
from slagen.schedules import lead_arithmetic as sums
from slagen.schedules.cells import named
from slagen.terms.agreement import Agreement
from slagen.terms.smarketing import Smarketing

ROOT = "smarketing"


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """Sources of revenue, goals by type, and goals by region where there are regions. No option is known."""
    if terms.smarketing is None:
        return ()
    plan = terms.smarketing
    tables = [_sources(terms, plan), _goals(plan)]
    if plan.regions:
        tables.append(_regions(plan))
    return tuple(tables)


def shown(value: Decimal, places: int = 2) -> str:
    """A computed number, rounded half up to `places`, without trailing zeros: 30.5556 is 30.56, 20.00 is 20."""
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    if rounded == rounded.to_integral_value():
        return grouped(rounded.to_integral_value())
    return grouped(rounded.normalize())


def money(amount: Decimal, currency: str) -> str:
    """A computed amount, half up to two decimals, or without any where it is whole."""
    whole = amount == amount.to_integral_value()
    return str(Money(amount.quantize(Decimal(1) if whole else Decimal("0.01"), ROUND_HALF_UP), currency))


def percent(fraction: Decimal) -> str:
    """A computed share as a percentage with at most four decimals: 0.025 is 2.5%."""
    value = (fraction * 100).quantize(Decimal("0.0001"), ROUND_HALF_UP).normalize()
    return str(Percent(Decimal(plain(value))))


def heads(*words: str) -> tuple[Row, ...]:
    """One header row."""
    return (Row(tuple(Cell((Text(word),), header=True) for word in words)),)


def given(value: object, path: str) -> Cell:
    """A cell with an answer."""
    return Cell((Value(str(value), path),))


def worked_out(text: str) -> Cell:
    """A cell with a computed value."""
    return Cell((Value(text),))


def _sources(terms: Agreement, plan: Smarketing) -> Table:
    goal = plan.revenue_goal
    rows = []
    for key, source in plan.sources.items():
        path = f"{ROOT}.sources.{key}"
        amount = sums.product((goal.amount, source.share.fraction))
        rows.append(
            Row((
                Cell((Value(source.name, f"{path}.name"),), header=True),
                given(source.share, f"{path}.share"),
                worked_out(money(amount, goal.currency)),
                Cell(named(terms.parties, "parties", source.owner)),
            ))
        )
    total = sum((source.share.value for source in plan.sources.values()), Decimal(0))
    rows.append(
        Row((
            Cell((Text("All sources"),), header=True),
            worked_out(str(Percent(total))),
            given(goal, f"{ROOT}.revenue_goal"),
            Cell(()),
        ))
    )
    return Table(
        (Text("Where the revenue of the period comes from"),),
        (Column(3), Column(1, "right"), Column(2, "right"), Column(2)),
        heads("Source", "Share", "Revenue", "Owner"),
        tuple(rows),
        id="revenue-sources",
    )


def _goals(plan: Smarketing) -> Table:
    rows, total_goal, total_value = [], 0, Decimal(0)
    share, currency = sums.marketing_share(plan), plan.revenue_goal.currency
    for key, lead in plan.leads.items():
        path = f"{ROOT}.leads.{key}"
        goal = sums.goal_of(plan, lead)
        worth = sums.lead_value(lead.deal.amount, sums.close_rate(lead))
        total_goal, total_value = total_goal + goal, total_value + goal * worth
        revenue = sums.product((plan.revenue_goal.amount, share, lead.share.fraction))
        rows.append(
            Row((
                Cell((Value(lead.name, f"{path}.name"),), header=True),
                given(lead.share, f"{path}.share"),
                worked_out(money(revenue, currency)),
                given(lead.deal, f"{path}.deal"),
                worked_out(shown(sums.customers_of(plan, lead))),
                worked_out(percent(sums.close_rate(lead))),
                worked_out(grouped(Decimal(goal))),
                worked_out(money(worth, currency)),
            ))
        )
    shares = sum((lead.share.value for lead in plan.leads.values()), Decimal(0))
    needed = sums.product((plan.revenue_goal.amount, share))
    rows.append(
        Row((
            Cell((Text("All types"),), header=True),
            worked_out(str(Percent(shares))),
            worked_out(money(needed, currency)),
            Cell(()),
            worked_out(shown(sum((sums.customers_of(plan, lead) for lead in plan.leads.values()), Decimal(0)))),
            Cell(()),
            worked_out(grouped(Decimal(total_goal))),
            Cell(()),
        ))
    )
    notes = (
        Paragraph((Text("Customers = revenue / mean deal. Lead goal = customers / share that buys. "
                        "Only the lead goal is rounded, once, up to the next whole lead."),), "note"),
        Paragraph((Text("Value of a lead = mean deal × share that buys. All leads of the goal together are worth "),
                   Value(money(total_value, currency)), Text("; the revenue that marketing owes is "),
                   Value(money(needed, currency)), Text(".")), "note"),
    )  # fmt: skip
    return Table(
        (Text("Lead goals of the period, by type"),),
        (Column(4), Column(2, "right"), Column(3, "right"), Column(3, "right"), Column(3, "right"), Column(2, "right"),
         Column(2, "right"), Column(3, "right")),
        heads("Type of lead", "Share", "Revenue", "Mean deal", "Customers", "Share that buys", "Lead goal",
              "Value of a lead"),
        tuple(rows),
        notes,
        id="lead-goals",
    )  # fmt: skip


def _regions(plan: Smarketing) -> Table:
    rows = []
    for key, region in plan.regions.items():
        path = f"{ROOT}.regions.{key}"
        parts = [sums.regional_goal(plan, region.revenue_goal.amount, lead) for lead in plan.leads.values()]
        rows.append(
            Row((
                Cell((Value(region.name, f"{path}.name"),), header=True),
                given(region.revenue_goal, f"{path}.revenue_goal"),
                *(worked_out(shown(part)) for part in parts),
                worked_out(shown(sum(parts, Decimal(0)))),
            ))
        )
    names = [Cell((Value(lead.name, f"{ROOT}.leads.{key}.name"),), header=True) for key, lead in plan.leads.items()]
    head = Row((*heads("Region", "Revenue goal")[0].cells, *names, Cell((Text("All leads"),), header=True)))
    note = Paragraph((Text("A region has the share of each lead goal that it has of the revenue goal. "
                           "The shares are not rounded, so that they add up to the goal."),), "note")  # fmt: skip
    return Table(
        (Text("Lead goals of the period, by region"),),
        (Column(3), Column(3, "right"), *(Column(2, "right") for _ in plan.leads), Column(2, "right")),
        (head,),
        tuple(rows),
        (note,),
        id="regional-goals",
    )
