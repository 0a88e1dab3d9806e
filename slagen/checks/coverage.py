"""Schedules of hours: the rules S- about zones and holidays."""

from __future__ import annotations

from collections.abc import Iterator

from slagen.checks.rules import Finding
from slagen.quantities import HolidayCalendar, WeeklyHours, Zone, unclear_times
from slagen.terms.agreement import Agreement
from slagen.terms.exclusions import MaintenanceWindow


def zone_said(terms: Agreement) -> Iterator[Finding]:
    """Each schedule of hours says its time zone; one over several zones says whether any or all of them count.

    Why: 09:00 without a zone is another moment in each office, and clock changes move it.
    Fails: Mon-Fri 09:00-17:00 without a zone; zones Berlin and New York without zone_rule.
    Passes: a zone; zones with zone_rule; sites that all have a zone; a document zone other than the default UTC;
    hours around the clock, which are the same in every zone.
    Source: support hours of international providers.
    """
    for key, coverage in terms.coverage.items():
        if coverage.hours.is_always:
            continue
        if len(set(coverage.zones)) > 1:
            if coverage.zone_rule is None:
                yield Finding(
                    f"coverage.{key}.zones",
                    f"{coverage.name} covers {len(set(coverage.zones))} zones but does not say whether the hours of "
                    "any or only their common hours count.",
                    "Set zone_rule to union or intersection.",
                )
            continue
        sites = [terms.sites[name] for name in coverage.sites if name in terms.sites]
        by_sites = bool(sites) and all(site.zone is not None for site in sites)
        if not (coverage.zone or coverage.zones or by_sites or terms.document.zone != Zone("UTC")):
            yield Finding(
                f"coverage.{key}.hours",
                f"The hours of {coverage.name} ({coverage.hours}) name no time zone.",
                "Set the zone of the schedule, such as Europe/Berlin.",
            )


def holidays_said(terms: Agreement) -> Iterator[Finding]:
    """Hours that are not around the clock name their holidays, by a country or subdivision whose holidays are known.

    Why: whether 1 May is a business day decides whether a response was late.
    Fails: Mon-Fri 09:00-17:00 without holidays; holidays of XX. Passes: holidays DE-BE; closed_on; sites with holidays.
    Source: support hours of international providers.
    """
    for key, coverage in terms.coverage.items():
        if coverage.holidays is not None:
            yield from _unknown(f"coverage.{key}.holidays", coverage.name, coverage.holidays)
            continue
        sites = [terms.sites[name] for name in coverage.sites if name in terms.sites]
        by_sites = bool(sites) and all(site.holidays is not None for site in sites)
        if not (coverage.hours.is_always or coverage.closed_on or by_sites):
            yield Finding(
                f"coverage.{key}.hours",
                f"The hours of {coverage.name} name no holidays.",
                "Set holidays to a country or subdivision, such as DE or DE-BE, or list days in closed_on.",
            )
    for key, site in terms.sites.items():
        if site.holidays is not None:
            yield from _unknown(f"sites.{key}.holidays", site.name, site.holidays)


def clear_at_clock_change(terms: Agreement) -> Iterator[Finding]:
    """No hours open or close at a time that a change of clocks in their zone leaves out or brings twice.

    Why: service that opens at 02:30 opens at no time of any clock on the last Sunday of March, and twice in October.
    Fails: Sunday 02:30-06:00 in Europe/Berlin, be it support or a weekly maintenance window.
    Passes: 04:00-06:00; hours of weekdays alone; hours in UTC, or in a zone without summer time.
    Source: the tables of time zones.
    """
    for key, coverage in terms.coverage.items():
        for zone in coverage.zones or (coverage.zone or terms.document.zone,):
            yield from _unclear(terms, f"coverage.{key}.hours", coverage.name, coverage.hours, zone, None)
    windows = terms.maintenance.windows if terms.maintenance else {}
    for key, window in windows.items():
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


def _unknown(path: str, name: str, typed: str) -> Iterator[Finding]:
    try:
        HolidayCalendar.parse(typed)
    except ValueError as error:
        yield Finding(path, f"The holidays of {name} are not known: {error}", "Use a code such as DE or DE-BE.")
