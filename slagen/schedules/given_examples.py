"""Examples that the parties printed themselves become one table for each scheme, with all parts they gave."""

from __future__ import annotations

from slagen.document.nodes import Block, Inline
from slagen.schedules.cells import Spec, answer, answers, cell, line, named, row_head, series, table
from slagen.schedules.wording import yes_no
from slagen.terms.agreement import Agreement
from slagen.terms.credits import Example, Scheme

COLUMNS: list[Spec] = [
    ("Measured", 3), ("Time lost", 3), ("Cases", 2), ("Users affected", 2), ("Tier", 2), ("Fee", 2, "right"),
    ("Meets the target", 2), ("Credit", 2, "right"), ("As printed", 4),
]


def given(terms: Agreement, scheme: Scheme, path: str) -> tuple[Block, ...]:
    """One row for each example; a column that no example fills is left out."""
    rows = []
    for place, example in enumerate(scheme.examples):
        own = f"{path}.examples.{place}"
        rows.append((
            row_head(_measured(example, own)),
            cell(
                answer(example.lost, f"{own}.lost"),
                line(" of ", answer(example.of, f"{own}.of")) if example.of else "",
            ),
            cell(_cases(example, own)),
            cell(answer(example.affected, f"{own}.affected")),
            cell(named(terms.tiers, "tiers", example.tier)),
            cell(answer(example.fee, f"{own}.fee")),
            cell(yes_no(example.met, f"{own}.met") if example.met is not None else ""),
            cell(answer(example.credit, f"{own}.credit")),
            cell(answer(example.printed, f"{own}.printed")),
        ))
    return table(line("Agreed examples: ", answer(scheme.name, f"{path}.name")), COLUMNS, rows)


def _measured(example: Example, path: str) -> tuple[Inline, ...]:
    events = answers(example.events, f"{path}.events", " + ")
    total = line(" = ", answer(example.stated, f"{path}.stated")) if example.stated else ()
    return series((answer(example.measured, f"{path}.measured"), line(events, total))) or line("–")


def _cases(example: Example, path: str) -> tuple[Inline, ...]:
    misses = line(answer(example.misses, f"{path}.misses"), " missed") if example.misses is not None else ()
    cases = line("of ", answer(example.cases, f"{path}.cases")) if example.cases is not None else ()
    return series((misses, cases), " ")
