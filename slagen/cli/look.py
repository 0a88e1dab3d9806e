"""`slagen look`: a house style of one's own, from a Word document or from the plain look."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Make a house style (a look) of your own.", no_args_is_help=True)


@app.callback()
def look() -> None:
    """Make a house style (a look) of your own."""


@app.command("new")
def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The look's name: small letters, digits and hyphens.")],
    from_: Annotated[
        Path | None, typer.Option("--from", help="A Word file (.docx) of your organisation, such as its letterhead.")
    ] = None,
    out: Annotated[Path, typer.Option("-o", "--out", help="The library's folder; made where it is missing.")] = Path("library"),
) -> None:
    """Make a look: with --from, fonts, colours, margins, head, foot and logo are those of a Word file."""
    from slagen.errors import on_one_line
    from slagen.letterhead.look_folder import write_look

    taken = None
    if from_ is not None:
        from slagen.letterhead.source import Source
        from slagen.letterhead.taking import take

        taken = take(Source.read(from_))
    made = write_look(name, out, taken, str(from_ or ""))
    if taken:
        rows = [("", "taken", "from"), *((entry.what, entry.shown, entry.origin) for entry in taken.entries)]
        _show(rows)
        typer.echo("\nnot taken, or not as it was:")
        for remark in taken.remarks:
            typer.echo(on_one_line(f"- {remark}"))
        typer.echo("")
    for file in made:
        typer.echo(f"made: {file}")
    typer.echo(on_one_line(f"use it: slagen build answers.yaml --library {out} --look {name}"))


def _show(rows: list[tuple[str, str, str]]) -> None:
    """Columns side by side; a long text of head or foot runs on behind its column."""
    from slagen.errors import on_one_line

    first, second = (min(max(len(row[place]) for row in rows), most) for place, most in ((0, 32), (1, 44)))
    for what, value, origin in rows:
        typer.echo(on_one_line(f"{what.ljust(first)}  {value.ljust(second)}  {origin}").rstrip())
