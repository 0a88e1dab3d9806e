"""Nothing is asked for nothing: what is typed in a sample is printed in its agreement, or decides what is printed."""

from __future__ import annotations

import re

import pytest
from support.building import made
from support.changing import is_nothing, others
from support.samples import FULL_BUT_SLOW, reading_of

from slagen.assembly.noting import noting
from slagen.document.index import index
from slagen.document.sealing import content_hash
from slagen.library.questionnaire import field_of
from slagen.terms.agreement import Agreement

# Answers that change no word of an agreement, and why that is right.
EXPLAINED = {
    "DocumentFacts.currency": "every amount carries the currency that it was read with",
    "Kpi.formula_operator": "the formula's own words say it; a target without an operator takes it",
    "Party.form": "what is only between companies, such as law and fees, is there or not",
    "Region.currency": "the goal of the region carries it",
    "LeadType.goal": "it is worked out again and printed as worked out; one that differs is an error",
    "LeadType.close_rate": "beside stages, whose product is printed, it is only checked",
    "Level.kind": "it is said by the department or the service that the level is for",
    "SeverityTimes.coverage": "beside a clock that runs at all times, hours add nothing",
}
# What a sample says in general and replaces everywhere, so that the general word is not printed.
REPLACED = {
    "it-desk": ("SeverityTimes",),
    "saas-tiers": ("SeverityTimes",),
    # The teams are called by the terms defined for them.
    "smarketing": ("Party.short",),
}


@pytest.mark.parametrize("name", FULL_BUT_SLOW)
def test_every_answer_is_printed_or_decides(name: str) -> None:
    """Each kind of answer typed in a sample is printed, is asked for by a condition, or changes a word if it is another."""
    reading = reading_of(name)
    with noting() as asked:
        document = made(reading.terms)
    printed = {value.path for _, value in index(document).values}
    places: dict[str, list[str]] = {}
    for path in sorted(reading.loaded.given):
        field = field_of(path) or path
        if field in EXPLAINED or field.startswith(REPLACED.get(name, ())) or is_nothing(reading.terms, path):
            continue
        whole = re.sub(r"\.\d+$", "", path)  # the items of a list may be printed as one
        if not {path, whole} & (printed | asked.keys()):
            places.setdefault(field, []).append(path)
    hash = content_hash(document)
    lost = {
        field: paths[0]
        for field, paths in places.items()
        if not any(_reads_differently(other, hash) for path in paths[:4] for other in others(reading.terms, path))
    }
    assert lost == {}


def _reads_differently(terms: Agreement, hash: str) -> bool:
    return content_hash(made(terms)) != hash
