"""`slagen kinds`: the kinds of agreement, a line each."""

from __future__ import annotations

import typer


def kinds() -> None:
    """List the kinds of agreement."""
    from slagen import pipeline
    from slagen.data import folder
    from slagen.library.outline import load_outline

    for kind in pipeline.kinds():
        outline = load_outline(folder("templates") / kind / "agreement.yaml")
        typer.echo(f"{kind:12} {outline.summary}")
