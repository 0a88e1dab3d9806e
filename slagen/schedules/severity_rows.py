"""The times in force of a severity become the words of a row: each time with its clock, and the clocks of the row."""

from __future__ import annotations

from msgspec import Struct

from slagen.document.nodes import Inline
from slagen.schedules.cells import line, named, series
from slagen.schedules.wording import time_words
from slagen.terms.agreement import Agreement
from slagen.terms.times_in_force import FIELDS, Field, TimeInForce, times_in_force

TIMES: tuple[Field, ...] = FIELDS


class Times(Struct, frozen=True):
    """Times in force for one severity, or for every incident, in a tier or in none."""

    found: dict[Field, TimeInForce]

    def words(self, terms: Agreement, name: Field, hours: str | None = None, *, mixed: bool = False) -> tuple[Inline, ...]:
        """One of `TIMES` as printed, an update as a rhythm; `hours` is the schedule that need not be named."""
        time = self.found.get(name)
        return () if time is None else time_words(terms, time, rhythm=name == "update", hours=hours, mixed=mixed)

    def in_row(self, terms: Agreement, name: Field) -> tuple[Inline, ...]:
        """As `words`, in a row whose clock has a cell of its own: where it names two clocks, each time says its own."""
        time = self.found.get(name)
        hours = time.coverage if time and len(self._schedules()) == 1 else None
        return self.words(terms, name, hours, mixed=len(self._clocks()) > 1)

    def clock(self, terms: Agreement) -> tuple[Inline, ...]:
        """The clocks that count the row: coverage schedules by name, 24×7, or the Service Hours."""
        said = ["24×7"] if "24x7" in self._clocks() else []
        schedules = [named(terms.coverage, "coverage", ref) if ref else line("Service Hours") for ref in self._schedules()]
        return series([*said, *schedules])

    def _clocks(self) -> set[str | None]:
        return {time.clock for time in self.found.values() if time.takes_a_clock()}

    def _schedules(self) -> list[str | None]:
        return list(dict.fromkeys(time.coverage for time in self.found.values() if time.clock == "service"))


def times_of(terms: Agreement, severity: str | None, tier: str | None = None) -> Times:
    """The times of a severity (None: of every incident), in a tier or for all. Raises KeyError for an unknown severity."""
    return Times(times_in_force(terms, severity, tier))


def severity_name(terms: Agreement, severity: str | None) -> tuple[Inline, ...]:
    """The name of a severity, or that all incidents are meant."""
    levels = terms.severities.levels if terms.severities else {}
    return named(levels, "severities.levels", severity) or line("Every incident")

