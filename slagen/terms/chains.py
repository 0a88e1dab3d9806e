"""An operational agreement becomes the promises in time that it stands behind."""


from collections.abc import Iterator

from msgspec import Struct

from slagen.quantities import Duration, TimePromise
from slagen.terms.agreement import Agreement
from slagen.terms.operational import Operational
from slagen.terms.reach import hours_measured
from slagen.terms.times_in_force import TimeInForce, times_in_force

TIME_UNITS = ("s", "min", "h", "d")


class Supported(Struct, frozen=True):
    """One promised time and the tier that it holds for, None for all; `target` is its place among the KPI's targets."""

    time: TimeInForce
    tier: str | None = None
    target: int | None = None


def supported(terms: Agreement, held: Operational) -> tuple[Supported, ...]:
    """Every time that the chain must keep: of its severity in each tier that has its own, and of its KPI's targets."""
    return (*_of_severity(terms, held), *_of_kpi(terms, held))


def _of_severity(terms: Agreement, held: Operational) -> Iterator[Supported]:
    if held.severity is None:
        return
    seen: set[str] = set()
    for tier in (None, *terms.tiers):
        time = times_in_force(terms, held.severity, tier).get(held.promise)
        if time is not None and time.path not in seen:
            seen.add(time.path)
            yield Supported(time, tier)


def _of_kpi(terms: Agreement, held: Operational) -> Iterator[Supported]:
    if held.kpi is None:
        return
    kpi = terms.kpis[held.kpi]
    for place, target in enumerate(kpi.targets):
        if target.minimum is None or target.minimum.unit not in TIME_UNITS or not target.minimum.value:
            continue
        hours = hours_measured(terms, kpi, target)
        time = TimeInForce(
            TimePromise(Duration.parse(target.minimum.typed())), f"kpis.{held.kpi}.targets.{place}.minimum",
            "24x7" if hours.always else "service", hours.schedule, target.modality,
        )  # fmt: skip
        yield Supported(time, target.tier, place)
