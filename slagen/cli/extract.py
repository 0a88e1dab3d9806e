"""`slagen extract`: the answers that a built file carries come out of it again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def extract(
    file: Annotated[Path, typer.Argument(help="A PDF or Word file that slagen has built.")],
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="The answers file to write; without it, the answers are printed.")
    ] = None,
    terms: Annotated[bool, typer.Option("--terms", help="The terms as JSON, standard values included, instead.")] = False,
) -> None:
    """Get the answers back out of a PDF or Word file."""
    from slagen import proving
    from slagen.errors import UsageError
    from slagen.files import write_whole

    if out is not None and out.exists():
        raise UsageError(f"{out} is there already; name another file with -o.")
    found = proving.extracted(file)
    content = proving.terms_of(found) if terms else found.answers
    if out is None:
        typer.echo(content.decode("utf-8"), nl=False)
        return
    write_whole(out, content)
    typer.echo(f"made: {out}")
