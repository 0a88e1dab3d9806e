"""A clause text becomes its compiled template, kept from one run to the next.

Compiling some two hundred texts takes longer than everything else a check does.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
from functools import cache
from pathlib import Path
from types import CodeType

import jinja2

from slagen.keeping import place_beside, stamp_of, write_kept

_MOST = 5_000
"""So many texts are kept at most; a store that has grown beyond is begun anew."""


class CodeStore:
    """Compiled texts by key, each as bytes until it is asked for. Reading never fails: what cannot be read was never kept.

    What another version compiled is never asked for again, so it is dropped.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._kept: dict[str, bytes] = {}
        self._new = False
        if path is not None:
            with contextlib.suppress(OSError, EOFError, ValueError, TypeError):
                stamp, kept = marshal.loads(path.read_bytes())
                self._kept = dict(kept) if stamp == _compiler() else {}

    def get(self, key: str) -> CodeType | None:
        with contextlib.suppress(KeyError, EOFError, ValueError, TypeError):
            code = marshal.loads(self._kept[key])
            return code if isinstance(code, CodeType) else None
        return None

    def put(self, key: str, code: CodeType) -> None:
        self._kept[key] = marshal.dumps(code)
        self._new = True

    def save(self) -> None:
        """Keep what is new for the next run, whole or not at all; quietly not where the folder is not writable."""
        if self._new:
            write_kept(self._path, marshal.dumps((_compiler(), self._kept if len(self._kept) <= _MOST else {})))
        self._new = False


def key_of(source: str, file: str, first_line: int) -> str:
    """The name under which a text is kept: it changes with the text and its place."""
    return hashlib.sha256(f"{file}\0{first_line}\0{source}".encode()).hexdigest()


@cache
def _compiler() -> str:
    """What decides how a text is compiled: Python, Jinja, and this package's own files about filling."""
    names = ("code_store.py", "fill.py", "guard.py", "filters.py")
    return stamp_of((Path(__file__).parent / name for name in names), jinja2.__version__)


def shipped_store() -> CodeStore:
    """The store of the texts that came with slagen."""
    return CodeStore(place_beside(__file__, "texts"))
