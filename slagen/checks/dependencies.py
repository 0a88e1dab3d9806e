"""What a service needs becomes what it can promise: the rules O- about availabilities and windows of dependencies."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

from slagen.checks.rules import Finding
from slagen.credits.composed import parallel, serial
from slagen.quantities import Percent
from slagen.quantities.times import DAY_MINUTES, WEEKDAYS
from slagen.terms.agreement import Agreement
from slagen.terms.exclusions import MaintenanceWindow
from slagen.terms.kpis import Target, allowed_share
from slagen.terms.scope import Dependency, Service

_DIGITS = Decimal("0.00001")


class _Promise(Struct, frozen=True):
    """An availability that a service is promised with, and where it stands."""

    path: str
    share: Percent


def chain_reaches_promise(terms: Agreement) -> Iterator[Finding]:
    """What a service needs is promised well enough to carry the service's own promise.

    Why: with hosting at 99.9 % and a network at 99.95 %, all may keep their word and the service is at 99.85 %.
    Fails: a service at 99.9 % that needs one of 99.9 % and one of 99.95 %. Passes: the same at 99.8 %; needs without a figure;
    what the customer itself supplies.
    Parts of which one is enough are taken together. A promise is no probability; this compares promises.
    Source: public lessons on composed availability.
    """
    for service in terms.services.values():
        parts = list(_parts(terms, service))
        product = serial(share.fraction for _, share in parts)
        for promise in _promises(terms, service):
            if parts and product < promise.share.fraction:
                said = " × ".join(f"{share} ({name})" for name, share in parts)
                result = f" = {_percent(product)}" if len(parts) > 1 else ""
                yield Finding(
                    promise.path,
                    f"{service.name} is promised with {promise.share}, but rests on {said}{result}.",
                    f"Promise at most {_percent(product)}, or have what it needs promised better.",
                )
                break


def redundancy_is_independent(terms: Agreement) -> Iterator[Finding]:
    """Where a promise holds only because of two parts one is enough, it is known that they do not fail together.

    Why: two zones of 99.5 % are 99.9975 % together only if nothing hits both; a common network or a bad release does.
    Fails: a service at 99.9 % on two parallel parts of 99.5 % of which nobody says that they are independent.
    Passes: independent parts; a promise that one part alone carries.
    Source: a public text that multiplies zones with each other.
    """
    for service in terms.services.values():
        beside = [one for one in service.dependencies.values() if one.mode == "parallel"]
        shares = [_figure(terms, one) for one in beside]
        known = [share for share in shares if share is not None]
        if len(known) < 2 or len(known) < len(shares) or all(one.independent for one in beside):
            continue
        best, together = max(known, key=lambda share: share.value), parallel(share.fraction for share in known)
        for promise in _promises(terms, service):
            if best.value < promise.share.value:
                yield Finding(
                    promise.path,
                    f"{service.name} is promised with {promise.share}; the best of {' and '.join(one.name for one in beside)} "
                    f"has {best}, and {_percent(together)} together only if nothing makes both fail at once.",
                    "Say that they are independent, if they are, or promise what one of them carries.",
                )
                break


def _parts(terms: Agreement, service: Service) -> Iterator[tuple[str, Percent]]:
    """The availability of each thing that is needed, and of those together of which one is enough."""
    beside: list[tuple[str, Percent | None]] = []
    for need in service.dependencies.values():
        if need.supplied_by is not None and terms.parties[need.supplied_by].role == "customer":
            continue
        share = _figure(terms, need)
        if need.mode == "parallel":
            beside.append((need.name, share))
        elif share is not None:
            yield need.name, share
    known = [share for _, share in beside if share is not None]
    if known and len(known) == len(beside):
        yield " or ".join(name for name, _ in beside), Percent(parallel(share.fraction for share in known) * 100)


def _figure(terms: Agreement, need: Dependency) -> Percent | None:
    """What a dependency is promised with: its own figure, else the lowest promise of the service that it is."""
    if need.availability is not None:
        return need.availability
    if need.service is None:
        return None
    return min((one.share for one in _promises(terms, terms.services[need.service])), key=lambda one: one.value, default=None)


def _promises(terms: Agreement, service: Service) -> Iterator[_Promise]:
    for key, kpi in terms.kpis.items():
        for place, target in enumerate(kpi.targets):
            share = allowed_share(kpi, target)
            if share is None or target.modality != "commitment" or not _for(terms, kpi.services, target, service):
                continue
            yield _Promise(f"kpis.{key}.targets.{place}.minimum", share)


def _for(terms: Agreement, services: tuple[str, ...], target: Target, service: Service) -> bool:
    """Whether a target surely is one of the service; its tier is its own, or there is no tier."""
    named = (target.service,) if target.service else services
    if named and not any(terms.services[ref] is service for ref in named):
        return False
    return (target.tier is None or target.tier == service.tier) and target.condition is None and not target.dimensions


def _percent(share: Decimal) -> Percent:
    return Percent(Decimal(f"{(share * 100).quantize(_DIGITS, ROUND_HALF_UP).normalize():f}"))


def windows_of_needs_fit(terms: Agreement) -> Iterator[Finding]:
    """Work on what a service needs is done in the service's own windows.

    Why: a database that may be down on Saturday takes a shop down on Saturday, whose window is on Sunday.
    Fails: a service with a window on Sunday that needs one with a window on Saturday. Passes: the same window, or one inside
    it; work that counts as downtime; a need that another can stand in for.
    Windows in other zones, and on notice, are left alone.
    Source: release calendars made team by team.
    """
    plan = terms.maintenance
    if plan is None or plan.planned_counts:
        return
    for key, service in terms.services.items():
        own = [one for one in plan.windows.values() if not one.services or key in one.services]
        if not own or not any(_promises(terms, service)):
            continue
        for need in service.dependencies.values():
            if need.service is None or need.mode != "serial":
                continue
            for name, window in plan.windows.items():
                if need.service in window.services and key not in window.services and (moment := _outside(window, own)):
                    yield Finding(
                        f"maintenance.windows.{name}.hours",
                        f"{terms.services[need.service].name} may be down in {window.name}, on {moment}; {service.name}, which "
                        f"needs it, has {' and '.join(one.name for one in own)} only.",
                        f"Lay the windows together, or name {service.name} in this one too.",
                    )


def _outside(window: MaintenanceWindow, own: list[MaintenanceWindow]) -> str:
    """The first moment of a window outside all others, such as “Saturday at 02:00”; nothing where there is none."""
    compared = [window, *own]
    if any(one.hours is None or one.recurrence == "on-notice" or one.zones or one.local_to for one in compared):
        return ""
    if len({one.zone for one in compared}) > 1:
        return ""
    allowed = [one.hours.week() for one in own if one.hours]
    mine = window.hours.week() if window.hours else b""
    for minute, busy in enumerate(mine):
        if busy and not any(week[minute] for week in allowed):
            day, rest = divmod(minute, DAY_MINUTES)
            return f"{WEEKDAYS[day]} at {rest // 60:02}:{rest % 60:02}"
    return ""
