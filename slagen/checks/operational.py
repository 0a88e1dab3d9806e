"""Those behind a promise and the levels above it: the rules O-."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from slagen.checks.clocks import Size, Timed, size, timed
from slagen.checks.rules import Finding
from slagen.quantities import minutes_words
from slagen.terms.agreement import Agreement
from slagen.terms.chains import Supported, supported
from slagen.terms.operational import Operational
from slagen.terms.times_in_force import TimeInForce


def chain_fits_promise(terms: Agreement) -> Iterator[Finding]:
    """The steps of a chain, with their hand-overs, take no longer than the promise they support.

    Why: the provider would be late although everybody behind it was on time.
    Fails: 15 min, 2 h and 3 h in a row behind a resolution within 4 h, or behind an indicator with a target of 4 h.
    Passes: 15 min, 1 h and 2 h.
    Steps that run together count once, with the longest. Steps on another clock than the promise are left out. Steps of
    which nobody said the order are read as one after the other.
    Source: operational agreements printed beside the promise they support.
    """
    for key, item in terms.operational.items():
        for one in supported(terms, item) if item.steps else ():
            promise = timed(one.time, terms)
            if promise is None:
                continue
            total = _chain(item, one.time, promise)
            if total.exceeds(promise.size):
                minutes = promise.size.clock.startswith(("24x7", "hours"))
                excess = (total.amount - promise.size.amount).normalize()
                yield Finding(
                    f"operational.{key}.steps",
                    f"The steps of {item.name} take {excess:f}{' minutes' if minutes else ''} more than "
                    f"{_promise_words(terms, item, one)} within {promise.words}.",
                    "Shorten steps or hand-overs, let steps run together, or promise more time.",
                )


def remainder_owned(terms: Agreement) -> Iterator[Finding]:
    """Of the time that is promised, no more than half is left without a step or an owner.

    Why: where the steps behind a promise end long before it does, nobody has promised to do the rest.
    Fails: three steps of 55 minutes together behind a resolution within 4 h. Passes: with a step for the repair; or with a
    party named that keeps the time left over.
    Where nobody said whether the steps follow one another, both sums are shown.
    Source: published chains of steps that leave out the repair.
    """
    for key, item in terms.operational.items():
        for one in supported(terms, item) if item.steps and item.remainder is None else ():
            promise = timed(one.time, terms)
            if promise is None or promise.size.clock == "months":
                continue
            spent = _chain(item, one.time, promise).amount
            if spent * 2 >= promise.size.amount:
                continue
            left = f"{minutes_words(promise.size.amount - spent)}"
            if not promise.size.clock.startswith(("24x7", "hours")):
                left = f"{(promise.size.amount - spent).normalize():f} of {promise.words}"
            if item.order == "unsaid" and len(item.steps) > 1:
                side = _chain(item, one.time, promise, side_by_side=True).amount
                left = f"between {left} and {minutes_words(promise.size.amount - side)}"
            yield Finding(
                f"operational.{key}.steps",
                f"Of {_promise_words(terms, item, one)} within {promise.words}, {left} have no step of {item.name} and no owner.",
                "Add the missing steps, or name in remainder whose the time left over is.",
            )


def _promise_words(terms: Agreement, item: Operational, one: Supported) -> str:
    """“the resolution of Critical in Gold”, or the KPI's name."""
    if one.target is not None and item.kpi is not None:
        return f"the target of {terms.kpis[item.kpi].name}"
    assert terms.severities is not None and item.severity is not None
    of_tier = f" in {terms.tiers[one.tier].name}" if one.tier else ""
    return f"the {item.promise} of {terms.severities.levels[item.severity].name}{of_tier}"


def _chain(item: Operational, time: TimeInForce, promise: Timed, *, side_by_side: bool = False) -> Size:
    """The time of all steps on the clock of the promise; a step that says no clock of its own runs on that clock."""
    clock = promise.size.clock
    together: dict[str, Decimal] = {}
    for key, step in item.steps.items():
        spent = Decimal(0)
        for part in (step.within, step.hand_over):
            if part is None:
                continue
            taken = size(part, time.clock, step.coverage or item.coverage or time.coverage)
            spent += taken.amount if taken.clock == clock else 0
        name = "all" if side_by_side else step.together or f"{key} alone"
        together[name] = max(together.get(name, Decimal(0)), spent)
    return Size(clock, sum(together.values(), Decimal(0)))


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
