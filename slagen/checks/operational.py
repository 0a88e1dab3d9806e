"""Those behind a promise and the levels above it: the rules O-."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from slagen.checks.clocks import Size, Timed, rows, size
from slagen.checks.rules import Finding
from slagen.terms.agreement import Agreement
from slagen.terms.operational import Operational


def chain_fits_promise(terms: Agreement) -> Iterator[Finding]:
    """The steps of a chain, with their hand-overs, take no longer than the promise they support.

    Why: the provider would be late although everybody behind it was on time.
    Fails: 15 min, 2 h and 3 h in a row behind a resolution within 4 h. Passes: 15 min, 1 h and 2 h.
    Steps that run together count once, with the longest. Steps on another clock than the promise are left out.
    Source: operational agreements printed beside the promise they support.
    """
    for key, item in terms.operational.items():
        if item.severity is None or not item.steps:
            continue
        seen: set[str] = set()
        for tier, table in rows(terms):
            promise = table.get(item.severity, {}).get(item.promise)
            if promise is None or promise.path in seen:
                continue
            seen.add(promise.path)
            total = _chain(terms, item, promise)
            if total.exceeds(promise.size):
                assert terms.severities is not None
                of_tier = f" in {terms.tiers[tier].name}" if tier else ""
                minutes = promise.size.clock.startswith(("24x7", "hours"))
                excess = (total.amount - promise.size.amount).normalize()
                yield Finding(
                    f"operational.{key}.steps",
                    f"The steps of {item.name} take {excess:f}{' minutes' if minutes else ''} more than the "
                    f"{item.promise} of {terms.severities.levels[item.severity].name} within {promise.duration}{of_tier}.",
                    "Shorten steps or hand-overs, let steps run together, or promise more time.",
                )


def _chain(terms: Agreement, item: Operational, promise: Timed) -> Size:
    """The time of all steps on the clock of the promise; a step that says no clock of its own runs on that clock."""
    assert terms.severities is not None and item.severity is not None
    times = terms.severities.levels[item.severity].times
    clock = promise.size.clock
    total = Decimal(0)
    together: dict[str, Decimal] = {}
    for step in item.steps.values():
        spent = Decimal(0)
        for part in (step.within, step.hand_over):
            if part is None:
                continue
            taken = size(part, times.clock, step.coverage or item.coverage or times.coverage)
            spent += taken.amount if taken.clock == clock else 0
        if step.together is None:
            total += spent
        else:
            together[step.together] = max(together.get(step.together, Decimal(0)), spent)
    return Size(clock, total + sum(together.values(), Decimal(0)))


def no_cycles(terms: Agreement) -> Iterator[Finding]:
    """No level is its own ancestor; no service and no KPI depends on itself by way of others.

    Why: what comes from above, or from below, could never be found.
    Fails: level A under B and B under A. Passes: corporate, then department, then service.
    Source: definition of a hierarchy.
    """
    levels = {key: [level.parent] if level.parent else [] for key, level in terms.levels.items()}
    services = {
        key: [need.service for need in service.dependencies.values() if need.service]
        for key, service in terms.services.items()
    }
    kpis = {key: list(kpi.depends_on) for key, kpi in terms.kpis.items()}
    for family, edges, field in (
        ("levels", levels, "parent"), ("services", services, "dependencies"), ("kpis", kpis, "depends_on"),
    ):
        for cycle in _cycles(edges):
            yield Finding(
                f"{family}.{cycle[0]}.{field}",
                f"In {family}, {' → '.join([*cycle, cycle[0]])} goes round in a circle.",
                "Cut one of these links.",
            )


def _cycles(edges: Mapping[str, Iterable[str]]) -> Iterator[list[str]]:
    """Each circle once, beginning with the record that comes first; without recursion, chains may be long."""
    done: set[str] = set()
    for start in edges:
        if start in done:
            continue
        path, walkers = [start], [iter(edges[start])]
        while walkers:
            following = next(walkers[-1], None)
            if following is None:
                walkers.pop()
                done.add(path.pop())
            elif following in path:
                yield path[path.index(following) :]
            elif following in edges and following not in done:
                path.append(following)
                walkers.append(iter(edges[following]))
