"""Bytes become a file, whole or not at all; a name from an answer becomes a safe file name."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
import unicodedata
from pathlib import Path

from slagen.errors import FileError

LONGEST_NAME = 100


def write_whole(path: Path, content: bytes) -> None:
    """Write through a temporary file in the same folder, fsync, rename, fsync of the folder.

    Raises FileError with the system's reason; then the old file is still there, whole, and no temporary file is left.
    """
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".slagen-", suffix=".tmp")
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        umask = os.umask(0)
        os.umask(umask)
        Path(temporary).chmod(0o666 & ~umask)
        Path(temporary).replace(path)
        temporary = ""
        _sync_folder(path.parent)
    except OSError as error:
        raise FileError(f"{path} cannot be written: {error.strerror or error}.") from error
    finally:
        if temporary:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()


def _sync_folder(folder: Path) -> None:
    """Make the rename itself durable. Systems that cannot open a folder (Windows) do without."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(path: Path) -> None:
    """Make the folder and those above it. Raises FileError with the reason."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(f"The folder {path} cannot be made: {error.strerror or error}.") from error


def read_input(path: Path, most: int = -1) -> bytes:
    """A file's bytes, at most `most` of them and one more. Raises FileError with the reason where it cannot be read."""
    try:
        with path.open("rb") as stream:
            return stream.read(most + 1 if most >= 0 else -1)
    except OSError as error:
        raise FileError(f"{path} cannot be read: {error.strerror or error}.") from error


def file_stem(text: str, otherwise: str = "agreement") -> str:
    """A name of plain letters, digits and hyphens, whatever the text: never a path, never empty, short in bytes."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    stem = re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-").lower()[:LONGEST_NAME].strip("-")
    reserved = re.fullmatch(r"con|prn|aux|nul|com\d|lpt\d", stem)
    return stem if stem and not reserved else otherwise
