"""Work with a library that is not slagen's own is given to a process of its own; its result or its error comes back."""

from __future__ import annotations

import base64
import io
import json
import pickle
import signal
from pathlib import Path
from typing import Any, NoReturn

from slagen import apart, errors
from slagen.document import drawing, nodes
from slagen.errors import (
    AnswersError,
    FileError,
    LibraryError,
    LimitError,
    Place,
    Problem,
    SlagenError,
    UsageError,
)
from slagen.library.faults import refuse

MODULE = "slagen.foreign_child"
MEMORY = 512 * 1024**2
SECONDS = 5
"""Of computing. Nothing that a library can do waits, so on an idle machine this is the time that passes."""
PATIENCE = 60
"""Seconds that may pass on a busy machine."""
MOST_BYTES = 16 * 1024**2
PLAIN_ERRORS = {error.__name__: error for error in (UsageError, FileError, LimitError, SlagenError)}


def ask(
    task: str,
    library: Path,
    *,
    answers: bytes = b"",
    file: str = "",
    draft: bool = False,
    seconds: int = SECONDS,
    memory: int = MEMORY,
) -> Any:
    """The result of one of the tasks of `foreign_child` on the library in a folder.

    Raises what the task raises, as if it had been done here; LimitError where it takes more than `seconds` of computing
    or `memory` bytes.
    """
    job: dict[str, Any] = {"task": task, "library": str(library), "file": file, "draft": draft}
    job |= {"answers": base64.b64encode(answers).decode("ascii"), "seconds": seconds, "memory": memory}
    try:
        done = apart.run(MODULE, json.dumps(job).encode("ascii"), PATIENCE)
    except TimeoutError:
        raise _too_long(library, PATIENCE) from None
    if done.signal in (signal.SIGXCPU, signal.SIGKILL):
        raise _too_long(library, seconds)
    if done.signal:
        raise _too_large(library, memory)
    if done.code or not done.answer:
        raise SlagenError(f"the process for the library failed: {done.last_words}")
    kind, content = _Plain(io.BytesIO(done.answer)).load()
    if kind == "memory":
        raise _too_large(library, memory)
    return content if kind == "done" else _raise(kind, content)


def _raise(kind: str, content: Any) -> NoReturn:
    if kind == "answers":
        raise AnswersError(content)
    if kind == "library":
        refuse([LibraryError(message, place) for message, place in content])
    raise PLAIN_ERRORS.get(kind, SlagenError)(content)


def _too_long(library: Path, seconds: int) -> LimitError:
    return LimitError(f"The library {library} needed more than {seconds} seconds and was stopped.")


def _too_large(library: Path, memory: int) -> LimitError:
    return LimitError(f"The library {library} needed more than {memory // 1024**2} MB of memory and was stopped.")


class _Plain(pickle.Unpickler):
    """Reads nothing but documents and problems: whatever a clause could make of its process, it stays there."""

    def find_class(self, module: str, name: str) -> Any:
        """Raises UnpicklingError for every other class."""
        for known in (nodes, drawing):
            if module == known.__name__:
                return getattr(known, name)
        if (module, name) in ((errors.__name__, "Place"), (errors.__name__, "Problem")):
            return {"Place": Place, "Problem": Problem}[name]
        raise pickle.UnpicklingError(f"{module}.{name} is not expected here")
