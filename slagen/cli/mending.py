"""An answers file becomes the one in which every finding with one right answer is mended, shown as a diff."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from slagen.library.library import Library
    from slagen.outcomes import Reading


def mended(reading: Reading, using: Library, aside: Mapping[str, str]) -> tuple[bytes, str]:
    """The new content of the file, and the difference as a unified diff; the old content and nothing where no mend fits.

    Comments, order and everything that is not mended stay as they are. What is left aside is not mended.
    """
    from slagen import pipeline
    from slagen.answers.changing import change, read_changes
    from slagen.answers.plain import part_at, plain
    from slagen.checks.mends import mends

    tree, file = plain(reading.root), reading.file

    def typed(path: str) -> str:
        answer = part_at(tree, path.split("."))
        return answer if isinstance(answer, str) else ""

    found = pipeline.examine(reading, ignore=aside, drawn=False).problems
    assignments = mends(reading.terms, found, typed)
    if not assignments:
        return reading.text, ""
    wanted = read_changes(using.terms, assignments, (), using.label_of, using.advice)
    new, _ = change(reading.text, str(file), wanted, lambda text: pipeline.faults(file, text, using), using.label_of)
    return new, _diff(reading.text, new, file)


def _diff(old: bytes, new: bytes, file: Path) -> str:
    import difflib

    from slagen.errors import on_one_line

    before, after = (content.decode("utf-8", "replace").splitlines() for content in (old, new))
    name = on_one_line(str(file))
    lines = difflib.unified_diff(before, after, name, f"{name} (mended)", lineterm="")
    return "\n".join(on_one_line(line) for line in lines)
