"""Problems become lines on the terminal and a count, a JSON list, or a report for other programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

import typer

from slagen.errors import Problem

Format = Annotated[Literal["text", "json"], typer.Option("--format", help="text or json.")]
Report = Literal["text", "json", "sarif", "junit"]


def show(
    found: Sequence[Problem], format: Report, *, ignored: Sequence[tuple[Problem, str]] = (), files: Sequence[str] = ()
) -> None:
    """Print the problems, a line each, then how many there are; or all of them as JSON, SARIF or JUnit.

    `ignored` are findings that are not raised, each with its reason; `files` what was looked at.
    """
    told = told_ignored(ignored)
    if format != "text":
        typer.echo(_report(found, format, ignored, files))
        if told:
            typer.echo(told, err=True)
        return
    for problem in found:
        typer.echo(problem.line())
    errors = sum(problem.severity == "error" for problem in found)
    typer.echo(f"{errors} errors, {len(found) - errors} other findings." if found else "No problems found.")
    if told:
        typer.echo(told)


def told_ignored(ignored: Sequence[tuple[Problem, str]]) -> str:
    """`2 findings ignored: B-NONE, M-DST.`, or nothing."""
    if not ignored:
        return ""
    ids = ", ".join(dict.fromkeys(problem.id for problem, _ in ignored))
    return f"{len(ignored)} {'finding' if len(ignored) == 1 else 'findings'} ignored: {ids}."


def _report(
    found: Sequence[Problem], format: Report, ignored: Sequence[tuple[Problem, str]], files: Sequence[str]
) -> str:
    from slagen.cli.junit import as_junit
    from slagen.cli.sarif import as_sarif

    if format == "sarif":
        return as_sarif(found, ignored)
    return as_junit(found, files) if format == "junit" else _as_json(found)


def _as_json(problems: Sequence[Problem]) -> str:
    import json

    rows = [
        {
            "id": problem.id,
            "severity": problem.severity,
            "path": problem.path,
            "message": problem.message,
            "mend": problem.mend,
            "file": problem.place.file if problem.place else "",
            "line": problem.place.line if problem.place else 0,
            "column": problem.place.column if problem.place else 0,
        }
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)
