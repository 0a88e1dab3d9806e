"""Exclusions become one table: what does not count, where it applies, and its limit."""

from __future__ import annotations

from slagen.document.nodes import Block, Inline
from slagen.schedules.cells import answer, answers, cell, line, named, names, row_head, series, table
from slagen.schedules.maintenance import holidays
from slagen.schedules.wording import duration, plain_words, sentence, span
from slagen.terms.agreement import Agreement
from slagen.terms.exclusions import Exclusion


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """One row for each exclusion."""
    rows = []
    for key, item in (terms.exclusions.items if terms.exclusions else {}).items():
        path = f"exclusions.items.{key}"
        rows.append((
            row_head(answer(sentence(plain_words(item.kind)), f"{path}.kind")),
            cell(answer(item.statement, f"{path}.statement")),
            cell(_scope(terms, item, path) or ("every Service" if item.kind == "service" else "everywhere")),
            cell(_limit(terms, item, path)),
        ))
    return table("Exclusions", (("Kind", 2), ("What does not count", 5), ("Applies to", 3), ("Limit", 3)), rows)


def _scope(terms: Agreement, item: Exclusion, path: str) -> tuple[Inline, ...]:
    return series((
        names(terms.services, "services", item.services),
        names(terms.sites, "sites", item.sites),
        answers(item.regions, f"{path}.regions", ", "),
        answers(item.days, f"{path}.days", ", "),
        answer(item.hours, f"{path}.hours"),
        answer(item.zone, f"{path}.zone"),
        line("holidays: ", holidays(item.holidays, f"{path}.holidays")) if item.holidays else (),
        names(terms.kpis, "kpis", item.kpis),
        named(terms.parties, "parties", item.supplier),
    ), "; ")


def _limit(terms: Agreement, item: Exclusion, path: str) -> tuple[Inline, ...]:
    per = line(" in each ", span(terms, item.limit_per, f"{path}.limit_per")) if item.limit_per else ()
    each = " each time" if item.limit_each else ""
    return series((
        line("at most ", duration(terms, item.limit, f"{path}.limit"), each, per) if item.limit else (),
        line("only with notice of ", duration(terms, item.notice, f"{path}.notice"), " before") if item.notice else (),
        line("dealt with in ", answer(item.dealt_with_in, f"{path}.dealt_with_in")) if item.dealt_with_in else (),
        answer(item.quantity, f"{path}.quantity"),
        line("below ", answer(item.lower, f"{path}.lower")) if item.lower else (),
        line("above ", answer(item.upper, f"{path}.upper")) if item.upper else (),
    ))
