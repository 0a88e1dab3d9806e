"""Everything that can go wrong becomes one of these: a place, what was found, what is allowed, how to mend it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

Severity = Literal["error", "warning", "advice"]


# Whatever would break a line, steer a terminal or turn words round, were an answer or a file's name printed as it is.
_STEERING = "[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"


def on_one_line(text: str) -> str:
    """The text with line breaks and every character that steers a terminal spelled out, `\\n` or `\\u202e`."""
    if text.isprintable():  # nothing that steers is, and most texts are
        return text
    return re.sub(_STEERING, lambda found: "\\n" if found.group() == "\n" else f"\\u{ord(found.group()):04x}", text)


class Place(Struct, frozen=True):
    """A place in a text file; `line` and `column` count from 1, 0 where only the file is known."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        file = on_one_line(self.file)
        if not self.line:
            return file
        return f"{file}:{self.line}:{self.column}" if self.column else f"{file}:{self.line}"


class Problem(Struct, frozen=True):
    """One finding about answers or agreement.

    `id` is the rule (`B-CONTIG`) or the kind of input error (`A-TYPE`); `path` the term (`credits.bands.0`);
    `message` says in plain words what is wrong in this agreement; `mend` what would make it right, or nothing; `right` is
    the only answer that is right at the path, where there is just one.
    """

    id: str
    severity: Severity
    message: str
    path: str = ""
    mend: str = ""
    place: Place | None = None
    right: str = ""

    def line(self) -> str:
        """One line for a terminal: place, id, message, mend."""
        where = f"{self.place}: " if self.place else ""
        stop = "." if self.mend and not self.message.endswith((".", "!", "?", ":")) else ""
        mend = f"{stop} {self.mend}" if self.mend else ""
        return where + on_one_line(f"{self.severity} {self.id}: {self.message}{mend}")


class SlagenError(Exception):
    """Base of every error slagen raises on purpose. `exit_code` is the process's exit code; README lists them."""

    exit_code = 70


class AnswersError(SlagenError):
    """The answers cannot be read as terms. Carries every problem found, in the order of the file."""

    exit_code = 2

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(problem.line() for problem in problems))
        self.problems = tuple(problems)


class UsageError(SlagenError):
    """The request itself makes no sense: unknown sample, kind, format."""

    exit_code = 2


class LibraryError(SlagenError):
    """A clause, outline, questionnaire or look is wrong; the message names file and line."""

    exit_code = 3

    def __init__(self, message: str, place: Place | None = None) -> None:
        super().__init__(f"{place}: {message}" if place else message)
        self.place = place
        self.message = message

    @property
    def faults(self) -> tuple[LibraryError, ...]:
        """The single faults, each with its own place."""
        return (self,)


class LibraryFaults(LibraryError):
    """Everything found wrong in a library, a line each."""

    def __init__(self, faults: Sequence[LibraryError]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self._faults = tuple(faults)

    @property
    def faults(self) -> tuple[LibraryError, ...]:
        return self._faults


class LimitError(SlagenError):
    """Time, memory or size ran out."""

    exit_code = 4


class FileError(SlagenError):
    """The file system refused: full, read-only, no such folder."""

    exit_code = 5


class DependencyError(SlagenError):
    """A library or font is missing; the message says which package to install and what still works."""

    exit_code = 6
