"""The stages of each lead type become funnel tables: the rate of every stage and the number that reaches it."""

from __future__ import annotations

from slagen.document.nodes import Block, Table
from slagen.schedules.cells import Spec, answer, line, row_head, table
from slagen.schedules.plan_cells import NOTHING, ROOT, given, known_as, percent, shown, worked_out
from slagen.terms import lead_arithmetic as sums
from slagen.terms.agreement import Agreement
from slagen.terms.smarketing import Smarketing

COLUMNS: tuple[Spec, ...] = (
    ("Stage", 3), ("Of the stage before", 2, "right"), ("Of all leads", 2, "right"),
    ("For each representative", 2, "right"), ("Expected number", 2, "right"), ("Reached when", 5),
)  # fmt: skip


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """One table for each lead type that has stages; the last row holds the customers. No option is known.

    Where a region has a close rate of its own, the stages show rates only.
    """
    if terms.smarketing is None:
        return ()
    plan = terms.smarketing
    return tuple(found for key, lead in plan.leads.items() if lead.stages for found in _table(plan, key))


def _differs(plan: Smarketing, key: str) -> bool:
    """Whether a region has a close rate of its own for the type, so that one funnel does not give all customers."""
    return any(
        region.close_rate or (key in region.leads and region.leads[key].close_rate) for region in plan.regions.values()
    )


def _table(plan: Smarketing, key: str) -> tuple[Table, ...]:
    lead, path = plan.leads[key], f"{ROOT}.leads.{key}"
    goal = None if _differs(plan, key) else sums.goal_of(plan, key)
    each = lead.goal_per_rep if plan.goal_from == "head-count" else None
    rows = [[row_head("Leads handed over"), NOTHING, worked_out("100%"), given(each, f"{path}.goal_per_rep"),
             worked_out(f"{goal:,}") if goal else NOTHING, NOTHING]]  # fmt: skip
    reached = sums.ONE
    for stage_key, stage in lead.stages.items():
        place = f"{path}.stages.{stage_key}"
        reached *= stage.rate.fraction
        rows.append([
            row_head(answer(stage.name, f"{place}.name")),
            given(stage.rate, f"{place}.rate"),
            worked_out(percent(reached)),
            worked_out(shown(each * reached)) if each else NOTHING,
            worked_out(shown(goal * reached)) if goal else NOTHING,
            given(stage.means, f"{place}.means"),
        ])
    return known_as(table(line("Funnel: ", answer(lead.name, f"{path}.name")), COLUMNS, rows), f"funnel-{key}")
