"""Names that point at other answers become problems where nothing of that name exists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from slagen.answers.findings import Findings, listed, nearest, quoted
from slagen.answers.shapes import Shape
from slagen.errors import Place


class Reference(Struct, frozen=True):
    """The name `text` at `path` must be a key of one of the tables `target` (paths parted by `|`).

    `verb` says how the message joins the two: the answer at `path` is the name, or a table there names it.
    """

    path: str
    text: str
    target: str
    place: Place
    verb: str = "is"


def check(references: list[Reference], tables: dict[str, list[str]], findings: Findings) -> None:
    """Add an A-REF finding for each name that stands in none of its tables; empty names are passed over."""
    known: dict[str, dict[str, None]] = {}
    for reference in references:
        paths = [path.strip() for path in reference.target.split("|")]
        if reference.target not in known:
            known[reference.target] = dict.fromkeys(name for path in paths for name in tables.get(path, ()))
        names = known[reference.target]
        if not reference.text or reference.text in names:
            continue
        if not findings.has_room("A-REF"):
            findings.add("A-REF", "")
            continue
        where = " or ".join(paths)
        options = f"allowed: {listed(_beside(reference.text, names))}" if names else f"but {where} is empty"
        mend = nearest(reference.text, names) or _meant(reference.text, names)
        who = findings.named(reference.path)
        message = f"{who} {reference.verb} {quoted(reference.text)}, which is not in {where}; {options}"
        findings.add("A-REF", message, reference.path, reference.place, mend)


def _beside(text: str, names: Iterable[str]) -> list[str]:
    """The names worth listing: of names such as `credits/cap`, those of the family asked for, else the families."""
    family = text.rpartition("/")[0]
    within = [name for name in names if family and name.startswith(f"{family}/")]
    return within or [name for name in names if "/" not in name]


def _meant(text: str, names: Iterable[str]) -> str:
    """Names such as `credits/claim` that end in the one asked for, where its family was left out."""
    found = [name for name in names if "/" in name and name.rpartition("/")[2] == text]
    return f"Did you mean {' or '.join(quoted(name) for name in found)}?" if found else ""


def meant_by_default(shapes: Sequence[Shape], text: str, records: Mapping[str, Mapping[str, Any]]) -> str:
    """The name of the record that a standard value means, which cannot know it: the only record with `text` in the field
    that the reference is `named_by`. Nothing where there is none or more than one; any other value is itself."""
    for shape in shapes:
        field = next((meta.extra["named_by"] for meta in shape.metas if meta.extra and "named_by" in meta.extra), "")
        table = records.get(shape.refers_to, {})
        if field and text not in table:
            found = [name for name, record in table.items() if getattr(record, field, None) == text]
            return found[0] if len(found) == 1 else ""
    return text
