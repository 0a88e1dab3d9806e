"""A start of slagen becomes where its time goes: the interpreter, the libraries, slagen's own modules and classes."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter

_LINE = re.compile(r"import time:\s+(\d+) \|\s+(\d+) \|\s+(\S+)")


def own_time(statement: str) -> Counter[str]:
    """Milliseconds spent in the modules of each top-level package while a statement runs."""
    done = subprocess.run([sys.executable, "-X", "importtime", "-c", statement], capture_output=True, text=True, check=True)
    found: Counter[str] = Counter()
    for own, _, module in _LINE.findall(done.stderr):
        found[module.partition(".")[0]] += int(own)
    return Counter({package: round(microseconds / 1000) for package, microseconds in found.items()})
