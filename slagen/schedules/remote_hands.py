"""Remote hands become a table of response times and a table of charges and conditions."""

from __future__ import annotations

from slagen.document.nodes import Block
from slagen.schedules.cells import answer, answers, cell, facts, named, names, row_head, table
from slagen.schedules.wording import duration, plain_words, sentence
from slagen.terms.agreement import Agreement


def build(terms: Agreement, **options: str) -> tuple[Block, ...]:
    """Response times by kind of request, then what else is agreed."""
    hands = terms.data_center.remote_hands if terms.data_center else None
    if hands is None:
        return ()
    path, levels = "data_center.remote_hands", terms.severities.levels if terms.severities else {}
    rows = [
        (
            row_head(named(levels, "severities.levels", key) if key in levels else sentence(plain_words(key))),
            cell(duration(terms, within, f"{path}.response.{key}")),
        )
        for key, within in hands.response.items()
    ]
    return (
        *table("Remote hands: response", (("Request", 4), ("Response within", 3)), rows),
        *table("Remote hands: rates", (("Request", 4), ("Price of an hour", 3, "right")), [
            (row_head(sentence(plain_words(key))), cell(answer(rate, f"{path}.rates.{key}")))
            for key, rate in hands.rates.items()
        ]),
        *facts("Remote hands: charges and conditions", (
            ("A response is", answer(plain_words(hands.response_means), f"{path}.response_means")),
            ("Hours", named(terms.coverage, "coverage", hands.coverage)),
            ("Severities", names(levels, "severities.levels", hands.severities)),
            ("Charged in steps of", duration(terms, hands.charged_in, f"{path}.charged_in")),
            ("Price of an hour", answer(hands.hourly, f"{path}.hourly")),
            ("If no fault is found", answer(hands.no_fault_found, f"{path}.no_fault_found")),
            ("Included", answer(hands.included, f"{path}.included")),
            ("Conditions", answers(hands.conditions, f"{path}.conditions")),
        )),
    )
