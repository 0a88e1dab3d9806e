"""`slagen extract`: the answers that a built file carries come out of it again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from slagen.cli.options import LibraryFolder


def extract(
    file: Annotated[Path, typer.Argument(help="A PDF or Word file that slagen has built.")],
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="The answers file to write; without it, the answers are printed.")
    ] = None,
    printed: Annotated[
        bool, typer.Option("--printed", help="Each answer as a Word file prints it now, and as it was built.")
    ] = False,
    changed: Annotated[bool, typer.Option("--changed", help="Only the answers that somebody changed in the Word file.")] = False,
    library: LibraryFolder = None,
    terms: Annotated[bool, typer.Option("--terms", help="The terms as JSON, standard values included, instead.")] = False,
) -> None:
    """Get the answers back out of a PDF or Word file."""
    from slagen import proving
    from slagen.errors import UsageError
    from slagen.files import write_whole

    if printed or changed:
        if terms or out is not None:
            raise UsageError("--printed and --changed list answers on the screen; leave out --terms and -o.")
        _list(file, changed, library)
        return
    if out is not None and out.exists():
        raise UsageError(f"{out} is there already; name another file with -o.")
    found = proving.extracted(file)
    content = proving.terms_of(found) if terms else found.answers
    if out is None:
        typer.echo(content.decode("utf-8"), nl=False)
        return
    write_whole(out, content)
    typer.echo(f"made: {out}")


def _list(file: Path, only_changed: bool, library: Path | None) -> None:
    from slagen import pipeline, proving
    from slagen.limits import computing

    with computing(str(file)):
        found = proving.printed(file, pipeline.library(library))
    for answer in found:
        if answer.is_changed or not only_changed:
            typer.echo(f"changed: {answer}" if answer.is_changed else str(answer))
    count = sum(answer.is_changed for answer in found)
    typer.echo(f"{len(found)} answers are printed; {count} {'was' if count == 1 else 'were'} changed.")
