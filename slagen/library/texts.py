"""A file of a library becomes its text, or a located refusal."""

from __future__ import annotations

from pathlib import Path

from slagen.answers.characters import fold, forbidden, name_of
from slagen.errors import FileError, LibraryError, Place

MOST_BYTES = 1_000_000


def read_text(file: Path) -> str:
    """The text of a library file, every line ended by one line feed.

    Raises LibraryError where there is none, or where it is over 1 MB or not UTF-8; FileError where the system refuses to
    read it. Whoever makes something of the text holds its characters against `refuse_characters`.
    """
    try:
        with file.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise LibraryError("there is no such file", Place(str(file))) from None
    except OSError as error:
        raise FileError(f"{file} cannot be read: {error.strerror or error}.") from error
    if len(content) > MOST_BYTES:
        raise LibraryError(f"longer than {MOST_BYTES} bytes, the most that a file of a library may have", Place(str(file)))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        message = f"not UTF-8: the byte 0x{content[error.start]:02X}; save the file as UTF-8"
        raise LibraryError(message, Place(str(file), line)) from None
    return fold(text)


def refuse_characters(text: str, file: str, first_line: int = 1) -> None:
    """Raises LibraryError at the line of the first control, direction or private-use character."""
    found = forbidden(text)
    if found:
        at, character = found[0]
        line = first_line + text[:at].count("\n")
        raise LibraryError(f"{name_of(character)} is not allowed in a library; delete it", Place(file, line))
