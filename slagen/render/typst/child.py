"""The Typst engine's own process: jobs on standard input become PDFs on standard output, one after another.

Started only by `worker.py`. It runs apart so that a runaway layout can be stopped and memory has a limit. A job is a line
of JSON (`files`: names and sizes, `timestamp`, `borrowing`: whether fonts of this machine are wanted from the start), then
the files' bytes. An answer is a line of JSON (`size`, `warnings`, `borrowing`, `missing`, or `error`), then the PDF.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from slagen import apart
from slagen.render.typst import boxes

_UNSHOWN = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-f]+)\}|(.))")
PICTURES = {f"{name}.{kind}" for name in ("logo", "guest") for kind in ("png", "jpeg")}
_STANDARDS = ("a-3a", "ua-1")


@dataclass(frozen=True, slots=True)
class Made:
    """`borrowing` says that fonts of this machine were at hand; `missing` are characters that no font has."""

    pdf: bytes
    warnings: tuple[str, ...]
    borrowing: bool
    missing: str = ""


class Press:
    """Compiles markup, with the bundled fonts read once."""

    def __init__(self, fonts: Path) -> None:
        import typst

        self._typst: Any = typst  # its types know no mapping of files
        self.refusal: type[typst.TypstError] = typst.TypstError
        self._root = fonts
        self._bundled = self._typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)])
        self._all: Any = None

    def make(self, files: dict[str, bytes], timestamp: int, borrowing: bool) -> Made:
        """The PDF, in the bundled fonts alone where they have every character, else with those of this machine.

        Where no font has one, a box stands in its place. Raises TypstError where the markup itself is wrong.
        """
        try:
            return self._compile(files, timestamp, self._of_machine() if borrowing else self._bundled, borrowing)
        except self.refusal as problem:
            if not unshown(problem.diagnostic):
                raise
        try:
            return self._compile(files, timestamp, self._of_machine(), True)
        except self.refusal as problem:
            if not (missing := unshown(problem.diagnostic)):
                raise
        with TemporaryDirectory() as folder:
            boxes.write(missing, Path(folder) / "boxes.ttf")
            found = self._typst.Fonts(include_embedded_fonts=False, font_paths=[str(self._root), folder])
            return replace(self._compile(files, timestamp, found, True), missing=missing)

    def _of_machine(self) -> Any:
        if self._all is None:
            self._all = self._typst.Fonts(include_embedded_fonts=False, font_paths=[str(self._root)])
        return self._all

    def _compile(self, files: dict[str, bytes], timestamp: int, found: Any, borrowing: bool) -> Made:
        """Of the files beside the markup the engine takes texts only; pictures it reads from a folder of their own."""
        with TemporaryDirectory() as folder:
            for name in files.keys() & PICTURES:
                (Path(folder) / name).write_bytes(files[name])
            pdf, warnings = self._typst.compile_with_warnings(
                {name: content for name, content in files.items() if name not in PICTURES},
                root=folder,
                font_paths=found,
                format="pdf",
                pdf_standards=list(_STANDARDS),
                timestamp=timestamp,
            )
        return Made(pdf, tuple(warning.message for warning in warnings), borrowing)


def unshown(diagnostic: str) -> str:
    """The characters that the engine says no font has."""
    named = "".join(_ESCAPE.sub(_unescaped, found) for found in _UNSHOWN.findall(diagnostic))
    return "".join(sorted(set(named)))


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else found[2]


def main() -> int:
    """Answer jobs until there are no more."""
    answer = apart.answer_alone()
    memory, fonts = int(sys.argv[1]), Path(sys.argv[2])
    apart.limit(memory)
    try:
        press = Press(fonts)
    except ModuleNotFoundError as problem:
        return _reply(answer, {"error": "module", "detail": problem.name or str(problem)})
    while line := sys.stdin.buffer.readline():
        job = json.loads(line)
        files = {name: sys.stdin.buffer.read(size) for name, size in job["files"]}
        try:
            made = press.make(files, job["timestamp"], job["borrowing"])
        except MemoryError:
            return _reply(answer, {"error": "memory"})
        except Exception as problem:  # The engine says by one sort of error that a markup, or what it asks for, is wrong.
            _reply(answer, {"error": "markup", "detail": getattr(problem, "diagnostic", str(problem))})
            continue
        except BaseException:  # What fails deep in the engine, most often for lack of memory, is no Exception.
            return _reply(answer, {"error": "memory"})
        findings = {"warnings": made.warnings, "borrowing": made.borrowing, "missing": made.missing}
        _reply(answer, findings, made.pdf)
    return 0


def _reply(answer: BinaryIO, findings: dict[str, object], pdf: bytes = b"") -> int:
    answer.write(json.dumps({**findings, "size": len(pdf)}).encode("ascii") + b"\n" + pdf)
    answer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
