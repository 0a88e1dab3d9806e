"""A folder of clause files becomes clause texts by id and position."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Literal, get_args

from msgspec import Struct

from slagen.errors import LibraryError, Place
from slagen.library import strict_yaml
from slagen.library.faults import each
from slagen.library.texts import read_text, refuse_characters

Position = Literal["balanced", "provider", "customer"]
POSITIONS: tuple[str, ...] = get_args(Position)
FIELDS = ("title", "summary", "guidance", "source")
FENCE = "---"
LONGEST_LINE = 5000
"""Characters in a line; tags are sought in each line, again and again in one that only opens them."""


class ClauseText(Struct, frozen=True):
    """One clause as written. `place` is the first line of the file, `body_line` the line at which `body` begins."""

    id: str
    position: str
    title: str
    summary: str
    guidance: str
    source: str
    body: str
    place: Place
    body_line: int
    title_line: int = 0


Clauses = dict[tuple[str, str], ClauseText]


def load_clauses(folder: Path) -> Clauses:
    """Every `*.md` below the folder, in order of path. Raises LibraryError with every fault, each with file and line."""
    files = (file for file in sorted(folder.rglob("*.md")) if file.name != "README.md")
    return read_clauses({file.relative_to(folder).as_posix(): file for file in files})


def read_clauses(files: Mapping[str, Path], known: Mapping[str, ClauseText] = MappingProxyType({})) -> Clauses:
    """The clauses in files that are named by their path in a library's folder; `known` are those read before, by file.

    Raises LibraryError with every fault.
    """
    found = each(partial(_load, name, file, known) for name, file in files.items())
    return {(clause.id, clause.position): clause for clause in found}


def _load(name: str, file: Path, known: Mapping[str, ClauseText]) -> ClauseText:
    return known.get(str(file)) or read_clause(read_text(file), *split_name(name), str(file))


def split_name(relative: str) -> tuple[str, str]:
    """`credits/cap.provider.md` → (`credits/cap`, `provider`)."""
    stem = relative.removesuffix(".md")
    for position in POSITIONS[1:]:
        if stem.endswith(f".{position}"):
            return stem.removesuffix(f".{position}"), position
    return stem, "balanced"


def read_clause(text: str, clause_id: str, position: str, file: str) -> ClauseText:
    """One clause file's text as a clause. Raises LibraryError naming file and line."""
    lines = text.split("\n")
    if long := next((number for number, line in enumerate(lines, start=1) if len(line) > LONGEST_LINE), 0):
        raise LibraryError(f"a line has at most {LONGEST_LINE} characters", Place(file, long))
    if lines[0].rstrip() != FENCE:
        raise LibraryError("a clause begins with a line --- and its front matter", Place(file, 1))
    end = next((number for number, line in enumerate(lines[1:], start=1) if line.rstrip() == FENCE), 0)
    if not end:
        raise LibraryError("the front matter is not closed by a line ---", Place(file, 1))
    front = strict_yaml.read("\n".join(lines[1:end]), file, first_line=2).closed(FIELDS)
    values = {key: front.text(key).strip() for key in FIELDS}
    for key, value in values.items():
        if not value:
            raise LibraryError(f"{key!r} is empty", front.entries[key].place)
    if "\n" in values["title"]:
        raise LibraryError("the title is one line", front.entries["title"].place)
    body = "\n".join(line.rstrip("\r") for line in lines[end + 1 :])
    if not body.strip():
        raise LibraryError("the clause has no text", Place(file, end + 1))
    refuse_characters(text, file)
    return ClauseText(
        clause_id,
        position,
        values["title"],
        values["summary"],
        values["guidance"],
        values["source"],
        body,
        Place(file, 1),
        end + 2,
        front.entries["title"].place.line,
    )
