"""Three hundred different documents in one process, and what memory it takes: its own, and that of the PDF's process."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from benchmarks.material import Material
from slagen.document.nodes import Document, Inline, Ref, Text
from slagen.document.rewrite import rewritten
from slagen.library.looks import load_look
from slagen.render.docx.writer import write
from slagen.render.look import Look
from slagen.render.typst import engine

DOCUMENTS, EVERY, SECTIONS = 300, 60, 3


def run(place: Path) -> None:
    look = load_look("plain")
    document = Material("minimal-tiered", place).document
    print(f"Memory in MB after so many of {DOCUMENTS} different documents: this process, and those it started")
    writers: dict[str, Callable[[Document], object]] = {
        "DOCX": lambda other: write(other, look),
        "PDF by Typst": lambda other: engine.render(other, look),
        "PDF by WeasyPrint, in one process": _laid_out_here(look),
    }
    for name, make in writers.items():
        seen: list[str] = []
        for number in range(1, DOCUMENTS + 1):
            make(replace(document, meta=replace(document.meta, title=f"{document.meta.title} {number}")))
            if number % EVERY == 0 or number == 10:
                own, started = resident(os.getpid()), sum(map(resident, children(os.getpid())))
                seen.append(f"{number}: {own:.0f} + {started:.0f}")
        print(f"  {name:36} {'; '.join(seen)}", flush=True)
    print()


def _laid_out_here(look: Look) -> Callable[[Document], object]:
    """A few sections of each, since the whole would take minutes."""
    from slagen.render import html
    from slagen.render.pdf_engine import produce

    def make(other: Document) -> object:
        alone = rewritten(replace(other, sections=other.sections[:SECTIONS]), _unreferred)
        return produce(html.page(alone, look, "packaged"), b"0" * 16)

    return make


def _unreferred(node: Inline) -> Inline:
    """What a reference would lead to may be left out."""
    return Text("another clause") if isinstance(node, Ref) else node


def resident(process: int) -> float:
    """Memory of a process in MB; none where it has ended, or where the system does not tell."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024**2


def children(process: int) -> list[int]:
    """The processes that a process started and that still run."""
    try:
        return [int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []
