"""Two schemes become yes or no: can both pay for one and the same miss?"""

from __future__ import annotations

from slagen.terms.credits import Scheme

SELECTORS = (
    ("tiers", "tier"), ("services", "service"), ("sites", "site"), ("regions", "region"), ("severities", "severity"),
    ("levels", "level"), ("coverage", "coverage"),
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
