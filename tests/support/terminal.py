"""A program at a real pseudo-terminal: what it asks is read, and what a person would type is typed."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

_PROMPT = re.compile(r"(?:^|\n)  ([^\n]*?)(?: \[[^\n\[\]]*\])?: $")
_COLOURS = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")
LONGEST = 60.0
# The package beside these tests is the one that runs, whatever is installed.
ENVIRONMENT = {**os.environ, "COLUMNS": "100", "TERM": "xterm", "PYTHONPATH": str(Path(__file__).parents[2])}


class Typist:
    """Runs `slagen` with these arguments in a folder, at a terminal of 100 columns."""

    def __init__(self, arguments: Sequence[str], folder: Path) -> None:
        self._ours, theirs = pty.openpty()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "slagen.cli.main", *arguments], cwd=folder, env=ENVIRONMENT,
            stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
            # Tests in the background are started with Ctrl-C ignored, and would hand that on.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # no threads are here
        )  # fmt: skip
        os.close(theirs)
        self.seen = ""
        self.typed = 0

    def prompt(self) -> str | None:
        """Wait for the next prompt and give its label; None when the program has ended."""
        until = time.monotonic() + LONGEST
        since = len(self.seen)
        while time.monotonic() < until:
            match = _PROMPT.search(_COLOURS.sub("", self.seen[since:]))
            # A prompt is the last thing written: nothing follows it for a moment.
            ready, _, _ = select.select([self._ours], [], [], 0.02 if match else 0.5)
            if ready:
                try:
                    self.seen += os.read(self._ours, 65536).decode("utf-8", "replace").replace("\r\n", "\n")
                except OSError:
                    return None
            elif match:
                return match[1]
        raise AssertionError(f"no prompt came within {LONGEST} s after:\n{self.seen[-2000:]}")

    def type(self, text: str) -> None:
        """Type a line."""
        self.typed += 1
        os.write(self._ours, f"{text}\n".encode())

    def interrupt(self) -> None:
        """Press Ctrl-C."""
        self._process.send_signal(signal.SIGINT)

    def hang_up(self) -> int:
        """Close the terminal window, and give the exit code."""
        os.close(self._ours)
        return self._process.wait(LONGEST)

    def end(self) -> int:
        """Read what is left and give the exit code."""
        until = time.monotonic() + LONGEST
        while select.select([self._ours], [], [], max(0.0, until - time.monotonic()))[0]:
            try:
                more = os.read(self._ours, 65536)
            except OSError:
                break
            self.seen += more.decode("utf-8", "replace").replace("\r\n", "\n")
        os.close(self._ours)
        return self._process.wait(LONGEST)

    def answer(self, answers: Mapping[str, str | list[str]], stop_at: str = "") -> bool:
        """Answer prompt after prompt from `answers`, by label, and with Enter where it has none.

        A list is used up one by one. Gives True when the prompt `stop_at` is there, False when the program has ended.
        """
        while (label := self.prompt()) is not None:
            if stop_at and label == stop_at:
                return True
            given = answers.get(label, "")
            self.type((given.pop(0) if given else "") if isinstance(given, list) else given)
            if self.typed > 400:
                raise AssertionError(f"the interview does not end; last:\n{self.seen[-2000:]}")
        return False
