"""How hypothesis looks for counterexamples: the same ones every time in CI, new ones on a person's machine."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# A time limit per example only fails on busy machines; the tests that promise speed measure it themselves.
settings.register_profile("person", deadline=None)
settings.register_profile(
    "ci", deadline=None, derandomize=True, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci" if os.environ.get("CI") else "person")
