"""Where a target applies, in the words of a message."""

from __future__ import annotations

from collections.abc import Mapping

from slagen.terms.agreement import Agreement
from slagen.terms.kpis import Kpi, Target

_SELECTORS = {
    "tier": "tiers", "level": "levels", "service": "services", "site": "sites", "region": "regions",
    "coverage": "coverage", "severity": "severities",
}


def where(terms: Agreement, target: Target) -> str:
    """“ for Gold, Europe”; nothing for a target that applies everywhere."""
    said = []
    for field, table in _SELECTORS.items():
        key = getattr(target, field)
        if key is not None:
            found = getattr(terms, table, None) or {}
            records: Mapping[str, object] = getattr(found, "levels", found)
            said.append(str(getattr(records.get(key), "name", key)))
    for name, value in target.dimensions.items():
        known = terms.dimensions.get(name)
        said.append(known.values.get(value, value) if known else value)
    return f" for {', '.join(said)}" if said else ""


def what_parts(kpi: Kpi, target: Target) -> str:
    """What tells this target from the others of its KPI: “tier”, “region”; nothing for an only one."""
    for field in _SELECTORS:
        if len({getattr(other, field) for other in kpi.targets}) > 1:
            return "schedule of hours" if field == "coverage" else field
    names = [name for name in target.dimensions if len({other.dimensions.get(name) for other in kpi.targets}) > 1]
    return names[0].replace("-", " ") if names else ""
