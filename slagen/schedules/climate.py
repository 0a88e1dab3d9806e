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
    rows, levels = [], terms.severities.levels if terms.severities else {}
    for key, climate in (terms.data_center.climate if terms.data_center else {}).items():
        path = f"data_center.climate.{key}"
        rows.append((
            row_head(answer(climate.name, f"{path}.name")),
            cell(answer(plain_words(climate.quantity), f"{path}.quantity")),
            cell(_limits(climate, path)),
            cell(series((_aisle(climate, path), answer(climate.sensor, f"{path}.sensor")), "; ")),
            cell(every(terms, climate.reading_every, f"{path}.reading_every")),
            cell(_excursion(terms, climate, path)),
            cell(named(levels, "severities.levels", climate.severity)),
            cell(named(terms.kpis, "kpis", climate.kpi)),
        ))
    return table(
        "Climate",
        (
            ("Range", 3), ("Quantity", 2), ("Limits", 3), ("Measured at", 3), ("Reading", 2), ("An excursion counts", 4),
            ("Severity", 2), ("KPI", 2),
        ),
        rows,
    )


def _limits(climate: Climate, path: str) -> tuple[Inline, ...]:
    """“at most 89.6 °F (at most 32 °C)”; a dew point with what it is worked out from."""
    said = range_words(climate.range, f"{path}.range") if climate.range else ()
    other = range_words(climate.printed, f"{path}.printed") if climate.printed else ()
    equals = answers(climate.equals, f"{path}.equals", " and ")
    both = line(said, line(" (", other, ")") if other else ())
    return series((both, line("worked out from ", equals) if equals else ()))


def _aisle(climate: Climate, path: str) -> tuple[Inline, ...]:
    """Where the reading is taken: “cold aisle”, “room”."""
    word = plain_words(climate.aisle)
    return answer(f"{word} aisle" if word in ("cold", "hot") else word, f"{path}.aisle")


def _excursion(terms: Agreement, climate: Climate, path: str) -> tuple[Inline, ...]:
    per = duration(terms, climate.excursions_per, f"{path}.excursions_per")
    more = "longer than " if climate.excursion_operator == "more-than" else "from "
    on = "" if climate.excursion_operator == "more-than" else " on"
    joined = "" if climate.join == "all" or not climate.excursion else "or "
    often = line(
        f"{joined}with more than ",
        answer(climate.excursions, f"{path}.excursions"),
        " excursions",
        line(" in ", per) if per else "",
    )
    return series((
        line(more, duration(terms, climate.excursion, f"{path}.excursion"), on) if climate.excursion else (),
        often if climate.excursions is not None else (),
        answers(climate.also_requires, f"{path}.also_requires", "; and "),
    ), "; ")
