"""`slagen verify`: a built file is held against the answers that it carries."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from slagen.cli.options import LibraryFolder
from slagen.errors import on_one_line
from slagen.limits import computing

MOST_LINES = 50


def verify(
    file: Annotated[Path, typer.Argument(help="A PDF or Word file that slagen has built.")],
    library: LibraryFolder = None,
) -> None:
    """Say whether a PDF or Word file still shows what the answers inside it give, and name what differs.

    Exit 0 where it does, 1 where it does not. Whoever changes the answers inside as well is found by a signature only.
    """
    from slagen import pipeline, proving

    with computing(str(file)):
        verdict = proving.verified(file, pipeline.library(library))
    if verdict.made:
        typer.echo(f"{file}: {verdict.made}")
    for signature in verdict.signatures:
        typer.echo(on_one_line(f"{'signature' if signature.is_sound else 'differs'}: {signature}"))
    for remark in verdict.remarks:
        typer.echo(f"note: {remark}")
    for difference in verdict.differences[:MOST_LINES]:
        typer.echo(f"differs: {difference}")
    if (more := len(verdict.differences) - MOST_LINES) > 0:
        typer.echo(f"differs: … and in {more} more places")
    if verdict.differences:
        count = len(verdict.differences)
        typer.echo(f"The file differs from its answers in {count} {'place' if count == 1 else 'places'}.")
    if not verdict.is_sound:
        raise typer.Exit(1)
    typer.echo("The file shows what its answers give.")
