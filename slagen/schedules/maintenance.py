"""Maintenance windows, limits and graded notice become tables."""

from __future__ import annotations

from slagen.document.nodes import Block, Cell, Inline
from slagen.schedules.cells import answer, answers, cell, line, named, names, row_head, series, table
from slagen.schedules.wording import duration, holidays_in, plain_words, span
from slagen.terms.agreement import Agreement
from slagen.terms.exclusions import Budget, EventLimit, GradedNotice, MaintenanceWindow

WORK = {"planned": "Planned Maintenance", "emergency": "Emergency Maintenance", "any": "any maintenance"}


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """Windows, then the most time and the most works in each span, then notice that depends on the work."""
    if terms.maintenance is None:
        return ()
    windows, limits, graded = [], [], []
    for key, window in terms.maintenance.windows.items():
        path = f"maintenance.windows.{key}"
        windows.append((
            row_head(answer(window.name, f"{path}.name")),
            cell(_recurs(window, path)),
            cell(_hours(terms, window, path)),
            cell(holidays(window.holidays, f"{path}.holidays")),
            cell(zone(terms, window, path)),
            cell(_applies_to(terms, window)),
            cell(duration(terms, window.longest, f"{path}.longest")),
        ))
    for place, budget in enumerate(terms.maintenance.budgets):
        path = f"maintenance.budgets.{place}"
        limits.append(_limit(terms, budget, path, duration(terms, budget.most, f"{path}.most"), _applies_to(terms, budget)))
    for place, limit in enumerate(terms.maintenance.events):
        path = f"maintenance.events.{place}"
        works = line(answer(limit.most, f"{path}.most"), " works" if limit.most != 1 else " work")
        limits.append(_limit(terms, limit, path, works, ()))
    for place, one in enumerate(terms.maintenance.graded_notice):
        path = f"maintenance.graded_notice.{place}"
        graded.append((cell(_grade(one, path)), cell(duration(terms, one.notice, f"{path}.notice"))))
    return (
        *table(
            "Maintenance windows",
            (
                ("Window", 3), ("Recurs", 2), ("Hours", 3), ("Public holidays", 2), ("Time zone", 2), ("Applies to", 3),
                ("Longest work", 2),
            ),
            windows,
        ),
        *table("Limits of maintenance", (("Work", 3), ("In each", 3), ("At most", 3), ("Applies to", 3)), limits),
        *table("Notice by kind of work", (("Work", 5), ("Notice", 3)), graded),
    )


def zone(terms: Agreement, window: MaintenanceWindow, path: str) -> tuple[Inline, ...]:
    """The zone of the hours: the window's own, that of each site with its name, or that of the whole document."""
    if window.local_to:
        return answer(f"local time of each {window.local_to}", f"{path}.local_to")
    if window.zone or window.zones:
        return answer(window.zone, f"{path}.zone") or answers(window.zones, f"{path}.zones", ", ")
    if window.outside:
        return answer(terms.coverage[window.outside].zone, f"coverage.{window.outside}.zone")
    sites = [(key, terms.sites[key]) for key in window.sites if terms.sites[key].zone is not None]
    if len({site.zone for _, site in sites}) == 1:
        return answer(sites[0][1].zone, f"sites.{sites[0][0]}.zone")
    if sites:
        said = (line(named(terms.sites, "sites", key), ": ", answer(site.zone, f"sites.{key}.zone")) for key, site in sites)
        return series(said, "; ")
    return answer(terms.document.zone, "document.zone")


def holidays(typed: str | None, path: str) -> tuple[Inline, ...]:
    """What holds on public holidays: whose they are, or that they are like other days."""
    if typed == "open":
        return answer("like other days", path)
    return holidays_in(typed, path) if typed else ()


def _hours(terms: Agreement, window: MaintenanceWindow, path: str) -> tuple[Inline, ...]:
    outside = line("outside ", named(terms.coverage, "coverage", window.outside)) if window.outside else ()
    return series((answer(window.hours, f"{path}.hours"), outside))


def _applies_to(terms: Agreement, scope: MaintenanceWindow | Budget) -> tuple[Inline, ...]:
    return series((names(terms.services, "services", scope.services), names(terms.sites, "sites", scope.sites)))


def _limit(
    terms: Agreement, limit: Budget | EventLimit, path: str, most: tuple[Inline, ...], applies_to: tuple[Inline, ...]
) -> tuple[Cell, ...]:
    return (
        cell(WORK[limit.kind] if limit.kind == "planned" else answer(WORK[limit.kind], f"{path}.kind")),
        cell(line(span(terms, limit.per, f"{path}.per"), ", rolling" if limit.rolling else "")),
        cell(most),
        cell(applies_to),
    )


def _grade(grade: GradedNotice, path: str) -> tuple[Inline, ...]:
    figures = series((
        line("longer than ", answer(grade.longer_than, f"{path}.longer_than")) if grade.longer_than else (),
        line("at most ", answer(grade.at_most, f"{path}.at_most")) if grade.at_most else (),
    ))
    if not grade.case and not figures:
        return line("an interruption")
    return series((answer(grade.case, f"{path}.case"), line("interruption ", figures) if figures else ()))


def _recurs(window: MaintenanceWindow, path: str) -> tuple[Inline, ...]:
    week = line(", in the ", answer(window.week, f"{path}.week"), " week of the month") if window.week else ()
    return line(answer(plain_words(window.recurrence), f"{path}.recurrence"), week)
