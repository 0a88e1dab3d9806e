"""What the lock files promise: every package is pinned and hashed, and nothing says where it came from."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PIN = re.compile(r"^(?P<name>[a-z0-9][a-z0-9.-]*)==(?P<version>[0-9][^ ;]*)( ; [^\\]+)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")
NAME = re.compile(r"^[A-Za-z0-9._-]+")


def requirements(lock: Path) -> dict[str, int]:
    """Each pinned package of a lock with the number of its hashes; any other line fails."""
    found: dict[str, int] = {}
    current = ""
    for number, line in enumerate(lock.read_text(encoding="utf-8").splitlines(), 1):
        if pin := PIN.match(line):
            current = pin["name"]
            found[current] = 0
        elif HASH.match(line):
            found[current] += 1
        else:
            assert line.lstrip().startswith("#"), f"{lock.name}:{number}: neither a pin nor a hash: {line}"
    return found


def names(wanted: list[str]) -> set[str]:
    """The normalised package names of requirement lines (`PyYAML>=6` becomes `pyyaml`)."""
    matches = (NAME.match(line) for line in wanted)
    return {re.sub(r"[-_.]+", "-", match[0]).lower() for match in matches if match}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_locked_package_has_a_hash(lock: Path) -> None:
    """Every package in a lock is pinned to one version and carries at least one SHA-256."""
    counted = requirements(lock)
    assert counted, f"{lock.name} locks nothing"
    assert [name for name, hashes in counted.items() if not hashes] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_no_lock_names_a_host_or_a_folder(lock: Path) -> None:
    """A lock holds no address, no option that names an index, and no path: it installs from any index."""
    text = lock.read_text(encoding="utf-8")
    assert re.findall(r"://|--(?:extra-)?index|--find-links|file:|(?<= )/\S+| @ ", text) == []


def test_the_locks_cover_what_the_project_asks_for() -> None:
    """Each dependency in pyproject.toml is pinned in the runtime lock, each of `dev` in the dev lock."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    runtime = requirements(ROOT / "requirements" / "runtime.txt")
    dev = requirements(ROOT / "requirements" / "dev.txt")
    assert names(project["dependencies"]) - set(runtime) == set()
    assert names(project["optional-dependencies"]["dev"]) - set(dev) == set()


def test_the_dev_lock_tests_what_users_run() -> None:
    """Every pin of the runtime lock stands in the dev lock with the same version."""
    pins = [
        {line for line in (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines() if PIN.match(line)}
        for name in ("runtime.txt", "dev.txt")
    ]
    assert pins[0] - pins[1] == set()
