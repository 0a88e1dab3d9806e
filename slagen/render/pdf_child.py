"""The PDF's own process: a job on standard input becomes one line of findings and the PDF on standard output.

Started only by `pdf_weasyprint.py`. It runs apart because the engine can crash, is not made for threads, and must stay
within time and memory. Job: JSON with `html`, `identifier` (hex), `memory` (bytes),
`attachments` (`url`, `name`, `description`, `relationship`), `timestamp` (seconds). Answer: a JSON line with
`error`, `detail`, `warnings`, `borrowed`, `missing`, then the bytes of the PDF.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import BinaryIO

from slagen import apart


def main() -> int:
    """Answer one job. Always 0 where an answer could be written: the answer itself tells what went wrong."""
    answer = apart.answer_alone()
    job = json.loads(sys.stdin.buffer.read())
    apart.limit(int(job["memory"]))
    try:
        from slagen.render.pdf_engine import produce
    except ModuleNotFoundError as problem:
        return _reply(answer, {"error": "module", "detail": problem.name or str(problem)})
    except OSError as problem:
        return _reply(answer, {"error": "library", "detail": str(problem)})
    except MemoryError:
        return _reply(answer, {"error": "memory", "detail": ""})
    try:
        made = produce(job["html"], bytes.fromhex(job["identifier"]), job["attachments"], job["timestamp"])
    except MemoryError:
        return _reply(answer, {"error": "memory", "detail": ""})
    findings = {
        "warnings": list(made.warnings),
        "borrowed": made.borrowed,
        "missing": made.missing,
    }
    return _reply(answer, findings, made.pdf)


def _reply(answer: BinaryIO, findings: Mapping[str, object], pdf: bytes = b"") -> int:
    answer.write(json.dumps(findings).encode("ascii") + b"\n" + pdf)
    answer.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
