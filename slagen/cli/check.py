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
    unreadable = False
    for file in answers:
        with computing(str(file)):
            try:
                reading = pipeline.read(file, using=using)
            except AnswersError as error:
                found.extend(error.problems)
                unreadable = True
                continue
            try:
                found.extend(pipeline.check(reading, pipeline.document_of(reading)))
            except AnswersError as error:
                found.extend((*reading.loaded.warnings, *error.problems))
    show(found, format)
    if unreadable:
        raise typer.Exit(2)
    if any(problem.severity == "error" for problem in found):
        raise typer.Exit(1)
