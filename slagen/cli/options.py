"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

LibraryFolder = Annotated[
    Path | None,
    typer.Option("--library", help="An organisation's own clauses and templates; each replaces the shipped file of its name."),
]
