"""A form is walked question by question: each decision puts its answer in place and settles what is asked next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from slagen.answers.plain import Tree
from slagen.library.questionnaire_words import ONLY
from slagen.questions.applying import Answers
from slagen.questions.form import Form, Question
from slagen.questions.further import items_of, more_about
from slagen.questions.items import ask_many, covers, one_for_each
from slagen.questions.places import NOTHING, Around, Base, Spot
from slagen.questions.renaming import fitting
from slagen.questions.sections import ask_section
from slagen.questions.steps import Kind, Option, Step, Steps
from slagen.questions.wording import shown
from slagen.terms.parties import within_one_house


class Walk:
    """One walk through a form. `tree` holds the answers so far; `pending` the keys of what was chosen and still
    comes, `dropped` those of the standing items that were dropped.

    With a sample, its answers are offered before the standard values. What is taken as it is enters the answers where
    it comes from a sample or from a standard table that is changed; other standard values stay out: they hold anyway.
    `renames` holds the new short names of a sample's records: (`parties`, `lagerwerk`) → `acme`. `departments` is the
    form that takes the place of `form`, from the section after the parties, where they are all departments.
    """

    def __init__(self, form: Form, sample: dict[str, Tree] | None = None, departments: Form | None = None) -> None:
        self.form = form
        self._departments = departments
        self.tree: dict[str, Tree] = {}
        self.pending: list[str] = []
        self.dropped: list[str] = []
        self.renames: dict[tuple[str, str], str] = {}
        self._sample = Base(sample, "sample") if sample else NOTHING
        self._section = 0

    @property
    def answers(self) -> Answers:
        """The answers so far, as conditions and choices see them."""
        return Answers(self.form, self.tree)

    def steps(self) -> Steps:
        """Every step in order; what is sent in is what was decided."""
        root = Spot(tree=self.tree)
        root.put("kind", self.form.kind)
        for number in range(len(self.form.sections)):
            self._section = number
            if self._departments and _within_one_house(self.tree):
                self.form = self._departments
            yield from ask_section(self, self.form.sections[number], number, root, self._sample)

    def ask(self, question: Question, around: Around, base: Base, wanted: bool = False) -> Steps:
        """Ask a question, if it applies. `wanted` says that it was chosen, so that nobody need be asked whether."""
        if not self.answers.applies(question, around.path):
            return
        if question.shape == "group":
            yield from self._group(question, around, base, wanted)
            return
        if base.answer is None and question.default is not None:
            base = Base(question.default, question.default_from)
        if question.shape in ("table", "list"):
            yield from ask_many(self, question, around, base, wanted)
        else:
            yield from self._single(question, around, base)

    def step(self, kind: Kind, question: Question, around: Around, **more: Any) -> Step:
        """The step that asks a question at its place."""
        return Step(around.key_of(question.key), kind, question, around.path_of(question.key), self._section,
                    around.trail, **more)  # fmt: skip

    def _single(self, question: Question, around: Around, base: Base) -> Steps:
        base = self._before(question, around, base)
        offer = None if base.answer is None else self.fitting(question, base.answer)
        required = question.required and offer is None
        kind: Kind = "values" if question.shape == "values" else "value"
        decision = yield self.step(kind, question, around, offer=offer, origin=base.origin, required=required)
        if decision.word == "change":
            inner = around.inside(question.key, question.label)
            inner.spot.make({})
            yield from self.inside(question, inner, NOTHING)
        elif decision.word == "answer" and decision.answer is not None:
            around.spot.put(question.key, decision.answer)
        elif decision.word == "none":
            around.spot.put(question.key, "none")
        elif base.written and offer is not None:
            around.spot.put(question.key, offer)

    def _before(self, question: Question, around: Around, base: Base) -> Base:
        """What the item before answered, where that is what is offered; the only record that can be named."""
        if base.origin in ("sample", "item"):
            return base
        if question.refers_to and base.answer is None and (question.required or question.offer == ONLY):
            names = list(self.answers.ids(question.refers_to, around.path))
            if len(names) != 1:
                return base
            return Base(names if question.shape == "values" else names[0], "before")
        if not question.offer or question.offer == ONLY:
            return base
        above, _, own = around.path.rpartition(".")
        items = self.answers.at(above)
        names = list(items) if isinstance(items, dict) else [str(number) for number in range(len(items or ()))]
        place = names.index(own) if own in names else len(names)
        answer = self.answers.at(f"{above}.{names[place - 1]}.{question.offer}") if place else None
        return Base(answer, "before") if isinstance(answer, str) else base

    def _group(self, question: Question, around: Around, base: Base, wanted: bool) -> Steps:
        inner = around.inside(question.key, question.label)
        gate = question.gate
        brief = bool(around.key) and not wanted
        if question.required or (question.stands and not question.is_taken and base.answer is None):
            yield from self.inside(question, inner, base, brief=brief)
        elif base.answer is not None or question.is_taken:
            yield from self._take(question, around, inner, base)
        elif gate is not None and not wanted and not question.wanted:
            # The first answer settles whether there is such a group.
            yield from self._single(replace(gate, required=False), inner, NOTHING)
            if inner.spot.size():
                yield from self.inside(question, inner, NOTHING, leave=(gate.key,), brief=brief)
        elif wanted or question.wanted or (yield self.step("want", question, around)).word == "yes":
            inner.spot.make({})
            yield from self.inside(question, inner, base, brief=brief)

    def _take(self, question: Question, around: Around, inner: Around, base: Base) -> Steps:
        """A group that stands as it is, unless some of it is changed or all of it is left out."""
        options = self.menu(question.inside, inner, base)
        offer = self.fitting(question, base.answer or question.default or {})
        decision = yield self.step("take", question, around, offer=offer, origin=base.origin, options=options)
        if decision.word == "none":
            around.spot.put(question.key, "none")
            return
        if base.written:
            inner.spot.make({})
        yield from self.changed(question, inner, base, decision.chosen, options)
        if not base.written and inner.spot.size():
            self._keep_standing(question, inner)

    def _keep_standing(self, question: Question, inner: Around) -> None:
        """Write the standard groups, tables and lists of a group that something was answered in.

        They would not be added to it any more: what stands in the file of such a group is meant to be all of it.
        """
        for one in question.inside:
            said = self.answers.at(inner.path_of(one.key))
            if one.default_from == "kind" and one.default is not None and not one.needed and one.shape != "value":
                if said is None:
                    self.take(one, inner, one.default)
                elif one.shape == "group" and isinstance(said, dict):
                    self._keep_standing(one, inner.inside(one.key, one.label))

    def changed(
        self, question: Question, inner: Around, base: Base, chosen: tuple[str, ...], options: Iterable[Option]
    ) -> Steps:
        """Ask what was chosen from what stands; then whatever applies only since these answers."""
        shown_before = {option.name for option in options}
        yield from self.chosen((one for one in question.inside if one.key in shown_before), inner, base, chosen)
        for late in question.inside:
            if late.key not in shown_before:
                yield from self.ask(late, inner, base.inside(late.key))

    def inside(
        self, question: Question, inner: Around, base: Base, *, leave: tuple[str, ...] = (), brief: bool = False
    ) -> Steps:
        """What is inside a group: first the plain questions, then those of the details that are wanted.

        `brief` leaves the details of a group inside another one, or inside an item, to those of what is around it.
        """
        yield from self.plain(question, inner, base, leave=leave)
        if brief:
            yield from self.chosen((one for one in question.inside if one.detail), inner, base, ())
        else:
            yield from self.details(question, inner, base, leave=leave)

    def plain(self, question: Question, inner: Around, base: Base, *, leave: tuple[str, ...] = ()) -> Steps:
        """The questions inside that everybody is asked."""
        for asked in question.inside:
            if not asked.detail and asked.key not in leave:
                yield from self.ask(asked, inner, base.inside(asked.key))

    def details(self, question: Question, inner: Around, base: Base, *, leave: tuple[str, ...] = ()) -> Steps:
        """Details are shown together and asked only where chosen; an answer may bring further ones, shown next.

        Among them is what more there is to say about the groups, tables and lists inside.
        """
        seen = set(leave)
        while True:
            fresh = [one for one in self.more_of(question, inner, base) if one.key not in seen]
            if not fresh:
                return
            step = self.step("details", question, inner, options=self.menu(fresh, inner, base))
            decision = yield replace(step, key=f"{inner.key}/{len(seen)}", path=inner.path)
            seen |= {one.key for one in fresh}
            containers = [one for one in fresh if not one.detail]
            yield from self.chosen([one for one in fresh if one.detail], inner, base, decision.chosen)
            self.pending.extend(inner.key_of(one.key) for one in containers if one.key in decision.chosen)
            for one in containers:
                if one.key in decision.chosen:
                    yield from self._more_about(one, inner)
                    self.pending.remove(inner.key_of(one.key))

    def more_of(self, question: Question, inner: Around, base: Base) -> list[Question]:
        """What more there is to say inside: the details that apply, and those of what was said briefly."""
        return [
            one
            for one in question.inside
            if self.answers.applies(one, inner.path)
            and (one.detail or self._said_briefly(one, inner, base))
        ]

    def _said_briefly(self, question: Question, inner: Around, base: Base) -> bool:
        """Whether a group, table or list was asked for with its plain questions only; what stood was shown as a whole."""
        offered = base.inside(question.key)
        stood = question.is_taken or question.default is not None or offered.origin not in ("", "said")
        answer = self.answers.at(inner.path_of(question.key))
        has_more = any(one.detail and one.key != question.for_each for one in question.inside)
        return has_more and not stood and isinstance(answer, dict | list) and bool(answer)

    def _more_about(self, question: Question, inner: Around) -> Steps:
        """The details of a group, or of the items of a table or list, that was asked briefly before."""
        around = inner.inside(question.key, question.label)
        answer = self.answers.at(around.path)
        if question.shape == "group":
            yield from self.details(question, around, Base(answer, "said"))
        else:
            yield from more_about(self, question, around, items_of(question, around, answer))

    def chosen(self, questions: Iterable[Question], inner: Around, base: Base, chosen: tuple[str, ...]) -> Steps:
        """Ask what was chosen; of the rest, what must be written enters the answers as it is."""
        questions = tuple(questions)
        anyway = self.anyway(questions, inner, base)
        keys = [inner.key_of(one.key) for one in questions if one.key in chosen and one.key not in anyway]
        self.pending.extend(keys)
        for question in questions:
            offered = base.inside(question.key)
            if question.key in anyway or question.key in chosen:
                yield from self.ask(question, inner, offered, wanted=question.key in chosen)
                if question.key not in anyway:
                    self.pending.remove(inner.key_of(question.key))
            elif base.written and offered.answer is not None:
                self.take(question, inner, offered.answer)

    def fitting(self, question: Question, answer: Tree, *, item: bool = False) -> Tree | None:
        """What is offered, with the short names of the person's own records; None where it fits none of them."""
        return fitting(question, answer, self.answers, self.renames, item=item)

    def take(self, question: Question, around: Around, answer: Tree) -> None:
        """Answer as it is offered."""
        fitted = self.fitting(question, answer)
        if fitted is not None:
            around.spot.put(question.key, fitted)

    def anyway(self, questions: Iterable[Question], inner: Around, base: Base) -> tuple[str, ...]:
        """What is asked although the rest is taken as it stands: no standard value can know the person's own records."""
        return tuple(
            one.key
            for one in questions
            if one.needs_records
            and self._offers_nothing(one, base)
            and self.answers.applies(one, inner.path)
            and any(self.answers.at(table) for table in one.records or one.refers_to)
        )

    def _offers_nothing(self, question: Question, base: Base) -> bool:
        """Whether what is offered leaves the person's own records open; where a sample does so, that is its answer."""
        answer = base.inside(question.key).answer
        if question.for_each:
            records = self.answers.ids(question.records)
            return base.origin != "sample" or (one_for_each(question, answer) and not covers(question, answer, records))
        return base.origin != "sample" and (answer is None or self.fitting(question, answer) is None)

    def menu(self, questions: Iterable[Question], inner: Around, base: Base) -> tuple[Option, ...]:
        """The questions that apply, with the values they have now."""
        return tuple(
            Option(one.key, one.label, self._now(one, inner, base))
            for one in questions
            if self.answers.applies(one, inner.path)
        )

    def _now(self, question: Question, inner: Around, base: Base) -> str:
        answer = self.answers.at(inner.path_of(question.key))
        if answer is None:
            answer = base.inside(question.key).answer
            answer = answer if answer is None else self.fitting(question, answer)
        return shown(question, answer)


def _within_one_house(answers: dict[str, Tree]) -> bool:
    parties = answers.get("parties")
    records = [party for party in parties.values() if isinstance(party, dict)] if isinstance(parties, dict) else []
    return within_one_house((str(party.get("role", "")), str(party.get("form", ""))) for party in records)
