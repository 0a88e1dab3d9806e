"""A folder of clause files becomes clause texts by id and position."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from slagen.errors import LibraryError, Place
from slagen.library import strict_yaml

Position = Literal["balanced", "provider", "customer"]
FIELDS = ("title", "summary", "guidance", "source")
FENCE = "---"


@dataclass(frozen=True, slots=True)
class ClauseText:
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
    """Every `*.md` below the folder, in order of path. Raises LibraryError naming file and line."""
    found: Clauses = {}
    for file in sorted(folder.rglob("*.md")):
        if file.name == "README.md":
            continue
        clause_id, position = split_name(file.relative_to(folder).as_posix())
        try:
            text = file.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            raise LibraryError(f"not UTF-8 at byte {error.start}", Place(str(file))) from None
        found[clause_id, position] = read_clause(text, clause_id, position, str(file))
    return found


def split_name(relative: str) -> tuple[str, str]:
    """`credits/cap.provider.md` → (`credits/cap`, `provider`)."""
    stem = relative.removesuffix(".md")
    for position in get_args(Position)[1:]:
        if stem.endswith(f".{position}"):
            return stem.removesuffix(f".{position}"), position
    return stem, "balanced"


def read_clause(text: str, clause_id: str, position: str, file: str) -> ClauseText:
    """One clause file's text as a clause. Raises LibraryError naming file and line."""
    lines = text.split("\n")
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
    for number, line in enumerate(lines, start=1):
        if any("\ue000" <= letter <= "\uf8ff" for letter in line):
            raise LibraryError("private-use characters are not allowed", Place(file, number))
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
