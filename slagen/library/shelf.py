"""The shipped folders, and an organisation's own laid over them, become the file that stands behind a name."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from msgspec import Struct

from slagen.data import folder
from slagen.errors import LibraryError
from slagen.library.own_folder import FOLDERS, KIND_FILES, own_files

KIND_FILE = KIND_FILES[0]


class Shelf(Struct, frozen=True):
    """Which file is read under which name (`clauses/en/credits/cap.md`, `templates/tiered/agreement.yaml`).

    `files` maps every name to its file, in order of name: the own one where there is one, else the shipped one. `own` is
    the organisation's folder, or None, and `faults` what in it cannot be read.
    """

    files: dict[str, Path]
    own: Path | None = None
    faults: tuple[LibraryError, ...] = ()

    def file(self, name: str) -> Path:
        """The file of a name. Raises LibraryError where there is none."""
        found = self.files.get(name)
        if found is None:
            raise LibraryError(f"the library has no file {name!r}")
        return found

    def below(self, start: str, end: str = "") -> dict[str, Path]:
        """Every file whose name begins with `start` and ends with `end`, by what follows `start`."""
        return {
            name.removeprefix(start): file
            for name, file in self.files.items()
            if name.startswith(start) and name.endswith(end)
        }

    def is_own(self, file: str) -> bool:
        """Whether a file, as a Place names it, came from the organisation's folder."""
        return self.own is not None and Path(file).is_relative_to(self.own)

    def kinds(self) -> tuple[str, ...]:
        """The kinds of agreement there is an outline for, in order of name."""
        return tuple(name.removesuffix(f"/{KIND_FILE}") for name in self.below("templates/", f"/{KIND_FILE}"))


@cache
def shipped_shelf() -> Shelf:
    """What came with slagen; it does not change while the program runs."""
    found: dict[str, Path] = {}
    for root in map(folder, FOLDERS):
        for where, _, files in os.walk(root):
            inside = Path(where)
            start = inside.relative_to(root.parent).as_posix()
            found.update((f"{start}/{file}", inside / file) for file in files if file != "README.md")
    return Shelf(dict(sorted(found.items())))


def shelf_of(own: Path) -> Shelf:
    """The shipped folders with those in `own` laid over them. Raises LibraryError where `own` is no library."""
    shipped = shipped_shelf().files
    languages = {name.split("/")[1] for name in shipped if name.startswith("clauses/") and name.count("/") > 1}
    names, faults = own_files(own, shipped, languages)
    return Shelf(dict(sorted({**shipped, **{name: own / name for name in names}}.items())), own, faults)
