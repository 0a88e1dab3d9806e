"""A command line becomes what slagen says to it: in this process by default, in one of its own where the process is the claim."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch


def run(*arguments: str, cwd: Path | None = None, typed: str = "") -> subprocess.CompletedProcess[str]:
    """What the command prints and its exit code, as a shell would see them."""
    streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2)]
    entered = io.TextIOWrapper(io.BytesIO(typed.encode()), encoding="utf-8")
    with (
        patch.object(sys, "argv", ["slagen", *arguments]), patch.object(sys, "stdin", entered),
        patch.object(sys, "stdout", streams[0]), patch.object(sys, "stderr", streams[1]),
        patch.dict(os.environ, COLUMNS="100"), _inside(cwd),
    ):  # fmt: skip
        code = _main()
    told = [stream.buffer.getvalue().decode("utf-8") for stream in streams]  # type: ignore[attr-defined]
    return subprocess.CompletedProcess(["slagen", *arguments], code, *told)


def run_alone(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The same in a process of its own."""
    command = [sys.executable, "-m", "slagen", *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, timeout=120, check=False)


def _main() -> int:
    from slagen.cli.main import main

    try:
        main()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return 0


@contextlib.contextmanager
def _inside(folder: Path | None) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder or before)
    try:
        yield
    finally:
        os.chdir(before)
