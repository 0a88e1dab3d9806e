"""The times of a severity, of a tier or of all, become one resolved record with the path of each time."""

from __future__ import annotations

from dataclasses import dataclass

from slagen.document.nodes import Inline
from slagen.quantities import TimePromise
from slagen.schedules.cells import line, named
from slagen.schedules.wording import every, promise
from slagen.terms.agreement import Agreement
from slagen.terms.coverage import SeverityTimes

TIMES = ("notice", "response", "action", "update", "workaround", "resolution")


@dataclass(frozen=True, slots=True)
class Times:
    """Times in force for one severity: the tier's own before the severity's, field by field."""

    base: SeverityTimes
    base_path: str
    own: SeverityTimes | None
    own_path: str

    def time(self, name: str) -> tuple[TimePromise | None, str]:
        """The promise of one of `TIMES` and its path."""
        found: TimePromise | None = getattr(self.own, name) if self.own else None
        if found is not None:
            return found, f"{self.own_path}.{name}"
        base: TimePromise | None = getattr(self.base, name)
        return base, f"{self.base_path}.{name}"

    def words(self, terms: Agreement, name: str) -> tuple[Inline, ...]:
        """One of `TIMES` as printed: an update is a rhythm, an objective or aim says so."""
        found, path = self.time(name)
        said = promise(terms, found, path)
        if name == "update" and found is not None and found.duration is not None:
            said = every(terms, found.duration, path)
        modality = (self.own or self.base).modality
        aim = f" ({modality})" if said and modality != "commitment" else ""
        return line(said, aim)

    def clock(self, terms: Agreement, tier: str | None) -> tuple[Inline, ...]:
        """The clock that counts: a coverage schedule by name, 24×7, or the Service Hours."""
        own = self.own
        coverage = (own.coverage if own else None) or self.base.coverage
        clock = (own.clock if own else None) or self.base.clock
        if coverage is None and clock == "service" and tier is not None:
            coverage = terms.tiers[tier].coverage
        if coverage is not None and clock != "24x7":
            return named(terms.coverage, "coverage", coverage)
        return line({"24x7": "24×7", "service": "Service Hours"}.get(clock or "", ""))


def times_of(terms: Agreement, severity: str, tier: str | None = None) -> Times:
    """The times of a severity, in a tier or for all. Raises KeyError for an unknown severity."""
    if terms.severities is None:
        raise KeyError(severity)
    base = terms.severities.levels[severity].times
    own = terms.tiers[tier].severities.get(severity) if tier else None
    return Times(base, f"severities.levels.{severity}.times", own, f"tiers.{tier}.severities.{severity}")
