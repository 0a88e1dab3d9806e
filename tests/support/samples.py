"""The shipped samples by what they are for: full agreements to draw from, and the fewest answers that make one."""

from __future__ import annotations

from slagen.data import folder

SAMPLES = sorted(path.parent.name for path in folder("samples").glob("*/answers.yaml"))
MINIMAL = [name for name in SAMPLES if name.startswith("minimal-")]
FULL = [name for name in SAMPLES if name not in MINIMAL]
