"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

LibraryFolder = Annotated[
    Path | None,
    typer.Option("--library", help="An organisation's own clauses and templates; each replaces the shipped file of its name."),
]

LookName = Annotated[
    str | None, typer.Option("--look", metavar="NAME", help="The house style, see `slagen looks`; otherwise the answers say it.")
]
PaperSize = Annotated[
    Literal["A4", "Letter"] | None, typer.Option("--paper", help="The paper; otherwise the answers say it, else the look.")
]

PdfEngine = Annotated[
    Literal["typst", "weasyprint"] | None,
    typer.Option(help="What lays out a PDF; otherwise the answers say it, else the look (typst)."),
]
