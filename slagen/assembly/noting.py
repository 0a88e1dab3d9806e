"""While a text is filled, the answers that its conditions ask for are noted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_noted: ContextVar[dict[str, None] | None] = ContextVar("noted", default=None)


@contextmanager
def noting() -> Iterator[dict[str, None]]:
    """The paths that conditions ask for inside the `with`, each once, in order; an outer `with` learns of them too."""
    found: dict[str, None] = {}
    outer = _noted.get()
    token = _noted.set(found)
    try:
        yield found
    finally:
        _noted.reset(token)
        if outer is not None:
            outer.update(found)


def note(path: str) -> None:
    """A condition asks for this answer."""
    found = _noted.get()
    if found is not None and path:
        found[path] = None
