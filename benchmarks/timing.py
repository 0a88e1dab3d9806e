"""Several commands or calls become their best and median seconds, taken in turns so that a busy moment hits all alike."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial


@dataclass(frozen=True)
class Timing:
    """Seconds of one command or call over all rounds."""

    name: str
    seconds: tuple[float, ...]

    @property
    def best(self) -> float:
        return min(self.seconds)

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)


def processes(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, Timing]:
    """Whole processes from start to end, in turns. Raises CalledProcessError where one fails."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}

    def run(command: Sequence[str]) -> None:
        subprocess.run(command, check=True, capture_output=True, env=environment)

    for command in commands.values():  # once unmeasured: byte code is written, files are in the system's memory
        run(command)
    return _in_turns({name: partial(run, command) for name, command in commands.items()}, rounds)


def calls(functions: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, Timing]:
    """Calls inside this process, warm, in turns."""
    for function in functions.values():
        function()
    return _in_turns(functions, rounds)


def _in_turns(functions: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, Timing]:
    found: dict[str, list[float]] = {name: [] for name in functions}
    for _ in range(rounds):
        for name, function in functions.items():
            start = time.perf_counter()
            function()
            found[name].append(time.perf_counter() - start)
    return {name: Timing(name, tuple(seconds)) for name, seconds in found.items()}
