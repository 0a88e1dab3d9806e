"""A step of an interview becomes lines on a terminal, and what is typed becomes a decision."""

from __future__ import annotations

from collections.abc import Sequence

from slagen.answers.findings import quoted
from slagen.answers.plain import Tree
from slagen.answers.scalars import Refused, check_limits
from slagen.answers.single import problems_of
from slagen.cli.choosing import Choice, choices_of, single_slot, words_typed
from slagen.cli.screen import Row, Screen
from slagen.questions.applying import Answers
from slagen.questions.form import Form, Question
from slagen.questions.interview import Interview
from slagen.questions.steps import ADD, DROP, NO, NONE, STANDARD, YES, Decision, Kind, Option, Step
from slagen.questions.wording import shown

_USAGE = "Enter takes what stands in [brackets]. ? explains a question, < goes back, Ctrl-C stops; every answer is saved at once."


class Back(Exception):
    """The person wants to go back a question."""


class Terminal:
    """Asks on standard output and reads from standard input; remembers what the person has seen already."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._section = -1
        self._told = False
        self._trail: tuple[str, ...] = ()
        self._explained: set[str] = set()
        self._screen = Screen()

    def decide(self, interview: Interview) -> Decision:
        """Ask the step of the interview until what is typed can be taken. Raises Back, and EOFError at the end of input."""
        step = interview.step
        assert step is not None
        self._place(step)
        match step.kind:
            case "value" | "values" | "name":
                return self._answer(step, interview.walked.answers)
            case "key":
                return self._key(step)
            case "section":
                return self._whole_section(step)
            case "want":
                self._ask(step.question)
                return YES if self._yes(step, "Settle this now?", False) else NO
            case "more":
                return self._more(step)
            case "take":
                return self._take(step)
            case "item":
                return self._item(step)
            case "pick" | "details":
                return self._further(step)

    def again(self, interview: Interview, path: str) -> Tree | None:
        """Ask for one answer again; None where it is left as it is."""
        question = self._form.question(path)
        assert question is not None
        answers = Answers(self._form, interview.answers)
        kind: Kind = "values" if question.shape == "values" else "value"
        step = Step(path, kind, question, path, self._section, offer=answers.holding(path), origin="again")
        self._screen.heading(path)
        return self._answer(step, answers).answer

    # --- where we are --------------------------------------------------------------------------------------------

    def _place(self, step: Step) -> None:
        """The title of a new section, and what the question is about where that has changed."""
        if step.section != self._section:
            self._section, self._trail = step.section, ()
            section = self._form.sections[step.section]
            self._screen.title(f"{step.section + 1} of {len(self._form.sections)}  {section.title}")
            self._screen.say(section.intro)
            if not self._told:
                self._screen.say(_USAGE, dim=True)
            self._told = True
        if step.trail and step.trail != self._trail:
            self._screen.heading(" › ".join(step.trail))
        self._trail = step.trail

    def say(self, text: str) -> None:
        """Say something beside the questions."""
        self._screen.say(text)

    def refuse(self, text: str) -> None:
        """Say why something cannot be taken."""
        self._screen.refuse(text)

    def _read(self, step: Step, prompt: str) -> str:
        while True:
            text = self._screen.read(prompt)
            if text == "<":
                raise Back
            if text != "?":
                return text
            self._explain(step)

    # --- questions -----------------------------------------------------------------------------------------------

    def _ask(self, question: Question, example: bool = False) -> None:
        """The question, with its help the first time it is asked."""
        more = f" For example: {question.example}" if example and question.example and not question.choices else ""
        self._screen.say(f"{question.ask}{more}")
        if question.help and question.field not in self._explained:
            self._screen.say(question.help, dim=True, indent="  ")
        self._explained.add(question.field)

    def _explain(self, step: Step) -> None:
        """Everything there is to say about a question."""
        question = step.question
        self._screen.say(question.help or f"{question.label}: {question.ask}", dim=True, indent="  ")
        if step.kind in ("value", "values", "name") and question.allowed:
            self._screen.say(f"Allowed: {question.allowed}.", dim=True, indent="  ")
        if question.example:
            self._screen.say(f"For example: {question.example}", dim=True, indent="  ")
        if step.offer is not None and step.origin in ("kind", "type"):
            of = f"of a {self._form.kind} agreement" if step.origin == "kind" else "of slagen"
            self._screen.say(f"Standard value {of}: {shown(question, step.offer, 400)}", dim=True, indent="  ")
        self._screen.say(f"In the answers file: {step.path}", dim=True, indent="  ")

    def _yes(self, step: Step, question: str, default: bool) -> bool:
        while True:
            typed = self._read(step, f"{question} [{'Y/n' if default else 'y/N'}]").lower()
            if not typed:
                return default
            if typed in ("y", "yes", "n", "no"):
                return typed in ("y", "yes")
            self.refuse("Type y for yes or n for no.")

    def _answer(self, step: Step, answers: Answers) -> Decision:
        question = step.question
        self._ask(question, example=True)
        choices = choices_of(question, answers, step.path)
        if choices:
            self._screen.rows([Row(str(number), one.label, one.meaning) for number, one in enumerate(choices, 1)])
        elif question.refers_to:
            of = " or ".join(self._form.label_of(table).lower() for table in question.refers_to)
            self._screen.say(f"There are no {of} yet to choose from; Enter leaves it open.", dim=True, indent="  ")
        many = step.kind == "values"
        if many:
            self._screen.say("Several may be chosen." if choices else "Part several with semicolons.", dim=True, indent="  ")
        if question.inside and step.kind == "value":
            self._screen.say(f"{ADD} puts one of your own together.", dim=True, indent="  ")
        while True:
            typed = self._read(step, self._prompt(step, choices))
            if typed == ADD and question.inside and step.kind == "value":
                return Decision("change")
            if not typed:
                if step.offer is not None or not step.required or (question.refers_to and not choices):
                    return STANDARD
                self.refuse("An answer is needed here. ? explains it.")
                continue
            if typed.lower() == "none" and not step.required and (question.optional or many):
                return NONE
            texts = words_typed(typed, question, choices, many=many)
            if self._all_right(step, texts, answers):
                return Decision("answer", list(texts) if many else texts[0])

    def _prompt(self, step: Step, choices: Sequence[Choice]) -> str:
        label = step.question.label if step.kind != "value" or not step.question.inside else step.question.one
        if step.offer is not None:
            labels = {choice.word: choice.label for choice in choices}
            offered = step.offer if isinstance(step.offer, list) else [step.offer]
            words = "; ".join(labels.get(str(one), str(one)) for one in offered)
            if len(words) > 40:
                self._screen.say(f"[{words}]", indent="  ", dim=True)
                words = "as above"
            return f"{label} [{words}]"
        return label if step.required else f"{label} [leave open]"

    def _all_right(self, step: Step, texts: Sequence[str], answers: Answers) -> bool:
        question = step.question
        tables = {table: answers.ids((table,)) for table in question.refers_to}
        currency = answers.holding("document.currency")
        slot = single_slot(question, many=step.kind == "values")
        fine = True
        label = self._form.label_of
        for text in texts:
            for problem in problems_of(slot, text, step.path, label=label, currency=str(currency or ""), tables=tables):
                message = problem.message.replace(f" ({step.path})", "")
                self.refuse(f"{message} {problem.mend}".strip())
                fine = fine and problem.severity != "error"
        return fine

    def _key(self, step: Step) -> Decision:
        if not step.number:
            self._ask(step.question)
        table = step.question.slot.only("dict")
        while True:
            typed = self._read(step, f"{_upper(step.question.one)} [{'no more' if step.number else 'none'}]")
            if not typed:
                return NO
            try:
                if table and table.key:
                    check_limits(table.key, typed)
            except Refused as refused:
                self.refuse(f"{_upper(step.question.one)} is {quoted(typed)}{refused.what} {refused.mend}".strip())
                continue
            return Decision("answer", typed)

    def _more(self, step: Step) -> Decision:
        one = step.question.one
        if step.number:
            return YES if self._yes(step, f"Add another {one}?", step.required) else NO
        self._ask(step.question)
        return YES if self._yes(step, f"Add {_article(one)} {one}?", False) else NO

    # --- what stands already -------------------------------------------------------------------------------------

    def _whole_section(self, step: Step) -> Decision:
        if not any(option.value for option in step.options):
            self._screen.say("Nothing here is needed; it may be added:")
            self._options(step)
            return self._numbers(step, "Numbers add some, or all [no]")
        self._screen.say("In the sample:" if step.origin == "sample" else "This stands as it usually is:")
        self._options(step)
        return self._numbers(step, "Numbers change or add some, or all [as it is]")

    def _take(self, step: Step) -> Decision:
        question = step.question
        self._ask(question)
        self._options(step)
        table = question.shape != "group"
        word = "" if question.required else ", none leaves it out" if question.optional or table else ""
        add = f", {ADD} adds {_article(question.one)} {question.one}" if table else ""
        return self._numbers(step, f"Numbers change some{add}{word} [as it is]", none=bool(word), add=table)

    def _item(self, step: Step) -> Decision:
        self._options(step)
        return self._numbers(step, "Numbers change some, drop leaves it out [as it is]", drop=True)

    def _further(self, step: Step) -> Decision:
        if step.kind == "pick":
            names = [one.label.lower() for one in step.question.inside if one.detail][:4]
            self._screen.say(f"Say more about one of these ({', '.join(names)} …)?")
            self._options(step)
            return self._numbers(step, "Numbers, or all [no]")
        valued = any(option.value for option in step.options)
        self._screen.say("These can stay as they are:" if valued else "There is more that can be said:")
        self._options(step)
        return self._numbers(step, "Numbers change some, or all [as it is]" if valued else "Numbers, or all [no]")

    def _options(self, step: Step) -> None:
        """The step's menu: what has a value now, then what is open."""
        options = _in_menu(step)
        rows = [Row(str(number), one.label, one.value) for number, one in enumerate(options, 1)]
        valued = [row for row in rows if row.words]
        self._screen.rows(valued)
        if blank := [f"{row.number} {row.label}" for row in rows if not row.words]:
            self._screen.beside(blank, "Open: " if valued else "")

    def _numbers(self, step: Step, prompt: str, *, none: bool = False, add: bool = False, drop: bool = False) -> Decision:
        """What is chosen from the step's menu by numbers."""
        while True:
            typed = self._read(step, prompt).lower()
            if not typed:
                return Decision("change")
            if none and typed == "none":
                return NONE
            if drop and typed == "drop":
                return DROP
            words = typed.replace(",", " ").replace(";", " ").split()
            chosen = [ADD] if add and ADD in words else []
            words = [word for word in words if not (add and word == ADD)]
            options = _in_menu(step)
            if words == ["all"]:
                return Decision("change", chosen=(*(one.name for one in options), *chosen))
            if all(word.isascii() and word.isdigit() and 1 <= int(word) <= len(options) for word in words):
                return Decision("change", chosen=(*(options[int(word) - 1].name for word in words), *chosen))
            self.refuse(f"Type numbers from 1 to {len(step.options)}, such as 1 or 1 2; Enter changes nothing.")


def _in_menu(step: Step) -> list[Option]:
    return sorted(step.options, key=lambda option: not option.value)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _article(word: str) -> str:
    return "an" if word[:1].lower() in "aeiou" else "a"


__all__ = ["Back", "Terminal", "Tree"]
