"""A Word file, wherever it has been since, becomes what its content controls show: the tag of each answer and its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

from slagen.errors import on_one_line
from slagen.render.docx.controls import tag_of
from slagen.twin.docx_words import W, words_in
from slagen.twin.zipped import Parts

_NEAR = 40


class Shown(Struct, frozen=True):
    """One control: its tag, and the words in it as a reader sees them; tracked insertions are there, deletions gone."""

    tag: str
    text: str


def controls_of(parts: Parts, like: Sequence[Shown] = ()) -> list[Shown]:
    """Every control with a tag, in reading order.

    LibreOffice drops the names of controls whose letters have a style of their own. They are known again by their place among
    those that the file was built with, which are `like`.
    """
    found: list[Shown] = []
    at = 0
    for control in parts.xml(parts.main()).iter(f"{W}sdt"):
        content = control.find(f"{W}sdtContent")
        if content is None or control.find(f"{W}sdtPr/{W}docPartObj") is not None:
            continue
        named = (control.find(f"{W}sdtPr/{W}{name}") for name in ("tag", "alias"))
        tag = next((str(one.get(W + "val")) for one in named if one is not None and one.get(W + "val")), "")
        text = words_in(content)
        if not tag and any(_is_answer(one) for one in control.iterancestors(f"{W}sdt")):
            continue
        place = _next(like, at, tag, text)
        if place is not None:
            tag, at = like[place].tag, place + 1
        if tag:
            found.append(Shown(tag, text))
    return found


def _is_answer(control: Any) -> bool:
    """Whether a control is that of an answer, and not the one around the contents."""
    return control.find(f"{W}sdtPr/{W}docPartObj") is None


def _next(like: Sequence[Shown], at: int, tag: str, text: str) -> int | None:
    """Where in what was built a control stands: the next with its tag; without one, the next near by with its words."""
    if tag:
        return next((place for place in range(at, len(like)) if like[place].tag == tag), None)
    near = range(at, min(at + _NEAR, len(like)))
    same = next((place for place in near if like[place].text.split() == text.split()), None)
    return same if same is not None or at >= len(like) else at


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
