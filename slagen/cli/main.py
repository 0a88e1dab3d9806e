"""A person's request becomes a call of the pipeline; every error becomes a message and an exit code."""

from __future__ import annotations

import gc
import io
import os
import sys

import typer

from slagen.cli import (
    allowance,
    build,
    check,
    clauses,
    extract,
    kinds,
    look,
    looks,
    new,
    questions,
    rules,
    samples,
    schema,
    show,
    verify,
)
from slagen.cli import set as set_
from slagen.errors import SlagenError

app = typer.Typer(
    name="slagen",
    help="From a filled-in questionnaire to a service level agreement: Word, PDF, web page and plain text.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command("new")(new.new)
app.command("build")(build.build)
app.command("check")(check.check)
app.add_typer(clauses.app, name="clauses")
app.command("kinds")(kinds.kinds)
app.add_typer(look.app, name="look")
app.command("looks")(looks.looks)
app.command("questions")(questions.questions)
app.command("rules")(rules.rules)
app.add_typer(samples.app, name="samples")
app.command("schema")(schema.schema)
app.command("set")(set_.set_answers)
app.command("show")(show.show)
app.command("allowance")(allowance.allowance)
app.command("extract")(extract.extract)
app.command("verify")(verify.verify)


def main() -> None:
    """Run slagen. Exit codes: 0 done, 1 problems, 2 answers, 3 library, 4 limit, 5 files, 6 dependency, 70 own fault."""
    # One command builds much and drops little: looking for garbage as often as usual takes a tenth of its time.
    gc.set_threshold(500_000, 20, 20)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show a character still shows the rest of the line.
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except SlagenError as error:
        print(error, file=sys.stderr)
        sys.exit(error.exit_code)
    except (MemoryError, RecursionError) as error:
        what = "memory" if isinstance(error, MemoryError) else "depth: something is nested thousands of times"
        print(f"slagen stopped for lack of {what}.", file=sys.stderr)
        sys.exit(4)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # The reader of our output went away (`slagen check … | head`); nothing is left to tell it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:  # The last net: a fault of slagen's own must not look like one of the user's.
        if os.environ.get("SLAGEN_TRACEBACK"):
            raise
        print(f"slagen itself failed ({type(error).__name__}: {error}). SLAGEN_TRACEBACK=1 shows where.", file=sys.stderr)
        sys.exit(70)


if __name__ == "__main__":
    main()
