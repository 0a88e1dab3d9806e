"""What was worked out from shipped files is kept from one run to the next, beside Python's own compiled files.

It stands in `__pycache__` folders of the package: written only where Python may write there, as trusted as the code
around it, and never needed. A key says what it was worked out from; with another key, nothing is found.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import pickle
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from slagen.errors import FileError
from slagen.files import write_whole

T = TypeVar("T")


def place_beside(module: str, name: str) -> Path | None:
    """Where `name` is kept for the module in the file `module`; None where Python itself keeps nothing."""
    try:
        return Path(importlib.util.cache_from_source(str(Path(module).parent / f"{name}.py"))).with_suffix(".kept")
    except NotImplementedError:
        return None


def stamp_of(files: Iterable[Path], *more: str) -> str:
    """A key that changes with each file's name, size and time, with Python, and with whatever else is named."""
    digest = hashlib.sha256("\0".join((sys.version, *more)).encode())
    for file in files:
        stat = file.stat()
        digest.update(f"\0{file}\0{stat.st_mtime_ns}\0{stat.st_size}".encode())
    return digest.hexdigest()


def write_kept(place: Path | None, content: bytes) -> None:
    """Keep bytes, whole or not at all; quietly not where that is not allowed."""
    if place is None or sys.dont_write_bytecode:
        return
    with contextlib.suppress(OSError, FileError):
        place.parent.mkdir(exist_ok=True)
        write_whole(place, content)


def kept(place: Path | None, key: str, make: Callable[[], T]) -> T:
    """What was made under this key before, or what `make` makes now. Raises what `make` raises, and then keeps nothing."""
    if place is not None:
        # Whatever cannot be read back was never kept.
        with contextlib.suppress(OSError, EOFError, ValueError, TypeError, AttributeError, ImportError, pickle.PickleError):
            found: tuple[str, T] = pickle.loads(place.read_bytes())
            if found[0] == key:
                return found[1]
    made = make()
    write_kept(place, pickle.dumps((key, made), protocol=5))
    return made
