"""Climate ranges become one table: the range, where and how often it is read, and which excursions count."""

from __future__ import annotations

from slagen.document.nodes import Block, Inline
from slagen.schedules.cells import answer, answers, cell, line, named, row_head, series, table
from slagen.schedules.target_words import range_words
from slagen.schedules.wording import duration, every, plain_words
from slagen.terms.agreement import Agreement
from slagen.terms.data_center import Climate


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """One row for each range."""
    rows = []
    for key, climate in (terms.data_center.climate if terms.data_center else {}).items():
        path = f"data_center.climate.{key}"
        rows.append((
            row_head(answer(climate.name, f"{path}.name")),
            cell(answer(plain_words(climate.quantity), f"{path}.quantity")),
            cell(range_words(climate.range, f"{path}.range")),
            cell(series((answer(plain_words(climate.aisle), f"{path}.aisle"), answer(climate.sensor, f"{path}.sensor")))),
            cell(every(terms, climate.reading_every, f"{path}.reading_every")),
            cell(_excursion(terms, climate, path)),
            cell(named(terms.kpis, "kpis", climate.kpi)),
        ))
    return table(
        "Climate",
        (
            ("Range", 3), ("Quantity", 2), ("Limits", 3), ("Measured at", 3), ("Reading", 2), ("An excursion counts", 4),
            ("KPI", 2),
        ),
        rows,
    )


def _excursion(terms: Agreement, climate: Climate, path: str) -> tuple[Inline, ...]:
    per = duration(terms, climate.excursions_per, f"{path}.excursions_per")
    often = line(
        "with more than ", answer(climate.excursions, f"{path}.excursions"), " excursions", line(" in ", per) if per else ""
    )
    return series((
        line("from ", duration(terms, climate.excursion, f"{path}.excursion"), " on") if climate.excursion else (),
        often if climate.excursions is not None else (),
        answers(climate.also_requires, f"{path}.also_requires", "; "),
    ))
