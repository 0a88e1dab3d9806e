"""`slagen check`: answers files become problems, as text or as a report for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from slagen.cli.findings import Report, show
from slagen.cli.options import LibraryFolder
from slagen.errors import AnswersError, Problem, UsageError, on_one_line
from slagen.limits import computing

if TYPE_CHECKING:
    from slagen.library.library import Library
    from slagen.outcomes import Reading


def check(
    answers: Annotated[list[Path] | None, typer.Argument(help="Answers files.", show_default=False)] = None,
    format: Annotated[
        Report, typer.Option("--format", help="text, json, sarif (for code scanning) or junit (for build servers).")
    ] = "text",
    explain: Annotated[str, typer.Option("--explain", metavar="ID", help="Print the manual page of a rule, and no more.")] = "",
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="ID", help="A rule to leave aside this time; may be given several times."),
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend what has one right answer: show the difference, write it, check again.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what --fix would change, and write nothing.")] = False,
    library: LibraryFolder = None,
) -> None:
    """Check agreements: the answers, the terms against each other, the document. Exit 1 where an error is found."""
    from slagen import pipeline

    if explain:
        from slagen.checks.catalogue import named
        from slagen.cli.rules import show_page

        show_page(named(explain))
        return
    if not answers:
        raise UsageError("Nothing to check: name an answers file, as in: slagen check answers.yaml")
    from slagen.checks.ignoring import Ignored, asked_for

    aside = asked_for(ignore or ())
    ignored: list[Ignored] = []
    using = pipeline.library(library)
    found: list[Problem] = []
    faults: list[Exception] = []
    unreadable = False
    for file in answers:
        with computing(str(file)):
            try:
                reading = pipeline.read(file, using=using)
                if fix or diff:
                    reading = _mended(reading, using, aside, write=fix and not diff, aloud=format == "text")
            except AnswersError as error:
                found.extend(error.problems)
                unreadable = True
                continue
            examined = pipeline.examine(reading, ignore=aside, drawn=False)
        found.extend(examined.problems)
        ignored.extend(examined.ignored)
        if examined.fault is not None:
            faults.append(examined.fault)
    show(found, format, ignored=ignored, files=[str(file) for file in answers])
    if unreadable:
        raise typer.Exit(2)
    wrong = any(problem.severity == "error" for problem in found)
    if faults and not wrong:
        raise faults[0]
    for fault in faults:
        typer.echo(f"No document can be made of these answers yet: {fault}", err=True)
    if wrong:
        raise typer.Exit(1)


def _mended(reading: Reading, using: Library, aside: dict[str, str], *, write: bool, aloud: bool) -> Reading:
    """The answers as they are after the mends, which are shown; as they were, where nothing is to be written."""
    from slagen import pipeline
    from slagen.cli.mending import mended
    from slagen.files import write_whole

    new, difference = mended(reading, using, aside)
    if difference:
        typer.echo(difference, err=not aloud)
    if not write or not difference:
        return reading
    # A link is followed, so that it stays one.
    write_whole(reading.file.resolve(), new)
    typer.echo(f"changed: {on_one_line(str(reading.file))}", err=not aloud)
    return pipeline.read(reading.file, using=using)
