"""`slagen schema`: the answers of a kind as JSON Schema, for editors that complete and explain."""

from __future__ import annotations

from typing import Annotated

import typer


def schema(kind: Annotated[str, typer.Argument(help="A kind of agreement, see `slagen kinds`.")]) -> None:
    """Print the JSON Schema of a kind's answers."""
    import json

    from slagen import pipeline
    from slagen.answers.schema import json_schema
    from slagen.errors import UsageError
    from slagen.library.questionnaire import describe
    from slagen.terms.agreement import Agreement

    if kind not in pipeline.kinds():
        raise UsageError(f"There is no kind {kind!r}; the kinds are {', '.join(pipeline.kinds())}.")
    whole = json_schema(Agreement, describe)
    typer.echo(json.dumps(whole, ensure_ascii=False, indent=2))
