"""Problems become lines on the terminal or a JSON list, and a count."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

import typer

from slagen.errors import Problem

Format = Annotated[Literal["text", "json"], typer.Option("--format", help="text or json.")]


def show(found: Sequence[Problem], format: Literal["text", "json"]) -> None:
    """Print the problems, a line each, then how many there are; or all of them as JSON."""
    if format == "json":
        typer.echo(_as_json(found))
        return
    for problem in found:
        typer.echo(problem.line())
    errors = sum(problem.severity == "error" for problem in found)
    typer.echo(f"{errors} errors, {len(found) - errors} other findings." if found else "No problems found.")


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
