"""Loaded terms become what holds at a path, with the origin of every value: typed, standard of the kind, or standard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Literal

from slagen.answers.findings import Findings, nearest, quoted
from slagen.answers.inline import inline
from slagen.answers.loading import Loaded
from slagen.answers.nodes import joined
from slagen.answers.plain import Tree, part_at, typed
from slagen.answers.shapes import fields_of
from slagen.answers.spelling import STEP
from slagen.errors import Place
from slagen.terms.base import Term

Origin = Literal["typed", "kind", "position", "standard", "none"]
ORIGINS: Mapping[Origin, str] = {
    "typed": "typed", "kind": "the standard of this kind", "position": "the standard of the position chosen",
    "standard": "the standard value", "none": "not answered",
}  # fmt: skip


@dataclass(frozen=True)
class Shown:
    """What holds at one path, spelled as in an answers file, and where it comes from; `place` only where it was typed.

    `name` is the last part of the path, nothing for an item of a list. `inside` are the parts of a group, table or list
    of groups that hold something; `value` is None where nothing holds.
    """

    path: str
    name: str
    value: Tree | None
    origin: Origin
    place: Place | None
    inside: tuple[Shown, ...] = ()

    def leaves(self) -> Iterator[Shown]:
        """This value, or all single ones below it, in order."""
        if not self.inside:
            yield self
        for part in self.inside:
            yield from part.leaves()


class Showing:
    """The terms of one file, and the answers as they were typed."""

    def __init__(self, loaded: Loaded[Any], answers: Tree) -> None:
        self._loaded = loaded
        self._answers = answers

    def at(self, path: str, findings: Findings) -> Shown | None:
        """What holds at a path that the terms know; None after adding a finding, where no record has such a name."""
        now: Any = self._loaded.value
        before = ""
        for part in path.split(".") if path else ():
            if isinstance(now, dict | tuple):
                names = list(now) if isinstance(now, dict) else [str(index) for index in range(len(now))]
                if part not in names:
                    there = f"there are {', '.join(names)}" if names else "there is nothing in it"
                    message = f"{quoted(part)} is not in {findings.named(before)}; {there}"
                    findings.add("A-KEY", message, path, mend=nearest(part, names))
                    return None
            now = _inside(now, part)
            before = f"{before}.{part}" if before else part
        return self._shown(now, path, "" if _is_position(path) else path.rpartition(".")[2])

    def _shown(self, value: Any, path: str, name: str) -> Shown:
        parts: list[Shown] = []
        if isinstance(value, Term):
            fields = fields_of(type(value))
            parts = [self._shown(getattr(value, field.name), joined(path, field.key), field.key) for field in fields]
        elif isinstance(value, dict):
            parts = [self._shown(item, joined(path, key), key) for key, item in value.items()]
        elif isinstance(value, tuple) and any(isinstance(item, Term | tuple) for item in value):
            parts = [self._shown(item, joined(path, str(index)), "") for index, item in enumerate(value)]
        place = self._loaded.places.get(path)
        parts = [part for part in parts if part.inside or part.value is not None or part.place]
        single = not isinstance(value, dict | tuple | Term)
        spelled = part_at(self._answers, path.split(".")) if place and single else typed(value)
        return Shown(path, name, spelled, self._origin(value, path), place, tuple(parts))

    def _origin(self, value: Any, path: str) -> Origin:
        if path in self._loaded.places:
            return "typed"
        if value is None or value in ((), {}):
            return "none"
        source = self._loaded.sources.get(path) or self._loaded.sources.get(f"{path}.0")
        if source is None:
            return "standard"
        return "position" if PurePath(source.file).parent.name == "positions" else "kind"


def yaml_lines(shown: Shown, indent: str = "") -> Iterator[str]:
    """The value as lines of an answers file, each single answer with its origin as a remark."""
    head = f"{shown.name}:" if shown.name else "-"
    if not shown.inside:
        yield f"{indent}{head} {inline(shown.value if shown.value is not None else 'none')}  # {origin_words(shown)}"
        return
    first = not shown.name
    if shown.name:
        yield f"{indent}{head}"
    for part in shown.inside:
        for line in yaml_lines(part, indent + STEP):
            # The first line of an item stands beside its hyphen.
            yield f"{indent}- {line[len(indent) + len(STEP) :]}" if first else line
            first = False


def origin_words(shown: Shown) -> str:
    """`typed, line 12` or `the standard value`."""
    return f"typed, line {shown.place.line}" if shown.place else ORIGINS[shown.origin]


def _inside(value: Any, part: str) -> Any:
    if isinstance(value, Term):
        name = next((field.name for field in fields_of(type(value)) if field.key == part), None)
        return getattr(value, name) if name else None
    if isinstance(value, dict):
        return value.get(part)
    return value[int(part)] if isinstance(value, tuple) and part.isdigit() and int(part) < len(value) else None


def _is_position(path: str) -> bool:
    return path.rpartition(".")[2].isdigit()
