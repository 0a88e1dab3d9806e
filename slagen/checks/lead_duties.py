"""What sales and marketing do with leads: the rules SM- about speed, attempts, both sides, releases and returned leads."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from slagen.checks.clocks import size
from slagen.checks.rules import Finding
from slagen.quantities import Duration, HourSpan
from slagen.terms.agreement import Agreement
from slagen.terms.lead_work import busiest_hour
from slagen.terms.leads import FollowUpDuty
from slagen.terms.smarketing import Smarketing


def speed_is_staffed(terms: Agreement) -> Iterator[Finding]:
    """A first call is promised only when somebody is there to make it, in the busiest hour too.

    Why: five minutes at night are a promise that nobody keeps; and two people cannot call twenty leads at once.
    Fails: 5 minutes that run at night beside hours from Monday to Friday; a lead that is taken away before its first call
    is late; 60 leads in the busiest hour, 10 minutes each, beside 6 people. Passes: 5 minutes that wait for the next
    opening, 24 hours that run on, or hours around the clock.
    Source: public templates with response times of minutes for hot leads.
    """
    plan = terms.smarketing
    if plan is None:
        return
    for key, duty in plan.follow_up.items():
        path = f"smarketing.follow_up.{key}"
        yield from _at_night(terms, plan, duty, path)
        yield from _taken_early(plan, duty)
    if busiest := busiest_hour(plan):
        needed, available = busiest
        if needed > available:
            yield Finding(
                "smarketing.capacity.peak_hour",
                f"Calling the leads of the busiest hour takes {ceil(needed)} minutes, but sales has {ceil(available)} in it.",
                "Give more people, longer first response times, or a smaller part of leads in one hour.",
            )


def _at_night(terms: Agreement, plan: Smarketing, duty: FollowUpDuty, path: str) -> Iterator[Finding]:
    schedule = terms.coverage.get(plan.coverage) if plan.coverage else None
    hours = schedule.hours if schedule else None
    runs = duty.outside_response or (duty.first_response.duration if duty.outside_hours == "run" else None)
    field_of_runs = "outside_response" if duty.outside_response else "first_response"
    for field, length in ((field_of_runs, runs), ("at_latest", duty.at_latest)):
        minutes = length.minutes() if length else None
        if hours is None or hours.is_always or minutes is None:
            continue
        closed = _longest_closed(hours.spans)
        if minutes < closed:
            yield Finding(
                f"{path}.{field}",
                f"A lead is due for a call within {length} also while sales is closed, which lasts up to {closed // 60} hours.",
                "Let it wait for the next opening, give a longer time for leads outside hours, or extend the hours.",
            )


def _longest_closed(spans: tuple[tuple[int, HourSpan], ...]) -> int:
    """The longest stretch of a week without service hours, in minutes."""
    week = 7 * 1440
    found = [(day * 1440 + span.start.minutes, day * 1440 + span.end_minute) for day, span in spans]
    following = [start for start, _ in found[1:]] + [found[0][0] + week]
    return max(start - end for (_, end), start in zip(found, following, strict=True))


def _taken_early(plan: Smarketing, duty: FollowUpDuty) -> Iterator[Finding]:
    promised = duty.first_response.duration
    for key, step in plan.escalation.items():
        covered = not step.leads or set(step.leads) & set(duty.leads)
        if step.does == "reassign" and covered and promised and size(promised, None, plan.coverage).exceeds(
            size(step.after, None, plan.coverage)
        ):
            yield Finding(
                f"smarketing.escalation.{key}.after",
                f"A lead goes to {step.who} after {step.after}, before its first call is due after {promised}.",
                "Let the step come after the time for the first call.",
            )


def attempts_fit(terms: Agreement) -> Iterator[Finding]:
    """The attempts fit into their window with the most that are allowed in a day, and so does the first of them.

    Why: ten attempts in five days with one a day at most can only be missed.
    Fails: 6 attempts in 2 business days, at most 2 a day; a range of 6 to 5; a first call within 3 days in a window of 2.
    Passes: 4 attempts in 2 business days, at most 2 a day; any number where no day has a limit.
    Source: arithmetic of attempts.
    """
    if (plan := terms.smarketing) is None:
        return
    for key, duty in plan.follow_up.items():
        path, most = f"smarketing.follow_up.{key}", duty.attempts_to or duty.attempts
        if most < duty.attempts:
            yield Finding(
                f"{path}.attempts_to", f"The attempts go from {duty.attempts} to {most}.", "Write the larger number second."
            )
        days = _days_in(duty.window)
        if duty.most_a_day is not None and days is not None and most > duty.most_a_day * days:
            yield Finding(
                f"{path}.attempts",
                f"{most} attempts do not fit into {duty.window} with at most {duty.most_a_day} a day.",
                "Lower the attempts, or give a longer window or more a day.",
            )
        first = duty.first_response.duration
        if first and size(first, None, plan.coverage).exceeds(size(duty.window, None, plan.coverage)):
            yield Finding(
                f"{path}.first_response",
                f"The first call is due within {first}, but all attempts are due within {duty.window}.",
                "Give a longer window, or an earlier first call.",
            )


def _days_in(window: Duration) -> int | None:
    """Days on which attempts can be made; None where the unit does not say it."""
    per_unit = {"business-day": 1, "day": 1, "week": 7}
    if window.unit in per_unit:
        return ceil(window.amount * per_unit[window.unit])
    minutes = window.minutes()
    return None if minutes is None else ceil(minutes / 1440)


def both_sides_promise(terms: Agreement) -> Iterator[Finding]:
    """Marketing owes leads of a kind, a number or a value, and sales owes follow-up.

    Why: an agreement that binds one team is a complaint of the other, and is ignored within a quarter.
    Fails: lead goals without any follow-up; follow-up without goals, criteria or data that marketing owes.
    Passes: criteria of quality on one side and a share of leads that is worked on the other.
    Source: advice on agreements between sales and marketing.
    """
    if (plan := terms.smarketing) is None:
        return
    if not (plan.follow_up or plan.worked_share):
        yield Finding(
            "smarketing.follow_up",
            "Sales owes nothing: there is neither a follow-up nor a share of leads that it works.",
            "Say how sales follows up, or which share of the leads it works.",
        )
    if not (plan.revenue_goal or plan.value_goal or plan.goal_from or plan.mql or plan.data):
        yield Finding(
            "smarketing.mql",
            "Marketing owes nothing: there are neither goals nor criteria for what it hands over.",
            "Give lead goals, or say when a lead is qualified.",
        )


def releases_do_not_meet(terms: Agreement) -> Iterator[Finding]:
    """No failure of each side frees the other.

    Why: each team can then point at the other, and after one bad week nobody owes anything.
    Fails: a late call frees marketing, and a poor lead frees sales. Passes: releases that all free the same side.
    Source: mutual releases in public templates.
    """
    if (plan := terms.smarketing) is None:
        return
    freed = {key: terms.parties[release.frees].role for key, release in plan.releases.items() if release.frees in terms.parties}
    if len(set(freed.values()) & {"sales", "marketing"}) == 2:
        last = list(freed)[-1]
        yield Finding(
            f"smarketing.releases.{last}",
            "A failure of each side frees the other, so that both may stop at once.",
            "Keep one of the releases, or turn the other into a step of escalation.",
        )


def rejected_leads_have_a_way(terms: Agreement) -> Iterator[Finding]:
    """A lead that sales may reject has a way back, and does not come back while it is still being called.

    Why: rejected leads are otherwise lost, or return the next day under a new number.
    Fails: rejection without recycling; recycling after 5 business days while attempts go on for 10.
    Passes: recycling after 90 days; neither rejection nor recycling.
    Source: practice of lead management.
    """
    if (plan := terms.smarketing) is None:
        return
    if plan.reject_within is not None and plan.recycle_after is None:
        yield Finding(
            "smarketing.recycle_after",
            "Sales may reject a lead, but nobody says what becomes of it.",
            "Say after which time marketing may try again, or leave out the rejection with reject_within: none.",
        )
    for key, duty in plan.follow_up.items():
        if plan.recycle_after and size(duty.window, None, plan.coverage).exceeds(size(plan.recycle_after, None, plan.coverage)):
            yield Finding(
                f"smarketing.follow_up.{key}.window",
                f"Attempts go on for {duty.window}, but a lead may return after {plan.recycle_after}.",
                "Let the time for a return be the longer one.",
            )
