"""One fresh process becomes the milliseconds of its steps, the first time and the second."""

from __future__ import annotations

import sys
import time
from pathlib import Path

started = time.perf_counter()

from slagen import pipeline  # noqa: E402 - the import itself is what is measured
from slagen.terms.agreement import Agreement  # noqa: E402


def main() -> None:
    """The first trip imports, and compiles or loads the clauses; the second shows the bare work."""
    print(f"  import of the pipeline and {Agreement.__name__}: {_since(started)}")
    for turn in ("first", "second"):
        start = time.perf_counter()
        reading = pipeline.read(Path(sys.argv[1]))
        terms, start = _since(start), time.perf_counter()
        document = pipeline.document_of(reading)
        built, start = _since(start), time.perf_counter()
        pipeline.check(reading, document)
        print(f"  {turn} time: terms {terms}, document {built}, checks {_since(start)}")


def _since(start: float) -> int:
    return round(1000 * (time.perf_counter() - start))


if __name__ == "__main__":
    main()
