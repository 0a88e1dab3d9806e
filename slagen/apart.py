"""A job becomes an answer in a process of its own, which stands still within limits of time and memory."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class Done:
    """What the process left. `signal` is the one that stopped it, 0 where none did."""

    answer: bytes
    told: str
    code: int
    signal: int

    @property
    def last_words(self) -> str:
        """The last line it told, or its exit code."""
        return self.told.rpartition("\n")[2] or f"exit code {self.code}"


def run(module: str, job: bytes, seconds: int) -> Done:
    """Start `python -m module`, give it the job on standard input, and wait for at most `seconds`.

    Raises TimeoutError where it takes longer.
    """
    command = [sys.executable, "-m", module]
    try:
        done = subprocess.run(command, input=job, capture_output=True, timeout=seconds, env=environment(), check=False)
    except subprocess.TimeoutExpired:
        raise TimeoutError from None
    told = done.stderr.decode("utf-8", "replace").strip()
    return Done(done.stdout, told, max(0, done.returncode), max(0, -done.returncode))


def environment() -> dict[str, str]:
    """The process's environment: slagen importable, nothing from the current folder, no local habits."""
    package = Path(__file__).resolve().parents[1]
    paths = [str(package), *(entry for entry in sys.path if entry and Path(entry).is_absolute())]
    fixed = {"PYTHONPATH": os.pathsep.join(paths), "PYTHONSAFEPATH": "1", "PYTHONHASHSEED": "0"}
    return {**os.environ, **fixed, "TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "utf-8"}


def answer_alone() -> BinaryIO:
    """In the process: the real standard output, for the answer alone; what libraries print goes to standard error."""
    answer = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return answer


def limit(memory: int, cpu_seconds: int = 0) -> None:
    """Hold this process to `memory` bytes of address space and so many seconds of computing, where the system can."""
    try:
        import resource
    except ImportError:
        return
    wanted = [(resource.RLIMIT_CORE, 0, 0), (resource.RLIMIT_AS, memory, memory)]
    if cpu_seconds:
        # At the first limit the system says why it stops the process, at the second it only kills.
        wanted.append((resource.RLIMIT_CPU, cpu_seconds, cpu_seconds + 1))
    for what, soft, hard in wanted:
        try:
            resource.setrlimit(what, (soft, hard))
        except (OSError, ValueError):
            # A system that refuses a limit (macOS does) still has that of the waiting parent.
            logging.getLogger("slagen").debug("this system refuses a limit")
