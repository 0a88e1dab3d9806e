"""A document becomes everything in it that only the library can have done wrong, whatever the answers say."""

from __future__ import annotations

import re
from functools import cache

import yaml
from support.holes import holes

from slagen.answers.nodes import is_needed
from slagen.answers.reading import compose
from slagen.checks.document import run
from slagen.checks.registry import run as run_on_terms
from slagen.data import folder
from slagen.document.nodes import Document
from slagen.terms.agreement import Agreement

_ARTICLE = re.compile(r"^## ([0-9]+) ", re.MULTILINE)
_CLAUSE = re.compile(r"^### ([0-9]+)\.([0-9]+) ", re.MULTILINE)
_SCHEDULE = re.compile(r"^## Schedule ([0-9]+) ", re.MULTILINE)
_NAMED = re.compile(r"\b(?:clause|article) ([0-9]+(?:\.[0-9]+)?)\b", re.IGNORECASE)
_NAMED_SCHEDULE = re.compile(r"\bSchedule ([0-9]+)\b")


@cache
def needed_by(kind: str) -> frozenset[str]:
    """The families that a kind cannot do without."""
    file = folder("templates") / kind / "defaults.yaml"
    root = compose(file.read_bytes(), str(file))
    assert isinstance(root, yaml.MappingNode)
    return frozenset(key.value for key, value in root.value if is_needed(value))


def faults(terms: Agreement, document: Document) -> list[str]:
    """Terms without a meaning, references to nowhere, tables that should have been computed, holes in sentences."""
    problems = [problem for problem in run(document, {}) if problem.id in ("D-DEFINED", "D-XREF", "D-TABLE")]
    # A table that cannot be computed from answers that contradict each other is no fault of the library.
    uncomputed = any(problem.id == "D-TABLE" for problem in problems)
    if uncomputed and any(problem.severity == "error" for problem in run_on_terms(terms, {})):
        problems = [problem for problem in problems if problem.id != "D-TABLE"]
    return [*(problem.message for problem in problems), *holes(document)]


def orphan_numbers(markdown: str) -> list[str]:
    """Numbers of clauses and schedules in a printed text that no heading has, and headings after which one is missing."""
    articles, clauses, schedules = _ARTICLE.findall(markdown), _CLAUSE.findall(markdown), _SCHEDULE.findall(markdown)
    headings = {*articles, *(f"{article}.{clause}" for article, clause in clauses)}
    found = [f"{number} stands nowhere" for number in _NAMED.findall(markdown) if number not in headings]
    found += [f"Schedule {number} stands nowhere" for number in _NAMED_SCHEDULE.findall(markdown) if number not in schedules]
    inside: dict[str, list[str]] = {}
    for article, clause in clauses:
        inside.setdefault(article, []).append(clause)
    runs = {"articles": articles, "schedules": schedules, **{f"clauses of article {one}": run for one, run in inside.items()}}
    for what, numbers in runs.items():
        if numbers != [str(place) for place in range(1, len(numbers) + 1)]:
            found.append(f"the {what} are numbered {', '.join(numbers)}")
    return found
