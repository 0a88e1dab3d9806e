"""What was taken becomes a folder of a look in an organisation's library: a commented look.yaml, and the logo beside it."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

from slagen.answers.editing import put
from slagen.answers.source import Source as YamlSource
from slagen.errors import UsageError, on_one_line
from slagen.files import make_folder, write_whole
from slagen.letterhead.taken import Taken
from slagen.library.looks import look_of
from slagen.library.own_folder import NAME
from slagen.library.shelf import shipped_shelf

_BASE = "templates/looks/plain/look.yaml"
_HEAD = "Lengths are millimetres, type sizes points, colours #rrggbb. Nothing here changes a word of the agreement."


def write_look(name: str, library: Path, taken: Taken | None = None, file: str = "") -> list[Path]:
    """The files made. Without `taken`, the look is a copy of the plain one.

    Raises UsageError for a wrong name and where there is such a look already, FileError where the system refuses.
    """
    if not re.fullmatch(NAME, name):
        raise UsageError(f"{name!r} is no name for a look. Take small letters, digits and hyphens: our-house.")
    folder = library / "templates" / "looks" / name
    if folder.exists():
        raise UsageError(f"{on_one_line(str(folder))} is there already. Take another name, or delete it first.")
    text = look_text(name, taken, file)
    emblem = taken.emblem if taken else None
    look_of(text.decode("utf-8"), folder / "look.yaml", emblem.picture if emblem else None)
    make_folder(folder)
    made = []
    if emblem:
        made.append(folder / logo_name(taken))
        write_whole(made[-1], emblem.picture.content)
    write_whole(folder / "look.yaml", text)
    return [folder / "look.yaml", *made]


def logo_name(taken: Taken | None) -> str:
    """The name of the logo's file, or nothing."""
    said = next((entry.value for entry in taken.entries if entry.path == "logo"), None) if taken else None
    return said["file"] if isinstance(said, dict) else ""


def look_text(name: str, taken: Taken | None, file: str) -> bytes:
    """The plain look's own file, with the values taken in their places and a report on top."""
    plain = shipped_shelf().file(_BASE).read_text(encoding="utf-8")
    body = re.sub(r"\A(?:#.*\n)+", "", plain)
    source = YamlSource((_report(taken, file) + body).encode("utf-8"), "look.yaml")
    source = put(source, ("name",), name)
    source = put(source, ("about",), f"Taken from {on_one_line(Path(file).name)}." if taken else "A house style of our own.")
    for entry in taken.entries if taken else ():
        answer = entry.value if isinstance(entry.value, dict | str) else f"{entry.value.normalize():f}"
        source = put(source, tuple(entry.path.split(".")), answer)
    return source.content()


def _report(taken: Taken | None, file: str) -> str:
    if taken is None:
        return _comment(f"A house style of your own, to be changed at will; it began as a copy of the plain look. {_HEAD}")
    head = _comment(f"A house style taken from {Path(file).name}; change it at will. {_HEAD}")
    width = max((len(entry.what) for entry in taken.entries), default=0)
    found = "".join(f"#   {entry.what.ljust(width)}  {entry.origin}\n" for entry in taken.entries)
    left = "".join(_comment(remark, "#   ", "#     ") for remark in taken.remarks)
    return f"{head}#\n# Taken, and from where:\n{found}" + (f"#\n# Not taken, or not as it was:\n{left}" if left else "")


def _comment(words: str, first: str = "# ", others: str = "# ") -> str:
    plain = "".join(sign if sign.isprintable() else " " for sign in words)
    return "\n".join(textwrap.wrap(plain, 118, initial_indent=first, subsequent_indent=others)) + "\n"
