"""Work on one agreement becomes a LimitError where it takes more computing time than any agreement needs."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType

from slagen.errors import LimitError, on_one_line

SECONDS = 9
"""Of computing, not of waiting: the largest shipped sample takes one, and the PDF's own process has a limit of its own."""


@contextlib.contextmanager
def computing(what: str, seconds: float = SECONDS) -> Iterator[None]:
    """Raises LimitError, naming `what`, once the process has computed for `seconds` inside the block.

    Counts only where the system has such a clock (not on Windows) and in the main thread; elsewhere the block runs on.
    A lack of memory becomes a LimitError everywhere.
    """

    what = on_one_line(what)

    def stop(signum: int, frame: FrameType | None) -> None:
        raise LimitError(
            f"{what}: stopped after {seconds:g} seconds of computing. An agreement of this size cannot be built; "
            "does it repeat something thousands of times?"
        )

    timed = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGPROF, stop) if timed else None
    try:
        if timed:
            signal.setitimer(signal.ITIMER_PROF, seconds)
        yield
    except MemoryError:
        raise LimitError(f"{what}: stopped for lack of memory. An agreement of this size cannot be built.") from None
    finally:
        if timed:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, before)
