"""`slagen check`: answers files become problems, as text or JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from slagen.cli.findings import Format, show
from slagen.cli.options import LibraryFolder
from slagen.errors import AnswersError, Problem
from slagen.limits import computing


def check(
    answers: Annotated[list[Path], typer.Argument(help="Answers files.")],
    format: Format = "text",
    library: LibraryFolder = None,
) -> None:
    """Check agreements: the answers, the terms against each other, the document. Exit 1 where an error is found."""
    from slagen import pipeline

    using = pipeline.library(library)
    found: list[Problem] = []
    faults: list[Exception] = []
    unreadable = False
    for file in answers:
        with computing(str(file)):
            try:
                reading = pipeline.read(file, using=using)
            except AnswersError as error:
                found.extend(error.problems)
                unreadable = True
                continue
            examined = pipeline.examine(reading)
        found.extend(examined.problems)
        if examined.fault is not None:
            faults.append(examined.fault)
    show(found, format)
    if unreadable:
        raise typer.Exit(2)
    wrong = any(problem.severity == "error" for problem in found)
    if faults and not wrong:
        raise faults[0]
    for fault in faults:
        typer.echo(f"No document can be made of these answers yet: {fault}", err=True)
    if wrong:
        raise typer.Exit(1)
