"""PDFs: both engines, beside docxtpl with LibreOffice, Typst alone on the same markup, and an untuned style sheet."""

from __future__ import annotations

import itertools
import shutil
import sys
from pathlib import Path
from typing import Any

from benchmarks.material import Material, other, usual
from benchmarks.report import table
from benchmarks.startup import PYTHON, SLAGEN
from benchmarks.timing import calls, processes
from slagen.library.looks import load_look
from slagen.render import fonts, html
from slagen.render.typst import engine

COLD_ROUNDS, WARM_ROUNDS, SLOW_ROUNDS = 5, 12, 3
UNTUNED = Path(__file__).parent / "untuned.css"


def run(place: Path) -> None:
    sample = usual(place)
    print(f"Sample: {sample.name}; docxtpl fills {sample.count} values\n")
    _cold(sample)
    _warm(sample)
    _weasyprint(sample)


def _cold(sample: Material) -> None:
    office = shutil.which("soffice")
    filled = [str(sample.template), str(sample.values), str(sample.place / "peer.docx")]
    build = [SLAGEN, "build", str(sample.answers), "-o", str(sample.place)]
    commands = {
        "slagen build -f docx -f pdf": [*build, "-f", "docx", "-f", "pdf"],
        "slagen build -f pdf": [*build, "-f", "pdf"],
        "slagen build -f pdf, WeasyPrint": [*build, "-f", "pdf", "--pdf-engine", "weasyprint"],
    }
    ratios: tuple[tuple[str, str, str], ...] = (("slagen build -f pdf, WeasyPrint", "slagen build -f pdf", ""),)
    if office:
        profile = f"-env:UserInstallation=file://{sample.place}/office"
        commands["docxtpl, then LibreOffice"] = [PYTHON, "-m", "benchmarks.peer", *filled, office, profile]
        ratios += (("docxtpl, then LibreOffice", "slagen build -f docx -f pdf", "at least 2.5"),)
    table("PDF, cold: whole processes", processes(commands, COLD_ROUNDS), ratios)


def _warm(sample: Material) -> None:
    import typst

    look = load_look("plain")
    alone: Any = typst
    known = alone.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts.folder())])
    others = (other(sample.document, number) for number in itertools.count())

    def bare() -> bytes:
        job = engine.job(next(others), look)
        made: bytes = alone.compile(
            job.files,
            root=str(fonts.folder()),
            font_paths=known,
            format="pdf",
            pdf_standards=["a-3a", "ua-1"],
            timestamp=job.timestamp,
        )
        return made

    timings = calls({"Typst on the same markup": bare, "slagen: document to PDF": lambda: engine.render(next(others), look)},
                    WARM_ROUNDS)  # fmt: skip
    table("PDF, warm: inside one process, each time another document", timings,
          (("slagen: document to PDF", "Typst on the same markup", "1.5"),))  # fmt: skip


def _weasyprint(sample: Material) -> None:
    page = html.page(sample.document, load_look("plain"), "packaged")
    untuned = page.replace("</style>", f"{UNTUNED.read_text(encoding='utf-8')}</style>", 1)
    for name, text in (("tuned", page), ("untuned", untuned)):
        (sample.place / f"{name}.html").write_text(text, encoding="utf-8")
    commands = {
        title: [sys.executable, "-m", "benchmarks.laying_out", str(sample.place / f"{name}.html"), variant]
        for title, name, variant in (
            ("WeasyPrint", "tuned", "tagged"),
            ("WeasyPrint, untuned sheet", "untuned", "tagged"),
            ("WeasyPrint, no tags", "tuned", "untagged"),
        )
    }
    table(
        "PDF by WeasyPrint: its page alone, whole processes",
        processes(commands, SLOW_ROUNDS),
        (("WeasyPrint", "WeasyPrint, untuned sheet", "0.70"), ("WeasyPrint", "WeasyPrint, no tags", "1.2")),
    )
