"""A clause text becomes its compiled template, kept from one run to the next beside Python's own compiled files.

Compiling some two hundred texts takes longer than everything else a check does. What is kept stands in a `__pycache__`
folder of the package, is written only where Python may write there, and is as trusted as the code around it.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import marshal
import sys
from importlib.metadata import version
from pathlib import Path
from types import CodeType

from slagen.errors import FileError
from slagen.files import write_whole

_MOST = 5_000
"""So many texts are kept at most; a store that has grown beyond is begun anew."""


class CodeStore:
    """Compiled texts by key. Reading never fails: what cannot be read was never kept."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._kept: dict[str, CodeType] = {}
        self._new = False
        if path is not None:
            with contextlib.suppress(OSError, EOFError, ValueError, TypeError):
                found = marshal.loads(path.read_bytes())
                self._kept = {key: code for key, code in found.items() if isinstance(code, CodeType)}

    def get(self, key: str) -> CodeType | None:
        return self._kept.get(key)

    def put(self, key: str, code: CodeType) -> None:
        self._kept[key] = code
        self._new = True

    def save(self) -> None:
        """Keep what is new for the next run, whole or not at all; quietly not where the folder is not writable."""
        if self._path is None or not self._new or sys.dont_write_bytecode:
            return
        kept = self._kept if len(self._kept) <= _MOST else {}
        with contextlib.suppress(OSError, FileError):
            self._path.parent.mkdir(exist_ok=True)
            write_whole(self._path, marshal.dumps(kept))
        self._new = False


def key_of(source: str, file: str, first_line: int) -> str:
    """The name under which a text is kept: it changes with the text, its place, and whatever compiles it."""
    digest = hashlib.sha256(_COMPILER)
    digest.update(f"{file}\0{first_line}\0{source}".encode())
    return digest.hexdigest()


def _compiler() -> bytes:
    """What decides how a text is compiled: Python, Jinja, and this package's own files about filling."""
    parts = [sys.version, version("jinja2")]
    for name in ("code_store.py", "fill.py", "guard.py", "filters.py"):
        stat = (Path(__file__).parent / name).stat()
        parts.append(f"{name} {stat.st_mtime_ns} {stat.st_size}")
    return "\0".join(parts).encode()


def shipped_store() -> CodeStore:
    """The store of the texts that came with slagen; empty where the package has no folder of its own."""
    with contextlib.suppress(NotImplementedError, OSError):
        beside = Path(importlib.util.cache_from_source(str(Path(__file__).parent / "clauses.py")))
        return CodeStore(beside.with_suffix(".texts"))
    return CodeStore(None)


_COMPILER = _compiler()
