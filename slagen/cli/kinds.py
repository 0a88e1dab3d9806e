"""`slagen kinds`: the kinds of agreement, a line each."""

from __future__ import annotations

import typer

from slagen.cli.options import LibraryFolder


def kinds(library: LibraryFolder = None) -> None:
    """List the kinds of agreement."""
    from slagen import pipeline

    using = pipeline.library(library)
    for kind in using.kinds():
        typer.echo(f"{kind:12} {using.outline(kind).summary}")
