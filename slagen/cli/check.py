"""`slagen check`: answers files become problems, as text or JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from slagen.errors import AnswersError, Problem


def check(
    answers: Annotated[list[Path], typer.Argument(help="Answers files.")],
    format: Annotated[Literal["text", "json"], typer.Option("--format", help="text or json.")] = "text",
) -> None:
    """Check agreements: the answers, the terms against each other, the document. Exit 1 where an error is found."""
    from slagen import pipeline

    found: list[Problem] = []
    unreadable = False
    for file in answers:
        try:
            reading = pipeline.read(file)
        except AnswersError as error:
            found.extend(error.problems)
            unreadable = True
            continue
        found.extend(pipeline.check(reading, pipeline.document_of(reading)))
    if format == "json":
        typer.echo(_as_json(found))
    else:
        for problem in found:
            typer.echo(problem.line())
        errors = sum(problem.severity == "error" for problem in found)
        typer.echo(f"{errors} errors, {len(found) - errors} other findings." if found else "No problems found.")
    if unreadable:
        raise typer.Exit(2)
    if any(problem.severity == "error" for problem in found):
        raise typer.Exit(1)


def _as_json(problems: list[Problem]) -> str:
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
