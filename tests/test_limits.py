"""Work that never ends is stopped by its computing time, and nothing else is."""

from __future__ import annotations

import signal
import threading
import time

import pytest

from slagen.errors import LimitError
from slagen.limits import computing

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no clock of computing time on this system")


def test_endless_work_is_stopped_and_named() -> None:
    """A loop without end becomes a LimitError that names the file."""
    with pytest.raises(LimitError, match=r"a\.yaml: stopped after 0\.2 seconds"), computing("a.yaml", 0.2):
        while True:
            pass


def test_waiting_does_not_count_and_the_clock_is_taken_down() -> None:
    """Sleeping costs nothing, and after the block no clock runs."""
    with computing("a.yaml", 0.05):
        time.sleep(0.2)
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
    sum(range(3_000_000))


def test_lack_of_memory_is_a_limit_too() -> None:
    """A MemoryError inside the block becomes a LimitError."""
    with pytest.raises(LimitError, match="lack of memory"), computing("a.yaml"):
        raise MemoryError


def test_other_threads_work_without_a_clock() -> None:
    """Outside the main thread the block simply runs."""
    ran: list[bool] = []

    def work() -> None:
        with computing("a.yaml", 0.01):
            ran.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert ran == [True]
