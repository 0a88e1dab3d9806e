"""`python -m benchmarks`: one run prints start-up, cold and warm figures, each beside its peer, and where time goes."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from benchmarks import peer
from benchmarks.imports import own_time
from benchmarks.timing import Timing, calls, processes
from slagen import pipeline
from slagen.data import folder
from slagen.document.nodes import Value
from slagen.document.walk import inlines, lines
from slagen.library.looks import load_look

COLD_ROUNDS, WARM_ROUNDS, SLOW_ROUNDS = 15, 15, 3
PYTHON = sys.executable


def main() -> None:
    """Print every table. The largest sample is the one with the longest reviewed text."""
    sample = max(folder("samples").glob("*/answers.yaml"), key=lambda path: len((path.parent / "agreement.md").read_text()))
    print(f"Largest sample: {sample.parent.name}. Seconds, best of all rounds (median in brackets), in turns.\n")
    with tempfile.TemporaryDirectory() as place:
        _run(sample, Path(place))


def _run(sample: Path, place: Path) -> None:
    document = pipeline.document_of(pipeline.read(sample))
    finished = pipeline.render(document, ("docx",))["docx"]
    template, values = place / "template.docx", place / "values.json"
    answers = {node.text for line in lines(document) for node in inlines(line) if isinstance(node, Value)}
    count = peer.write_template(finished, answers, template, values)
    slagen = [PYTHON, "-m", "slagen.cli.main"]
    cold = processes(
        {
            "python -c pass": [PYTHON, "-c", "pass"],
            "import typer": [PYTHON, "-c", "import typer"],
            "slagen --help": [*slagen, "--help"],
            "import typer, yaml, jinja2": [PYTHON, "-c", "import typer, yaml, jinja2"],
            "slagen check": [*slagen, "check", str(sample)],
            "docxtpl, cold": [PYTHON, "-m", "benchmarks.peer", str(template), str(values), str(place / "peer.docx")],
            "slagen build -f docx": [*slagen, "build", str(sample), "-o", str(place), "-f", "docx"],
        },
        COLD_ROUNDS,
    )
    _table(
        "Cold: whole processes",
        cold,
        (
            ("slagen --help", "import typer"),
            ("slagen check", "import typer, yaml, jinja2"),
            ("slagen build -f docx", "docxtpl, cold"),
        ),
    )
    slow = processes(
        {
            "python -c pass": [PYTHON, "-c", "pass"],
            "docxtpl, cold": [PYTHON, "-m", "benchmarks.peer", str(template), str(values), str(place / "peer.docx")],
            "slagen build -f pdf": [*slagen, "build", str(sample), "-o", str(place), "-f", "pdf"],
        },
        SLOW_ROUNDS,
    )
    _table("Cold: PDF by WeasyPrint", slow, (("slagen build -f pdf", "docxtpl, cold"),))
    look = load_look("plain")
    from slagen.render.docx.writer import write

    warm = calls(
        {
            f"docxtpl fills {count} values": lambda: peer.fill(template, values),
            "slagen: answers to terms": lambda: pipeline.read(sample),
            "slagen: terms to document": lambda: pipeline.document_of(pipeline.read(sample)),
            "slagen: document to DOCX": lambda: write(document, look),
            "slagen: answers to checked DOCX": lambda: _whole(sample),
        },
        WARM_ROUNDS,
    )
    peer_name = f"docxtpl fills {count} values"
    _table(
        "Warm: inside one process",
        warm,
        (("slagen: document to DOCX", peer_name), ("slagen: answers to checked DOCX", peer_name)),
    )
    _where(sample)


def _whole(sample: Path) -> bytes:
    reading = pipeline.read(sample)
    document = pipeline.document_of(reading)
    pipeline.check(reading, document)
    return pipeline.render(document, ("docx",))["docx"]


def _table(title: str, timings: dict[str, Timing], ratios: Iterable[tuple[str, str]]) -> None:
    print(title)
    for timing in timings.values():
        print(f"  {timing.name:38} {timing.best:7.3f} ({timing.median:.3f})")
    for name, against in ratios:
        print(f"  {name} ÷ {against}: {timings[name].best / timings[against].best:.2f}")
    print()


def _where(sample: Path) -> None:
    """Where a cold check goes: imports by package, and the steps of the trip, first and second time."""
    print("Where the start of `slagen check` goes: milliseconds of import by package")
    statement = (
        f"from pathlib import Path; from slagen import pipeline as p; r = p.read(Path({str(sample)!r}));"
        " p.check(r, p.document_of(r))"
    )
    for package, milliseconds in own_time(statement).most_common(12):
        print(f"  {package:38} {milliseconds:7}")
    print("\nSteps of one process in milliseconds")
    command = [PYTHON, "-m", "benchmarks.steps", str(sample)]
    print(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


if __name__ == "__main__":
    started = time.perf_counter()
    main()
    print(f"Whole run: {time.perf_counter() - started:.0f} s")
