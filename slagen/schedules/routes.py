"""Network routes become one table: end points, latency, loss and jitter, and how they are reckoned."""

from __future__ import annotations

from slagen.document.nodes import Block, Inline
from slagen.quantities import Measure
from slagen.schedules.cells import answer, cell, line, row_head, series, table
from slagen.schedules.wording import plain_words
from slagen.terms.agreement import Agreement

JITTER = {"rfc-3550": "RFC 3550", "ipdv": "IP packet delay variation"}


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """One row for each route."""
    rows = []
    for key, route in (terms.data_center.routes if terms.data_center else {}).items():
        path = f"data_center.routes.{key}"
        ends = line(answer(route.from_point, f"{path}.from_point"), " to ", answer(route.to_point, f"{path}.to_point"))
        means = answer(JITTER[route.jitter_definition], f"{path}.jitter_definition") if route.jitter_definition else ()
        rows.append((
            row_head(answer(route.name, f"{path}.name")),
            cell(series((ends, answer(plain_words(route.direction), f"{path}.direction")))),
            cell(_most(route.latency, f"{path}.latency")),
            cell(_most(route.packet_loss, f"{path}.packet_loss")),
            cell(_most(route.jitter, f"{path}.jitter"), line(" (", means, ")") if means else ""),
            cell(answer(route.statistic, f"{path}.statistic")),
        ))
    return table(
        "Network routes",
        (("Route", 3), ("Between", 4), ("Latency", 2), ("Packet loss", 2), ("Jitter", 3), ("Statistic", 2)),
        rows,
    )


def _most(figure: Measure | None, path: str) -> tuple[Inline, ...]:
    return () if figure is None else line("at most ", answer(figure, path))
