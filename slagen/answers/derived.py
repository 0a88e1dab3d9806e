"""Answers that follow from other answers: the only provider measures; the country of the zone names the holidays."""

from __future__ import annotations

import msgspec
from msgspec import structs

from slagen.answers.loading import Loaded
from slagen.quantities import HolidayCalendar
from slagen.terms.agreement import Agreement
from slagen.terms.coverage import Coverage


def derived(loaded: Loaded[Agreement]) -> Loaded[Agreement]:
    """The same answers with what follows from them put where nobody said anything, and named as assumed.

    An answer typed as `none` says that there is none, and stays.
    """
    terms, found = loaded.value, dict[str, str]()
    if provider := _only_provider(terms):
        for key, kpi in terms.kpis.items():
            if kpi.measured_by is None and f"kpis.{key}.measured_by" not in loaded.given:
                found[f"kpis.{key}.measured_by"] = provider
    for key, coverage in terms.coverage.items():
        if f"coverage.{key}" not in loaded.places and (country := _country(terms, coverage)):
            found[f"coverage.{key}.holidays"] = country
    if not found:
        return loaded
    kpis = {
        key: structs.replace(kpi, measured_by=found.get(f"kpis.{key}.measured_by", kpi.measured_by))
        for key, kpi in terms.kpis.items()
    }
    hours = {
        key: structs.replace(coverage, holidays=found.get(f"coverage.{key}.holidays", coverage.holidays))
        for key, coverage in terms.coverage.items()
    }
    value = structs.replace(terms, kpis=kpis, coverage=hours)
    return msgspec.structs.replace(loaded, value=value, assumed=loaded.assumed | found.keys())


def _only_provider(terms: Agreement) -> str:
    """The id of the provider, where there is exactly one."""
    providers = [key for key, party in terms.parties.items() if party.role == "provider"]
    return providers[0] if len(providers) == 1 else ""


def _country(terms: Agreement, coverage: Coverage) -> str:
    """The country whose holidays close a standard schedule of hours; nothing where it says itself when it is closed."""
    if coverage.hours is None or coverage.is_always or coverage.holidays or coverage.closed_on or coverage.zones:
        return ""
    country = (coverage.zone or terms.document.zone).country
    try:
        return HolidayCalendar(country).country
    except ValueError:  # a country whose holidays nobody has listed
        return ""
