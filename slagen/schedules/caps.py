"""Caps on Service Credits become one table: whose cap, over what span, and at most how much."""

from __future__ import annotations

from slagen.document.nodes import Block, Inline
from slagen.schedules.cells import Spec, answer, cell, line, row_head, series, table
from slagen.schedules.money_words import basis_words, cap_span
from slagen.terms.agreement import Agreement
from slagen.terms.credits import Cap

COLUMNS: list[Spec] = [("Cap on", 3), ("In each", 2), ("At most", 5)]


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """The caps of every scheme, then those on all Service Credits together."""
    if terms.credits is None:
        return ()
    rows = []
    for ref, scheme in terms.credits.schemes.items():
        for place, cap in enumerate(scheme.caps):
            path = f"credits.schemes.{ref}"
            default = basis_words(scheme.basis) if scheme.basis else "a fee that is not stated"
            rows.append((
                row_head(answer(scheme.name, f"{path}.name")),
                cell(_span(cap, f"{path}.caps.{place}")),
                cell(_most(cap, f"{path}.caps.{place}", default)),
            ))
    for place, cap in enumerate(terms.credits.caps):
        path = f"credits.caps.{place}"
        rows.append((row_head("All Service Credits"), cell(_span(cap, path)), cell(_most(cap, path, "the Fee Base"))))
    return table("Caps on Service Credits", COLUMNS, rows)


def _span(cap: Cap, path: str) -> tuple[Inline, ...]:
    return answer(cap_span(cap), f"{path}.per")


def _most(cap: Cap, path: str, default: str) -> tuple[Inline, ...]:
    of = answer(basis_words(cap.of), f"{path}.of") if cap.of else line(default)
    share = line(answer(cap.share, f"{path}.share"), " of " if of else "", of) if cap.share is not None else ()
    plural = "" if cap.days == 1 else "s"
    days = line(answer(cap.days, f"{path}.days"), f" day{plural} of service") if cap.days is not None else ()
    return series((share, answer(cap.amount, f"{path}.amount"), days), ", and at most ")
