"""`slagen kinds`: the kinds of agreement, a line each."""

from __future__ import annotations

import typer


def kinds() -> None:
    """List the kinds of agreement."""
    from slagen import pipeline

    library = pipeline.library()
    for kind in library.kinds():
        typer.echo(f"{kind:12} {library.outline(kind).summary}")
