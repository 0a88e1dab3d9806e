"""A section of a questionnaire becomes steps: what stands in it is shown together, what everybody is asked comes after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slagen.answers.plain import Tree
from slagen.questions.form import Part, Question
from slagen.questions.items import take_items
from slagen.questions.places import Around, Base, Spot
from slagen.questions.steps import Option, Origin, Step, Steps
from slagen.questions.wording import shown

if TYPE_CHECKING:
    from slagen.questions.walk import Walk


def ask_section(walk: Walk, part: Part, number: int, root: Spot, sample: Base) -> Steps:
    """A menu of what stands and may be added, what everybody is asked, and what may be added by then."""
    section = _Section(walk, number, root, sample)
    questions = [one for one in part.questions if one.path != "kind"]
    first = section.menu_of(questions)
    yield from section.menu(first, "")
    for question in questions:
        if question not in first and not question.detail:
            yield from section.ask(question)
    shown_before = list(first)
    while last := [
        one for one in questions if one.detail and one not in shown_before and walk.answers.applies(one, "")
    ]:
        yield from section.menu(last, f"/{len(shown_before)}")
        shown_before += last


class _Section:
    """One section on a walk: its questions stand in the agreement itself, or a few groups down."""

    def __init__(self, walk: Walk, number: int, root: Spot, sample: Base) -> None:
        self._walk, self._number, self._root, self._sample = walk, number, root, sample

    def menu_of(self, questions: list[Question]) -> list[Question]:
        """What is shown together at the beginning: what stands, and beside it the details; nothing where it is but one."""
        applying = [one for one in questions if self._walk.answers.applies(one, "")]
        standing = [one for one in applying if self._stands(one)]
        menu = [one for one in applying if one in standing or (standing and one.detail)]
        return menu if len(menu) > 1 else []

    def menu(self, questions: list[Question], mark: str) -> Steps:
        """Show what can be changed or added, and ask what is chosen."""
        if not questions:
            return
        offers: dict[str, Tree] = {}
        for question in questions:
            if (offered := self._offered(question).answer) is not None:
                offers[question.path] = offered
        options = tuple(Option(one.path, one.label, self._shown(one), one.path) for one in questions)
        origin: Origin = "sample" if offers else ""
        key = f"section-{self._number}{mark}"
        decision = yield Step(key, "section", questions[0], "", self._number, (), offers, origin, options)
        self._walk.pending.extend(decision.chosen)
        for question in questions:
            if question.path in decision.chosen:
                yield from self.ask(question, wanted=True)
                self._walk.pending.remove(question.path)
            else:
                yield from self._take(question)

    def ask(self, question: Question, wanted: bool = False) -> Steps:
        """Ask one question of the section."""
        yield from self._walk.ask(question, self._around(question), self._offered(question), wanted)

    def _take(self, question: Question) -> Steps:
        """Take what stands; what no standard value can know is asked all the same."""
        around, base = self._around(question), self._offered(question)
        if question.shape in ("table", "list"):
            if base.answer is None and question.default is not None:
                base = Base(question.default, question.default_from)
            yield from take_items(self._walk, question, around, base)
        elif base.written and base.answer is not None:
            around.spot.put(question.key, base.answer)

    def _stands(self, question: Question) -> bool:
        sampled = self._offered(question).answer is not None
        return sampled or (question.stands and not question.required and not question.wanted)

    def _shown(self, question: Question) -> str:
        answer = self._offered(question).answer
        return shown(question, answer, 200) if answer is not None or question.stands else ""

    def _offered(self, question: Question) -> Base:
        """What the sample answers to a question of the section."""
        base = self._sample
        for name in question.path.split("."):
            base = base.inside(name)
        return base if base.answer is None else Base(self._walk.fitting(question, base.answer), base.origin)

    def _around(self, question: Question) -> Around:
        above = question.path.rpartition(".")[0]
        spot = self._root
        for name in above.split(".") if above else ():
            spot = spot.inside(name)
        return Around(spot, above, above)
