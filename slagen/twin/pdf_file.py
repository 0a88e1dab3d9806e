"""A PDF that anybody may have sent becomes the files that travel in it, or the words that it shows: read in a process apart."""

from __future__ import annotations

import base64
import json
from typing import Any

from msgspec import Struct

from slagen import apart
from slagen.errors import DependencyError, LimitError, SlagenError, UsageError
from slagen.twin.record import MOST_BYTES

SECONDS = 9
"""Of computing; a hundred pages take one."""
PATIENCE = 60
MEMORY = 1024**3
_SIGNED = b"/ByteRange"
_DAMAGED = "{file} is damaged, or only a part of a PDF{detail}."


class Signature(Struct, frozen=True):
    """Whose certificate signed, whether what was signed is unchanged, and whether nothing was added to it later."""

    name: str
    intact: bool
    whole: bool

    @property
    def is_sound(self) -> bool:
        return self.intact and self.whole

    def __str__(self) -> str:
        if not self.intact:
            return f"the signature of {self.name} is broken: what was signed has been changed"
        if not self.whole:
            return f"the file was changed after {self.name} had signed it"
        return f"signed by {self.name}: nothing was changed since. Whether the certificate is to be trusted was not asked"


class Shown(Struct, frozen=True):
    """The text of each page, and what was laid over the pages later: page, kind, words."""

    pages: tuple[str, ...]
    added: tuple[tuple[int, str, str], ...]


def carried(content: bytes, file: str) -> dict[str, bytes]:
    """The attached files that slagen knows, by name. Raises UsageError and LimitError."""
    found: dict[str, str] = _asked("carried", content, file)["files"]
    return {name: base64.b64decode(packed) for name, packed in found.items()}


def shown(content: bytes, file: str) -> Shown:
    """What the pages show. Raises UsageError and LimitError."""
    found = _asked("shown", content, file)
    return Shown(tuple(found["pages"]), tuple((page, kind, words) for page, kind, words in found["added"]))


def signatures(content: bytes, file: str) -> tuple[Signature, ...]:
    """Every digital signature in the file, in order; none where it has none. Raises UsageError and LimitError."""
    if _SIGNED not in content:
        return ()
    return tuple(Signature(one["name"], one["intact"], one["whole"]) for one in _asked("signatures", content, file)["signatures"])


def _asked(want: str, content: bytes, file: str) -> dict[str, Any]:
    head = json.dumps({"want": want, "memory": MEMORY, "seconds": SECONDS, "most": MOST_BYTES})
    try:
        done = apart.run("slagen.twin.pdf_child", head.encode("ascii") + b"\n" + content, PATIENCE)
    except TimeoutError:
        raise LimitError(f"{file} took longer than {PATIENCE} seconds to read and was given up.") from None
    if done.signal:
        raise LimitError(f"{file} needs more than {SECONDS} seconds or {MEMORY // 1024**2} MB to be read, and was given up.")
    if done.code or not done.answer:
        raise SlagenError(f"the process that reads PDFs failed: {done.last_words}")
    found: dict[str, Any] = json.loads(done.answer)
    detail = str(found.get("detail", ""))
    match found.get("error"):
        case None:
            return found
        case "password":
            raise UsageError(f"{file} is encrypted. Save it without a password first.")
        case "module":
            raise DependencyError(f"the Python package {detail} is not installed: pip install {detail}.")
        case "large":
            raise LimitError(f"{file} carries a larger {detail} than is allowed.")
        case "memory":
            raise LimitError(f"{file} is larger than any agreement, and was given up.")
        case _:
            raise UsageError(_DAMAGED.format(file=file, detail=f" ({detail})" if detail else ""))
