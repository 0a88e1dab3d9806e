"""From ten pages to a hundred and sixty: whether the time of each writer grows as its document does."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.growing import repeated
from benchmarks.material import Material, other
from slagen.document.nodes import Document
from slagen.library.looks import load_look
from slagen.render.docx.writer import write
from slagen.render.typst import engine

TIMES, ROUNDS = (1, 2, 4, 8, 14), 5


def run(place: Path) -> None:
    look, document = load_look("plain"), Material("smarketing", place).document
    writers: dict[str, Callable[[Document], bytes]] = {
        "DOCX": lambda longer: write(longer, look),
        "PDF by Typst": lambda longer: engine.render(longer, look).pdf,
    }
    print("Growth: seconds for one document, and for each of its pages in milliseconds")
    grown = [repeated(document, times) for times in TIMES]
    pages = [pages_of(engine.render(longer, look).pdf) for longer in grown]
    for name, make in writers.items():
        # In turns: a machine that slows down for a minute would else make the longest look worse than it is.
        turns = [[_seconds(make, other(longer, turn)) for longer in grown] for turn in range(ROUNDS)]
        per_page: list[float] = []
        for count, seconds in zip(pages, zip(*turns, strict=True), strict=True):
            per_page.append(min(seconds) / count)
            print(f"  {name:14} {count:5} pages {min(seconds):8.3f} s {1000 * per_page[-1]:8.2f} ms a page")
        print(f"  {name}: a page of the longest ÷ one of the shortest: {per_page[-1] / per_page[0]:.2f} (linear: 1 or less)")
    print(flush=True)


def _seconds(make: Callable[[Document], bytes], document: Document) -> float:
    started = time.perf_counter()
    make(document)
    return time.perf_counter() - started


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF has."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)
