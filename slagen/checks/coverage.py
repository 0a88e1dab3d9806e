"""Schedules of hours: the rules S- about zones and holidays."""

from __future__ import annotations

from collections.abc import Iterator

from slagen.checks.rules import Finding
from slagen.quantities import HolidayCalendar, Zone
from slagen.terms.agreement import Agreement


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


def zone_said(terms: Agreement) -> Iterator[Finding]:
    """Each schedule of hours says its time zone; one over several zones says whether any or all of them count.

    Why: 09:00 without a zone is another moment in each office, and clock changes move it.
    Fails: Mon-Fri 09:00-17:00 without a zone; zones Berlin and New York without zone_rule.
    Passes: a zone; zones with zone_rule; sites that all have a zone; a document zone other than the default UTC;
    hours around the clock, which are the same in every zone.
    Source: support hours of international providers.
    """
    for key, coverage in terms.coverage.items():
        if coverage.is_always or coverage.hours is None:
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
        if not (coverage.is_always or coverage.hours is None or coverage.closed_on or by_sites):
            yield Finding(
                f"coverage.{key}.hours",
                f"The hours of {coverage.name} name no holidays.",
                "Set holidays to a country or subdivision, such as DE or DE-BE, or list days in closed_on.",
            )
    for key, site in terms.sites.items():
        if site.holidays is not None:
            yield from _unknown(f"sites.{key}.holidays", site.name, site.holidays)


def _unknown(path: str, name: str, typed: str) -> Iterator[Finding]:
    try:
        HolidayCalendar.parse(typed)
    except ValueError as error:
        yield Finding(path, f"The holidays of {name} are not known: {error}", "Use a code such as DE or DE-BE.")
