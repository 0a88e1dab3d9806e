"""Maintenance windows and limits: the rules X-MAINT-."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from slagen.checks.rules import Finding
from slagen.quantities import Duration, Percent, minutes_words
from slagen.terms.agreement import Agreement
from slagen.terms.exclusions import Budget, Maintenance, MaintenanceWindow

WEEK_HOURS = Decimal(168)
# The share of all time from which it is worth saying what windows leave of a promise.
WORTH_SAYING = Decimal(1) / 50
_RECURS = {"weekly": Decimal(1), "monthly": Decimal(730) / 168, "quarterly": Decimal(2190) / 168, "yearly": Decimal(8760) / 168}
_HOURS = {
    "minute": Decimal(1) / 60, "hour": Decimal(1), "day": Decimal(24), "week": WEEK_HOURS, "month": Decimal(730),
    "quarter": Decimal(2190), "year": Decimal(8760),
}  # fmt: skip
_PERIOD_HOURS = {
    "week": WEEK_HOURS, "month": Decimal(730), "billing-cycle": Decimal(730), "quarter": Decimal(2190),
    "fiscal-quarter": Decimal(2190), "half-year": Decimal(4380), "year": Decimal(8760),
}  # fmt: skip
_AVAILABILITY = ("availability", "request-success", "condition-availability")


def what_windows_leave(terms: Agreement) -> Iterator[Finding]:
    """Says what is left of an availability once planned work that does not count is taken off.

    Why: with windows of 65 hours a week, 99.9 % promises less than two thirds of the week, and no reader sees it.
    Fails: windows of more than one fiftieth of all time, 3.4 hours a week, beside a promised availability.
    Passes: windows that budgets keep below that; planned work that counts; no promised availability.
    Source: windows of a hosting provider that add up to 65.5 of the 168 hours of a week.
    """
    plan = terms.maintenance
    promised = _highest_availability(terms)
    if plan is None or plan.planned_counts or promised is None:
        return
    weekly = min((hours for hours in (_of_windows(terms, plan), *_of_budgets(plan)) if hours is not None), default=Decimal(0))
    share = weekly / WEEK_HOURS
    if share <= WORTH_SAYING:
        return
    left = (promised * (1 - share)).quantize(Decimal("0.1"))
    yield Finding(
        "maintenance.windows",
        f"Planned work that does not count may take {weekly.quantize(Decimal('0.1'))} of the 168 hours of a week "
        f"({(share * 100).quantize(Decimal('0.1'))}%). A promise of {Percent(promised)} is then {left}% of all time at worst.",
        "Agree a budget in the span of the promise, or say both figures to the customer.",
    )


def work_is_limited(terms: Agreement) -> Iterator[Finding]:
    """Maintenance that does not count has a limit: windows or budgets for planned work, a budget or notice for emergencies.

    Why: without a limit the provider decides how much of the promise is left.
    Fails: planned work does not count and has neither window nor budget; emergency work does not count, needs no notice and
    has no budget.
    Passes: planned work inside windows; emergency work that counts or is announced; a budget for any maintenance.
    Source: a published agreement that excludes routine and emergency maintenance without any limit.
    """
    plan = terms.maintenance
    if plan is None:
        return
    limited = {kind for budget in plan.budgets for kind in _kinds(budget)}
    if not (plan.planned_counts or plan.windows or "planned" in limited):
        yield Finding(
            "maintenance",
            "Planned work does not count and has neither windows nor a limit of hours.",
            "Give windows or budgets, or let planned work count.",
        )
    if not (plan.emergency_counts or plan.emergency_notice is not None or "emergency" in limited):
        yield Finding(
            "maintenance.emergency_counts",
            "Emergency work does not count, needs no notice and has no limit of hours.",
            "Give a budget for emergency work, ask for notice, or let it count.",
        )


def limit_in_span_of_promise(terms: Agreement) -> Iterator[Finding]:
    """Some limit of planned work stands in a span no longer than the period of the availability.

    Why: 24 hours a year may all fall into one month, in which 99.9 % then promises nothing.
    Fails: 24 h a year beside a monthly availability. Passes: 4 h a month; 24 h a year and 4 h a month; a yearly one.
    Source: maintenance caps for a year beside targets for a quarter in published agreements.
    """
    plan = terms.maintenance
    if plan is None or plan.planned_counts:
        return
    spans = [_hours(budget.per) for budget in plan.budgets if "planned" in _kinds(budget)]
    known = [span for span in spans if span is not None]
    for key, kpi in terms.kpis.items():
        period = _PERIOD_HOURS.get(kpi.period)
        if kpi.form in _AVAILABILITY and kpi.targets and known and period is not None and min(known) > period:
            shortest = min((b for b in plan.budgets if _hours(b.per) is not None), key=lambda b: _hours(b.per) or Decimal(0))
            yield Finding(
                "maintenance.budgets",
                f"Planned work is limited in each {str(shortest.per).removeprefix('1 ')}, but {kpi.name} is promised for each "
                f"{kpi.period.replace('-', ' ')}, and all the work may fall into one.",
                f"Add a limit for each {kpi.period.replace('-', ' ')} (kpis.{key}.period).",
            )
            return


def windows_outside_staffed_hours(terms: Agreement) -> Iterator[Finding]:
    """No fixed window in which planned work does not count lies inside staffed hours.

    Why: then the service may be down, without a consequence, while its users work.
    Fails: a window Mon 10:00-12:00 beside office hours Mon-Fri 09:00-17:00 in the same zone.
    Passes: Sunday 04:00-08:00; work that counts; work on notice only; hours around the clock, which no window avoids.
    Source: maintenance practice.
    """
    plan = terms.maintenance
    if plan is None or plan.planned_counts:
        return
    for key, window in plan.windows.items():
        if window.hours is None or window.recurrence == "on-notice":
            continue
        for coverage in terms.coverage.values():
            zone, other = window.zone or terms.document.zone, coverage.zone or terms.document.zone
            if coverage.hours is None or coverage.staffing != "staffed" or coverage.is_always or zone != other or coverage.zones:
                continue
            common = window.hours.minutes_within(coverage.hours)
            if common:
                yield Finding(
                    f"maintenance.windows.{key}.hours",
                    f"{window.name} ({window.hours}) lies for {minutes_words(Decimal(common))} inside {coverage.name}.",
                    "Move the window, or let planned work in it count.",
                )


def maintenance_said(terms: Agreement) -> Iterator[Finding]:
    """Beside a promised availability it is said whether maintenance counts.

    Why: without a word every minute of maintenance counts, which the provider may not know and the customer may not expect.
    Fails: an availability of 99.9 % and no word on maintenance. Passes: a family maintenance; an exclusion of that kind.
    Source: short agreements that are silent on maintenance.
    """
    excluded = {item.kind for item in terms.exclusions.items.values()} if terms.exclusions else set()
    if terms.maintenance is None and "maintenance" not in excluded and _highest_availability(terms) is not None:
        yield Finding(
            "maintenance",
            "An availability is promised, and nothing is said about maintenance, so that all of it counts.",
            "Say in maintenance whether planned work counts.",
        )


def _highest_availability(terms: Agreement) -> Decimal | None:
    """The highest availability that somebody committed to, in percent."""
    return max(
        (
            target.minimum.value
            for kpi in terms.kpis.values()
            if kpi.form in _AVAILABILITY
            for target in kpi.targets
            if target.minimum is not None and target.minimum.unit == "%" and target.modality == "commitment"
        ),
        default=None,
    )


def _of_windows(terms: Agreement, plan: Maintenance) -> Decimal | None:
    """The most hours of all windows in a week for any one service; None where no window has hours of its own."""
    found = [(window.services, hours) for window in plan.windows.values() if (hours := _weekly(terms, window)) is not None]
    scopes = {service for services, _ in found for service in services} or {""}
    sums = [sum((hours for services, hours in found if not services or scope in services), Decimal(0)) for scope in scopes]
    return min(max(sums), WEEK_HOURS) if found else None


def _weekly(terms: Agreement, window: MaintenanceWindow) -> Decimal | None:
    """The hours of a window in a week, over all its recurrences; on notice there is none."""
    if window.recurrence not in _RECURS:
        return None
    if window.hours is not None:
        hours, spans = window.hours.hours_per_week, len(window.hours.spans)
    elif window.outside is not None and (inside := terms.coverage[window.outside].hours) is not None:
        hours, spans = WEEK_HOURS - inside.hours_per_week, 7
    else:
        return None
    longest = None if window.longest is None else _hours(window.longest)
    used = hours if longest is None else min(hours, longest * spans)
    return used / (_RECURS["monthly"] if window.week and window.recurrence == "weekly" else _RECURS[window.recurrence])


def _of_budgets(plan: Maintenance) -> Iterator[Decimal | None]:
    """The hours a week that each budget for planned work leaves at most."""
    for budget in plan.budgets:
        most, per = _hours(budget.most), _hours(budget.per)
        if "planned" in _kinds(budget) and most is not None and per is not None:
            yield most / per * WEEK_HOURS


def _kinds(budget: Budget) -> tuple[str, ...]:
    return ("planned", "emergency") if budget.kind == "any" else (budget.kind,)


def _hours(length: Duration) -> Decimal | None:
    """The hours of a length of time, months of one length; None for business days and counted periods."""
    factor = _HOURS.get(length.unit)
    return None if factor is None else length.amount * factor

