"""Leads, attempts and head count become the capacity tables: the minutes sales needs beside the minutes it has."""

from __future__ import annotations

from slagen.document.nodes import Block, Cell, Table
from slagen.schedules.cells import Spec, answer, cell, named, note, row_head, table
from slagen.schedules.follow_up import tries
from slagen.schedules.plan_cells import NOTHING, ROOT, given, known_as, lead_names, shown, worked_out
from slagen.terms import lead_arithmetic as sums
from slagen.terms import lead_work as work
from slagen.terms.agreement import Agreement
from slagen.terms.leads import Capacity
from slagen.terms.smarketing import Smarketing

# In one piece on the page.
_ANSWER = "1 − (1 − p)^a".replace(" ", "\u00a0")
_TAKEN = "(1 − (1 − p)^a) ÷ p".replace(" ", "\u00a0")


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """What follow-up needs at worst, where there are goals to need it for, then what sales has. No option is known."""
    plan = terms.smarketing
    if plan is None or plan.capacity is None:
        return ()
    needs = bool(plan.follow_up and sums.goals(plan))
    follow_up = (*_needed(plan), *_expected(plan)) if needs else ()
    return (*follow_up, *_changes(plan.capacity), *_available(plan, plan.capacity, needs=needs))


def _needed(plan: Smarketing) -> tuple[Table, ...]:
    rows: list[tuple[Cell, ...]] = []
    for key, duty in plan.follow_up.items():
        path = f"{ROOT}.follow_up.{key}"
        attempts = sums.attempts_needed(plan, duty)
        rows.append((
            row_head(lead_names(plan, duty.leads, f"{path}.leads")),
            cell(named(plan.temperatures, f"{ROOT}.temperatures", duty.temperature)),
            worked_out(f"{sums.leads_of(plan, duty):,}"),
            cell(tries(duty, path)),
            worked_out(f"{attempts:,}"),
            given(duty.minutes_per_attempt, f"{path}.minutes_per_attempt"),
            worked_out(f"{attempts * duty.minutes_per_attempt:,}"),
        ))
    total = sum(sums.attempts_needed(plan, duty) for duty in plan.follow_up.values())
    rows.append((row_head("All types"), NOTHING, NOTHING, NOTHING, worked_out(f"{total:,}"), NOTHING,
                 worked_out(f"{sums.minutes_needed(plan):,}")))  # fmt: skip
    columns: tuple[Spec, ...] = (
        ("Type of lead", 4), ("Temperature", 2), ("Leads", 2, "right"), ("Attempts for each", 2, "right"),
        ("Attempts", 2, "right"), ("Minutes for each", 2, "right"), ("Minutes", 2, "right"),
    )  # fmt: skip
    counted = note("Counted at worst: no lead answers before the last attempt.")
    return known_as(table("Minutes that follow-up needs in the period", columns, rows, counted), "minutes-needed")


def _expected(plan: Smarketing) -> tuple[Table, ...]:
    """What follow-up needs on average, where somebody says which share of the attempts is answered."""
    if not any(duty.answer_rate for duty in plan.follow_up.values()):
        return ()
    rows: list[tuple[Cell, ...]] = []
    for key, duty in plan.follow_up.items():
        path, each, leads = f"{ROOT}.follow_up.{key}", work.expected_of(duty), sums.leads_of(plan, duty)
        most, rate = duty.attempts_to or duty.attempts, duty.answer_rate.fraction if duty.answer_rate else None
        rows.append((
            row_head(lead_names(plan, duty.leads, f"{path}.leads")),
            cell(named(plan.temperatures, f"{ROOT}.temperatures", duty.temperature)),
            given(duty.answer_rate, f"{path}.answer_rate") if rate is not None else cell("not stated"),
            worked_out(shown(each)),
            worked_out(shown(each * leads, 0)),
            worked_out(shown(each * leads * duty.minutes_per_attempt, 0)),
            worked_out(shown(work.reached(rate, most) * leads, 0)) if rate is not None else NOTHING,
            worked_out(shown(work.attempt_brings(rate, most, leads), 0)) if rate is not None else NOTHING,
        ))  # fmt: skip
    whole = worked_out(shown(work.minutes_expected(plan), 0))
    rows.append((row_head("All types"), NOTHING, NOTHING, NOTHING, NOTHING, whole, NOTHING, NOTHING))
    columns: tuple[Spec, ...] = (
        ("Type of lead", 4), ("Temperature", 2), ("Attempts answered", 2, "right"), ("Attempts for each lead", 2, "right"),
        ("Attempts", 2, "right"), ("Minutes", 2, "right"), ("Leads that answer", 2, "right"),
        ("Only at the last attempt", 2, "right"),
    )  # fmt: skip
    counted = note(
        "Counted on average: a lead that has answered is not called again. Where p is the share of attempts that are answered "
        f"and a the most attempts, a lead takes {_TAKEN} of them, and {_ANSWER} of the leads answer. Where no share is stated, "
        "the most attempts count."
    )
    return known_as(table("Minutes that follow-up is expected to need", columns, rows, counted), "minutes-expected")


def _changes(team: Capacity) -> tuple[Table, ...]:
    rows = []
    for key, change in team.changes.items():
        path = f"{ROOT}.capacity.changes.{key}"
        rows.append((
            row_head(answer(change.people, f"{path}.people"), " ",
                     answer({"join": "joins", "leave": "leaves"}[change.what], f"{path}.what")
                     if change.people == 1 else answer(change.what, f"{path}.what")),
            given(change.on_day, f"{path}.on_day"),
            given(change.workload, f"{path}.workload"),
            worked_out(shown(sums.people_of(team, change))),
        ))  # fmt: skip
    columns: tuple[Spec, ...] = (
        ("Representatives", 3), ("From Business Day", 2, "right"), ("Part of a full load", 2, "right"),
        ("Counts over the whole period as", 3, "right"),
    )  # fmt: skip
    return known_as(table("Changes of the team within the period", columns, rows), "team-changes")


def _available(plan: Smarketing, team: Capacity, *, needs: bool) -> tuple[Table, ...]:
    path, have, need = f"{ROOT}.capacity", sums.minutes_available(team), sums.minutes_needed(plan) if needs else 0
    lines: list[tuple[str, Cell]] = [
        ("Sales representatives", given(team.representatives, f"{path}.representatives")),
        *([("Representatives over the whole period, with changes", worked_out(shown(sums.full_time(team))))]
          if team.changes else []),
        ("Business Days in the period", given(team.working_days, f"{path}.working_days")),
        ("Hours of selling a day", given(team.hours_a_day, f"{path}.hours_a_day")),
        ("Share of these hours for follow-up", given(team.utilisation, f"{path}.utilisation")),
        ("Minutes available (people × days × hours × 60 × share)", worked_out(shown(have))),
    ]  # fmt: skip
    if needs:
        fewest = sums.representatives_needed(need, team.working_days, team.hours_a_day, team.utilisation.fraction)
        each = sums.quotient(sum(sums.goals(plan).values()), sums.full_time(team))
        lines += [
            ("Minutes needed", worked_out(f"{need:,}")),
            ("Minutes needed, as a share of those available", worked_out(shown(sums.quotient(need * 100, have), 1) + "%")),
            ("Fewest representatives that suffice", worked_out(str(fewest))),
            ("Leads for each representative", worked_out(shown(each, 1))),
        ]
    history = plan.history_leads_per_rep
    lines.append(("Leads for each representative in an earlier period", given(history, f"{ROOT}.history_leads_per_rep")))
    lines.append(("Part of a day's leads in the busiest hour", given(team.peak_hour, f"{path}.peak_hour")))
    rows = [(row_head(label), content) for label, content in lines if content.content]
    columns: tuple[Spec, ...] = (("Item", 4), ("Figure", 1, "right"))
    return known_as(table("Minutes that sales has in the period", columns, rows), "minutes-available")
