"""A scheme and a target become yes or no: does this scheme pay for a miss of that target?"""

from __future__ import annotations

from slagen.terms.credits import Scheme
from slagen.terms.kpis import Target

SELECTORS = (
    ("tiers", "tier"), ("services", "service"), ("sites", "site"), ("regions", "region"), ("severities", "severity"),
    ("levels", "level"), ("coverage", "coverage"),
)


def covers(scheme: Scheme, target: Target) -> bool:
    """Whether the scheme applies where the target does; what one of the two leaves open holds everywhere."""
    for many, one in SELECTORS:
        chosen, own = getattr(scheme, many), getattr(target, one)
        if chosen and own is not None and own not in chosen:
            return False
    return all(
        target.dimensions[name] in values for name, values in scheme.dimensions.items() if name in target.dimensions
    )


def meet(first: Scheme, second: Scheme) -> bool:
    """Whether two schemes can pay for one and the same miss: they share an indicator, and no selector parts them."""
    return bool(set(first.kpis) & set(second.kpis)) and not parted(first, second)


def parted(first: Scheme, second: Scheme) -> bool:
    """Whether the two never apply at one place, such as a scheme for Gold and one for Silver."""
    for many, _ in SELECTORS:
        mine, theirs = getattr(first, many), getattr(second, many)
        if mine and theirs and not set(mine) & set(theirs):
            return True
    return any(not set(values) & set(second.dimensions.get(name, values)) for name, values in first.dimensions.items())
