"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

LibraryFolder = Annotated[
    Path | None,
    typer.Option("--library", help="An organisation's own clauses and templates; each replaces the shipped file of its name."),
]

PdfEngine = Annotated[
    Literal["typst", "weasyprint"] | None,
    typer.Option(help="What lays out a PDF; otherwise the answers say it, else the look (typst)."),
]
