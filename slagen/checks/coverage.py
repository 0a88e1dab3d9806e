"""Schedules of hours, maintenance windows and excluded hours: the rules S- about zones and holidays."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from slagen.checks.rules import Finding, Typed
from slagen.quantities import HolidayCalendar, WeeklyHours, Zone, unclear_times
from slagen.terms.agreement import Agreement
from slagen.terms.exclusions import MaintenanceWindow

OPEN = "open"

def hours_said(terms: Agreement) -> Iterator[Finding]:
    """Each schedule of hours says its days and hours.

    Why: 4 hours in “business hours” cannot be reckoned where nobody says when these are.
    Fails: a schedule named Business hours without hours. Passes: mon-fri 09:00-17:00; 24x7.
    Source: published tiers of support that name their hours and do not give them.
    """
    for key, coverage in terms.coverage.items():
        if coverage.hours is None:
            yield Finding(
                f"coverage.{key}", f"{coverage.name} says no days and hours.", "Give hours, such as mon-fri 09:00-17:00."
            )


class Hours(Struct, frozen=True):
    """Hours somewhere in the agreement: `what` names them, `path` leads to the record that holds them."""

    what: str
    path: str
    hours: WeeklyHours
    zone: Zone | None
    sites: tuple[str, ...]
    holidays: str | None
    local: bool = False


def zone_said(terms: Agreement, typed: Typed) -> Iterator[Finding]:
    """All hours say their time zone: schedules, maintenance windows and excluded hours; several zones say which counts.

    Why: 09:00 without a zone is another moment in each office, and clock changes move it.
    Fails: Mon-Fri 09:00-17:00 without a zone; a window on Sunday 04:00-08:00 without one; zones Berlin and New York of one
    schedule without zone_rule.
    Passes: a zone; sites that all have a zone; the zone of the document, where somebody typed it, UTC too; a window in the
    local time of each site; a window outside the hours of a schedule; hours around the clock, the same in every zone.
    Source: support hours of international providers.
    """
    for key, coverage in terms.coverage.items():
        if coverage.hours is None or coverage.is_always:
            continue
        if len(set(coverage.zones)) > 1 and coverage.zone_rule is None:
            yield Finding(
                f"coverage.{key}.zones",
                f"{coverage.name} covers {len(set(coverage.zones))} zones but does not say whether the hours of "
                "any or only their common hours count.",
                "Set zone_rule to union or intersection.",
            )
    for found in _hours(terms):
        sites = [terms.sites[name] for name in found.sites if name in terms.sites]
        by_sites = bool(sites) and all(site.zone is not None for site in sites)
        if not (found.hours.is_always or found.zone or found.local or by_sites or "document.zone" in typed):
            yield Finding(
                f"{found.path}.hours",
                f"{found.what} ({found.hours}) name no time zone.",
                "Name a zone such as Europe/Berlin, in document.zone for all hours or in their own zone.",
            )


def holidays_said(terms: Agreement) -> Iterator[Finding]:
    """Hours that are not around the clock name their holidays, by a country or subdivision whose holidays are known.

    Why: whether 1 May is a business day decides whether a response was late.
    Fails: Mon-Fri 09:00-17:00 without holidays; holidays of XX; a window on Sundays and holidays without a calendar.
    Passes: holidays DE-BE; holidays open, where they are like other days; closed_on; sites with holidays; a window on
    Sundays without a calendar, which is a Sunday on a holiday too.
    Source: support hours of international providers.
    """
    for key, coverage in terms.coverage.items():
        sites = [terms.sites[name] for name in coverage.sites if name in terms.sites]
        by_sites = bool(sites) and all(site.holidays is not None for site in sites)
        said = coverage.holidays or coverage.closed_on or by_sites
        if not (coverage.is_always or coverage.hours is None or coverage.hours.on_holidays or said):
            yield Finding(
                f"coverage.{key}.hours",
                f"The hours of {coverage.name} name no holidays.",
                "Set holidays to a country or subdivision, such as DE or DE-BE, or to open, or list days in closed_on. "
                "Standard hours take the holidays of the country in which the zone in document.zone lies.",
            )
    for found in _hours(terms):
        if found.holidays is not None and found.holidays != OPEN:
            yield from _unknown(f"{found.path}.holidays", found.what, found.holidays)
        elif found.hours.on_holidays and not any(terms.sites[name].holidays for name in found.sites if name in terms.sites):
            yield Finding(
                f"{found.path}.hours",
                f"{found.what} ({found.hours}) speak of holidays, but no calendar says which days these are.",
                "Set holidays to a country or subdivision, such as DE or DE-BE.",
            )
    for key, site in terms.sites.items():
        if site.holidays is not None:
            yield from _unknown(f"sites.{key}.holidays", f"The holidays of {site.name}", site.holidays)


def _hours(terms: Agreement) -> Iterator[Hours]:
    """All hours of the agreement, in its order."""
    for key, coverage in terms.coverage.items():
        if coverage.hours is None:
            continue
        zone = coverage.zone or next(iter(coverage.zones), None)
        what = f"The hours of {coverage.name}"
        yield Hours(what, f"coverage.{key}", coverage.hours, zone, coverage.sites, coverage.holidays)
    for key, window in (terms.maintenance.windows if terms.maintenance else {}).items():
        if window.hours is not None:
            zone = window.zone or next(iter(window.zones), None)
            local = window.local_to is not None or window.outside is not None
            what = f"The hours of the maintenance window {window.name}"
            yield Hours(what, f"maintenance.windows.{key}", window.hours, zone, window.sites, window.holidays, local)
    for key, item in (terms.exclusions.items if terms.exclusions else {}).items():
        if item.hours is not None:
            what = f"The excluded hours of “{item.statement}”"
            yield Hours(what, f"exclusions.items.{key}", item.hours, item.zone, item.sites, item.holidays)


def clear_at_clock_change(terms: Agreement) -> Iterator[Finding]:
    """No hours open or close at a time that a change of clocks in their zone leaves out or brings twice.

    Why: service that opens at 02:30 opens at no time of any clock on the last Sunday of March, and twice in October.
    Fails: Sunday 02:30-06:00 in Europe/Berlin, be it support or a weekly maintenance window.
    Passes: 04:00-06:00; hours of weekdays alone; hours in UTC, or in a zone without summer time.
    Source: the tables of time zones.
    """
    for key, coverage in terms.coverage.items():
        if coverage.hours is None:
            continue
        for zone in coverage.zones or (coverage.zone or terms.document.zone,):
            yield from _unclear(terms, f"coverage.{key}.hours", coverage.name, coverage.hours, zone, None)
    windows = terms.maintenance.windows if terms.maintenance else {}
    for key, window in windows.items():
        if window.hours is None:
            continue
        zone = window.zone or terms.document.zone
        yield from _unclear(terms, f"maintenance.windows.{key}.hours", window.name, window.hours, zone, window)


def _unclear(
    terms: Agreement, path: str, name: str, hours: WeeklyHours, zone: Zone, window: MaintenanceWindow | None
) -> Iterator[Finding]:
    first = terms.document.effective or terms.document.date
    found = [time for time in unclear_times(hours, zone, first) if window is None or _recurs_on(window, time.moment.day)]
    if found:
        yield Finding(
            path,
            f"The hours of {name} open or close at a time that a change of clocks in {zone} makes unclear: "
            f"{', '.join(str(time) for time in found[:2])}.",
            "Open and close at another time.",
        )


def _recurs_on(window: MaintenanceWindow, day: int) -> bool:
    """Whether a window narrowed to one week of the month may fall on this day of a month."""
    nth = {"first": 1, "second": 2, "third": 3, "fourth": 4}.get(window.week or "", 0)
    if window.week == "last":
        return day > 21
    return not nth or (day - 1) // 7 + 1 == nth


def _unknown(path: str, what: str, typed: str) -> Iterator[Finding]:
    try:
        HolidayCalendar.parse(typed)
    except ValueError as error:
        yield Finding(path, f"{what} have holidays that are not known: {error}", "Use a code such as DE or DE-BE.")
