"""`slagen samples`: the shipped samples, listed or copied."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from slagen.cli.options import LibraryFolder

app = typer.Typer(help="List the shipped samples, or copy one to start from.", invoke_without_command=True)


@app.callback()
def samples(context: typer.Context) -> None:
    """List the samples."""
    if context.invoked_subcommand is None:
        for name in _names():
            typer.echo(name)


@app.command("copy")
def copy(
    name: Annotated[str, typer.Argument(help="The sample's name.")],
    to: Annotated[Path, typer.Option("-o", "--out", help="The file to write.")] = Path("answers.yaml"),
    library: LibraryFolder = None,
) -> None:
    """Copy a sample's answers to a file of your own, with the schema by which editors complete and check it."""
    from slagen import pipeline
    from slagen.data import folder
    from slagen.errors import UsageError
    from slagen.files import read_input
    from slagen.library.kind_schema import write_with_schema

    if name not in _names():
        raise UsageError(f"There is no sample {name!r}; the samples are {', '.join(_names())}.")
    if to.exists():
        raise UsageError(f"{to} is there already; name another file with -o.")
    sample = folder("samples") / name / "answers.yaml"
    kind = pipeline.read(sample).terms.kind
    for made in write_with_schema(to, read_input(sample).decode("utf-8"), kind, pipeline.library(library)):
        typer.echo(f"made: {made}")


def _names() -> list[str]:
    from slagen.data import folder

    return sorted(path.parent.name for path in folder("samples").glob("*/answers.yaml"))
