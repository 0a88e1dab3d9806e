"""`slagen rules`: the catalogue of rules as a list on the terminal, or the manual page of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from slagen.cli.findings import Format

if TYPE_CHECKING:
    from slagen.checks.catalogue import Entry

WIDTH = 100


def rules(
    rule: Annotated[str | None, typer.Argument(metavar="ID", help="A rule, such as B-CONTIG; all without one.")] = None,
    format: Format = "text",
) -> None:
    """List the rules that `slagen check` applies, or read one: what, why, what fails, what passes, its source."""
    from slagen.checks.catalogue import entries, named

    found = entries() if rule is None else (named(rule),)
    if format == "json":
        _json(found)
    elif rule is not None:
        show_page(found[0])
    else:
        _list(found)


def show_page(entry: Entry) -> None:
    """The manual page of one rule."""
    import textwrap

    typer.echo(typer.style(f"{entry.id}  ({entry.severity}; {entry.family})", bold=True))
    parts = (("Why", entry.why), ("Fails", entry.fails), ("Passes", entry.passes), ("Source", entry.source))
    for text in (entry.what, *(f"{label}: {text}" for label, text in parts)):
        typer.echo("\n" + textwrap.fill(text, WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False))


def _list(found: tuple[Entry, ...]) -> None:
    family = ""
    for entry in found:
        if entry.family != family:
            typer.echo(("\n" if family else "") + typer.style(entry.family, bold=True))
            family = entry.family
        typer.echo(f"  {entry.id:<22} {entry.severity:<8} {entry.what}")
    words = {"error": "errors", "warning": "warnings", "advice": "advice"}
    counts = (f"{sum(entry.severity == severity for entry in found)} {word}" for severity, word in words.items())
    typer.echo(f"\n{len(found)} rules ({', '.join(counts)}). `slagen rules ID` explains one.")


def _json(found: tuple[Entry, ...]) -> None:
    import json

    from msgspec.structs import asdict

    rows = [{**asdict(entry), "family": entry.family} for entry in found]
    typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
