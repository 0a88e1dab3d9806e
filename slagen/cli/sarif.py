"""Findings become a SARIF 2.1.0 log: rules with their manual pages, results with their place in the answers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

import slagen
from slagen.checks.catalogue import Entry, entries
from slagen.errors import Place, Problem

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "advice": "note"}


def as_sarif(found: Sequence[Problem], ignored: Sequence[tuple[Problem, str]] = ()) -> str:
    """One run of slagen. An ignored finding is a suppressed result with its reason."""
    manual = {entry.id: entry for entry in entries()}
    named = dict.fromkeys(problem.id for problem in (*found, *(problem for problem, _ in ignored)))
    rules = [_rule(id, manual.get(id)) for id in named]
    index = {id: number for number, id in enumerate(named)}
    results = [_result(problem, index) for problem in found]
    for problem, reason in ignored:
        suppressed = [{"kind": "external", "justification": reason}]
        results.append({**_result(problem, index), "suppressions": suppressed})
    driver = {"name": "slagen", "version": slagen.__version__, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(id: str, entry: Entry | None) -> dict[str, Any]:
    """What a viewer shows beside a result; faults of the answers file itself have no manual page."""
    if entry is None:
        return {"id": id, "shortDescription": {"text": "The answers file cannot be read as it stands, or reads oddly."}}
    parts = {"Why": entry.why, "Fails": entry.fails, "Passes": entry.passes, "Source": entry.source}
    return {
        "id": id,
        "shortDescription": {"text": entry.what},
        "fullDescription": {"text": entry.why},
        "help": {"text": _lines(f"{label}: {text}" for label, text in parts.items())},
        "defaultConfiguration": {"level": LEVELS[entry.severity]},
        "properties": {"family": entry.family},
    }


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(parts)


def _result(problem: Problem, index: dict[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": problem.id,
        "ruleIndex": index[problem.id],
        "level": LEVELS[problem.severity],
        "message": {"text": f"{problem.message} {problem.mend}".strip()},
    }
    if problem.place:
        logical = [{"fullyQualifiedName": problem.path}] if problem.path else []
        result["locations"] = [{"physicalLocation": _where(problem.place), **({"logicalLocations": logical} if logical else {})}]
    return result


def _where(place: Place) -> dict[str, Any]:
    where: dict[str, Any] = {"artifactLocation": {"uri": quote(place.file.replace("\\", "/"))}}
    if place.line:
        where["region"] = {"startLine": place.line, **({"startColumn": place.column} if place.column else {})}
    return where
