"""Word files: the whole trip and the writer alone, beside docxtpl filling an equal template and a bare zip of strings."""

from __future__ import annotations

from pathlib import Path

from benchmarks import floor, peer
from benchmarks.material import Material, largest, undrawn, usual
from benchmarks.report import table
from benchmarks.startup import PYTHON, SLAGEN
from benchmarks.timing import calls, processes
from slagen import pipeline
from slagen.library.looks import load_look
from slagen.render.docx.writer import write

COLD_ROUNDS, WARM_ROUNDS = 12, 15


def run(place: Path) -> None:
    for sample in (usual(place), largest(place)):
        count = sample.count
        print(f"Sample: {sample.name}; docxtpl fills {count} values\n")
        _cold(sample)
        _warm(sample)


def _cold(sample: Material) -> None:
    filled = sample.place / "peer.docx"
    timings = processes(
        {
            "docxtpl": [PYTHON, "-m", "benchmarks.peer", str(sample.template), str(sample.values), str(filled)],
            "slagen build -f docx": [SLAGEN, "build", str(sample.answers), "-o", str(sample.place), "-f", "docx"],
        },
        COLD_ROUNDS,
    )
    table("Word, cold: whole processes", timings, (("slagen build -f docx", "docxtpl", "2.5"),))


def _warm(sample: Material) -> None:
    look, document = load_look("plain"), sample.document
    ready = floor.parts_of(write(document, look))
    bare = undrawn(document)
    bare_ready = floor.parts_of(write(bare, look))
    timings = calls(
        {
            "docxtpl": lambda: peer.fill(sample.template, sample.values),
            "bare strings in a zip": lambda: floor.write(document, ready),
            "bare strings, without pictures": lambda: floor.write(bare, bare_ready),
            "slagen: answers to terms": lambda: pipeline.read(sample.answers),
            "slagen: answers to document": lambda: pipeline.document_of(pipeline.read(sample.answers)),
            "slagen: document to DOCX": lambda: write(document, look),
            "slagen: the same without pictures": lambda: write(bare, look),
            "slagen: answers to checked DOCX": lambda: whole(sample.answers),
        },
        WARM_ROUNDS,
    )
    table(
        "Word, warm: inside one process",
        timings,
        (
            ("slagen: document to DOCX", "docxtpl", "0.6"),
            ("slagen: document to DOCX", "bare strings in a zip", "3"),
            ("slagen: the same without pictures", "bare strings, without pictures", "3"),
            ("slagen: answers to checked DOCX", "docxtpl", "2.5"),
        ),
    )


def whole(answers: Path) -> bytes:
    """Read, assemble, check, write."""
    reading = pipeline.read(answers)
    document = pipeline.document_of(reading)
    pipeline.check(reading, document)
    return pipeline.render(document, ("docx",))["docx"]
