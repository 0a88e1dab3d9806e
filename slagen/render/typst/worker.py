"""Markup and its files become a PDF, by a process that is kept for the next one and stopped where it takes too much."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from typing import Any

from slagen import apart
from slagen.errors import DependencyError, LimitError, SlagenError
from slagen.render import fonts

SECONDS = 10
MEMORY = 1024**3
"""Bytes of address space; a large agreement takes 300 MB of it and uses 120."""
MOST_JOBS = 6
"""After so many documents the process is renewed: the engine keeps what it laid out, 60 MB of a large document."""

MISSING_MODULE = (
    "the Python package {detail} is not installed: pip install typst, or choose the other engine with"
    " --pdf-engine weasyprint. DOCX, HTML and Markdown work without it."
)
TOO_LONG = "the PDF took longer than {seconds} seconds and was stopped"
TOO_LARGE = "the PDF engine gave up, most likely at its limit of {memory} MB of memory"


@dataclass(frozen=True, slots=True)
class Job:
    """`files` hold the markup as `main.typ`; `timestamp` is in seconds, `borrowing` wants fonts of this machine."""

    files: dict[str, bytes]
    timestamp: int
    borrowing: bool


class Worker:
    """One process and its pipes. Jobs of several threads wait for one another."""

    def __init__(self, memory: int) -> None:
        self.memory = memory
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._done = 0

    def ask(self, job: Job, seconds: float) -> tuple[dict[str, Any], bytes]:
        """What the process found, and the PDF. Raises LimitError, DependencyError or SlagenError."""
        with self._lock:
            fresh = self._done == 0
            answer = self._answer(job, seconds)
            if answer is None and not fresh:
                # What the engine kept of earlier documents counts against the memory of this one.
                answer = self._answer(job, seconds)
        if answer is None:
            raise LimitError(TOO_LARGE.format(memory=self.memory // 1024**2))
        findings, _ = answer
        match findings.get("error"):
            case "module":
                raise DependencyError(MISSING_MODULE.format(detail=findings["detail"]))
            case "markup":
                raise SlagenError(f"the PDF engine refused its markup: {findings['detail'].strip()}")
            case _:
                return answer

    def _answer(self, job: Job, seconds: float) -> tuple[dict[str, Any], bytes] | None:
        """The answer to a job, or nothing where the memory ran out. Raises LimitError where the time did."""
        process = self._ready()
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            answer = _exchange(process, job)
        except BaseException:
            process.kill()
            self._end()
            raise
        finally:
            timer.cancel()
        self._done += 1
        if answer is None:
            code = self._end()
            if late.is_set():
                raise LimitError(TOO_LONG.format(seconds=f"{seconds:g}"))
            if code > 0:
                raise SlagenError(f"the PDF engine stopped with exit code {code}")
            return None  # Native code that gets no memory does not say so, it stops.
        if self._done >= MOST_JOBS or "error" in answer[0]:
            self._end()
        return None if answer[0].get("error") == "memory" else answer

    def close(self) -> None:
        with self._lock:
            self._end()

    def _ready(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            command = [sys.executable, "-m", "slagen.render.typst.child", str(self.memory), str(fonts.folder())]
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=apart.environment(),
            )
            self._done = 0
        return self._process

    def _end(self) -> int:
        process, self._process, self._done = self._process, None, 0
        if process is None:
            return 0
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue
        return process.wait()


def _exchange(process: subprocess.Popen[bytes], job: Job) -> tuple[dict[str, Any], bytes] | None:
    """The answer to a job, or nothing where the process stopped before the end of it."""
    assert process.stdin is not None and process.stdout is not None
    head = {
        "files": [(name, len(content)) for name, content in job.files.items()],
        "timestamp": job.timestamp,
        "borrowing": job.borrowing,
    }
    try:
        process.stdin.write(json.dumps(head).encode("ascii") + b"\n" + b"".join(job.files.values()))
        process.stdin.flush()
    except OSError:
        pass  # It may have said why before it stopped.
    line = process.stdout.readline()
    if not line.endswith(b"\n"):
        return None
    findings: dict[str, Any] = json.loads(line)
    pdf = process.stdout.read(findings["size"])
    return (findings, pdf) if len(pdf) == findings["size"] else None


_shared: dict[int, Worker] = {}


def shared() -> Worker:
    """The process that all PDFs of this program share; a fork of the program gets its own."""
    found = _shared.get(os.getpid())
    if found is None:
        found = _shared[os.getpid()] = Worker(MEMORY)
        atexit.register(found.close)
    return found
