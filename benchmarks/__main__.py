"""`python -m benchmarks [PART …]`: one run prints every figure beside its peer's; without a part, all of them."""

from __future__ import annotations

import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path

PARTS = ("startup", "checks", "word", "pdf", "growth", "memory")


def main(wanted: list[str]) -> int:
    """Run the parts; 2 for a name that is none."""
    unknown = [name for name in wanted if name not in PARTS]
    if unknown:
        print(f"There is no part {unknown[0]!r}; the parts are {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    started = time.perf_counter()
    print("Seconds, best of all rounds (median in brackets), taken in turns.\n")
    with tempfile.TemporaryDirectory() as place:
        for name in wanted or PARTS:
            import_module(f"benchmarks.{name}").run(Path(place))
    print(f"Whole run: {time.perf_counter() - started:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
