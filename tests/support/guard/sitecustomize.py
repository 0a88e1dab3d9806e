"""Watches a slagen process from its first line: what it connects to, starts, writes and reads goes into a log.

Python imports this by itself where its folder is on the path. `GUARD_LOG` names the log, `GUARD_WRITE` the folders that
may be written to, `GUARD_READ` those that may be read. A connection or a foreign program is not only noted but refused.
"""

from __future__ import annotations

import os
import sys
from typing import Any

_LOG = os.open(os.environ["GUARD_LOG"], os.O_WRONLY | os.O_APPEND | os.O_CREAT) if "GUARD_LOG" in os.environ else -1
_WRITE = tuple(filter(None, os.environ.get("GUARD_WRITE", "").split(os.pathsep)))
_READ = (*filter(None, os.environ.get("GUARD_READ", "").split(os.pathsep)), *_WRITE)
_CHANGES = ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod")
_NETWORK = ("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostby", "urllib.", "ftplib.")
# With these the system's libraries are found, such as those of the PDF engine.
_FINDERS = ("ldconfig", "gcc", "cc", "ld", "objdump", "sh", "which")
_PROGRAMS = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.startfile")


def _note(what: str) -> None:
    os.write(_LOG, (what.replace("\n", " ")[:500] + "\n").encode("utf-8", "backslashreplace"))


def _inside(path: object, folders: tuple[str, ...]) -> bool:
    if not isinstance(path, str | bytes):
        return True  # a number that is open already
    return os.path.realpath(os.fsdecode(path)).startswith(folders)


def _watch(event: str, details: tuple[Any, ...]) -> None:
    if event == "open":
        path, mode, flags = details
        writes = isinstance(mode, str) and any(sign in mode for sign in "wax+")
        writes = writes or bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC))
        if path not in (os.environ["GUARD_LOG"], os.devnull) and not _inside(path, _WRITE if writes else _READ):
            _note(f"{'write' if writes else 'read'} {path!r}")
    elif event.startswith(_CHANGES) and not _inside(details[0], _WRITE):
        _note(f"{event} {details[0]!r}")
    elif event.startswith(_NETWORK):
        _note(f"{event} {details[1:]!r}")
        raise PermissionError(event)
    elif event.startswith(_PROGRAMS) and details[0] != sys.executable and not str(details[0]).endswith(_FINDERS):
        _note(f"{event} {details!r}")
        raise PermissionError(event)


if _LOG >= 0:
    sys.addaudithook(_watch)
