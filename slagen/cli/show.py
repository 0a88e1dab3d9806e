"""`slagen show`: what holds at a path of an answers file, and who said so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from slagen.cli.options import LibraryFolder

if TYPE_CHECKING:
    from slagen.answers.findings import Findings
    from slagen.answers.showing import Shown


def show(
    answers: Annotated[Path, typer.Argument(help="An answers file.")],
    path: Annotated[str, typer.Argument(help="A path such as credits.claim; everything without it.")] = "",
    format: Annotated[Literal["yaml", "json"], typer.Option("--format", help="yaml or json.")] = "yaml",
    library: LibraryFolder = None,
) -> None:
    """Show answers and the standard values between them: what was typed, on which line, and what holds otherwise."""
    from slagen import pipeline
    from slagen.answers.findings import Findings
    from slagen.answers.inline import inline
    from slagen.answers.paths import slots_on
    from slagen.answers.plain import plain
    from slagen.answers.reading import MAX_BYTES, compose
    from slagen.answers.showing import Showing, origin_words, yaml_lines
    from slagen.errors import AnswersError
    from slagen.files import read_input

    using = pipeline.library(library)
    content = read_input(answers, MAX_BYTES)
    reading = pipeline.read(answers, content, using)
    findings = Findings(str(answers), using.label_of)
    shown: Shown | None = None
    if not path or slots_on(using.terms, path, findings, using.advice):
        shown = Showing(reading.loaded, plain(compose(content, str(answers)))).at(path, findings)
    if shown is None:
        raise AnswersError(findings.problems("error"))
    if format == "json":
        typer.echo(_as_json(shown, findings))
    elif not shown.inside:
        value = inline(shown.value if shown.value is not None else "none")
        typer.echo(f"{value}  # {findings.named(path)}: {origin_words(shown)}")
    else:
        typer.echo(f"# {answers}" + (f": {findings.named(path)}" if path else ""))
        for part in shown.inside:
            for line in yaml_lines(part):
                typer.echo(line)


def _as_json(shown: Shown, findings: Findings) -> str:
    import json

    def row(one: Shown) -> dict[str, Any]:
        said = {"path": one.path, "label": findings.named(one.path).removesuffix(f" ({one.path})"), "value": one.value}
        return {**said, "origin": one.origin, "line": one.place.line if one.place else 0}

    whole = row(shown)
    if shown.inside:
        whole["answers"] = [row(one) for one in shown.leaves()]
    return json.dumps(whole, ensure_ascii=False, indent=2)
