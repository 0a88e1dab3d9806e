"""`slagen questions`: the questionnaire of a kind as a document to send to somebody."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from slagen.cli.options import LibraryFolder, LookName, PdfEngine


def questions(
    kind: Annotated[str, typer.Argument(help="A kind of agreement, see `slagen kinds`.")],
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="The file to write; its ending says the format.")
    ] = None,
    short: Annotated[bool, typer.Option("--short", help="Leave out the annex with the details.")] = False,
    format: Annotated[str, typer.Option("-f", "--format", help="docx (unless -o says otherwise), pdf, html or md.")] = "",
    library: LibraryFolder = None,
    look: LookName = None,
    pdf_engine: PdfEngine = None,
) -> None:
    """Write the questionnaire of a kind as a document that somebody else can fill in."""
    from slagen import pipeline
    from slagen.files import write_whole
    from slagen.questions.sheet import sheet_of

    wanted = format or (out.suffix.removeprefix(".").lower() if out and out.suffix else "docx")
    path = out or Path(f"questions-{kind}.{wanted}")
    using = pipeline.library(library)
    contents = pipeline.render(sheet_of(kind, using, annex=not short), (wanted,), using, engine=pdf_engine, look=look)
    write_whole(path, contents[wanted])
    typer.echo(f"made: {path}")
