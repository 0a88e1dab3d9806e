"""Targets and credit schemes, each with its own reach, become answers: which scheme pays for which, measured in which hours."""


from collections.abc import Iterator

from msgspec import Struct

from slagen.terms.agreement import Agreement
from slagen.terms.credits import Scheme
from slagen.terms.kpis import Kpi, Target


class Hours(Struct, frozen=True):
    """The hours in which a result is measured: `always`, or those of a schedule, or none that anybody said."""

    schedule: str | None
    always: bool


def paid_by(scheme: Scheme, target: Target) -> bool:
    """Whether a scheme's reach and a target's meet; a target that names nothing of a sort applies everywhere."""
    named = (
        (scheme.tiers, target.tier), (scheme.services, target.service), (scheme.sites, target.site),
        (scheme.regions, target.region), (scheme.levels, target.level), (scheme.severities, target.severity),
        (scheme.coverage, target.coverage),
        *((values, target.dimensions.get(dimension)) for dimension, values in scheme.dimensions.items()),
    )
    return all(not chosen or own is None or own in chosen for chosen, own in named)


def targets_paid(terms: Agreement, scheme: Scheme) -> Iterator[tuple[str, int, Target]]:
    """The commitments that a scheme pays for, as (KPI, place among its targets, target)."""
    for ref in scheme.kpis:
        for place, target in enumerate(terms.kpis[ref].targets):
            if target.modality == "commitment" and paid_by(scheme, target):
                yield ref, place, target


def hours_measured(terms: Agreement, kpi: Kpi, target: Target | None) -> Hours:
    """The hours of a target's results: its own, also where the KPI is otherwise measured at all times, else the KPI's.

    So with the clock: a target that has one of its own is counted on that.
    """
    own = target.coverage if target is not None else None
    clock = target.clock if target is not None else None
    if clock == "24x7" or (own is None and (clock or kpi.clock) == "24x7"):
        return Hours(None, True)
    service = terms.services[target.service].coverage if target is not None and target.service else None
    tier = terms.tiers[target.tier].coverage if target is not None and target.tier else None
    only = next(iter(terms.coverage)) if len(terms.coverage) == 1 else None
    found = own or kpi.coverage or service or tier or only
    if found is not None and terms.coverage[found].hours is None:
        return Hours(None, False)
    return Hours(found, found is not None and terms.coverage[found].is_always)
