"""Names that stand twice where a reader must tell two things apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from slagen.checks.rules import Finding
from slagen.checks.schemes import schemes
from slagen.terms.agreement import Agreement

_TABLES = ("services", "sites", "coverage", "kpis", "tiers", "levels", "operational")


def names_differ(terms: Agreement) -> Iterator[Finding]:
    """Two bands of a table, two tiers, two indicators and so on have two names.

    Why: a claim or a report that names “Priority 1” must not fit two rows.
    Fails: two bands called Priority 1; two schemes called Availability. Passes: Priority 1 and Priority 2; bands without names.
    Source: a published template with the same label twice.
    """
    for path, scheme in schemes(terms):
        labels = {str(place): band.label for place, band in enumerate(scheme.bands) if band.label}
        yield from _twice(labels, f"{path}.bands", "label")
    tables: list[tuple[str, Mapping[str, Any]]] = [(name, getattr(terms, name)) for name in _TABLES]
    tables += [("severities.levels", terms.severities.levels)] if terms.severities else []
    tables += [("credits.schemes", terms.credits.schemes)] if terms.credits else []
    for path, records in tables:
        yield from _twice({key: record.name for key, record in records.items()}, path, "name")


def _twice(names: Mapping[str, str], path: str, field: str) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for key, name in names.items():
        plain = " ".join(name.casefold().split())
        if plain in seen:
            yield Finding(f"{path}.{key}.{field}", f"“{name}” is the name of two entries.", "Give each a name of its own.")
        seen.setdefault(plain, key)
