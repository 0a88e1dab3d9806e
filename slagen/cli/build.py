"""`slagen build`: answers files become agreements in a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from slagen.cli.findings import told_ignored
from slagen.cli.options import LibraryFolder, LookName, PaperSize, PdfEngine
from slagen.cli.signing import Certificate, signer_of
from slagen.errors import AnswersError, SlagenError, UsageError, on_one_line
from slagen.limits import computing


def build(
    answers: Annotated[list[Path], typer.Argument(help="Answers files, one agreement each.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder for the files; made where it is missing.")] = Path(),
    formats: Annotated[
        list[str] | None, typer.Option("-f", "--format", help="docx, pdf, html or md; may be given several times.")
    ] = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="Build in spite of errors, with DRAFT on every page.")
    ] = False,
    embed: Annotated[
        bool | None,
        typer.Option(
            "--embed/--no-embed",
            help="Word and PDF carry the answers (without notes and comments) inside, or not; else the look decides.",
            show_default=False,
        ),
    ] = None,
    review: Annotated[
        bool, typer.Option("--review", help="A review sheet beside the agreement (NAME-review): what its approver must know.")
    ] = False,
    annotated: Annotated[
        bool,
        typer.Option("--annotated", help="A drafting copy instead (NAME-annotated.docx): guidance and findings as comments."),
    ] = False,
    sign: Certificate = None,
    library: LibraryFolder = None,
    look: LookName = None,
    paper: PaperSize = None,
    pdf_engine: PdfEngine = None,
) -> None:
    """Build agreements from answers files (docx and pdf, unless told otherwise)."""
    from slagen import annotating, pipeline

    if annotated and (formats not in (None, ["docx"]) or review or sign is not None or embed):
        raise UsageError("A drafting copy is a Word file for yourself: leave out -f, --review, --sign and --embed.")
    _refuse_twins(answers, review)
    wanted = tuple(dict.fromkeys(formats or pipeline.DEFAULT_FORMATS))
    if sign is not None and "pdf" not in wanted:
        raise UsageError("Only a PDF can be signed: add -f pdf, or leave --sign out.")
    signer = signer_of(sign) if sign is not None else None
    using = pipeline.library(library)
    codes: set[int] = set()
    for number, file in enumerate(answers, start=1):
        if len(answers) > 1:
            typer.echo(f"[{number}/{len(answers)}] {file}")
        try:
            with computing(str(file)):
                if annotated:
                    built = annotating.annotate(file, out, using=using, look=look, paper=paper)
                    typer.echo(f"made: {built.files[0]}")
                    continue
                built = pipeline.build(
                    file,
                    out,
                    wanted,
                    draft=draft,
                    embed=embed,
                    signer=signer,
                    tell=lambda line: typer.echo(f"made: {line}"),
                    using=using,
                    engine=pdf_engine,
                    review=review,
                    look=look,
                    paper=paper,
                )
        except SlagenError as error:
            if len(answers) == 1:
                if isinstance(error, AnswersError):
                    unread = any(problem.id.startswith("A-") for problem in error.problems)
                    mend = "Mend the errors." if draft else "Mend the errors, or build a draft with --draft."
                    advice = "These answers cannot be read." if unread else mend
                    typer.echo(f"Nothing was built. {advice}", err=True)
                raise
            typer.echo(str(error), err=True)
            codes.add(error.exit_code)
            continue
        for path, words in built.assumed:
            typer.echo(on_one_line(f"assumed: {path} = {words}"))
        for problem in built.problems:
            typer.echo(problem.line())
        if told := told_ignored(built.ignored):
            typer.echo(told)
    if codes:
        # A missing library is the machine's fault alone, and everything that does not need it was built.
        raise typer.Exit(6 if codes == {6} else 1)


def _refuse_twins(answers: list[Path], review: bool) -> None:
    """Raises UsageError where two answers files would be built into files of one name, the second over the first."""
    from slagen import pipeline

    names: dict[str, Path] = {}
    for file in dict.fromkeys(answers):
        made = (pipeline.name_of(file), *((f"{pipeline.name_of(file)}{pipeline.REVIEW}",) if review else ()))
        other = next((one for name in made if (one := names.setdefault(name, file)) is not file), file)
        if other is not file:
            raise UsageError(
                f"{on_one_line(str(other))} and {on_one_line(str(file))} would both be built as “{pipeline.name_of(file)}”. "
                "Rename one of them, or build them into two folders."
            )
