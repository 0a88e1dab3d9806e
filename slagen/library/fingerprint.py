"""The files of a library that an agreement of a kind is made from become one fingerprint: other texts, another one."""

from __future__ import annotations

import hashlib
from pathlib import Path

from slagen.keeping import kept, place_beside, stamp_of
from slagen.library.own_folder import KIND_FILES, QUESTIONS
from slagen.library.shelf import Shelf


def fingerprint(shelf: Shelf, kind: str, language: str, look: str) -> str:
    """SHA-256 in hex over names and contents of clauses, templates and look; line ends do not count, nor the machine."""
    names = _names(shelf, kind, language, look)
    files = [shelf.files[name] for name in names]
    if shelf.own is not None:
        return _digest(names, files)
    place = place_beside(__file__, f"fingerprint-{kind}-{language}-{look}")
    return kept(place, stamp_of(files), lambda: _digest(names, files))


def _names(shelf: Shelf, kind: str, language: str, look: str) -> list[str]:
    single = [*(f"templates/{kind}/{name}" for name in KIND_FILES), "templates/departments.yaml", QUESTIONS]
    rooms = ("templates/questions/", "templates/positions/", f"templates/looks/{look}/", f"clauses/{language}/")
    return sorted(name for name in shelf.files if name in single or name.startswith(rooms))


def _digest(names: list[str], files: list[Path]) -> str:
    digest = hashlib.sha256()
    for name, file in zip(names, files, strict=True):
        content = file.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()
