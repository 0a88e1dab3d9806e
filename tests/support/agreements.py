"""Small agreements for the rules: an agreement becomes another by replacing families, and a rule becomes its findings' paths."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from typing import Any

from slagen.checks.registry import RULES
from slagen.quantities import CreditAmount, Measure, TimePromise
from slagen.terms.agreement import Agreement
from slagen.terms.coverage import Severities, Severity, SeverityTimes
from slagen.terms.credits import Band
from slagen.terms.kpis import Kpi
from slagen.terms.parties import DocumentFacts, Party

FACTS = DocumentFacts(reference="A-1", date=datetime.date(2027, 1, 1))
PARTIES = {"p": Party(name="Provider Ltd", role="provider"), "c": Party(name="Customer Ltd", role="customer")}


def agreement(**families: Any) -> Agreement:
    """A sound agreement of two parties with the given families."""
    return Agreement(**({"kind": "tiered", "document": FACTS, "parties": PARTIES} | families))


def paths(rule: str, terms: Agreement, typed: Collection[str] = ()) -> list[str]:
    """The paths of everything the rule finds, where the paths `typed` stand in the answers.

    What a rule says of typed answers alone is shown as if all were typed.
    """
    chosen = [found for found in RULES if found.id == rule]
    assert chosen, f"there is no rule {rule}"
    return [
        finding.path
        for found in chosen
        for finding in (found.find(terms) if found.of_typed else found.findings(terms, typed))
    ]


def times(**said: str) -> SeverityTimes:
    """A row of times; `clock`, `coverage` and `modality` as they are, everything else read as a promise."""
    plain = {"clock", "coverage", "modality"}
    row: dict[str, Any] = {key: text if key in plain else TimePromise.parse(text) for key, text in said.items()}
    return SeverityTimes(**row)


def severities(*rows: SeverityTimes, **more: Any) -> Severities:
    """P1, P2 and so on, with these times."""
    levels = {f"p{n}": Severity(name=f"P{n}", meaning="m", times=row) for n, row in enumerate(rows, start=1)}
    return Severities(levels=levels, **more)


def kpi(**fields: Any) -> Kpi:
    """Availability, unless said otherwise."""
    return Kpi(**({"name": "Availability", "form": "availability", "definition": "d", "formula": "f"} | fields))


def band(credit: str, **edges: str) -> Band:
    """A band such as `band("10 %", at_least="99 %", below="99.9 %")`."""
    said: dict[str, Any] = {key: Measure.parse(text) for key, text in edges.items()}
    return Band(credit=CreditAmount.parse(credit), **said)
