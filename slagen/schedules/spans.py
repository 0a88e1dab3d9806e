"""Lengths of a period become the words of a heading and of a sum."""

from __future__ import annotations

from slagen.document.nodes import Inline
from slagen.schedules.cells import answer, line, named
from slagen.terms.agreement import Agreement
from slagen.terms.spans import Span


def title(terms: Agreement, span: Span) -> tuple[Inline, ...]:
    """The name with its schedule of hours: “mean month in Office hours”."""
    return line(span.name, line(" in ", named(terms.coverage, "coverage", span.schedule)) if span.schedule else "")


def formula(terms: Agreement, span: Span) -> tuple[Inline, ...]:
    """How the minutes are reckoned; weekly hours come from the schedule."""
    hours = terms.coverage[span.schedule].hours if span.schedule else None
    if hours is None:
        return line(span.reckoned)
    weekly = format(hours.hours_per_week.normalize(), "f")
    return line(answer(weekly, f"coverage.{span.schedule}.hours"), span.reckoned)
