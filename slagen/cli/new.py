"""`slagen new`: an interview in the terminal becomes an answers file."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Annotated

import typer

from slagen.cli.options import LibraryFolder


def new(
    kind: Annotated[str, typer.Argument(help="A kind of agreement, see `slagen kinds`.")],
    out: Annotated[
        Path, typer.Option("-o", "--out", help="The answers file; where it is there already, the interview goes on.")
    ] = Path("answers.yaml"),
    sample: Annotated[
        str, typer.Option("--from", help="Offer the answers of a sample, see `slagen samples`.", metavar="SAMPLE")
    ] = "",
    library: LibraryFolder = None,
) -> None:
    """Ask the questions of a kind of agreement, and write the answers to a file. Stop and go on whenever you like."""
    from slagen import pipeline
    from slagen.cli.asking import Back, Terminal
    from slagen.cli.finishing import finish
    from slagen.questions.keeping import AnswersFile

    answers = AnswersFile(pipeline.library(library), kind, out, sample)
    interview = answers.begin()
    terminal = Terminal(answers.form)
    try:
        if interview.step is not None:
            if out.exists():
                typer.echo(f"Going on with {out}. Nothing that you answered is asked again.")
            answers.prepare()
            answers.save(interview)
        while interview.step is not None:
            try:
                interview.decide(terminal.decide(interview))
            except Back:
                if not interview.back():
                    terminal.refuse("This is the first question.")
                    continue
            answers.save(interview)
        finish(answers, interview, terminal)
    except (KeyboardInterrupt, EOFError):
        with contextlib.suppress(OSError):
            typer.echo(f"\n\nStopped. What you answered is in {out}. To go on:\n  {answers.command}")
        raise typer.Exit(130) from None
