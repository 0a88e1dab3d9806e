"""How tests run: commands find slagen compiled, and hypothesis looks for the same counterexamples every time in CI."""

from __future__ import annotations

import os
import sys

# Many container images forbid Python to keep what it compiled. A suite that starts two hundred commands would then
# compile slagen, its templates and its questions two hundred times, which no user's machine does.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

from hypothesis import HealthCheck, settings  # noqa: E402

# A time limit per example only fails on busy machines; the tests that promise speed measure it themselves.
settings.register_profile("person", deadline=None)
settings.register_profile(
    "ci", deadline=None, derandomize=True, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci" if os.environ.get("CI") else "person")
