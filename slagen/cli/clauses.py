"""`slagen clauses`: the clause library, listed, searched, read, compared and checked."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from typer.core import TyperGroup

from slagen.cli.findings import Format, show
from slagen.cli.options import LibraryFolder


class _Group(TyperGroup):
    """`lint` is a command of its own; everything else is for `show`. A clause's id always holds a slash."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the name of the command in where it is left out."""
        if not args or args[0] not in (*self.commands, "--help"):
            args = ["show", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=_Group,
    help="Browse, search, read and compare the clauses, or check a library of your own (`slagen clauses lint`).",
    add_help_option=True,
)


@app.command("show")
def clauses(
    clause: Annotated[str | None, typer.Argument(metavar="ID", help="A clause, such as credits/cap, or a family.")] = None,
    position: Annotated[
        Literal["provider", "balanced", "customer"] | None, typer.Option("--position", help="Whose text to show.")
    ] = None,
    search: Annotated[str, typer.Option("--search", help="Only clauses in which all these words are found.")] = "",
    compare: Annotated[bool, typer.Option("--compare", help="What each position changes, word by word.")] = False,
    format: Format = "text",
    library: LibraryFolder = None,
) -> None:
    """List the clauses, read one, or compare its positions. The word `show` may be left out."""
    from slagen import pipeline
    from slagen.catalogue import entries as catalogue
    from slagen.cli import clause_pages
    from slagen.errors import UsageError

    using = pipeline.library(library)
    texts = using.clauses()
    listed = catalogue.entries(using, texts)
    if clause is not None and "/" in clause:
        entry = catalogue.named(listed, clause)
        if compare:
            clause_pages.show_comparison(entry, position, using, format)
        else:
            clause_pages.show_card(entry, position, texts, using, format)
        return
    if compare:
        raise UsageError("--compare needs the id of a clause, as in: slagen clauses credits/cap --compare")
    if clause is not None:
        listed = catalogue.of_family(listed, clause)
    if position is not None:
        listed = tuple(entry for entry in listed if position in entry.positions)
    if search.strip():
        listed = catalogue.search(listed, search)
    clause_pages.show_list(listed, format, ranked=bool(search.strip()))


@app.command("lint")
def lint(
    folder: Annotated[Path | None, typer.Argument(metavar="DIR", help="A library; without one, slagen's own.")] = None,
    format: Format = "text",
) -> None:
    """Check a clause library. Exit 3 where something stops a build, 1 where an error is found in the wording."""
    from slagen import pipeline
    from slagen.lint.registry import FAULT

    found = pipeline.lint(folder)
    show(found, format)
    if any(problem.id == FAULT for problem in found):
        raise typer.Exit(3)
    if any(problem.severity == "error" for problem in found):
        raise typer.Exit(1)
