"""Answers are put where they belong; the groups, tables and lists around them come into being with the first of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from slagen.answers.plain import Tree, copied
from slagen.questions.steps import Origin


class Spot:
    """A place in the answers: the agreement itself, or what stands under `name` in the place above."""

    def __init__(self, above: Spot | None = None, name: str | int = "", *, tree: Any = None) -> None:
        self._above, self._name = above, name
        self._tree: Any = tree

    def put(self, name: str | int, answer: Tree) -> None:
        """Answer `name` here; a number is a position in a list, at most the next one."""
        own = self._own([] if isinstance(name, int) else {})
        if isinstance(name, int) and name == len(own):
            own.append(copied(answer))
        else:
            own[name] = copied(answer)

    def inside(self, name: str | int) -> Spot:
        """The place under `name`, with what is there already."""
        own = self._tree
        there = isinstance(own, dict) and name in own
        there = there or (isinstance(own, list) and isinstance(name, int) and name < len(own))
        found = own[name] if there else None
        return Spot(self, name, tree=found if isinstance(found, dict | list) else None)

    def make(self, empty: Tree) -> None:
        """Let there be a group, table or list here, though nothing is answered in it yet."""
        self._own(empty)

    def get(self, name: str) -> Tree | None:
        """The answer under `name`; None where there is none."""
        return self._tree.get(name) if isinstance(self._tree, dict) else None

    def drop(self, name: str) -> None:
        """Take the answer under `name` out again."""
        if isinstance(self._tree, dict):
            self._tree.pop(name, None)

    def size(self) -> int:
        """How many answers there are here."""
        return len(self._tree) if self._tree is not None else 0

    def _own(self, empty: Any) -> Any:
        if self._tree is None:
            self._tree = empty
            if self._above is not None:
                self._above._adopt(self._name, empty)
        return self._tree

    def _adopt(self, name: str | int, tree: Any) -> None:
        own = self._own([] if isinstance(name, int) else {})
        if isinstance(name, int) and name == len(own):
            own.append(tree)
        else:
            own[name] = tree

    def names(self) -> tuple[str, ...]:
        """The names of the answers here."""
        return tuple(self._tree) if isinstance(self._tree, dict) else ()


@dataclass(frozen=True)
class Around:
    """Where questions are asked: the place of their answers, its path there and key in the interview, and its names."""

    spot: Spot
    path: str = ""
    key: str = ""
    trail: tuple[str, ...] = ()

    def path_of(self, name: str) -> str:
        """The path of an answer here."""
        return f"{self.path}.{name}" if self.path else name

    def key_of(self, name: str) -> str:
        """The key of a question here."""
        return f"{self.key}.{name}" if self.key else name

    def inside(self, name: str, label: str) -> Around:
        """What is around the questions of a group, or the items of a table or list."""
        return Around(self.spot.inside(name), self.path_of(name), self.key_of(name), (*self.trail, label))

    def item_at(self, place: str | int, number: int, name: str) -> Around:
        """What is around the questions of one item: `place` in the answers, `number` in the interview."""
        return Around(self.spot.inside(place), f"{self.path}.{place}", f"{self.key}.{number}", (*self.trail, name))


@dataclass(frozen=True)
class Base:
    """What is offered for a question, and where it comes from. A `written` answer enters the file when it is taken."""

    answer: Tree | None = None
    origin: Origin = ""

    @property
    def written(self) -> bool:
        return self.origin in ("sample", "item", "before")

    def inside(self, name: str) -> Base:
        """What is offered for one answer inside."""
        if isinstance(self.answer, dict) and name in self.answer:
            return Base(self.answer[name], self.origin)
        return NOTHING


NOTHING = Base()
