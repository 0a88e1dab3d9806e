"""The follow-up duties become two tables: when sales calls and decides, and how often it tries and in which time."""

from __future__ import annotations

from slagen.document.nodes import Block, Cell, Inline
from slagen.schedules.cells import answer, cell, line, named, row_head, table
from slagen.schedules.plan_cells import ROOT, given, known_as, lead_names
from slagen.schedules.wording import duration, promise
from slagen.terms.agreement import Agreement
from slagen.terms.leads import FollowUpDuty


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """One row for each duty in each table, in the order of the answers. No option is known."""
    plan = terms.smarketing
    if plan is None:
        return ()
    calls, attempts = [], []
    for key, duty in plan.follow_up.items():
        path = f"{ROOT}.follow_up.{key}"
        name = row_head(lead_names(plan, duty.leads, f"{path}.leads"))
        warm = cell(named(plan.temperatures, f"{ROOT}.temperatures", duty.temperature))
        calls.append((
            name,
            warm,
            cell(first_call(terms, duty, path)),
            _outside(terms, duty, path),
            cell(duration(terms, duty.decide_within, f"{path}.decide_within")),
        ))
        attempts.append((
            name,
            warm,
            cell(tries(duty, path)),
            cell(duration(terms, duty.window, f"{path}.window")),
            _most(duty, path, limited=any(one.most_a_day for one in plan.follow_up.values())),
            cell(answer(", ".join(duty.channels), f"{path}.channels") or line("any")),
            cell(duration(terms, duty.status_within, f"{path}.status_within")),
        ))
    first = table(
        "When sales calls each type of lead first",
        (("Type of lead", 4), ("Temperature", 2), ("First call within", 4), ("Handed over outside Service Hours", 4),
         ("Accepted or rejected within", 3)),
        calls,
    )  # fmt: skip
    then = table(
        "How often sales tries to reach each type of lead",
        (("Type of lead", 4), ("Temperature", 2), ("Attempts", 2, "right"), ("Time for all attempts", 3),
         ("At most a day", 2, "right"), ("Channels", 4), ("Status recorded within", 3)),
        attempts,
    )  # fmt: skip
    return (*known_as(first, "first-calls"), *known_as(then, "follow-up-duties"))


def first_call(terms: Agreement, duty: FollowUpDuty, path: str) -> tuple[Inline, ...]:
    """The time of the first call, with the second clock where there is one."""
    latest = duration(terms, duty.at_latest, f"{path}.at_latest")
    return line(promise(terms, duty.first_response, f"{path}.first_response"), line(", at the latest ", latest) if latest else ())


def tries(duty: FollowUpDuty, path: str) -> tuple[Inline, ...]:
    """The number of attempts: “5” or “5 to 6”."""
    most = answer(duty.attempts_to, f"{path}.attempts_to")
    return line(answer(duty.attempts, f"{path}.attempts"), line(" to ", most) if most else ())


def _outside(terms: Agreement, duty: FollowUpDuty, path: str) -> Cell:
    """Nothing where the lead waits for the next opening, as the clause says for all."""
    if duty.outside_response:
        return cell("within ", duration(terms, duty.outside_response, f"{path}.outside_response"))
    return given("time runs at once", f"{path}.outside_hours") if duty.outside_hours == "run" else cell()


def _most(duty: FollowUpDuty, path: str, *, limited: bool) -> Cell:
    if duty.most_a_day is None:
        return cell("no limit") if limited else cell()
    return given(duty.most_a_day, f"{path}.most_a_day")
