"""The process for a library that is not slagen's own: a job on standard input becomes a result on standard output.

Started only by `foreign.py`. Job: JSON with `task`, `library` (its folder), `answers` (base64), `file`, `draft`, and the
limits `seconds` and `memory` (bytes). Answer: a pickled pair, `("done", result)` or the kind of an error and its content.
"""

from __future__ import annotations

import base64
import errno
import json
import os
import pickle
import sys
import zoneinfo
from collections.abc import Callable
from pathlib import Path
from typing import Any

from slagen import apart, foreign
from slagen.document.numbering import number
from slagen.errors import AnswersError, LibraryError, LimitError, SlagenError
from slagen.library.library import library_in

REFUSED = (
    "socket.", "subprocess.", "shutil.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.", "ctypes.",
    "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.remove", "os.rename", "os.rmdir", "os.mkdir",
    "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown", "os.putenv", "os.kill",
)  # fmt: skip
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC


def main() -> int:
    """Answer one job. Always 0 where an answer could be written: the answer itself tells what went wrong."""
    answer = apart.answer_alone()
    job = json.loads(sys.stdin.buffer.read())
    apart.limit(job["memory"], job["seconds"])
    close_the_doors(job["library"])
    try:
        reply = pickle.dumps(_reply(job), protocol=pickle.HIGHEST_PROTOCOL)
        if len(reply) > foreign.MOST_BYTES:
            raise MemoryError
    except MemoryError:
        reply = pickle.dumps(("memory", ""))
    answer.write(reply)
    answer.close()
    return 0


def _reply(job: dict[str, Any]) -> tuple[str, Any]:
    try:
        return "done", TASKS[job["task"]](job)
    except AnswersError as error:
        return "answers", error.problems
    except LibraryError as error:
        return "library", tuple((fault.message, fault.place) for fault in error.faults)
    except SlagenError as error:
        return type(error).__name__, str(error)
    except PermissionError as error:
        return "library", ((f"{error.strerror}: {error.filename}", None),)
    except RecursionError:
        return LimitError.__name__, "Something in the library is nested too deeply."


def close_the_doors(library: str) -> None:
    """From here on this process opens no connection, starts nothing, writes nothing, and reads only what it must.

    That is the library's folder, slagen with its data and the Python that runs it, and the time zones.
    """
    sys.dont_write_bytecode = True
    rooms = [library, sys.prefix, sys.base_prefix, *sys.path, *zoneinfo.TZPATH, str(Path(__file__).resolve().parents[1])]
    allowed = tuple(os.path.join(os.path.abspath(room), "") for room in rooms if room)  # noqa: PTH100, PTH118

    def watch(event: str, details: tuple[Any, ...]) -> None:
        if event == "open" and isinstance(details[0], str | bytes):
            path, _, flags = details
            inside = os.path.abspath(os.fsdecode(path)).startswith(allowed)  # noqa: PTH100
            if not inside or flags & WRITING:
                raise PermissionError(errno.EACCES, "the library may not open this", os.fsdecode(path))
        elif event.startswith(REFUSED):
            raise PermissionError(errno.EACCES, "the library may not do this", event)

    sys.addaudithook(watch)


def _document(job: dict[str, Any]) -> Any:
    from slagen import pipeline

    library = library_in(Path(job["library"]))
    reading = pipeline.read_text(base64.b64decode(job["answers"]), Path(job["file"]), library)
    document = pipeline.assembled(reading, draft=job["draft"])
    try:
        number(document)
    except ValueError as error:
        raise LibraryError(str(error), library.outline(reading.terms.kind).place) from None
    return document


def _review(job: dict[str, Any]) -> None:
    from slagen.assembly.review import review
    from slagen.library.faults import refuse
    from slagen.schedules.registry import SCHEDULES

    refuse(review(library_in(Path(job["library"])), SCHEDULES, own=True))


def _lint(job: dict[str, Any]) -> Any:
    from slagen.lint.registry import lint
    from slagen.schedules.registry import SCHEDULES

    return lint(library_in(Path(job["library"])), SCHEDULES)


TASKS: dict[str, Callable[[dict[str, Any]], Any]] = {"document": _document, "review": _review, "lint": _lint}


if __name__ == "__main__":
    sys.exit(main())
