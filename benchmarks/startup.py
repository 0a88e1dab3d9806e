"""How long slagen takes to start, beside a bare Python, and where that time goes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.imports import own_time
from benchmarks.material import largest
from benchmarks.report import table
from benchmarks.timing import processes

ROUNDS = 20
PYTHON = sys.executable
SLAGEN = str(Path(PYTHON).with_name("slagen"))


def run(place: Path) -> None:
    sample = largest(place)
    print(f"Sample: {sample.name}\n")
    timings = processes(
        {
            "python -c pass": [PYTHON, "-c", "pass"],
            "import typer": [PYTHON, "-c", "import typer"],
            "slagen --help": [SLAGEN, "--help"],
            "import typer, yaml, jinja2": [PYTHON, "-c", "import typer, yaml, jinja2"],
            "slagen check": [SLAGEN, "check", str(sample.answers)],
        },
        ROUNDS,
    )
    table(
        "Cold start: whole processes",
        timings,
        (("slagen --help", "import typer", "2.5"), ("slagen check", "import typer, yaml, jinja2", "3")),
    )
    print("Where the start of `slagen check` goes: milliseconds of import by package")
    statement = (
        f"from pathlib import Path; from slagen import pipeline as p; r = p.read(Path({str(sample.answers)!r}));"
        " p.check(r, p.document_of(r))"
    )
    for package, milliseconds in own_time(statement).most_common(12):
        print(f"  {package:44} {milliseconds:7}")
    print("\nSteps of one process in milliseconds")
    command = [PYTHON, "-m", "benchmarks.steps", str(sample.answers)]
    print(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
