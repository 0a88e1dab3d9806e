"""A family's name becomes the bundled font files that set it."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from slagen import data
from slagen.errors import DependencyError

Slant = Literal["normal", "italic"]
FACES: tuple[tuple[str, int, Slant], ...] = (
    ("Regular", 400, "normal"),
    ("Bold", 700, "normal"),
    ("It", 400, "italic"),
    ("BoldIt", 700, "italic"),
)


@dataclass(frozen=True, slots=True)
class Face:
    """One font of a family. `name` is the file's path below the fonts folder without its ending."""

    family: str
    name: str
    weight: int
    slant: Slant


def folder() -> Path:
    """The folder of the bundled fonts: inside an installed wheel, else in the checkout beside the package.

    Raises DependencyError where neither is there.
    """
    place = data.folder("templates") / "fonts"
    if place.is_dir():
        return place
    raise DependencyError("the bundled fonts are missing: install slagen again; DOCX and Markdown still work")


def bundled() -> tuple[Face, ...]:
    """Every bundled face of every family, in order of name."""
    here = folder()
    families = [directory.name for directory in sorted(here.iterdir()) if directory.is_dir()]
    return tuple(face for family in families for face in faces(family))


def faces(family: str) -> tuple[Face, ...]:
    """The four bundled faces of a family, or none where the family is not bundled (a system font, then)."""
    here = folder()
    found: list[Face] = []
    for directory in sorted(here.iterdir()):
        if directory.name == _slug(family):
            for ending, weight, slant in FACES:
                for file in sorted(directory.glob(f"*-{ending}.ttf")):
                    found.append(Face(family, file.relative_to(here).with_suffix("").as_posix(), weight, slant))
    return tuple(found)


def read(name: str, suffix: Literal[".ttf", ".woff2"]) -> bytes:
    """The bytes of one face in one encoding. Raises DependencyError where the file is missing."""
    path = folder() / f"{name}{suffix}"
    try:
        return path.read_bytes()
    except OSError as problem:
        raise DependencyError(f"the bundled font {name}{suffix} cannot be read: install slagen again") from problem


def lacking(letters: Set[str]) -> frozenset[str]:
    """Those of the letters that have ink and that no bundled family has in all its faces."""
    return with_ink(letters - _covered())


def with_ink(letters: Iterable[str]) -> frozenset[str]:
    """Those of the letters that are more than a space, a control or a choice between shapes."""
    return frozenset(
        letter
        for letter in letters
        if unicodedata.category(letter)[0] not in "CZ" and not unicodedata.name(letter, "").startswith("VARIATION SELECTOR")
    )


@cache
def _covered() -> frozenset[str]:
    from fontTools.ttLib import TTFont

    families: dict[str, set[int]] = {}
    for face in bundled():
        letters = set(TTFont(io.BytesIO(read(face.name, ".ttf")), lazy=True).getBestCmap() or {})
        families[face.family] = families.get(face.family, letters) & letters
    # A family that lacks a letter gets it from another: the engines name the usual one behind each.
    return frozenset(map(chr, set().union(*families.values())))


def _slug(family: str) -> str:
    return "-".join(family.lower().split())
