"""The PDF's own process: a job on standard input becomes one line of findings and the PDF on standard output.

Started only by `pdf.py`. It runs apart because the engine can crash, is not made for threads, and must stay
within time and memory. Job: JSON with `html`, `identifier` (hex), `memory` (bytes). Answer: a JSON line with
`error`, `detail`, `pages`, `count`, `warnings`, then the bytes of the PDF.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from typing import BinaryIO


def main() -> int:
    """Answer one job. Always 0 where an answer could be written: the answer itself tells what went wrong."""
    # Libraries print on standard output, even at import: keep the real one for the answer alone.
    answer = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    job = json.loads(sys.stdin.buffer.read())
    limit_memory(int(job["memory"]))
    try:
        from slagen.render.pdf_engine import produce
    except ModuleNotFoundError as problem:
        return _reply(answer, {"error": "module", "detail": problem.name or str(problem)})
    except OSError as problem:
        return _reply(answer, {"error": "library", "detail": str(problem)})
    except MemoryError:
        return _reply(answer, {"error": "memory", "detail": ""})
    try:
        made = produce(job["html"], bytes.fromhex(job["identifier"]))
    except MemoryError:
        return _reply(answer, {"error": "memory", "detail": ""})
    return _reply(answer, {"pages": made.pages, "count": made.count, "warnings": list(made.warnings)}, made.pdf)


def limit_memory(amount: int) -> None:
    """Hold this process to `amount` bytes of address space, where the system can (Windows cannot)."""
    try:
        import resource
    except ImportError:
        return
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (amount, amount))
    except (OSError, ValueError):
        # A system that refuses the limit (macOS does) still has the limit of time.
        logging.getLogger("slagen").debug("no memory limit on this system")


def _reply(answer: BinaryIO, findings: dict[str, object], pdf: bytes = b"") -> int:
    answer.write(json.dumps(findings).encode("ascii") + b"\n" + pdf)
    answer.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
