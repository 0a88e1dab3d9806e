"""Decisions become answers and the next step; a file of earlier answers is followed up to where it ends."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from slagen.answers.plain import Tree, copied
from slagen.questions.applying import Answers
from slagen.questions.deriving import Deriving
from slagen.questions.form import Form
from slagen.questions.merging import merged
from slagen.questions.steps import DROPPED, Decision, Step, Steps
from slagen.questions.walk import Walk


class Interview:
    """One interview over a form: `step` is what to ask now (None at the end), `answers` what the file should say.

    `given` are the answers that a file holds already, and `stopped` the keys at which an earlier interview over it was
    left (see Deriving). `departments` is the form where only departments agree. What the file says beyond the form
    stays in `answers`.
    """

    def __init__(
        self, form: Form, *, sample: dict[str, Tree] | None = None, given: dict[str, Tree] | None = None,
        stopped: tuple[str, ...] = (), departments: Form | None = None,
    ) -> None:  # fmt: skip
        self.form = form
        self._sample = sample
        self._departments = departments
        self._given = given or {}
        self._stopped = stopped
        self._history: list[tuple[str, Decision]] = []
        self._taken_back: dict[str, Decision] = {}
        self._again: set[str] = set()
        self._answers = _copy(self._given)
        self._start(self._given)
        if self._deriving.missed and self.step is None:
            # The place where the file was left is no more; whatever it does not say is asked.
            self._history.clear()
            self._start(self._given, everything=True)
        # What the walk takes from the file is in the file already.
        self._last = _copy(self._walk.tree) if self._given else {}

    @property
    def answers(self) -> dict[str, Tree]:
        """What the file should say: what it said, with whatever changed on the walk since."""
        if self._last != self._walk.tree:
            self._answers = merged(self._answers, self._last, self._walk.tree)
            self._last = _copy(self._walk.tree)
        return self._answers

    @property
    def stopped(self) -> tuple[str, ...]:
        """Where another interview over the answers goes on (see Deriving); empty at the end."""
        if self.step is None:
            return ()
        return (self.step.key, *self._walk.pending, *(f"{DROPPED}{key}" for key in self._walk.dropped))

    @property
    def walked(self) -> Walk:
        """The walk as far as it is: its answers say what conditions and choices see."""
        return self._walk

    def decide(self, decision: Decision) -> None:
        """Decide the step asked now, and go on to the next that no answer of the file settles."""
        assert self.step is not None
        earlier = self._taken_back.pop(self.step.key, None)
        if decision.word == "standard" and self.step.origin == "again" and earlier is not None:
            decision = earlier
        self._send(decision)
        self._follow()

    def can_put(self, path: str) -> bool:
        """Whether one answer can be put at the path: an item of a table that stands is not made of one answer."""
        parts = path.split(".")
        for length in range(1, len(parts)):
            question = self.form.question(".".join(parts[:length]))
            item = question is not None and question.path.count(".") != length - 1
            if item and Answers(self.form, self.answers).at(".".join(parts[:length])) is None:
                return False
        return True

    def put(self, path: str, answer: Tree) -> None:
        """Put another answer at the path of a single answer, without asking anything."""
        *above, last = path.split(".")
        now: Any = self.answers
        for part in above:
            now = now[int(part)] if isinstance(now, list) else now.setdefault(part, {})
        if isinstance(now, list):
            now[int(last)] = answer
        else:
            now[last] = answer

    def back(self) -> bool:
        """Take the last decision back and ask that step again; False where there is none."""
        if not self._history:
            return False
        key, decision = self._history.pop()
        self._taken_back[key] = decision
        self._again.add(key)
        history, self._history = self._history, []
        self._begin()
        for _, earlier in history:
            self._send(earlier)
        self._remind()
        return True

    def _start(self, given: dict[str, Tree], *, everything: bool = False) -> None:
        self._deriving = Deriving(given, self._stopped)
        self._deriving.reached = everything or not given
        self._begin()
        self._follow()

    def _begin(self) -> None:
        self._walk = Walk(self.form, self._sample, self._departments)
        self._steps: Steps = self._walk.steps()
        self.step: Step | None = next(self._steps, None)

    def _send(self, decision: Decision) -> None:
        assert self.step is not None
        self._history.append((self.step.key, decision))
        try:
            self.step = self._steps.send(decision)
        except StopIteration:
            self.step = None

    def _follow(self) -> None:
        """Go on as long as the file has the answer."""
        while self.step is not None and self.step.key not in self._again:
            decision = self._deriving.decision(self.step)
            if decision is None:
                break
            self._send(decision)
        self._remind()

    def _remind(self) -> None:
        """Offer an answer that was taken back."""
        earlier = self._taken_back.get(self.step.key) if self.step else None
        if self.step and earlier and earlier.word == "answer" and self.step.kind in ("value", "values", "name"):
            self.step = replace(self.step, offer=earlier.answer, origin="again")


def _copy(answers: dict[str, Tree]) -> dict[str, Tree]:
    return {name: copied(answer) for name, answer in answers.items()}
