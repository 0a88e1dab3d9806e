"""`slagen looks`: the house styles, a line each."""

from __future__ import annotations

import typer

from slagen.cli.options import LibraryFolder


def looks(library: LibraryFolder = None) -> None:
    """List the house styles (looks) that a build can be printed in."""
    from slagen import pipeline
    from slagen.errors import on_one_line

    using = pipeline.library(library)
    width = max(map(len, using.looks()))
    for name in using.looks():
        typer.echo(on_one_line(f"{name:{width}}  {using.look(name).about}").rstrip())
