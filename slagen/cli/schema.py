"""`slagen schema`: the answers of a kind as JSON Schema, for editors that complete, explain and check."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from slagen.cli.options import LibraryFolder


def schema(
    kind: Annotated[str, typer.Argument(help="A kind of agreement, see `slagen kinds`.")],
    out: Annotated[Path | None, typer.Option("-o", "--out", help="The file to write, instead of the screen.")] = None,
    library: LibraryFolder = None,
) -> None:
    """Print the JSON Schema of a kind's answers."""
    from slagen import pipeline
    from slagen.files import write_whole
    from slagen.library.kind_schema import schema_text

    text = schema_text(kind, pipeline.library(library))
    if out is None:
        typer.echo(text, nl=False)
        return
    write_whole(out, text.encode("utf-8"))
    typer.echo(f"made: {out}")
