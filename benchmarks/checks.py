"""A full check of the largest sample, warm: answers read, document made, every rule run; beside docxtpl filling an equal one."""

from __future__ import annotations

from pathlib import Path

from benchmarks import peer
from benchmarks.material import largest
from benchmarks.report import table
from benchmarks.timing import calls
from slagen import pipeline

ROUNDS = 25
WANTED = "0.15"


def run(place: Path) -> None:
    sample = largest(place)
    print(f"Sample: {sample.name}; docxtpl fills {sample.count} values\n")
    reading = pipeline.read(sample.answers)
    document = pipeline.document_of(reading)
    timings = calls(
        {
            "docxtpl": lambda: peer.fill(sample.template, sample.values),
            "slagen: answers to terms": lambda: pipeline.read(sample.answers),
            "slagen: all rules on terms and document": lambda: pipeline.check(reading, document),
            "slagen: the full check, from the file": lambda: pipeline.examine(pipeline.read(sample.answers)),
        },
        ROUNDS,
    )
    whole = "slagen: the full check, from the file"
    table(f"Checks, warm; wanted within {WANTED} s", timings, ((whole, "docxtpl", "1"),))
