"""Timings become lines of print: seconds, and how many times one is another."""

from __future__ import annotations

from collections.abc import Iterable

from benchmarks.timing import Timing


def table(title: str, timings: dict[str, Timing], ratios: Iterable[tuple[str, str, str]] = ()) -> None:
    """Every timing, then each ratio with the bound that it is to keep (may be empty)."""
    print(title)
    for timing in timings.values():
        print(f"  {timing.name:44} {timing.best:7.3f} ({timing.median:.3f})")
    for name, against, bound in ratios:
        ratio = timings[name].best / timings[against].best
        print(f"  {name} ÷ {against}: {ratio:.2f}{f' (wanted: {bound})' if bound else ''}")
    print(flush=True)
