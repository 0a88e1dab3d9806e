"""A Word file, wherever it has been since, becomes what its content controls show: the tag of each answer and its words."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from slagen.errors import on_one_line
from slagen.render.docx.controls import tag_of
from slagen.twin.docx_words import W, words_in
from slagen.twin.zipped import Parts


class Shown(Struct, frozen=True):
    """One control: its tag, and the words in it as a reader sees them; tracked insertions are there, deletions gone."""

    tag: str
    text: str


def controls_of(parts: Parts) -> list[Shown]:
    """Every control with a tag, in reading order; one inside another's content follows it."""
    found = []
    for control in parts.xml(parts.main()).iter(f"{W}sdt"):
        content = control.find(f"{W}sdtContent")
        named = (control.find(f"{W}sdtPr/{W}{name}") for name in ("tag", "alias"))
        tag = next((str(one.get(W + "val")) for one in named if one is not None and one.get(W + "val")), "")
        if tag and content is not None:
            found.append(Shown(tag, words_in(content)))
    return found


class Answer(Struct, frozen=True):
    """How one answer is printed: all its different wordings in a file, and those it was built with; the path may be cut."""

    path: str
    shown: tuple[str, ...]
    given: tuple[str, ...]

    @property
    def is_changed(self) -> bool:
        return self.shown != self.given

    def __str__(self) -> str:
        if not self.is_changed:
            return f"{self.path} = {_listed(self.shown)}"
        return f"{self.path}: {_listed(self.given)} became {_listed(self.shown)}"


def answers_of(shown: Iterable[Shown], given: Iterable[Shown], paths: Iterable[str] = ()) -> list[Answer]:
    """Every answer of either, in the order of what was built; `paths` are spelled out where a tag had to be cut."""
    said, was = _by_tag(shown), _by_tag(given)
    whole = {tag_of(path): path for path in paths}
    return [Answer(whole.get(tag, tag), said.get(tag, ()), was.get(tag, ())) for tag in dict.fromkeys((*was, *said))]


def _by_tag(controls: Iterable[Shown]) -> dict[str, tuple[str, ...]]:
    """The different wordings by tag; where an answer was printed several times, one changed place is a further wording."""
    found: dict[str, dict[str, None]] = {}
    for one in controls:
        found.setdefault(one.tag, {})[" ".join(one.text.split())] = None
    return {tag: tuple(words) for tag, words in found.items()}


def _listed(words: tuple[str, ...]) -> str:
    return on_one_line("; ".join(f"“{word}”" for word in words)) if words else "nothing"
