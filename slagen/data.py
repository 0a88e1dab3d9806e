"""The name of a shipped folder becomes its place: inside an installed wheel, else in the checkout."""

from __future__ import annotations

from pathlib import Path

from slagen.errors import DependencyError


def folder(name: str) -> Path:
    """The folder `name` (`clauses`, `templates` or `samples`) that came with slagen.

    A wheel carries it in `slagen/_data/`; an editable installation has none and reads the checkout's own.
    Raises DependencyError where neither is there.
    """
    package = Path(__file__).resolve().parent
    for place in (package / "_data" / name, package.parent / name):
        if place.is_dir():
            return place
    raise DependencyError(f"slagen's own folder “{name}” is missing: install slagen again")
