"""`slagen set`: single answers of a file are changed, and nothing else in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from slagen.cli.options import LibraryFolder

if TYPE_CHECKING:
    from slagen.answers.changing import Changed
    from slagen.answers.findings import Findings


def set_answers(
    answers: Annotated[Path, typer.Argument(help="An answers file.")],
    changes: Annotated[
        list[str] | None,
        typer.Argument(
            help="path=value changes an answer, path+=value adds to a list, path= takes an answer out.",
            metavar="PATH=VALUE...",
            show_default=False,
        ),
    ] = None,
    unset: Annotated[list[str] | None, typer.Option("--unset", help="A path to take out; may be given several times.")] = None,
    library: LibraryFolder = None,
) -> None:
    """Change single answers of a file; comments, order and everything else stay. All changes are made, or none.

    A path is names joined by points, as messages show it: credits.claim.within, kpis.uptime.targets.0.minimum (items of
    a list count from 0). A group or a list is written in braces: 'parties.north={name: North Ltd, role: provider}'.
    """
    from slagen import pipeline
    from slagen.answers.changing import change, read_changes
    from slagen.answers.findings import Findings
    from slagen.answers.reading import MAX_BYTES
    from slagen.errors import AnswersError, UsageError
    from slagen.files import read_input, write_whole

    if not changes and not unset:
        raise UsageError("Nothing to change: write path=value, or --unset path.")
    using = pipeline.library(library)
    label = using.label_of
    content = read_input(answers, MAX_BYTES)
    try:
        wanted = read_changes(using.terms, changes or (), unset or (), label, using.advice)
        new, done = change(content, str(answers), wanted, lambda text: pipeline.faults(answers, text, using), label)
    except AnswersError:
        typer.echo("Nothing was changed.", err=True)
        raise
    if new == content:
        typer.echo(f"{answers} says so already; nothing was written.")
        return
    # A link is followed, so that it stays one.
    write_whole(answers.resolve(), new)
    for one in done:
        typer.echo(_told(one, Findings(str(answers), label)))
    typer.echo(f"changed: {answers}")


def _told(one: Changed, findings: Findings) -> str:
    """`Claim period (credits.claim.within): 30 days → 20 days`."""
    from slagen.answers.inline import inline

    path, _, added = one.path.partition(".+")
    before = "not answered" if one.before is None else inline(one.before)
    after = "taken out" if one.after is None else inline(one.after)
    if added or one.path.endswith("+"):
        return f"{findings.named(path)}: {after} added"
    return f"{findings.named(path)}: {before} → {after}"
